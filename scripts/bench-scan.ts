import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { bundle } from '../tests/bench/bundle';
import { type BenchResult, residentAt, type Sample } from '../tests/bench/scan-common';

/**
 * What a site scan costs: a generated site of 2,000 pages (over 30 kB, over 100 links each) on loopback, politeness off, eight
 * requests at a time. Ours in Chromium (the built extension) and in Node, audit included; linkinator, which only follows
 * links; and as the floor requests with a regular expression. One after the other, in one run. Prints figures and ratios.
 *
 *   npm run build && npm run bench:scan [-- --pages 20000] [--only browser,node,linkinator,floor] [--dir .output/chrome-mv3]
 *
 * Memory: the peak of the process, where there are several (Chromium) of all together, as the system counts resident pages;
 * pages that processes share are counted in each. Beside it what the extension's own process takes, and of ours what is
 * resident at the end against what was when 2,000 pages were read: whether memory grows with the site.
 */

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '2000' },
    only: { type: 'string', default: 'floor,linkinator,node,browser' },
    dir: { type: 'string', default: fileURLToPath(new URL('../.output/chrome-mv3', import.meta.url)) },
  },
});
const pages = Number(values.pages);
const only = values.only.split(',');
const tests = (name: string) => fileURLToPath(new URL(`../tests/bench/${name}`, import.meta.url));

type Measured = BenchResult & { peak: number; own?: number; samples: Sample[] };

/** Starts a script; resolves with its first line. */
function run(script: string, args: readonly string[]): { child: ChildProcess; line: Promise<string> } {
  const child = spawn(process.execPath, ['--import', 'tsx', tests(script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (part: Buffer) => {
      text += part;
      if (text.includes('\n')) resolve(text.split('\n')[0] ?? '');
    });
    child.on('exit', (code) => reject(new Error(`${script} ended (${code})`)));
  });
  return { child, line };
}

const status = (pid: string, name: string) => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
};

/** Resident bytes of a process and everything below it: all together, and of the extension's own process. */
function memoryBelow(root: number): { all: number; own: number } {
  const parents = new Map<number, number>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    parents.set(Number(pid), Number(/^PPid:\s*(\d+)/m.exec(status(pid, 'status'))?.[1] ?? 0));
  }
  const below = (pid: number): boolean => pid === root || ((parents.get(pid) ?? 0) > 1 && below(parents.get(pid) ?? 0));
  let all = 0;
  let own = 0;
  for (const pid of [...parents.keys()].filter(below)) {
    const resident = 1024 * Number(/^VmRSS:\s*(\d+)/m.exec(status(String(pid), 'status'))?.[1] ?? 0);
    all += resident;
    if (status(String(pid), 'cmdline').includes('--extension-process')) own += resident;
  }
  return { all, own };
}

/** The built extension with one page more, and with the grant that staff would give. */
async function benchExtension(): Promise<string> {
  if (!existsSync(join(values.dir, 'scan-worker.js'))) {
    throw new Error(`No built extension at ${values.dir}: npm run build`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'oit-bench-scan-'));
  cpSync(values.dir, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  writeFileSync(join(folder, 'bench.js'), await bundle('scan-page.ts'));
  writeFileSync(join(folder, 'bench.html'), '<!doctype html><meta charset="utf-8"><script src="bench.js"></script>');
  return folder;
}

async function inChromium(host: string): Promise<Measured> {
  const folder = await benchExtension();
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    enableExtensions: [folder],
    pipe: true,
    // Else the browser keeps every page that was fetched for the developer tools, up to some hundred MB.
    networkEnabled: false,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    protocolTimeout: 3_600_000,
  });
  let timer: ReturnType<typeof setInterval> | undefined;
  try {
    const worker = await browser.waitForTarget((target) => target.type() === 'service_worker');
    const page = await browser.newPage();
    await page.goto(new URL('/bench.html', worker.url()).href);
    const root = browser.process()?.pid ?? 0;
    let peak = 0;
    let own = 0;
    const samples: Sample[] = [];
    const sample = async () => {
      const read = (await page.evaluate('pagesRead()').catch(() => 0)) as number;
      const now = memoryBelow(root);
      samples.push({ read, bytes: now.all });
      peak = Math.max(peak, now.all);
      own = Math.max(own, now.own);
    };
    timer = setInterval(() => void sample(), 250);
    const result = (await page.evaluate(`scan(${JSON.stringify(host)})`)) as BenchResult;
    await sample();
    return { ...result, peak, own, samples };
  } finally {
    clearInterval(timer);
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inNode(name: string, host: string): Promise<Measured> {
  const { child, line } = run('scan-node.ts', [name, host]);
  try {
    return JSON.parse(await line);
  } finally {
    child.kill();
  }
}

const CONTESTANTS: readonly { id: string; name: string; run: (host: string) => Promise<Measured> }[] = [
  { id: 'floor', name: 'undici, requests and a regular expression', run: (host) => inNode('floor', host) },
  { id: 'linkinator', name: 'linkinator, links only', run: (host) => inNode('linkinator', host) },
  { id: 'node', name: 'ours in Node, with the audit', run: (host) => inNode('ours', host) },
  { id: 'browser', name: 'ours in Chromium, with the audit', run: inChromium },
];

const rate = ({ pages: read, ms }: Measured) => (1_000 * read) / ms;
const FEW = 2_000;
const change = (now: number, before: number) =>
  `${now < before ? '' : '+'}${((100 * now) / before - 100).toFixed(1)} %`;
const MB = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`;

const site = run('scan-site.ts', [String(pages)]);
try {
  const host = `127.0.0.1:${await site.line}`;
  const sample = await (await fetch(`http://${host}/page/77`)).text();
  const links = sample.match(/<a href="\//g)?.length ?? 0;
  console.log(
    `${pages.toLocaleString('en')} pages of ${(Buffer.byteLength(sample) / 1_000).toFixed(1)} kB with ${links} links; ${cpus().length} processors, shared with the server\n`,
  );
  const measured = new Map<string, Measured>();
  for (const { id, name, run: measure } of CONTESTANTS.filter((one) => only.includes(one.id))) {
    const result = await measure(host);
    measured.set(id, result);
    const own = result.own === undefined ? '' : ` (its own process ${MB(result.own)})`;
    const [before, after] = [residentAt(result.samples, FEW), residentAt(result.samples, pages)];
    const growth =
      before > 0 && pages > FEW
        ? ` (${MB(before)} at ${FEW.toLocaleString('en')} pages, ${change(after, before)})`
        : '';
    const resident = after > 0 ? `  at the end ${MB(after)}${growth}` : '';
    console.log(
      `  ${name.padEnd(44)}${rate(result).toFixed(0).padStart(6)} pages/s  ${String(result.pages).padStart(6)} pages in ${(result.ms / 1_000).toFixed(1)} s  peak ${MB(result.peak)}${own}${resident}`,
    );
  }
  const against = (a: string, b: string) => {
    const [one, other] = [measured.get(a), measured.get(b)];
    if (one && other) console.log(`  ${a} is ${(rate(one) / rate(other)).toFixed(2)}× ${b}`);
  };
  console.log('');
  against('browser', 'linkinator');
  against('node', 'linkinator');
  against('browser', 'floor');
  against('node', 'floor');
} finally {
  site.child.kill();
}

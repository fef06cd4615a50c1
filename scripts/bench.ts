import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core';
import { bundle } from '../tests/bench/bundle';
import { benchPage } from '../tests/bench/page';
import type { Collected } from '../tests/bench/page-entry';

/**
 * What being checked costs a page, in Chromium, on generated Thai pages. Prints a table and asserts nothing.
 *
 *   npm run bench [-- --quick]      --quick: fewer runs, no axe-core on the large page
 *
 * Times are of the processor (ticks of the page's main thread), so that other programs on the machine do not count; slices
 * are by the clock, as a visitor would feel them. "fresh": page, code and DOM objects seen for the first time, as a content
 * script finds them; "again": the fifth time on the same page. Aims: collect ≤ 3× the floor (all text, all links with their
 * text), the whole check ≥ 100 times faster than axe-core, no task over 50 ms.
 */

const quick = process.argv.includes('--quick');
const RUNS = quick ? 3 : 9;
/** A slowed processor makes each run last: fewer do. */
const SLOW_RUNS = quick ? 2 : 5;
const SIZES = [5_000, 50_000] as const;
const SLOW = 6;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const times = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)}×`;

/** A world of the page in which only `code` has run. */
async function newWorld(cdp: CDPSession, code: string) {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const ticks = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  /** Value and processor time of an expression. */
  const run = async (expression: string) => {
    const before = await ticks();
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return { value: result.value, cpu: (await ticks()) - before };
  };
  await run(code);
  await run('1');
  const nothing = (await run('1')).cpu;
  return {
    value: async (expression: string) => (await run(expression)).value,
    /** Without what asking costs. */
    cpu: async (expression: string) => Math.max(0.05, (await run(expression)).cpu - nothing),
    both: run,
  };
}

type Times = { floor: number[]; collect: number[] };
type Speed = { fresh: Times; again: Times; pack: number[]; audit: number[]; collected: Collected[] };

async function open(page: Page, url: string, rate: number): Promise<CDPSession> {
  const cdp = await page.createCDPSession();
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.goto(url, { timeout: 120_000 });
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  return cdp;
}

async function measure(page: Page, origin: string, size: number, codes: Codes): Promise<Speed> {
  const speed: Speed = {
    fresh: { floor: [], collect: [] },
    again: { floor: [], collect: [] },
    pack: [],
    audit: [],
    collected: [],
  };
  for (let at = 0; at < RUNS; at++) {
    const cdp = await open(page, `${origin}/${size}`, 1);
    const floor = await newWorld(cdp, codes.page);
    speed.fresh.floor.push(await floor.cpu('measured.floor()'));
    for (let again = 0; again < 3; again++) await floor.value('measured.floor()');
    speed.again.floor.push(await floor.cpu('measured.floor()'));

    const world = await newWorld(cdp, codes.page);
    const first = await world.both('measured.collect()');
    speed.fresh.collect.push(first.cpu);
    speed.collected.push(first.value);
    speed.pack.push(await world.cpu('measured.pack().length'));
    const json: string = await world.value('measured.pack()');
    for (let again = 0; again < 3; again++) await world.value('measured.collect()');
    speed.again.collect.push(await world.cpu('measured.collect()'));

    const frame = await newWorld(await open(page, `${origin}/empty`, 1), codes.audit);
    speed.audit.push(await frame.cpu(`auditHere(${JSON.stringify(json)})`));
  }
  return speed;
}

async function measureSlow(page: Page, url: string, code: string): Promise<Collected[]> {
  const collected: Collected[] = [];
  for (let at = 0; at < SLOW_RUNS; at++) {
    const world = await newWorld(await open(page, url, SLOW), code);
    collected.push(await world.value('measured.collect()'));
  }
  return collected;
}

async function measureAxe(page: Page, url: string, runs: number, axe: string): Promise<number[]> {
  const found: number[] = [];
  for (let at = 0; at < runs; at++) {
    const world = await newWorld(await open(page, url, 1), axe);
    found.push(await world.cpu('axe.run().then(({ violations }) => violations.length)'));
  }
  return found;
}

type Codes = { page: string; audit: string; axe: string };

function slicesOf(collected: readonly Collected[]): string {
  const longest = collected.map(({ slices }) => Math.max(...slices));
  const long = collected.flatMap((one) => one.long);
  const count = median(collected.map(({ slices }) => slices.length));
  const over = long.length ? `${long.length} in all runs, ${ms(Math.max(...long))} the longest` : 'none';
  return `${count} slices, longest ${ms(median(longest))} (worst of all runs ${ms(Math.max(...longest))}); tasks over 50 ms: ${over}`;
}

function print(title: string, rows: readonly (readonly [string, string])[]): void {
  console.log(`\n${title}`);
  for (const [name, value] of rows) console.log(`  ${name.padEnd(30)}${value}`);
}

const ratio = ({ floor, collect }: Times) =>
  `${ms(median(collect))} = ${times(median(collect) / median(floor))} the floor`;

async function benchSize(page: Page, origin: string, size: number, codes: Codes): Promise<void> {
  const full = await measure(page, origin, size, codes);
  const slow = await measureSlow(page, `${origin}/${size}`, codes.page);
  const axeRuns = size > 10_000 ? Number(!quick) : quick ? 1 : 3;
  const axe = median(await measureAxe(page, `${origin}/${size}`, axeRuns, codes.axe));
  const cdp = await open(page, `${origin}/${size}`, 1);
  const elements: number = await (await newWorld(cdp, codes.page)).value('measured.elements()');
  const check = median(full.fresh.collect) + median(full.pack) + median(full.audit);
  print(`${elements.toLocaleString('en')} elements, medians of ${RUNS} runs`, [
    ['floor, fresh / again', `${ms(median(full.fresh.floor))} / ${ms(median(full.again.floor))}`],
    ['collect, fresh', `${ratio(full.fresh)} (aim ≤ 3×)`],
    ['collect, again', ratio(full.again)],
    ["  on the page's thread", slicesOf(full.collected)],
    ['facts as JSON', ms(median(full.pack))],
    ['audit, fresh, in the frame', ms(median(full.audit))],
    ['whole check', ms(check)],
    ['axe-core, full run', axeRuns ? `${ms(axe)} (${axeRuns === 1 ? 'one run' : `median of ${axeRuns}`})` : 'left out'],
    [
      '',
      axeRuns
        ? `the whole check is ${times(axe / check)} faster (aim ≥ 100×), its part in the page ${times(axe / median(full.fresh.collect))}`
        : '',
    ],
  ]);
  print(
    `the same with the CPU slowed ${SLOW} times, ${SLOW_RUNS} runs by the clock (axe-core is not run: it would take minutes)`,
    [
      ['collect, from start to end', ms(median(slow.map(({ whole }) => whole)))],
      ["  on the page's thread", slicesOf(slow)],
    ],
  );
}

async function printSizes(): Promise<void> {
  const built = new URL('../.output/chrome-mv3/host.js', import.meta.url);
  const kB = (length: number) => `${(length / 1_000).toFixed(1)} kB`;
  print('injected code, minified', [
    ['collector', kB((await bundle('collector-entry.ts')).length)],
    [
      'all of it (host.js)',
      existsSync(built) ? `${kB(readFileSync(built).length)} (limit 30)` : 'not built: npm run build',
    ],
  ]);
}

async function main(): Promise<void> {
  const pages = new Map<string, string>(SIZES.map((size) => [`/${size}`, benchPage(size)]));
  pages.set('/empty', '<!doctype html><meta charset="utf-8"><title>frame</title>');
  const server = createServer((request, response) => {
    const body = pages.get(request.url ?? '');
    response.writeHead(body ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const codes = { page: await bundle('page-entry.ts'), audit: await bundle('audit-entry.ts'), axe };
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    protocolTimeout: 600_000,
  });
  try {
    const page = await browser.newPage();
    for (const size of SIZES) await benchSize(page, origin, size, codes);
    await printSizes();
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

await main();

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { collect } from '../../lib/page/collect';
import { decodePage } from '../../lib/page/encoding';
import type { PageFacts } from '../../lib/page/facts';
import { parsePage } from '../../lib/page/parse';
import { bundle } from '../bench/bundle';
import { serveDemoSite } from '../fixtures/demo-server';

/**
 * Compares the PageFacts of Node (parse5) with those of a real browser with scripts off, page by page.
 *
 *   npx tsx tests/e2e/parity.ts [chromium|firefox|both] [demo|corpus|FOLDER of .html files]
 *
 * The corpus is ../shared/corpus; where it is absent that is said and it is left out.
 */

export type BrowserName = 'chromium' | 'firefox';
export type Difference = { url: string; at: string; node: string; browser: string; known: string | null };
/** Differences that are the browser's own and not a matter of reading: listed, and not counted against us. */
const KNOWN: readonly { browser: BrowserName; page: RegExp; why: string }[] = [
  {
    browser: 'firefox',
    page: /\/page\/no-gift$/,
    why: 'Firefox blanks a style attribute that the policy of the page forbids',
  },
];

export type Comparison = { pages: number; failed: string[]; differences: Difference[] };

/** Opens each address in the browser and in Node. A page counts as different by its first difference. */
export async function compareFacts(name: BrowserName, urls: readonly string[]): Promise<Comparison> {
  const code = await bundle('parity-entry.ts');
  const browser = await launch(name);
  const result: Comparison = { pages: 0, failed: [], differences: [] };
  try {
    const page = await browser.newPage();
    const read = name === 'chromium' ? await readAlone(page, code) : await readFramed(page, code, urls[0] ?? '');
    for (const url of urls) {
      try {
        const response = await fetch(url);
        const charset = /charset=([^;\s]+)/i.exec(response.headers.get('content-type') ?? '')?.[1];
        const tree = parsePage(new Uint8Array(await response.arrayBuffer()), response.url, { charset });
        const ours = collect(tree, response.url);
        const theirs = await read(url, response.url);
        result.pages += 1;
        const difference = firstDifference(ours, JSON.parse(theirs));
        const known = KNOWN.find(({ browser, page }) => browser === name && page.test(url))?.why ?? null;
        if (difference) result.differences.push({ url, ...difference, known });
      } catch (error) {
        result.failed.push(`${url}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  } finally {
    await browser.close();
  }
  return result;
}

/** Reads the facts of the page at `url` as `address`, as JSON. */
type Read = (url: string, address: string) => Promise<string>;

async function readAlone(page: Page, code: string): Promise<Read> {
  await page.setJavaScriptEnabled(false);
  return async (url, address) => {
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 20_000 });
    return String(await page.evaluate(`${code};collectHere(document, ${JSON.stringify(address)})`));
  };
}

/** Firefox knows no command that turns a page's scripts off; a frame without the right to run any does the same to its parser. */
async function readFramed(page: Page, code: string, first: string): Promise<Read> {
  const nowhere = new URL('/no-such-page', first).href;
  await page.goto(nowhere);
  return async (url, address) => {
    const frame = `new Promise((resolve) => {
      ${code};
      const frame = document.createElement('iframe');
      frame.sandbox = 'allow-same-origin';
      frame.onload = () => {
        const page = frame.contentDocument;
        resolve(page ? collectHere(page, ${JSON.stringify(address)}) : '');
        frame.remove();
      };
      frame.src = ${JSON.stringify(url)};
      document.body.append(frame);
    })`;
    const framed = String(await page.evaluate(frame));
    if (framed) return framed;
    // A page that forbids frames is opened by itself; the one in the demo site forbids its scripts as well.
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 20_000 });
    const alone = String(await page.evaluate(`${code};collectHere(document, ${JSON.stringify(address)})`));
    await page.goto(nowhere);
    return alone;
  };
}

/** Nothing outside this machine is asked for. */
function launch(name: BrowserName): Promise<Browser> {
  if (name === 'chromium') {
    return puppeteer.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
      ],
    });
  }
  const nowhere = { 'network.proxy.http': '127.0.0.1', 'network.proxy.http_port': 9 };
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: {
      ...nowhere,
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': 9,
      'network.proxy.no_proxies_on': '127.0.0.1',
    },
  });
}

type Seen = Omit<Difference, 'url' | 'known'>;

function firstDifference(ours: PageFacts, theirs: PageFacts): Seen | null {
  const walk = (a: unknown, b: unknown, at: string): Seen | null => {
    if (a && b && typeof a === 'object' && typeof b === 'object') {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
        const found = walk(Reflect.get(a, key), Reflect.get(b, key), `${at}.${key}`);
        if (found) return found;
      }
      return null;
    }
    return a === b ? null : { at, node: JSON.stringify(a) ?? 'nothing', browser: JSON.stringify(b) ?? 'nothing' };
  };
  return walk(ours, theirs, 'facts');
}

/** A folder of saved pages on loopback. Pages that declare no encoding get the one that they are written in, as their servers said it. */
export async function serveFolder(folder: string): Promise<{ urls: string[]; close(): void }> {
  const server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '').replace(/^\/pages\//, '').replace(/[?#].*$/, ''));
    const path = `${folder}/${name}`;
    if (!/^[^/]+\.html?$/.test(name) || !existsSync(path)) return response.writeHead(404).end();
    const bytes = readFileSync(path);
    const declared = /<meta[^>]{0,200}charset/i.test(bytes.toString('latin1'));
    const charset = declared ? '' : `; charset=${decodePage(bytes).encoding}`;
    return response.writeHead(200, { 'content-type': `text/html${charset}` }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const names = readdirSync(folder).filter((name) => /\.html?$/.test(name));
  return {
    urls: names.map((name) => `http://127.0.0.1:${port}/pages/${encodeURIComponent(name)}`),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The pages of the demo site, or of a folder; null when there is none. */
export async function servePages(what: string): Promise<{ urls: string[]; close(): unknown } | null> {
  if (what !== 'demo') {
    const folder = what === 'corpus' ? corpusFolder : what;
    return existsSync(folder) ? serveFolder(folder) : null;
  }
  const server = await serveDemoSite();
  const pages = server.manifest.pages.filter(({ response }) => response.status === 200);
  return { urls: pages.map(({ url }) => url.replace(server.siteUrl, server.url)), close: () => server.close() };
}

export const corpusFolder = fileURLToPath(new URL('../../../shared/corpus/pages', import.meta.url));

export function report(title: string, { pages, failed, differences }: Comparison): string {
  const share = pages ? ((100 * differences.length) / pages).toFixed(2) : '0';
  return [
    `${title}: ${pages} pages, ${differences.length} differ (${share} %), ${failed.length} could not be read`,
    ...differences.map(
      ({ url, at, node, browser, known }) =>
        `  ${url}${known ? ` (${known})` : ''}\n    ${at}\n    node    ${node}\n    browser ${browser}`,
    ),
    ...failed.map((line) => `  ${line}`),
  ].join('\n');
}

/** All pages could be read, and under 1 % of them differ for a reason that is not known. */
export function isClose({ pages, failed, differences }: Comparison): boolean {
  return pages > 0 && failed.length === 0 && differences.filter(({ known }) => !known).length < pages / 100;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [browsers = 'both', what = 'all'] = process.argv.slice(2);
  for (const source of what === 'all' ? ['demo', 'corpus'] : [what]) {
    const served = await servePages(source);
    if (!served) {
      console.log(`${source}: not there, left out`);
      continue;
    }
    for (const name of browsers === 'both' ? (['chromium', 'firefox'] as const) : [browsers as BrowserName]) {
      const comparison = await compareFacts(name, served.urls);
      console.log(report(`${source} in ${name}`, comparison));
      if (!isClose(comparison)) process.exitCode = 1;
    }
    await served.close();
  }
}

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scanSite } from '../bench/scan-site';
import type { ScanKit } from './scan-page';

/**
 * A scan in real browsers while at random moments the browser is killed (SIGKILL), its tab is closed, or the server dies:
 * what was told is stored, no page is lost or stored twice, and only what was in the air is asked for again.
 */

const BROWSERS = [
  { browser: 'chrome', path: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] },
  { browser: 'firefox', path: process.env.FIREFOX ?? '/usr/bin/firefox-esr', args: [] },
] as const;
const KILLS = Number(process.env.KILLS ?? 20);
const PAGES = 400;
/** Requests at a time. */
const IN_AIR = 2;

declare const kit: ScanKit;

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const pageOf = scanSite(PAGES);
let code = '';
let server: Server;
let port = 0;
/** Path → how often it was asked for. */
const asked = new Map<string, number>();

async function serve(): Promise<void> {
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/scanner.html' || path === '/scanner.js') {
      response.setHeader('content-type', path.endsWith('js') ? 'text/javascript' : 'text/html; charset=utf-8');
      response.end(
        path.endsWith('js') ? code : '<!doctype html><title>scan</title><script src="/scanner.js"></script>',
      );
      return;
    }
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const at = path === '/' ? 0 : Number(/^\/page\/(\d+)$/.exec(path)?.[1] ?? Number.NaN);
    const body = Number.isNaN(at) ? null : pageOf(at);
    response.writeHead(body ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body ?? undefined);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
}
async function die(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL('./scan-page.ts', import.meta.url)), formats: ['iife'], name: 'page' },
    },
  });
  const [bundle] = [built].flat() as Rolldown.RolldownOutput[];
  code = bundle?.output[0].code ?? '';
  await serve();
});
afterAll(die);

describe.each(BROWSERS)('a scan in $browser', ({ browser: name, path, args }) => {
  const profile = mkdtempSync(join(tmpdir(), `scan-${name}-`));
  let running: Browser | null = null;

  async function start(): Promise<Page> {
    const options = { browser: name, executablePath: path, userDataDir: profile, headless: true, args: [...args] };
    running ??= await puppeteer.launch(options).catch(async () => {
      await sleep(1_000);
      return puppeteer.launch(options);
    });
    const page = await running.newPage();
    await page.goto(`http://127.0.0.1:${port}/scanner.html`);
    return page;
  }

  /** No goodbye: the whole process group, at once. */
  async function kill(): Promise<void> {
    const child = running?.process();
    running = null;
    if (!child?.pid) throw new Error('no process to kill');
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await gone;
  }

  beforeAll(() => {
    if (!existsSync(path)) throw new Error(`No ${name} at ${path}`);
    asked.clear();
  });
  afterAll(async () => {
    await running?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  it(`loses nothing and stores nothing twice through ${KILLS} kills`, async () => {
    let page = await start();
    await page.evaluate(() => kit.create());
    let told = 0;
    let kills = 0;
    let state = 'running';
    const ways = { browser: 0, tab: 0, server: 0 };
    while (state !== 'done') {
      const before = new Map(asked);
      await page.exposeFunction('onTold', (read: number) => {
        told = Math.max(told, read);
      });
      const ended = page
        .evaluate(() => kit.goOn((globalThis as unknown as { onTold: (read: number) => void }).onTold))
        .catch(() => 'killed');
      let way: keyof typeof ways | null = null;
      if (kills < KILLS) {
        await Promise.race([ended, sleep(60 + Math.random() * 240)]);
        way = (['browser', 'tab', 'server'] as const)[kills % 3] ?? 'browser';
        kills += 1;
        ways[way] += 1;
        if (way === 'browser') await kill();
        else if (way === 'tab') await page.close();
        else {
          await die();
          await sleep(Math.random() * 200);
          await serve();
          // It goes on by itself, or has stopped.
          await Promise.race([ended, sleep(200)]);
          await page.close();
        }
      } else await ended;
      if (way !== null) page = await start();
      const kept = await page.evaluate(() => kit.everything());
      expect(new Set(kept.pages).size).toBe(kept.pages.length);
      expect(new Set(kept.urls).size).toBe(kept.urls.length);
      expect(kept).toMatchObject({ found: kept.urls.length, read: kept.pages.length });
      expect(kept.read).toBeGreaterThanOrEqual(told);
      const stored = new Set(kept.pages.map((url) => new URL(url).pathname));
      const inAir = [...asked.keys()].filter((one) => asked.get(one) !== before.get(one) && !stored.has(one));
      const pages = inAir.filter((one) => one.startsWith('/page/'));
      // When the server dies, its tab is closed a little later: both times something is in the air.
      expect(pages.length).toBeLessThanOrEqual(way === null ? 0 : way === 'server' ? 2 * IN_AIR : IN_AIR);
      state = kept.state;
      if (way === null && state !== 'done') page = await start();
    }
    const kept = await page.evaluate(() => kit.everything());
    expect(kept.pages).toHaveLength(PAGES + 1);
    // It shows the same as the home page: as a site does that sends its home page for what is gone.
    expect(kept.broken.map((url) => new URL(url).pathname)).toEqual(['/page/0']);
    const again = [...asked].filter(([one, times]) => one.startsWith('/page/') && times > 1);
    // Only what was in the air at a kill, or failed with the server, was asked for again.
    expect(again.length).toBeLessThanOrEqual((kills + ways.server) * IN_AIR);
    console.log(
      `${name}: ${kills} kills (${ways.browser} of the browser, ${ways.tab} of the tab, ${ways.server} of the server), ${kept.pages.length} pages, ${again.length} asked for again`,
    );
  });
});

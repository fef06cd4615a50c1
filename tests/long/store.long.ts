import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backup } from '../../lib/storage';
import type { StoreKit } from './store-page';

/**
 * The store in real browsers that are killed (SIGKILL) at random moments while it writes: what was answered is there,
 * what was not is there whole or not at all, and sending everything again makes each thing once.
 */

const BROWSERS = [
  { browser: 'chrome', path: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] },
  { browser: 'firefox', path: process.env.FIREFOX ?? '/usr/bin/firefox-esr', args: [] },
] as const;
const KILLS = Number(process.env.KILLS ?? 20);

declare const kit: StoreKit;

let server: Server;
let address = '';

beforeAll(async () => {
  const entry = fileURLToPath(new URL('./store-page.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'page' } },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const code = bundle && 'output' in bundle ? bundle.output[0].code : '';
  server = createServer((request, response) => {
    const script = request.url === '/page.js';
    response.setHeader('content-type', script ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    response.end(script ? code : '<!doctype html><title>store</title><script src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server?.close();
});

describe.each(BROWSERS)('the store in $browser', ({ browser: name, path, args }) => {
  const profile = mkdtempSync(join(tmpdir(), `store-${name}-`));
  let running: Browser | null = null;

  async function start(): Promise<Page> {
    const options = { browser: name, executablePath: path, userDataDir: profile, headless: true, args: [...args] };
    // The launcher still tidies the profile of the browser that was killed: once it may come in our way.
    running = await puppeteer.launch(options).catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return puppeteer.launch(options);
    });
    const page = (await running.pages())[0] ?? (await running.newPage());
    await page.goto(address);
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
  });
  afterAll(async () => {
    await running?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  it(`keeps what it answered through ${KILLS} kills, and nothing half-written`, async () => {
    const answered = new Set<number>();
    let sent = 0;
    let unanswered = 0;
    let page = await start();
    await page.evaluate(() => kit.create());
    for (let round = 0; round < KILLS; round++) {
      await page.exposeFunction('onSent', (number: number) => {
        sent = Math.max(sent, number);
      });
      await page.exposeFunction('onAnswered', (number: number) => answered.add(number));
      const on = page.evaluate((from) => {
        const { onSent, onAnswered } = globalThis as unknown as {
          onSent: (number: number) => Promise<void>;
          onAnswered: (number: number) => void;
        };
        return kit.takeOn(from, onSent, onAnswered);
      }, sent + 1);
      on.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 500));
      await kill();
      page = await start();
      const kept = await page.evaluate(() => kit.everything());
      unanswered = check(kept, answered, sent);
    }
    console.log(
      `${name}: ${KILLS} kills, ${sent} commands sent, ${answered.size} answered, ${unanswered} kept unanswered`,
    );
    expect(answered.size).toBeGreaterThan(KILLS);
    const results = await page.evaluate(async (last) => {
      const all = [];
      for (let number = 1; number <= last; number++) all.push(await kit.take(number));
      return all;
    }, sent);
    expect(results.every((result) => result.ok && result.added === 2)).toBe(true);
    const kept = await page.evaluate(() => kit.everything());
    expect(kept.records.evidence).toHaveLength(sent * 2);
    expect(kept.history).toHaveLength(sent + 1);
  });

  it('reads and judges 2,000 pieces of evidence', async () => {
    if (running === null) await start();
    const page = (await running?.pages())?.[0];
    const measured = await page?.evaluate(() => kit.measure(2_000));
    expect(measured).toBeDefined();
    const round = (ms?: number) => ms?.toFixed(0);
    console.log(
      `${name}: first reading ${round(measured?.first)} ms, then ${round(measured?.reading)} ms; judging ${round(measured?.judging)} ms`,
    );
  });
});

/** Everything answered is there; everything that is there is whole. Returns how many were kept without an answer. */
function check(kept: Backup, answered: ReadonlySet<number>, sent: number): number {
  const taken = kept.history.filter(({ type }) => type === 'evidence.take');
  const ids = new Set(taken.map(({ id }) => id));
  for (const number of answered) expect(ids).toContain(`command-${number}`);
  expect(taken.length).toBeLessThanOrEqual(sent);
  expect(kept.records.evidence).toHaveLength(taken.length * 2);
  expect(kept.changes).toHaveLength(kept.history.length);
  expect(kept.history.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(kept.history.map((_row, at) => at + 1));
  for (const { id } of taken) {
    const page = id.replace('command-', 'page-');
    expect(kept.records.evidence.filter(({ title }) => title === `หน้า ${page}`)).toHaveLength(2);
  }
  expect(kept.quarantine).toEqual([]);
  return taken.length - answered.size;
}

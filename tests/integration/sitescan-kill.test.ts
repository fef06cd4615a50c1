import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fetcher } from '../../lib/links/fetching';
import { urlKey } from '../../lib/links/identity';
import type { SitePicture } from '../../lib/sitescan/results';
import { runScan } from '../../lib/sitescan/scan';
import type { ScanStore } from '../../lib/sitescan/writer';
import { openWorkStore, type WorkStore } from '../../lib/storage/work-store';
import { type DemoServer, serveDemoSite } from '../fixtures/demo-server';
import { demoFetcher, newScan, pictureOf, scanTools } from './harness/scanning';

/**
 * Scans that are killed at random moments and go on from the database: every page is stored once, and asked for again only
 * when its request was in the air. The same with a server that dies and comes back.
 */

/** Of each kind: `KILLS=100 npx vitest run tests/integration/sitescan-kill.test.ts` for a long night. */
const RUNS = Number(process.env.KILLS ?? 10);
/** Requests at a time to the site, and to other hosts. */
const IN_AIR = 2 + 4;
const never = new Promise<never>(() => {});
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const seeds = Array.from({ length: RUNS }, (_, at) => at + 1);

/** Numbers from 0 to 1, the same for the same seed. */
function random(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
  };
}

/** What a scan found, without the order in which it did. */
function contentOf(picture: SitePicture): Map<string, string> {
  const content = new Map<string, string>();
  for (const page of picture.pages.values()) {
    const links = new Set(page.links.map((label) => urlKey(picture.url(picture.labels[label]?.to ?? -1))));
    const { state, kind, title, status, suggestions } = page;
    const items = suggestions.map(({ item, score }) => [item, score]);
    content.set(urlKey(picture.url(page.at)), JSON.stringify([state, kind, title, status, items, [...links].sort()]));
  }
  return content;
}

/** Addresses of which two scans say different things. */
function differing(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key));
}

/** Every address once, every page once, and the scan's counters those of its batches. */
async function expectWhole(store: WorkStore, id: string): Promise<SitePicture> {
  const picture = await pictureOf(store, id);
  const batches = await store.scanBatches(id, 0, picture.scan.batches);
  const pages = batches.flatMap((batch) => batch.pages.map(({ at }) => at));
  expect(batches.map(({ seq }) => seq)).toEqual(batches.map((_batch, at) => at));
  expect(new Set(pages).size).toBe(pages.length);
  expect(new Set(picture.urls.map(({ url }) => urlKey(url))).size).toBe(picture.urls.length);
  expect(picture.scan).toMatchObject({ found: picture.urls.length, read: pages.length });
  return picture;
}

async function newStore(): Promise<WorkStore> {
  globalThis.indexedDB = new IDBFactory();
  return openWorkStore();
}

/** A fetcher and a store that both fall silent at one moment, as when the process is gone. */
function mortal(fetch: Fetcher, store: WorkStore, life: number, dice: () => number) {
  let left = life;
  let die = () => {};
  let dead = false;
  const killed = new Promise<'killed'>((resolve) => {
    die = () => {
      dead = true;
      resolve('killed');
    };
  });
  const step = () => {
    left -= 1;
    if (left <= 0) die();
  };
  const asked: string[] = [];
  const mortalFetch: Fetcher = async (url, options) => {
    if (dead) return never;
    asked.push(urlKey(url));
    const answer = await fetch(url, options);
    step();
    return dead ? never : answer;
  };
  const mortalStore: ScanStore = {
    scanBatches: (...given) => store.scanBatches(...given),
    saveScan: async (...given) => (dead ? never : store.saveScan(...given)),
    saveBatch: async (...given) => {
      // It may die right before a write, or right after it, without hearing of it.
      if (dice() < 0.02) die();
      if (dead) return never;
      await store.saveBatch(...given);
      step();
      return dead ? never : undefined;
    },
  };
  return { fetch: mortalFetch, store: mortalStore, killed, asked };
}

describe('a scan that is interrupted', () => {
  let server: DemoServer;
  let expected: Map<string, string>;
  /** What is asked for at every start: robots.txt, and what the site sends for its home page and for nothing. */
  let again: Set<string>;

  beforeAll(async () => {
    server = await serveDemoSite();
    again = new Set(['/', '/robots.txt', '/no-such-page-5f1c'].map((path) => urlKey(server.siteUrl + path)));
    const store = await newStore();
    const scan = newScan(server);
    await store.createScan(scan);
    const { fetch, close } = demoFetcher(server);
    const tools = scanTools(server, fetch);
    const end = await runScan({ scan, store, tools, onProgress: () => {}, signal: new AbortController().signal });
    expect(end.state).toBe('done');
    expected = contentOf(await expectWhole(store, scan.id));
    expect(expected.size).toBeGreaterThan(150);
    close();
  });
  afterAll(() => server.close());

  it.each(seeds)('run %i: killed again and again', async (seed) => {
    const dice = random(seed);
    let store = await newStore();
    const scan = newScan(server);
    await store.createScan(scan);
    const times = new Map<string, number>();
    const lost = new Map<string, number>();
    let kills = 0;
    for (;;) {
      const stored = await store.scan(scan.id);
      if (stored === null) throw new Error('the scan is lost');
      if (stored.state === 'done') break;
      const life = kills > 12 ? Number.POSITIVE_INFINITY : 1 + Math.floor(dice() * 40);
      const { fetch, close } = demoFetcher(server);
      const run = mortal(fetch, store, life, dice);
      const tools = scanTools(server, run.fetch);
      const given = {
        scan: stored,
        store: run.store,
        tools,
        onProgress: () => {},
        signal: new AbortController().signal,
      };
      const outcome = await Promise.race([runScan(given).then(() => 'ended' as const), run.killed]);
      close();
      await store.close();
      store = await openWorkStore();
      const picture = await expectWhole(store, scan.id);
      const kept = new Set([...picture.pages.keys()].map((at) => urlKey(picture.url(at))));
      const inAir = run.asked.filter((key) => !kept.has(key) && !again.has(key) && !key.endsWith('/sitemap.xml'));
      expect(inAir.length).toBeLessThanOrEqual(outcome === 'killed' ? IN_AIR : 0);
      for (const key of run.asked) times.set(key, (times.get(key) ?? 0) + 1);
      for (const key of inAir) lost.set(key, (lost.get(key) ?? 0) + 1);
      if (outcome === 'killed') kills += 1;
    }
    expect(kills).toBeGreaterThan(3);
    expect(differing(contentOf(await expectWhole(store, scan.id)), expected)).toEqual([]);
    const repeated = [...times].filter(([key, count]) => count > 1 + (lost.get(key) ?? 0));
    expect(repeated.filter(([key]) => !again.has(key) && !key.endsWith('/sitemap.xml'))).toEqual([]);
    await store.close();
  });

  it.each(seeds)('run %i: the server dies and comes back', async (seed) => {
    const dice = random(seed * 77);
    let mine = await serveDemoSite();
    const { port } = mine;
    const store = await newStore();
    const scan = newScan(mine);
    await store.createScan(scan);
    const { fetch, close } = demoFetcher(mine);
    let over = false;
    let deaths = 0;
    const trouble = (async () => {
      while (!over && deaths < 6) {
        await sleep(5 + dice() * 150);
        if (over) return;
        deaths += 1;
        await mine.close();
        await sleep(dice() * 120);
        mine = await serveDemoSite({ port });
      }
    })();
    for (let starts = 0; starts < 60; starts++) {
      const stored = await store.scan(scan.id);
      if (stored === null) throw new Error('the scan is lost');
      if (stored.state === 'done') break;
      const tools = scanTools(server, fetch, (ms) => sleep(ms / 200));
      const given = { scan: { ...stored, settings: { ...stored.settings, pause: 0, robots: true } }, store, tools };
      await runScan({ ...given, onProgress: () => {}, signal: new AbortController().signal });
      if (starts > 0) await sleep(50);
    }
    over = true;
    await trouble;
    const picture = await expectWhole(store, scan.id);
    expect(picture.scan.state).toBe('done');
    expect(differing(contentOf(picture), expected)).toEqual([]);
    expect(deaths).toBeGreaterThan(0);
    close();
    await mine.close();
    await store.close();
  });
});

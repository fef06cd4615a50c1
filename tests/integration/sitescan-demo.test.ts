import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathText } from '../../lib/links/path';
import type { ScanBatch } from '../../lib/sitescan/model';
import {
  candidatesOf,
  difference,
  SitePicture as Picture,
  proposals,
  resultsOf,
  type SitePicture,
  type SiteResults,
} from '../../lib/sitescan/results';
import { runScan, type ScanProgress } from '../../lib/sitescan/scan';
import { openWorkStore, type WorkStore } from '../../lib/storage/work-store';
import { type DemoServer, serveDemoSite } from '../fixtures/demo-server';
import { routeKey } from '../fixtures/demo-site/route-key';
import { demoEdition, demoFetcher, fileReader, newScan, pictureOf, scanTools } from './harness/scanning';

/** A scan of the demo site against what its truth says of it. */

const truthPaths: Record<string, string[] | null | string> = JSON.parse(
  readFileSync(new URL('../fixtures/sitescan/click-paths.json', import.meta.url), 'utf8'),
);
/** What must never be taken without looking. */
const TRAPS = [
  'last-year',
  'placeholder',
  'empty-list',
  'orphan',
  'other-agency',
  'other-scheme',
  'soft-404',
  'login-wall',
];

let server: DemoServer;
let store: WorkStore;
let picture: SitePicture;
let results: SiteResults;
const told: ScanProgress[] = [];
let waited: number[] = [];
let pauses: number[] = [];
const never = new AbortController().signal;

async function scanOnce(id: string, settings = {}, signal = never): Promise<SitePicture> {
  const { fetch, close } = demoFetcher(server);
  const scan = newScan(server, settings, id);
  await store.createScan(scan);
  waited = [];
  const tools = scanTools(server, fetch, async (ms) => {
    waited.push(ms);
  });
  await runScan({ scan, store, tools, onProgress: (progress) => told.push(progress), signal });
  close();
  return pictureOf(store, id);
}

beforeAll(async () => {
  globalThis.indexedDB = new IDBFactory();
  server = await serveDemoSite();
  store = await openWorkStore();
  picture = await scanOnce('first-scan');
  pauses = waited;
  results = resultsOf(picture, demoEdition(server));
});
afterAll(async () => {
  await store.close();
  await server.close();
});

const path = (url: string) => url.replace(server.siteUrl, '');
const truth = () => server.manifest.evidence['2568'];

/** Share of the items that the site serves in full whose first candidate is one that a careful person would enter. */
function rightFirst(items: SiteResults['items']): { share: number; wrong: string[] } {
  const served = truth().filter(({ served }) => served === 'full');
  const wrong = served.filter(({ item, urls }) => {
    const first = items.find((one) => one.item === item)?.candidates[0];
    return first === undefined || !urls.includes(first.url);
  });
  return { share: 1 - wrong.length / served.length, wrong: wrong.map(({ code }) => code) };
}

describe('candidates', () => {
  it('have the right address first for at least 95 % of the items that the site serves', () => {
    const { share, wrong } = rightFirst(results.items);
    expect(wrong).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.95);
  });

  it('also without what the agency’s index page names', () => {
    const batch: ScanBatch = {
      scanId: picture.scan.id,
      seq: 0,
      urls: picture.urls,
      labels: picture.labels,
      pages: [...picture.pages.values()].map((page) => ({ ...page, listed: [] })),
    };
    const { share } = rightFirst(candidatesOf(new Picture(picture.scan, [batch]), demoEdition(server)));
    expect(share).toBeGreaterThanOrEqual(0.9);
  });

  it('are ready only where the page truly serves the item, and never a trap', () => {
    const pages = new Map(server.manifest.pages.map((page) => [page.url, page]));
    const accepted = results.items.flatMap(({ item, candidates }) =>
      candidates.filter(({ ready }) => ready).map(({ url }) => ({ item, url })),
    );
    const trapped = proposals(results.items).flatMap(({ item, candidate }) => {
      const page = pages.get(candidate.url);
      const year = page?.serves['2568'].find((one) => one.item === item)?.year;
      const trap = page?.traps.find((one) => TRAPS.includes(one));
      return page === undefined || trap || year === undefined || year === 'wrong' ? [`${item} ${candidate.url}`] : [];
    });
    expect(trapped).toEqual([]);
    // Nor further down the list.
    const traps = accepted.filter(({ item, url }) => {
      const page = pages.get(url);
      const serves = page?.serves['2568'].find((one) => one.item === item);
      return (
        page?.content !== 'present' ||
        serves?.year === 'wrong' ||
        page.clickPath === null ||
        page.traps.includes('other-agency')
      );
    });
    expect(traps).toEqual([]);
    expect(proposals(results.items).map(({ item }) => item)).not.toContain('integrity-measures-report');
  });

  it('say why a page is not ready', () => {
    const first = (item: string) => results.items.find((one) => one.item === item)?.candidates[0];
    const keys = (item: string) => first(item)?.doubts.map(({ key }) => key);
    expect(keys('hr-annual')).toEqual(['scan.doubt.year']);
    expect(keys('gift-receipt-report')).toEqual(['scan.doubt.empty']);
    expect(keys('anticorruption-annual')).toEqual(['scan.doubt.dead-documents']);
    expect(keys('integrity-measures-report')).toEqual(['scan.doubt.orphan']);
  });
});

describe('click paths', () => {
  it.each(Object.entries(truthPaths).filter(([url]) => url !== ''))('%s', (url, words) => {
    expect(picture.clickPath(server.siteUrl + url)).toEqual(words);
  });

  it('agree with the menus on every page of the site', () => {
    const frames = ['/old/menu.htm', '/old/main.htm'];
    const wrong = server.manifest.pages
      .filter(({ url }) => !frames.includes(path(url)))
      .filter(({ url, clickPath }) => JSON.stringify(picture.clickPath(url)) !== JSON.stringify(clickPath));
    expect(wrong.map(({ url }) => url)).toEqual([]);
  });

  it('are worded as ITAS asks for them', () => {
    const way = picture.clickPath(`${server.siteUrl}/page/structure`) ?? [];
    expect(pathText(way)).toBe('หน้าแรก › ข้อมูลพื้นฐาน › โครงสร้างส่วนราชการ');
  });
});

describe('the rest of the results', () => {
  it('name every dead link with the pages that it stands on', () => {
    const found = new Map(results.dead.map((link) => [routeKey(path(link.url)), link]));
    const missed = server.manifest.dead.filter(({ url }) => !found.has(routeKey(path(url))));
    expect(missed).toEqual([]);
    const others = results.dead.filter(({ reason }) => reason.key !== 'link.sign-in').length;
    expect(others).toBe(server.manifest.dead.length);
    const winner = found.get(routeKey('/files/procurement/missing-winner.pdf'));
    expect(winner?.on.map(({ words }) => words)).toContain('ประกาศผู้ชนะการเสนอราคา จ้างซ่อมถนน');
    expect(found.get(routeKey('/eservice/tax.jsp'))).toMatchObject({ menu: true, reason: { key: 'link.sign-in' } });
  });

  it('name the orphan, the placeholders and what is of a wrong year', () => {
    expect(results.orphans.map(({ url }) => path(url))).toEqual(['/page/integrity-report']);
    const placeholders = results.placeholders.map(({ url }) => path(url));
    for (const url of ['/page/gift-receipt', '/content.php?cat=21', '/content.php?cat=23']) {
      expect(placeholders).toContain(url);
    }
    expect(results.wrongYears.map(({ url }) => path(url))).toContain(
      '/index.php?option=com_content&view=article&id=122&Itemid=60',
    );
  });

  it('count everything', () => {
    const { coverage } = results;
    expect(coverage).toMatchObject({ unread: 0, outside: server.manifest.external.length });
    expect(coverage.items.ready + coverage.items.doubtful + coverage.items.nothing).toBe(results.items.length);
    expect(coverage.pages).toBeGreaterThan(90);
  });
});

describe('with the files read', () => {
  it('the right page still comes first, last year’s files are not ready, and each file has its verdict', async () => {
    const { fetch, close } = demoFetcher(server);
    const scan = newScan(server, {}, 'scan-with-files');
    await store.createScan(scan);
    const tools = { ...scanTools(server, fetch), readFile: await fileReader(server) };
    await runScan({ scan, store, tools, onProgress: () => {}, signal: never });
    close();
    const whole = await pictureOf(store, scan.id);
    const { items, coverage } = resultsOf(whole, demoEdition(server));
    expect(rightFirst(items).share).toBeGreaterThanOrEqual(0.95);
    expect(coverage.files).toBeGreaterThan(25);
    const file = (url: string) => whole.pages.get(whole.numberOf(server.siteUrl + url) ?? -1);
    expect(file('/files/plan/action-plan-2568.pdf')).toMatchObject({
      kind: 'file',
      file: 'readable',
      fiscalYears: [2568],
    });
    expect(file('/files/plan/development-add-1.pdf')?.file).toBe('broken');
    expect(file('/files/integrity/no-gift-2568-scan.pdf')?.file).toBe('scanned');
    const wrong = server.manifest.files.filter((one) => one.serves['2568'].some(({ year }) => year === 'wrong'));
    const ready = items.flatMap(({ candidates }) => candidates.filter((one) => one.ready).map(({ url }) => url));
    expect(wrong.length).toBeGreaterThan(3);
    expect(wrong.filter(({ url }) => ready.includes(url))).toEqual([]);
  });
});

describe('personal data', () => {
  it('is named by its kind, and the number itself is nowhere in what is stored', async () => {
    const at = picture.numberOf(`${server.siteUrl}/page/allowance`) ?? -1;
    expect(picture.pages.get(at)?.personal).toContain('bank-account');
    const stored = JSON.stringify(await store.scanBatches(picture.scan.id, 0, picture.scan.batches));
    for (const { text, kind } of server.manifest.planted) {
      if (kind !== 'bank-account') continue;
      expect(stored).not.toContain(text);
      expect(stored).not.toContain(text.replaceAll('-', ''));
    }
  });
});

describe('manners', () => {
  it('keep to robots.txt and to the pause that it asks for', () => {
    expect(server.requests.filter((one) => one.path.startsWith('/calendar'))).toEqual([]);
    expect(pauses.filter((ms) => ms === 1_000).length).toBeGreaterThan(100);
    expect(picture.urls.filter(({ left }) => left === 'robots').map(({ url }) => new URL(url).pathname)).toContain(
      '/calendar',
    );
    expect(told.length).toBeGreaterThan(50);
    expect(server.requests.every(({ cookie }) => cookie === '')).toBe(true);
  });

  it('bound the calendar without end when robots.txt does not count', async () => {
    const before = server.requests.length;
    const free = await scanOnce('free-scan', { robots: false, pause: 0 });
    const asked = server.requests.slice(before).filter((one) => one.path.startsWith('/calendar'));
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.length).toBeLessThanOrEqual(24);
    expect(free.urls.some(({ left }) => left === 'endless')).toBe(true);
    expect(free.scan.state).toBe('done');
  });

  it('stop at the number of pages that was set', async () => {
    const few = await scanOnce('few-pages', { maxPages: 12, robots: false });
    expect(few.scan).toMatchObject({ state: 'stopped', stopped: { key: 'scan.max-pages', params: { pages: 12 } } });
    const own = [...few.pages.keys()].filter((at) => few.urls[at]?.left === null);
    expect(own).toHaveLength(12);
  });

  it('leave a server alone that asks for a long pause, and one that is gone', async () => {
    const mend = server.fail('/', { status: 503 });
    const gone = await scanOnce('gone-scan', { robots: false });
    mend();
    expect(gone.scan).toMatchObject({ state: 'stopped', stopped: { key: 'scan.no-answer' } });
    expect(gone.pages.size).toBe(0);
    // Back-off: ever longer.
    expect(Math.max(...waited)).toBeGreaterThan(1_000);
  });
});

describe('a second scan', () => {
  it('shows what is new, gone and changed', async () => {
    const mend = [server.fail('/page/structure', { status: 404 }), server.fail('/page/history', { status: 404 })];
    const later = await scanOnce('later-scan', { pause: 0 });
    for (const undo of mend) undo();
    const { gone, appeared, changed } = difference(picture, later);
    expect(gone.map(({ url }) => path(url)).sort()).toEqual(['/page/history', '/page/structure']);
    expect(appeared).toEqual([]);
    expect(changed.map(({ url }) => path(url))).toEqual([]);
    const back = difference(later, picture);
    expect(back.appeared.map(({ url }) => path(url)).sort()).toEqual(['/page/history', '/page/structure']);
  });
});

describe('pause and cancel', () => {
  it('keep what was read, and a paused scan goes on', async () => {
    const halt = new AbortController();
    const before = told.length;
    const { fetch, close } = demoFetcher(server);
    const scan = newScan(server, { pause: 0 }, 'paused-scan');
    await store.createScan(scan);
    const run = { store, tools: scanTools(server, fetch), onProgress: (one: ScanProgress) => told.push(one) };
    const paused = runScan({
      ...run,
      scan,
      onProgress: (one) => {
        told.push(one);
        if (one.scan.read > 20) halt.abort('pause');
      },
      signal: halt.signal,
    });
    const stopped = await paused;
    expect(stopped.state).toBe('paused');
    expect(stopped.read).toBeGreaterThan(20);
    expect(stopped.read).toBeLessThan(60);
    const done = await runScan({ ...run, scan: stopped, signal: never });
    expect(done.state).toBe('done');
    expect((await pictureOf(store, scan.id)).pages.size).toBe(picture.pages.size);
    expect(told.length).toBeGreaterThan(before);

    const cancel = new AbortController();
    cancel.abort('cancel');
    const other = newScan(server, {}, 'cancelled-scan');
    await store.createScan(other);
    const cancelled = await runScan({ ...run, scan: other, signal: cancel.signal });
    expect(cancelled.state).toBe('cancelled');
    close();
  });
});

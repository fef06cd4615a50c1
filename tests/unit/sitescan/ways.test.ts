import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import { type FoundWorker, keepWays, openFound } from '../../../lib/browser/scanning/found';
import { startFoundWorker } from '../../../lib/browser/scanning/found-worker';
import { builtinEditions } from '../../../lib/checklist/builtin';
import type { Scan, ScanBatch, ScannedPage } from '../../../lib/sitescan/model';
import type { SitePicture } from '../../../lib/sitescan/picture';
import { wordsOf } from '../../../lib/sitescan/ways';
import { openWorkStore, type WorkStore } from '../../../lib/storage/work-store';
import { largePicture, pictureOf, scanRecord, siteSpecs } from '../../fixtures/ui/scan-scenes';

const edition = builtinEditions.find(({ year }) => year === 2568);
if (!edition) throw new Error('no edition');
const ORIGIN = 'http://www.tuayangphrai.go.th';

/** The Worker's own code, here on this thread, each message a task of its own. */
function workerHere(): FoundWorker {
  const scope: Parameters<typeof startFoundWorker>[0] = {
    postMessage: (word) => setTimeout(() => worker.onmessage?.({ data: structuredClone(word) })),
    onmessage: null,
  };
  startFoundWorker(scope);
  const worker: FoundWorker = {
    postMessage: (order) => setTimeout(() => scope.onmessage?.({ data: structuredClone(order) })),
    terminate: () => {
      scope.onmessage = null;
    },
    onmessage: null,
    onerror: null,
  };
  return worker;
}

let store: WorkStore;
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  store = await openWorkStore();
});

/** Stores a picture as the scan that it is of. */
async function kept(picture: SitePicture, more: Partial<Scan> = {}): Promise<Scan> {
  const scan: Scan = { ...picture.scan, ...more, batches: 0, read: 0 };
  await store.createScan(scan);
  const pages: ScannedPage[] = [...picture.pages.values()];
  const batch: ScanBatch = { scanId: scan.id, seq: 0, urls: picture.urls, labels: picture.labels, pages };
  const after = { ...scan, batches: 1, read: pages.length };
  await store.saveBatch(scan, after, batch);
  return after;
}

it('looks up the same ways that the whole scan shows, address by address', async () => {
  const scan = scanRecord();
  const picture = pictureOf(scan, siteSpecs());
  await kept(picture);
  await keepWays(scan.id, workerHere);
  const ways = await store.ways(scan.assessmentId);
  expect(ways).toMatchObject({ whole: true, scan: { id: scan.id } });
  for (const { url } of picture.urls) {
    const way = (await ways?.to(url)) ?? null;
    expect([url, wordsOf(way)]).toEqual([url, picture.clickPath(url)]);
  }
  const file = await ways?.to(`${ORIGIN}/files/plan68.pdf`);
  expect(file).toMatchObject({ linked: true, print: 'f:/files/plan68.pdf' });
  expect(await ways?.to(`${ORIGIN}/complain`)).toMatchObject({ linked: true, print: '' });
  expect(file?.steps?.map(({ on }) => on)).toEqual([`${ORIGIN}/`, `${ORIGIN}/content/o6`]);
  // Nothing leads there, and nobody knows the other.
  expect(await ways?.to(`${ORIGIN}/old/structure`)).toBeNull();
  expect(await ways?.to('https://drive.google.com/file/d/nowhere')).toBeNull();
});

it('knows a redirect that nobody clicks, and what is linked only where no way leads', async () => {
  const picture = pictureOf(scanRecord(), [
    { path: '/go', title: 'ส่งต่อ', menu: ['แผน'], state: 'redirected' },
    { path: '/lost', title: 'หน้าหลง' },
    { path: '/lost/file.pdf', title: 'ไฟล์', under: ['/lost'] },
    { path: '/plan', title: 'แผน' },
  ]);
  const [, go] = [...picture.pages.values()];
  if (go) go.endedAt = 4;
  await kept(picture);
  await keepWays(picture.scan.id, workerHere);
  const ways = await store.ways(picture.scan.assessmentId);
  expect(wordsOf((await ways?.to(`${ORIGIN}/plan`)) ?? null)).toEqual(['แผน']);
  expect(await ways?.to(`${ORIGIN}/lost/file.pdf`)).toEqual({ linked: true, steps: null, print: 'f:/lost/file.pdf' });
  expect(await ways?.to(`${ORIGIN}/`)).toMatchObject({ steps: [] });
});

it('prefers a scan that is through, and lets the ways go with their scan', async () => {
  const whole = await kept(pictureOf(scanRecord(), siteSpecs()));
  await keepWays(whole.id, workerHere);
  const newer = scanRecord({ id: 'scan-newer-one', state: 'paused', startedAt: '2025-04-21T02:10:00.000Z' });
  await kept(pictureOf(newer, siteSpecs().slice(0, 3)));
  await keepWays(newer.id, workerHere);
  expect((await store.ways(whole.assessmentId))?.scan.id).toBe(whole.id);
  await store.removeScan(whole.id);
  expect(await store.ways(whole.assessmentId)).toMatchObject({ whole: false, scan: { id: newer.id } });
  await store.removeScan(newer.id);
  expect(await store.ways(whole.assessmentId)).toBeNull();
});

it('brings a large scan over in parts of which none is long', async () => {
  const scan = scanRecord();
  await kept(largePicture(scan, 3_000, 2_000));
  let longest = 0;
  const found = await openFound(scan.id, edition, () => {
    const worker = workerHere();
    return {
      ...worker,
      get onmessage() {
        return worker.onmessage;
      },
      set onmessage(listener: FoundWorker['onmessage']) {
        worker.onmessage = (event) => {
          if ('list' in event.data) longest = Math.max(longest, event.data.rows.length);
          listener?.(event);
        };
      },
    };
  });
  expect(found.lists.dead.length).toBeGreaterThan(3_000);
  expect(longest).toBeLessThanOrEqual(400);
  expect(await found.paths([`${ORIGIN}/`, `${ORIGIN}/content/o1`, `${ORIGIN}/nowhere`])).toEqual([
    [],
    ['ข้อมูลหน่วยงาน', expect.any(String)],
    null,
  ]);
  found.close();
  await expect(openFound('scan-that-is-gone', edition, workerHere)).rejects.toThrow('gone');
});

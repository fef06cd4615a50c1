import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Scan, type ScanBatch } from '../../../lib/sitescan/model';
import { openWorkStore, type WorkStore } from '../../../lib/storage/work-store';

const scanOf = (id: string, second = 0): Scan => ({
  id,
  assessmentId: 'assessment-a',
  edition: 2568,
  startUrl: 'http://www.bannong-demo.go.th/',
  hosts: ['www.bannong-demo.go.th'],
  settings: DEFAULT_SETTINGS,
  state: 'running',
  stopped: null,
  startedAt: `2025-04-21T02:00:0${second}.000Z`,
  updatedAt: '2025-04-21T02:00:00.000Z',
  batches: 0,
  found: 0,
  read: 0,
});
const batchOf = (scanId: string, seq: number): ScanBatch => ({
  scanId,
  seq,
  urls: [{ url: `http://www.bannong-demo.go.th/${seq}`, depth: 1, left: null }],
  labels: [],
  pages: [],
});

let store: WorkStore;
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  store = await openWorkStore();
});

it('keeps batch and counters together, and reads batches in their order', async () => {
  let scan = scanOf('scan-aaaa');
  await store.createScan(scan);
  for (let seq = 0; seq < 12; seq++) {
    const after = { ...scan, batches: seq + 1, found: seq + 1 };
    await store.saveBatch(scan, after, batchOf(scan.id, seq));
    scan = after;
  }
  expect(await store.scan(scan.id)).toEqual(scan);
  expect((await store.scanBatches(scan.id, 3, 4)).map(({ seq }) => seq)).toEqual([3, 4, 5, 6]);
  expect(await store.scanBatches(scan.id, 12, 64)).toEqual([]);
});

it('writes nothing when something else has written to the scan, or removed it', async () => {
  const scan = scanOf('scan-aaaa');
  await store.createScan(scan);
  const other = { ...scan, batches: 1, found: 1, read: 1 };
  await store.saveBatch(scan, other, batchOf(scan.id, 0));
  await expect(store.saveBatch(scan, { ...scan, batches: 1 }, batchOf(scan.id, 0))).rejects.toThrow('storage-failed');
  await expect(store.saveScan(scan, { ...scan, state: 'done' })).rejects.toThrow('storage-failed');
  expect(await store.scan(scan.id)).toEqual(other);
  await store.removeScan(scan.id);
  await expect(store.saveScan(other, other)).rejects.toThrow('storage-failed');
  expect(await store.scanBatches(scan.id, 0, 64)).toEqual([]);
});

it('keeps the newest scans of an assessment, and lets go of the others with their batches', async () => {
  for (let at = 0; at < 5; at++) {
    const scan = scanOf(`scan-000${at}`, at);
    await store.createScan(scan);
    await store.saveBatch(scan, { ...scan, batches: 1 }, batchOf(scan.id, 0));
  }
  expect((await store.scans('assessment-a')).map(({ id }) => id)).toEqual(['scan-0004', 'scan-0003', 'scan-0002']);
  expect(await store.scanBatches('scan-0000', 0, 64)).toEqual([]);
  expect(await store.scans('assessment-b')).toEqual([]);
});

it('says that a damaged batch is one', async () => {
  const scan = scanOf('scan-aaaa');
  await store.createScan(scan);
  const damaged = { ...batchOf(scan.id, 0), urls: [{ url: 'javascript:alert(1)', depth: 1, left: null }] };
  await store.saveBatch(scan, { ...scan, batches: 1 }, damaged);
  await expect(store.scanBatches(scan.id, 0, 64)).rejects.toThrow('damaged');
});

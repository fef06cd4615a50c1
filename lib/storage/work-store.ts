import type { IDBPTransaction, StoreNames } from 'idb';
import { recordId, withLook, withVerdict } from '../links/record';
import { LinkRecord, type LinkVerdict } from '../links/verdict';
import { Scan, ScanBatch } from '../sitescan/model';
import type { WayRow } from '../sitescan/ways';
import { Connection, type ConnectionOptions } from './connection';
import { StoreError } from './errors';
import { inReadTransaction, inWriteTransaction, queue } from './transaction';
import { WORK, type WorkTables } from './work';
import { hasWays, type ScanWays, saveWays, waysIn } from './work-ways';

/** Finished scans kept of an assessment, the newest: enough to say what changed since. */
const SCANS = 3;

/** What the machine's long work keeps. Every call throws StoreError when the database fails. */
export type WorkStore = {
  /** The verdicts on an assessment's links. What does not fit its schema is left out: it is checked again. */
  links(assessmentId: string): Promise<LinkRecord[]>;
  /**
   * Puts these verdicts before the earlier ones of their addresses, all of them or none. `before`: print of an earlier reading
   * that a verdict was measured against.
   */
  recordVerdicts(
    assessmentId: string,
    verdicts: readonly { url: string; verdict: LinkVerdict; before?: string }[],
  ): Promise<void>;
  /** Staff looked at what stands behind a link (`at`: an ISO instant): it is measured against that from now on. */
  noteLook(assessmentId: string, url: string, at: string): Promise<void>;
  /** These verdicts and no others, in one step. */
  replaceLinks(records: readonly LinkRecord[]): Promise<void>;
  /** The scans of an assessment, the newest first. */
  scans(assessmentId: string): Promise<Scan[]>;
  /** Null = there is none of that id. */
  scan(id: string): Promise<Scan | null>;
  /** Keeps a new scan, and lets the oldest of its assessment go. */
  createScan(scan: Scan): Promise<void>;
  /**
   * Keeps a scan as it is after this batch, both or neither; a batch of a number that is there takes its place.
   * @throws StoreError storage-failed also when the stored scan is not `before`: something else has written to it
   */
  saveBatch(before: Scan, after: Scan, batch: ScanBatch): Promise<void>;
  /** Keeps state and settings of a scan. @throws StoreError as saveBatch */
  saveScan(before: Scan, after: Scan): Promise<void>;
  /** Up to `count` batches from number `from` on, in order. @throws StoreError storage-failed also when one does not fit its schema */
  scanBatches(scanId: string, from: number, count: number): Promise<ScanBatch[]>;
  removeScan(id: string): Promise<void>;
  /** Whether the ways of this scan as it stands are kept. */
  hasWays(scan: Scan): Promise<boolean>;
  /** Keeps the ways of a scan as it stands, in place of earlier ones. */
  saveWays(scan: Scan, ways: { buckets: number; rows: () => Iterable<WayRow> }): Promise<void>;
  /** What the newest scan of an assessment knows of addresses, a whole one before those that were not done; null = none does. */
  ways(assessmentId: string): Promise<ScanWays | null>;
  close(): Promise<void>;
};

/** @throws StoreError newer-database, blocked, storage-full or storage-failed */
export async function openWorkStore(options: ConnectionOptions & { name?: string } = {}): Promise<WorkStore> {
  const connection = new Connection({ ...WORK, name: options.name ?? WORK.name }, options);
  await connection.get();
  const store: WorkStore = {
    links: (assessmentId) =>
      inReadTransaction(
        connection,
        async (transaction) => {
          const rows = await transaction.objectStore('links').index('byAssessment').getAll(assessmentId);
          return rows.flatMap((row) => LinkRecord.safeParse(row).data ?? []);
        },
        ['links'],
      ),
    recordVerdicts: (assessmentId, verdicts) =>
      inWriteTransaction(
        connection,
        async (transaction) => {
          const table = transaction.objectStore('links');
          for (const { url, verdict, before } of verdicts) {
            const known = LinkRecord.safeParse(await table.get(recordId(assessmentId, url))).data;
            queue(table.put(withVerdict(known, assessmentId, url, verdict, before)));
          }
        },
        ['links'],
      ),
    noteLook: (assessmentId, url, at) =>
      inWriteTransaction(
        connection,
        async (transaction) => {
          const table = transaction.objectStore('links');
          const known = LinkRecord.safeParse(await table.get(recordId(assessmentId, url))).data;
          if (known) queue(table.put(withLook(known, at)));
        },
        ['links'],
      ),
    replaceLinks: (records) =>
      inWriteTransaction(
        connection,
        async (transaction) => {
          queue(transaction.objectStore('links').clear());
          for (const record of records) queue(transaction.objectStore('links').put(record));
        },
        ['links'],
      ),
    scans: (assessmentId) =>
      inReadTransaction(connection, (transaction) => scansOf(transaction.objectStore('scans'), assessmentId), [
        'scans',
      ]),
    scan: (id) =>
      inReadTransaction(
        connection,
        async (transaction) => Scan.safeParse(await transaction.objectStore('scans').get(id)).data ?? null,
        ['scans'],
      ),
    createScan: (scan) =>
      inWriteTransaction(
        connection,
        async (transaction) => {
          const known = await scansOf(transaction.objectStore('scans'), scan.assessmentId);
          for (const { id } of known.slice(SCANS - 1)) removeRows(transaction, id);
          queue(transaction.objectStore('scans').add(scan));
        },
        WITH_ROWS,
      ),
    saveBatch: (before, after, batch) =>
      inWriteTransaction(
        connection,
        async (transaction) => {
          await expectScan(transaction.objectStore('scans'), before);
          queue(transaction.objectStore('scanBatches').put(batch));
          queue(transaction.objectStore('scans').put(after));
        },
        ['scans', 'scanBatches'],
      ),
    saveScan: (before, after) =>
      inWriteTransaction(
        connection,
        async (transaction) => {
          await expectScan(transaction.objectStore('scans'), before);
          queue(transaction.objectStore('scans').put(after));
        },
        ['scans'],
      ),
    scanBatches: (scanId, from, count) =>
      inReadTransaction(
        connection,
        async (transaction) => {
          const range = IDBKeyRange.bound([scanId, from], [scanId, from + Math.max(1, count) - 1]);
          const rows = await transaction.objectStore('scanBatches').getAll(range);
          return rows.map((row) => {
            const { data } = ScanBatch.safeParse(row);
            if (data === undefined) throw new StoreError('storage-failed', `batch ${row.seq} is damaged`);
            return data;
          });
        },
        ['scanBatches'],
      ),
    removeScan: (id) => inWriteTransaction(connection, async (transaction) => removeRows(transaction, id), WITH_ROWS),
    hasWays: (scan) => hasWays(connection, scan),
    saveWays: (scan, ways) => saveWays(connection, scan, ways),
    ways: async (assessmentId) => waysIn(connection, await store.scans(assessmentId)),
    close: () => connection.close(),
  };
  return store;
}

/** Tables that hold rows of a scan. */
const WITH_ROWS = ['scans', 'scanBatches', 'scanWays'] as const;

type ScanTables = IDBPTransaction<WorkTables, StoreNames<WorkTables>[], 'readwrite'>;
type Readable = { index(name: 'byAssessment'): { getAll(assessmentId: string): Promise<unknown[]> } };

/** Newest first; what does not fit its schema is left out. */
async function scansOf(table: Readable, assessmentId: string): Promise<Scan[]> {
  const rows = await table.index('byAssessment').getAll(assessmentId);
  return rows
    .flatMap((row) => Scan.safeParse(row).data ?? [])
    .sort((a, b) => (a.startedAt < b.startedAt ? 1 : a.startedAt > b.startedAt ? -1 : 0));
}

async function expectScan(table: { get(id: string): Promise<unknown> }, before: Scan): Promise<void> {
  const stored = Scan.safeParse(await table.get(before.id)).data;
  if (stored?.batches !== before.batches || stored.read !== before.read) {
    throw new StoreError('storage-failed', 'the scan was written or removed by something else');
  }
}

function removeRows(transaction: ScanTables, id: string): void {
  const all = IDBKeyRange.bound([id, -1], [id, Number.MAX_SAFE_INTEGER]);
  queue(transaction.objectStore('scanBatches').delete(all));
  queue(transaction.objectStore('scanWays').delete(all));
  queue(transaction.objectStore('scans').delete(id));
}

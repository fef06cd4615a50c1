import { MOST_URLS } from '../sitescan/frontier';
import type { Scan } from '../sitescan/model';
import { type SiteWay, WayHead, WayRow, wayTo } from '../sitescan/ways';
import type { Connection } from './connection';
import { inReadTransaction, inWriteTransaction, queue } from './transaction';
import type { WorkTables } from './work';

type Work = Connection<WorkTables>;

/** A scan whose ways can be looked up. */
export type ScanWays = {
  scan: Scan;
  /** It is through, and what it found is all in here: what it does not know, no page links to. */
  whole: boolean;
  to(url: string): Promise<SiteWay | null>;
};

/** Rows written in one transaction: a large site must not lie in memory as a whole. */
const AT_ONCE = 64;

export async function hasWays(work: Work, scan: Scan): Promise<boolean> {
  return (await headOf(work, scan.id))?.batches === scan.batches;
}

export async function saveWays(
  work: Work,
  scan: Scan,
  { buckets, rows }: { buckets: number; rows: () => Iterable<WayRow> },
): Promise<void> {
  const { id, batches } = scan;
  const write = (some: readonly (WayRow | WayHead)[], anew = false) =>
    inWriteTransaction(
      work,
      async (transaction) => {
        // Not beside a scan that was removed meanwhile.
        if ((await transaction.objectStore('scans').get(id)) === undefined) return;
        const table = transaction.objectStore('scanWays');
        if (anew) queue(table.delete(IDBKeyRange.bound([id, -1], [id, Number.MAX_SAFE_INTEGER])));
        for (const row of some) queue(table.put(row));
      },
      ['scans', 'scanWays'],
    );
  await write([], true);
  let some: WayRow[] = [];
  for (const row of rows()) {
    some.push(row);
    if (some.length < AT_ONCE) continue;
    await write(some);
    some = [];
  }
  const head: WayHead = { scanId: id, bucket: -1, buckets, batches };
  await write([...some, head]);
}

/** @param scans newest first */
export async function waysIn(work: Work, scans: readonly Scan[]): Promise<ScanWays | null> {
  const whole = scans.filter(({ state }) => state === 'done');
  for (const scan of [...whole, ...scans.filter((one) => !whole.includes(one))]) {
    const head = await headOf(work, scan.id);
    if (head === null) continue;
    const known = new Map<number, Promise<WayRow | null>>();
    const row = (bucket: number) => {
      const found = known.get(bucket) ?? rowOf(work, scan.id, bucket);
      known.set(bucket, found);
      return found;
    };
    return {
      scan,
      whole: scan.state === 'done' && head.batches === scan.batches && scan.found < MOST_URLS,
      to: (url) => wayTo(url, scan.startUrl, head.buckets, row),
    };
  }
  return null;
}

async function headOf(work: Work, scanId: string): Promise<WayHead | null> {
  return WayHead.safeParse(await read(work, scanId, -1)).data ?? null;
}

/** What does not fit its schema is not known. */
async function rowOf(work: Work, scanId: string, bucket: number): Promise<WayRow | null> {
  return WayRow.safeParse(await read(work, scanId, bucket)).data ?? null;
}

function read(work: Work, scanId: string, bucket: number): Promise<unknown> {
  return inReadTransaction(work, (transaction) => transaction.objectStore('scanWays').get([scanId, bucket]), [
    'scanWays',
  ]);
}

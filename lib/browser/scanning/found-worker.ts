import { foundIn } from '../../sitescan/found';
import { SitePicture } from '../../sitescan/picture';
import { difference } from '../../sitescan/results';
import { wayRowsOf } from '../../sitescan/ways';
import { openWorkStore, type WorkStore } from '../../storage/work-store';
import type { FoundOrder, FoundResults, FoundWord } from './found-wire';

/** Puts a scan together in a Worker: 20,000 pages take seconds, and the dashboard must not stand still for them. */

type Scope = {
  postMessage(word: FoundWord): void;
  onmessage: ((event: { data: FoundOrder & { id: number } }) => void) | null;
};

/** Rows in one message: taking it apart is work for the view. */
const ROWS = 400;
/** Batches read at a time. */
const CHUNK = 64;

export function startFoundWorker(scope: Scope): void {
  let opening: Promise<WorkStore> | null = null;
  const store = () => {
    opening ??= openWorkStore();
    return opening;
  };
  let shown: Promise<SitePicture> | null = null;

  async function carryOut(id: number, order: FoundOrder): Promise<FoundResults[FoundOrder['type']]> {
    const tell = (lists: Readonly<Record<string, readonly Extract<FoundWord, { list: string }>['rows'][number][]>>) => {
      for (const [list, rows] of Object.entries(lists)) {
        for (let at = 0; at < rows.length; at += ROWS) scope.postMessage({ id, list, rows: rows.slice(at, at + ROWS) });
      }
    };
    switch (order.type) {
      case 'open': {
        shown = pictureOf(await store(), order.scanId);
        const { summary, lists } = foundIn(await shown, order.edition);
        tell(lists);
        return summary;
      }
      case 'changes': {
        if (shown === null) throw new Error('nothing is open');
        tell(difference(await pictureOf(await store(), order.before), await shown));
        return null;
      }
      case 'paths': {
        const picture = await shown;
        return order.urls.map((url) => picture?.clickPath(url) ?? null);
      }
      case 'ways': {
        const work = await store();
        const scan = await work.scan(order.scanId);
        if (scan !== null && !(await work.hasWays(scan))) {
          await work.saveWays(scan, wayRowsOf(await pictureOf(work, scan.id)));
        }
        return null;
      }
    }
  }

  scope.onmessage = ({ data: { id, ...order } }) => {
    carryOut(id, order).then(
      (result) => scope.postMessage({ id, result }),
      (error: unknown) => scope.postMessage({ id, failed: String(error) }),
    );
  };
}

async function pictureOf(store: WorkStore, id: string): Promise<SitePicture> {
  const scan = await store.scan(id);
  if (scan === null) throw new Error(`scan ${id} is gone`);
  const picture = new SitePicture(scan);
  for (let from = 0; from < scan.batches; from += CHUNK) {
    for (const batch of await store.scanBatches(id, from, CHUNK)) picture.add(batch);
  }
  return picture;
}

import type { EditionPack } from '../../checklist/schema';
import type { FoundList, FoundRow, FoundSummary } from '../../sitescan/found';
import type { Difference, Spot } from '../../sitescan/results';
import type { FoundOrder, FoundResults, FoundWord } from './found-wire';

/** A Worker as far as it is used here; tests have one of their own. */
export type FoundWorker = {
  postMessage(order: FoundOrder & { id: number }): void;
  terminate(): void;
  onmessage: ((event: { data: FoundWord }) => void) | null;
  onerror: ((event: { message?: string; preventDefault?: () => void }) => void) | null;
};

/** What one scan found, held by a Worker of its own until it is closed. */
export type FoundSite = FoundSummary & {
  lists: Record<FoundList, readonly FoundRow[]>;
  /** Words clicked from the home page to each of these; [] = the home page itself, null = no way leads there. */
  paths(urls: readonly string[]): Promise<(string[] | null)[]>;
  /** What changed since an earlier scan. */
  changes(before: string): Promise<Difference>;
  close(): void;
};

/** Rejects when the scan is gone or cannot be read. */
export async function openFound(
  scanId: string,
  edition: EditionPack,
  newWorker: () => FoundWorker = foundWorker,
): Promise<FoundSite> {
  const line = lineTo(newWorker());
  const lists: Record<FoundList, FoundRow[]> = {
    dead: [],
    look: [],
    files: [],
    wrongYears: [],
    placeholders: [],
    orphans: [],
    personal: [],
  };
  try {
    const summary = await line.ask({ type: 'open', scanId, edition }, (list, rows) => {
      for (const row of rows) lists[list as FoundList].push(row);
    });
    return {
      ...summary,
      lists,
      paths: (urls) => line.ask({ type: 'paths', urls }),
      async changes(before) {
        const changes: Difference = { appeared: [], gone: [], changed: [] };
        await line.ask({ type: 'changes', before }, (list, rows) => {
          for (const row of rows) changes[list as keyof Difference].push(row as Spot);
        });
        return changes;
      },
      close: line.close,
    };
  } catch (error) {
    line.close();
    throw error;
  }
}

/** Keeps how each address of a scan is reached: for the sidebar and for verification. */
export async function keepWays(scanId: string, newWorker: () => FoundWorker = foundWorker): Promise<void> {
  const line = lineTo(newWorker());
  try {
    await line.ask({ type: 'ways', scanId });
  } finally {
    line.close();
  }
}

type OnRows = (list: string, rows: readonly FoundRow[]) => void;
type Waiting = { onRows: OnRows; done: (result: never) => void; failed: (cause: unknown) => void };

function lineTo(worker: FoundWorker) {
  const waiting = new Map<number, Waiting>();
  let ids = 0;
  const close = (cause: unknown = new Error('closed')) => {
    worker.onmessage = worker.onerror = null;
    worker.terminate();
    for (const { failed } of waiting.values()) failed(cause);
    waiting.clear();
  };
  worker.onmessage = ({ data }) => {
    const one = waiting.get(data.id);
    if ('list' in data) return one?.onRows(data.list, data.rows);
    waiting.delete(data.id);
    if ('failed' in data) one?.failed(new Error(data.failed));
    else one?.done(data.result as never);
  };
  worker.onerror = (event) => {
    event.preventDefault?.();
    close(new Error(event.message ?? 'the worker ended'));
  };
  return {
    ask: <T extends FoundOrder['type']>(order: Extract<FoundOrder, { type: T }>, onRows: OnRows = () => {}) =>
      new Promise<FoundResults[T]>((done, failed) => {
        ids += 1;
        waiting.set(ids, { onRows, done, failed });
        worker.postMessage({ ...order, id: ids });
      }),
    close: () => close(),
  };
}

function foundWorker(): FoundWorker {
  return new Worker(new URL('/found-worker.js', location.href)) as FoundWorker;
}

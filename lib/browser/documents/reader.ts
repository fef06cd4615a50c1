import { bytesOf } from '../../base64';
import { fingerprint } from '../../documents/hash';
import type { Progress } from '../../documents/outcome';
import { kindOf } from '../../documents/sniff';
import type { DocumentReading } from '../../documents/verdict';
import type { ReadOrder, WorkerWord } from './wire';

/** A Worker as far as it is used here; tests have one of their own. */
export type WorkerLike = {
  postMessage(order: ReadOrder): void;
  terminate(): void;
  onmessage: ((event: { data: WorkerWord }) => void) | null;
  onerror: ((event: { message?: string; preventDefault?: () => void }) => void) | null;
};

export type ReadInput = Omit<ReadOrder, 'id'>;
export type ReaderOptions = { signal?: AbortSignal; onProgress?: (progress: Progress) => void };

export type DocumentReader = {
  /**
   * Reads one document; further ones wait their turn. A file that makes the Worker silent or brings it down gets the verdict
   * `broken`, and the next one a new Worker. Rejects when cancelled, or when the reader itself cannot run.
   */
  read(input: ReadInput, options?: ReaderOptions): Promise<DocumentReading>;
  close(): void;
};

/** A page of a document, or of OCR, that takes longer than this without a word hangs. */
const SILENCE_MS = 45_000;

/** In an extension page (frame, panel, dashboard): documents are read in a Worker that is kept between them. */
export function openReader(newWorker: () => WorkerLike = documentWorker, silence = SILENCE_MS): DocumentReader {
  let worker: WorkerLike | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let orders = 0;
  const end = () => {
    worker?.terminate();
    worker = null;
  };
  return {
    read(input, options = {}) {
      const turn = last.then(() => {
        options.signal?.throwIfAborted();
        worker ??= newWorker();
        orders += 1;
        return readIn(worker, { id: orders, ...input }, options, silence).catch((error) => {
          end();
          if (error instanceof Silent) return hung(input);
          throw error;
        });
      });
      last = turn.catch(() => undefined);
      return turn;
    },
    close: end,
  };
}

function documentWorker(): WorkerLike {
  // The frame's own address may be a passing one: the Worker lies beside it, whatever it is called.
  return new Worker(new URL('/document-worker.js', location.href)) as WorkerLike;
}

class Silent extends Error {}

function readIn(
  worker: WorkerLike,
  order: ReadOrder,
  { signal, onProgress }: ReaderOptions,
  silence: number,
): Promise<DocumentReading> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout>;
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(() => finish(() => reject(new Silent())), silence);
    };
    const cancelled = () => finish(() => reject(signal?.reason));
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancelled);
      worker.onmessage = worker.onerror = null;
      settle();
    };
    signal?.addEventListener('abort', cancelled);
    worker.onmessage = ({ data }) => {
      if (data.id !== order.id) return;
      if ('progress' in data) {
        heard();
        onProgress?.(data.progress);
      } else if ('reading' in data) finish(() => resolve(data.reading));
      else finish(() => reject(new Error(data.failed)));
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      finish(() => reject(new Silent()));
    };
    heard();
    worker.postMessage(order);
  });
}

/** What is said of a file that took its reader with it. */
function hung({ bytes }: ReadInput): DocumentReading {
  const raw = typeof bytes === 'string' ? bytesOf(bytes) : bytes;
  const kind = kindOf(raw);
  return {
    verdict: 'broken',
    format: kind === 'pdf' || kind === 'image' ? kind : 'other',
    pages: 0,
    pagesRead: 0,
    facts: null,
    partial: false,
    reason: { key: 'file.noAnswer', params: {} },
    contentHash: fingerprint(raw),
  };
}

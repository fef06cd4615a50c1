import type { Order, Results, Start, WaitOrder, WorkerWord } from './wire';

/** A Worker as far as it is used here; tests have one of their own. */
export type WorkerLike = {
  postMessage(message: Start | WaitOrder | (Order & { id: number })): void;
  terminate(): void;
  onmessage: ((event: { data: WorkerWord }) => void) | null;
  onerror: ((event: { message?: string; preventDefault?: () => void }) => void) | null;
};

export type Readers = {
  /** Carries out one order. Rejects when it fails, hangs, or takes its Worker with it. */
  run<T extends Order['type']>(order: Extract<Order, { type: T }>): Promise<Results[T]>;
  /** Resolves after so many ms, also in a page that is hidden; at once when the signal says stop. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  close(): void;
};

/** A page that takes longer than this never comes to an end. */
const HANGS_MS = 30_000;

type Job = {
  id: number;
  order: Order;
  done(result: Results[Order['type']]): void;
  failed(cause: unknown): void;
};

/**
 * Workers that read pages, so many at a time. A page that hangs or brings its Worker down fails alone: what waited behind
 * it goes to a new Worker.
 */
export function openReaders(
  start: Start,
  count: number,
  newWorker: () => WorkerLike = scanWorker,
  hangs = HANGS_MS,
): Readers {
  let ids = 0;
  const lanes = Array.from({ length: count }, () => lane());

  function lane() {
    const jobs: Job[] = [];
    const waits = new Map<number, () => void>();
    let worker: WorkerLike | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const watch = () => {
      clearTimeout(timer);
      if (jobs.length > 0) timer = setTimeout(() => headFailed(new Error('hangs')), hangs);
    };
    const end = () => {
      clearTimeout(timer);
      if (worker !== null) worker.onmessage = worker.onerror = null;
      worker?.terminate();
      worker = null;
      // Too early is better than never.
      for (const over of waits.values()) over();
      waits.clear();
    };
    const headFailed = (cause: unknown) => {
      end();
      jobs.shift()?.failed(cause);
      if (jobs.length > 0) for (const { id, order } of jobs) running().postMessage({ ...order, id });
      watch();
    };
    const running = (): WorkerLike => {
      if (worker !== null) return worker;
      const fresh = newWorker();
      fresh.postMessage(start);
      fresh.onmessage = ({ data }) => {
        if ('waited' in data) {
          waits.get(data.waited)?.();
          waits.delete(data.waited);
          return;
        }
        const job = jobs.shift();
        watch();
        if (job?.id !== data.id) job?.failed(new Error('out of step'));
        else if ('failed' in data) job.failed(new Error(data.failed));
        else job.done(data.result);
      };
      fresh.onerror = (event) => {
        event.preventDefault?.();
        headFailed(new Error(event.message ?? 'the worker ended'));
      };
      worker = fresh;
      return fresh;
    };
    return {
      jobs,
      add(job: Job) {
        running().postMessage({ ...job.order, id: job.id });
        jobs.push(job);
        if (jobs.length === 1) watch();
      },
      wait(id: number, ms: number, over: () => void) {
        waits.set(id, over);
        running().postMessage({ type: 'wait', id, ms });
      },
      close() {
        end();
        for (const job of jobs.splice(0)) job.failed(new Error('closed'));
      },
    };
  }

  return {
    run: <T extends Order['type']>(order: Extract<Order, { type: T }>) =>
      new Promise<Results[T]>((done, failed) => {
        const shortest = lanes.reduce((least, one) => (one.jobs.length < least.jobs.length ? one : least));
        ids += 1;
        shortest.add({ id: ids, order, done: (result) => done(result as Results[T]), failed });
      }),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const over = () => {
          signal?.removeEventListener('abort', over);
          resolve();
        };
        signal?.addEventListener('abort', over);
        ids += 1;
        lanes[0]?.wait(ids, ms, over);
      }),
    close: () => {
      for (const one of lanes) one.close();
    },
  };
}

function scanWorker(): WorkerLike {
  return new Worker(new URL('/scan-worker.js', location.href)) as WorkerLike;
}

import PQueue from 'p-queue';
import { siteOf } from './identity';

export type GateOptions = {
  /** Requests to one host at a time. */
  perHost: number;
  /** Least time between the starts of two requests to one host, in ms. */
  pause: number;
};

/**
 * Keeps requests polite: per host a few at a time with a pause between. Hosts do not wait for each other.
 * @returns runs `task` when the host of `url` is due; its result or error is passed on
 */
export function hostGate({ perHost, pause }: GateOptions): <T>(url: string, task: () => Promise<T>) => Promise<T> {
  const queues = new Map<string, PQueue>();
  return async (url, task) => {
    const host = siteOf(url) ?? '';
    let queue = queues.get(host);
    if (queue === undefined) {
      const paced = pause > 0 ? { interval: pause, intervalCap: 1 } : {};
      queue = new PQueue({ concurrency: perHost, ...paced });
      queues.set(host, queue);
    }
    return queue.add(task, { throwOnTimeout: true });
  };
}

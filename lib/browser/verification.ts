import type { LinkJob } from '../links/run';
import { verifyAll } from '../links/run';
import type { LinkVerdict } from '../links/verdict';
import type { PageAnswer } from '../links/verify';
import { collect } from '../page/collect';
import type { PageFacts } from '../page/facts';
import { parsePage } from '../page/parse';
import { openWorkStore } from '../storage/work-store';
import { ask } from './client';
import { openFetcher } from './fetcher';
import { covers, grantedOrigins } from './grants';

export type VerifyAsk = {
  assessmentId: string;
  hosts: readonly string[];
  jobs: readonly LinkJob[];
  linked(url: string): boolean | null;
  onVerdict(url: string, verdict: LinkVerdict, progress: { done: number; all: number }): void;
  signal: AbortSignal;
};

/** Views are told at most this often that there are new verdicts. */
const TELL_MS = 1_000;

/** Verifies in this extension page. @throws StoreError when a verdict cannot be stored */
export async function verifyLinks({ assessmentId, hosts, jobs, linked, onVerdict, signal }: VerifyAsk): Promise<void> {
  const [work, fetcher, origins] = await Promise.all([openWorkStore(), openFetcher(), grantedOrigins()]);
  const told = teller();
  try {
    await verifyAll({
      jobs,
      context: { hosts, linked },
      tools: {
        fetch: fetcher.fetch,
        read: readAnswer,
        granted: (url) => covers(origins, url),
        wait: pause,
        now: () => new Date().toISOString(),
        randomPath: () => crypto.randomUUID(),
      },
      record: (url, verdict) => work.recordVerdicts(assessmentId, [{ url, verdict }]),
      onVerdict: (url, verdict, progress) => {
        told.soon();
        onVerdict(url, verdict, progress);
      },
      signal,
    });
  } finally {
    fetcher.stop();
    await work.close();
    told.now();
  }
}

/** An HTML answer as facts, as the collector would read it with scripts off. */
export function readAnswer({ bytes, finalUrl, charset }: PageAnswer): PageFacts {
  return collect(parsePage(bytes, finalUrl, charset === null ? {} : { charset }), finalUrl);
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
  });
}

/** Tells every view that there is something new, not more often than they can use. */
function teller() {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const tell = () => {
    timer = null;
    ask({ type: 'work.changed' }).catch(console.error);
  };
  return {
    soon() {
      timer ??= setTimeout(tell, TELL_MS);
    },
    now() {
      if (timer !== null) clearTimeout(timer);
      tell();
    },
  };
}

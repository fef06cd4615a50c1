import type { LinkJob } from '../links/run';
import { verifyAll } from '../links/run';
import type { LinkVerdict } from '../links/verdict';
import type { PageAnswer } from '../links/verify';
import { collect } from '../page/collect';
import type { PageFacts } from '../page/facts';
import { parsePage } from '../page/parse';
import { wordsOf } from '../sitescan/ways';
import { openWorkStore } from '../storage/work-store';
import { ask } from './client';
import { openReader } from './documents/reader';
import { openFetcher } from './fetcher';
import { covers, grantedOrigins } from './grants';

export type VerifyAsk = {
  assessmentId: string;
  hosts: readonly string[];
  jobs: readonly LinkJob[];
  /** What the evidence itself says: whether it was found on a page of the agency; null = that is not known. */
  linked(url: string): boolean | null;
  onVerdict(url: string, verdict: LinkVerdict, progress: { done: number; all: number }): void;
  signal: AbortSignal;
};

/** Whether a file opens shows on its first page; what it says is none of verification's business. */
const FILE_LIMITS = { pages: 1, sheets: 1, rows: 20, seconds: 10, ocrPages: 0 };

/** Views are told at most this often that there are new verdicts. */
const TELL_MS = 1_000;

/** Verifies in this extension page. @throws StoreError when a verdict cannot be stored */
export async function verifyLinks({ assessmentId, hosts, jobs, linked, onVerdict, signal }: VerifyAsk): Promise<void> {
  const [work, fetcher, origins] = await Promise.all([openWorkStore(), openFetcher(), grantedOrigins()]);
  const told = teller();
  const documents = openReader();
  // What a scan saw of the site is a help: without it nothing is said of links and ways.
  const ways = await work.ways(assessmentId).catch((error: unknown) => {
    console.error(error);
    return null;
  });
  const linkedOnSite = async (url: string): Promise<boolean | null> => {
    if (linked(url) === true) return true;
    const way = (await ways?.to(url).catch(() => undefined)) ?? null;
    if (way?.linked || way?.steps) return true;
    return ways?.whole ? false : null;
  };
  try {
    // What was never verified is measured against what the newest scan read there.
    const measured = await Promise.all(
      jobs.map(async (job) => {
        const way = job.before === '' ? await ways?.to(job.url).catch(() => null) : null;
        return way ? { ...job, before: way.print } : job;
      }),
    );
    const prints = new Map(measured.map(({ url, before }) => [url, before]));
    await verifyAll({
      jobs: measured,
      context: { hosts, linked: linkedOnSite },
      tools: {
        fetch: fetcher.fetch,
        read: readAnswer,
        readFile: (file) => documents.read({ ...file, limits: FILE_LIMITS }, { signal }),
        granted: (url) => covers(origins, url),
        wait: pause,
        now: () => new Date().toISOString(),
        randomPath: () => crypto.randomUUID(),
      },
      paths: {
        home: ways?.scan.startUrl ?? `http://${hosts[0] ?? ''}/`,
        known: async (url) => wordsOf((await ways?.to(url)) ?? null),
      },
      record: (url, verdict) => {
        const before = verdict.changed === null ? '' : (prints.get(url) ?? '');
        return work.recordVerdicts(assessmentId, [{ url, verdict, before }]);
      },
      onVerdict: (url, verdict, progress) => {
        told.soon();
        onVerdict(url, verdict, progress);
      },
      signal,
    });
  } finally {
    fetcher.stop();
    documents.close();
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

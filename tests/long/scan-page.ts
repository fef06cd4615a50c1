import { builtinEditions } from '../../lib/checklist/builtin';
import type { Fetcher } from '../../lib/links/fetching';
import type { Scan } from '../../lib/sitescan/model';
import { pageReader } from '../../lib/sitescan/reading';
import { runScan } from '../../lib/sitescan/scan';
import { openWorkStore } from '../../lib/storage/work-store';

/** What the browser under test runs: the real engine on the real IndexedDB, over its own origin. Driven by scan.long.ts. */

const ID = 'scan-of-the-long-run';
const edition = builtinEditions.find(({ year }) => year === 2568);
if (!edition) throw new Error('no edition');
const agency = { name: 'องค์การบริหารส่วนตำบลตัวอย่างไพร', kind: 'sao' };
const reader = pageReader(edition, { agency, hosts: [location.hostname], today: '2025-04-21' });
const opening = openWorkStore();
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const ask: Fetcher = async (url, { signal }) => {
  try {
    const response = await fetch(url, { credentials: 'omit', cache: 'no-store', signal: signal ?? null });
    return {
      ok: true,
      status: response.status,
      finalUrl: response.url,
      chain: [],
      contentType: (response.headers.get('content-type') ?? '').split(';')[0] ?? '',
      charset: 'utf-8',
      retryAfter: null,
      bytes: new Uint8Array(await response.arrayBuffer()),
      truncated: false,
    };
  } catch {
    return { ok: false, cause: signal?.aborted ? 'cancelled' : 'refused' };
  }
};

const kit = {
  async create() {
    const now = new Date().toISOString();
    const scan: Scan = {
      id: ID,
      assessmentId: 'assessment-1',
      edition: 2568,
      startUrl: `${location.origin}/`,
      hosts: [location.host],
      settings: { concurrency: 2, pause: 0, maxPages: 10_000, robots: false, outside: false },
      state: 'running',
      stopped: null,
      startedAt: now,
      updatedAt: now,
      batches: 0,
      found: 0,
      read: 0,
    };
    await (await opening).createScan(scan);
  },

  /** Goes on until it ends, or until somebody pulls the plug. */
  async goOn(told: (read: number) => void): Promise<string> {
    const store = await opening;
    const scan = await store.scan(ID);
    if (scan === null) throw new Error('the scan is lost');
    const end = await runScan({
      scan,
      store,
      tools: {
        fetch: ask,
        page: async (url, body, habits) => reader.page(url, body, habits),
        features: async (body) => reader.features(body),
        readFile: null,
        granted: () => true,
        randomPath: () => 'no-such-page',
        wait: (ms) => sleep(ms / 50),
        now: () => new Date().toISOString(),
      },
      onProgress: ({ scan: { read } }) => told(read),
      signal: new AbortController().signal,
    });
    return end.state;
  },

  /** Everything that is stored: addresses and read pages in the order of the batches. */
  async everything() {
    const store = await opening;
    let scan = await store.scan(ID);
    let batches = await store.scanBatches(ID, 0, scan?.batches ?? 0);
    // The last write of a tab that was just closed may still come to its end between the two readings.
    for (let now = await store.scan(ID); now?.updatedAt !== scan?.updatedAt; now = await store.scan(ID)) {
      scan = now;
      batches = await store.scanBatches(ID, 0, scan?.batches ?? 0);
    }
    if (scan === null) throw new Error('the scan is lost');
    const urls = batches.flatMap((batch) => batch.urls.map(({ url }) => url));
    const pages = batches.flatMap((batch) => batch.pages);
    return {
      state: scan.state,
      found: scan.found,
      read: scan.read,
      urls,
      pages: pages.map(({ at }) => urls[at] ?? ''),
      broken: pages.filter(({ state }) => state !== 'opens').map(({ at }) => urls[at] ?? ''),
    };
  },
};

export type ScanKit = typeof kit;
Object.assign(globalThis, { kit });

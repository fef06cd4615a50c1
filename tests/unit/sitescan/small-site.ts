import { expect } from 'vitest';
import { builtinEditions } from '../../../lib/checklist/builtin';
import type { FetchAnswer, Fetcher } from '../../../lib/links/fetching';
import { siteOf } from '../../../lib/links/identity';
import { DEFAULT_SETTINGS, type Scan, type ScanBatch, type ScanSettings } from '../../../lib/sitescan/model';
import { pageReader } from '../../../lib/sitescan/reading';
import { SitePicture } from '../../../lib/sitescan/results';
import { runScan, type ScanTools } from '../../../lib/sitescan/scan';
import { scanRecord } from '../../fixtures/ui/scan-scenes';

/** Scans of sites of a few pages, each written where it is tested. */

export const SITE = 'http://www.bannong-demo.go.th';

const [edition] = builtinEditions.filter(({ year }) => year === 2568);
if (!edition) throw new Error('no edition');
const reader = pageReader(edition, {
  agency: { name: 'อบต.บ้านหนอง', kind: 'sao' },
  hosts: ['www.bannong-demo.go.th'],
  today: '2025-04-21',
});

/** A page's HTML, what else is told of the answer, or no answer. */
export type Reply =
  | string
  | (Partial<Extract<FetchAnswer, { ok: true }>> & { body?: string })
  | ({ ok: false } & Extract<FetchAnswer, { ok: false }>);

export type SmallScan = {
  end: Scan;
  picture: SitePicture;
  /** In order; those of the site by their path. */
  asked: string[];
  waits: number[];
};

/**
 * Scans a small site from its home page on.
 * @param pages by path, or by address where it is another host; what is not there is a 404. Of several replies each is given once, the last for good.
 */
export async function scanSmall(
  pages: Record<string, Reply | Reply[]>,
  {
    settings = {},
    hosts = ['www.bannong-demo.go.th'],
    granted = hosts,
    readFile = null,
    ends = 'done',
  }: {
    settings?: Partial<ScanSettings>;
    hosts?: string[];
    granted?: string[];
    readFile?: ScanTools['readFile'];
    ends?: Scan['state'];
  } = {},
): Promise<SmallScan> {
  const asked: string[] = [];
  const waits: number[] = [];
  const fetch: Fetcher = async (url) => {
    const name = url.replace(SITE, '');
    asked.push(name);
    const planned = pages[name];
    const reply = Array.isArray(planned) ? (planned.length > 1 ? planned.shift() : planned[0]) : planned;
    if (typeof reply === 'object' && 'cause' in reply) return reply;
    const { body = '', ...rest } =
      typeof reply === 'string' ? { body: reply } : (reply ?? { status: 404, body: 'ไม่พบ' });
    return {
      ok: true,
      status: 200,
      finalUrl: url,
      chain: [],
      contentType: 'text/html',
      charset: 'utf-8',
      retryAfter: null,
      bytes: new TextEncoder().encode(body),
      truncated: false,
      ...rest,
    };
  };
  const readable = new Set(granted.map((host) => siteOf(`http://${host}`)));
  const batches = new Map<number, ScanBatch>();
  const end = await runScan({
    scan: scanRecord({
      state: 'running',
      startUrl: `${SITE}/`,
      hosts,
      settings: { ...DEFAULT_SETTINGS, pause: 0, robots: false, outside: false, ...settings },
      batches: 0,
      found: 0,
      read: 0,
    }),
    store: {
      saveBatch: async (_before, _after, batch) => void batches.set(batch.seq, structuredClone(batch)),
      saveScan: async () => {},
      scanBatches: async () => [],
    },
    tools: {
      fetch,
      page: async (url, body, habits) => reader.page(url, body, habits),
      features: async (body) => reader.features(body),
      readFile,
      granted: (url) => readable.has(siteOf(url)),
      randomPath: () => 'no-such-page',
      wait: async (ms) => void waits.push(ms),
      now: () => '2025-04-21T02:00:00.000Z',
    },
    onProgress: () => {},
    signal: new AbortController().signal,
  });
  expect(end.state).toBe(ends);
  return { end, picture: new SitePicture(end, batches.values()), asked, waits };
}

/** What was read at a path of the site, or at an address of another host. */
export const pageAt = (picture: SitePicture, path: string) =>
  picture.pages.get(picture.numberOf(path.startsWith('/') ? SITE + path : path) ?? -1);

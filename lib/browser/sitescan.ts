import { nanoid } from 'nanoid';
import browser from 'webextension-polyfill';
import type { Agency } from '../assessment/model';
import type { EditionPack } from '../checklist/schema';
import type { Fetcher } from '../links/fetching';
import { OPEN_SCANS, type Scan, type ScanSettings } from '../sitescan/model';
import { runScan, type ScanProgress } from '../sitescan/scan';
import { todayIso } from '../thai/dates';
import { ask } from './client';
import { openReader } from './documents/reader';
import { openFetcher } from './fetcher';
import { covers, grantedOrigins } from './grants';
import { openReaders } from './scanning/readers';
import { workStore } from './store';

/** The site scan in an extension page: it lives as long as the page, and goes on from the database in another one. */

export type ScanAsk = {
  assessmentId: string;
  agency: Agency;
  edition: EditionPack;
  settings: ScanSettings;
};

export type ScanOptions = {
  onProgress(progress: ScanProgress): void;
};

export type RunningScan = {
  id: string;
  /** The scan as it ended. @throws StoreError when it cannot be stored; what was told before is kept */
  done: Promise<Scan>;
  /** It can go on later. */
  pause(): void;
  /** It ends for good; what was read is kept. */
  cancel(): void;
};

/** Another page scans: one at a time. */
export class ScanBusyError extends Error {
  override readonly name = 'ScanBusyError';
}

/** What a file is shows on its first pages; OCR takes seconds a page, and most papers of a site are scans. */
const FILE_LIMITS = { pages: 40, seconds: 20, ocrPages: 1, ocrSeconds: 20 };
const LOCK = 'oit-sidebar-site-scan';
/** More readers than this only wait for the network. */
const READERS = 2;

/**
 * Begins a scan of the agency's site, from its first host on.
 * @throws ScanBusyError, StoreError
 */
export function startScan(wanted: ScanAsk, options: ScanOptions): Promise<RunningScan> {
  const { assessmentId, agency, edition, settings } = wanted;
  return locked(wanted, options, async (fetch) => {
    const now = new Date().toISOString();
    const scan: Scan = {
      id: nanoid(),
      assessmentId,
      edition: edition.year,
      startUrl: await startUrlOf(agency.hosts[0] ?? '', fetch),
      hosts: [...agency.hosts],
      settings,
      state: 'running',
      stopped: null,
      startedAt: now,
      updatedAt: now,
      batches: 0,
      found: 0,
      read: 0,
    };
    await (await workStore()).createScan(scan);
    return scan;
  });
}

/**
 * Goes on with a scan that was paused, stopped or interrupted; `settings` may be others than before.
 * @throws ScanBusyError, StoreError, RangeError when there is no such scan or it has ended
 */
export function resumeScan(id: string, wanted: ScanAsk, options: ScanOptions): Promise<RunningScan> {
  return locked(wanted, options, async () => {
    const scan = await (await workStore()).scan(id);
    if (scan === null || !OPEN_SCANS.has(scan.state)) throw new RangeError(`no open scan ${id}`);
    return { ...scan, settings: wanted.settings };
  });
}

/** Whether some page of ours scans just now. */
export async function isScanning(): Promise<boolean> {
  const { held } = await navigator.locks.query();
  return held?.some(({ name }) => name === LOCK) ?? false;
}

/** The scans of an assessment, newest first. One that is `running` while nobody scans was interrupted: it can go on. */
export async function scansOf(assessmentId: string): Promise<Scan[]> {
  return (await workStore()).scans(assessmentId);
}

export async function removeScan(id: string): Promise<void> {
  await (await workStore()).removeScan(id);
  tell();
}

function locked(
  wanted: ScanAsk,
  options: ScanOptions,
  scanOf: (fetch: Fetcher) => Promise<Scan>,
): Promise<RunningScan> {
  return new Promise((started, failed) => {
    navigator.locks
      .request(LOCK, { ifAvailable: true }, async (lock) => {
        if (lock === null) throw new ScanBusyError();
        const fetcher = await openFetcher();
        try {
          const scan = await scanOf(fetcher.fetch);
          const halt = new AbortController();
          const done = carryOut(scan, wanted, options, fetcher.fetch, halt.signal);
          started({
            id: scan.id,
            done,
            pause: () => halt.abort('pause'),
            cancel: () => halt.abort('cancel'),
          });
          // The lock is held until it ended; how it ended is told through `done`.
          await done.catch(() => undefined);
        } finally {
          fetcher.stop();
        }
      })
      .catch(failed);
  });
}

async function carryOut(
  scan: Scan,
  { agency, edition }: ScanAsk,
  { onProgress }: ScanOptions,
  fetch: Fetcher,
  signal: AbortSignal,
): Promise<Scan> {
  const context = {
    agency: { name: agency.name, kind: agency.kind },
    hosts: agency.hosts.map((host) => host.replace(/:\d+$/, '')),
    today: todayIso(new Date()),
  };
  const readers = openReaders({ edition, context }, READERS);
  const documents = openReader();
  let origins = await grantedOrigins();
  const refresh = () => void grantedOrigins().then((now) => (origins = now), console.error);
  browser.permissions.onAdded.addListener(refresh);
  browser.permissions.onRemoved.addListener(refresh);
  tell();
  try {
    return await runScan({
      scan,
      store: await workStore(),
      tools: {
        fetch,
        page: (url, body, habits) => readers.run({ type: 'page', url, body, habits }),
        features: (body) => readers.run({ type: 'features', body }),
        readFile: async (file) => {
          const { verdict, reason, facts } = await documents.read({ ...file, limits: FILE_LIMITS }, { signal });
          return { verdict, reason, audited: facts && (await readers.run({ type: 'facts', facts })) };
        },
        granted: (url) => covers(origins, url),
        randomPath: () => crypto.randomUUID(),
        wait: readers.wait,
        now: () => new Date().toISOString(),
      },
      onProgress,
      signal,
    });
  } finally {
    readers.close();
    documents.close();
    browser.permissions.onAdded.removeListener(refresh);
    browser.permissions.onRemoved.removeListener(refresh);
    tell();
  }
}

/** http first: old sites speak nothing else, and the others lead on from it. */
async function startUrlOf(host: string, fetch: Fetcher): Promise<string> {
  const plain = `http://${host}/`;
  const answer = await fetch(plain, { maxBytes: 1_000, timeout: 20_000 });
  if (answer.ok) return plain;
  const secure = `https://${host}/`;
  const other = await fetch(secure, { maxBytes: 1_000, timeout: 20_000 });
  return other.ok ? secure : plain;
}

/** Every view asks for the state again. */
function tell(): void {
  ask({ type: 'work.changed' }).catch(console.error);
}

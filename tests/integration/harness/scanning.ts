import { builtinEditions } from '../../../lib/checklist/builtin';
import type { EditionPack } from '../../../lib/checklist/schema';
import { readDocument } from '../../../lib/documents/read';
import type { Fetcher } from '../../../lib/links/fetching';
import { siteOf } from '../../../lib/links/identity';
import { DEFAULT_SETTINGS, type Scan, type ScanSettings } from '../../../lib/sitescan/model';
import { pageReader } from '../../../lib/sitescan/reading';
import { SitePicture } from '../../../lib/sitescan/results';
import type { ScanTools } from '../../../lib/sitescan/scan';
import type { WorkStore } from '../../../lib/storage/work-store';
import { nodeDocumentTools } from '../../../scripts/audit/document-tools';
import type { DemoServer } from '../../fixtures/demo-server';
import { nodeFetcher } from './node-fetcher';

/** What a scan of the demo site needs in Node: the site's own addresses, found on loopback. */

export function demoEdition(server: DemoServer): EditionPack {
  const edition = builtinEditions.find(({ year }) => year === server.manifest.edition);
  if (!edition) throw new Error('no edition of the demo site');
  return edition;
}

export function demoFetcher({ siteUrl, port }: DemoServer) {
  const site = siteOf(siteUrl);
  return nodeFetcher((host) => (siteOf(`http://${host}`) === site ? port : null));
}

export function newScan(server: DemoServer, settings: Partial<ScanSettings> = {}, id = 'scan-of-the-demo'): Scan {
  return {
    id,
    assessmentId: 'assessment-1',
    edition: server.manifest.edition,
    startUrl: `${server.siteUrl}/`,
    hosts: [...server.manifest.agency.hosts],
    settings: { ...DEFAULT_SETTINGS, ...settings },
    state: 'running',
    stopped: null,
    startedAt: '2025-04-21T02:00:00.000Z',
    updatedAt: '2025-04-21T02:00:00.000Z',
    batches: 0,
    found: 0,
    read: 0,
  };
}

/** Reading in this thread; waiting is counted and not done. */
export function scanTools(server: DemoServer, fetch: Fetcher, wait: ScanTools['wait'] = async () => {}): ScanTools {
  const { agency, today } = server.manifest;
  const reader = pageReader(demoEdition(server), { agency, hosts: agency.hosts, today });
  const site = siteOf(server.siteUrl);
  return {
    fetch,
    page: async (url, body, habits) => reader.page(url, body, habits),
    features: async (body) => reader.features(body),
    readFile: null,
    granted: (url) => siteOf(url) === site,
    randomPath: () => 'no-such-page-5f1c',
    wait,
    now: () => new Date().toISOString(),
  };
}

/** Files are read too, but for scans: OCR takes seconds a page. */
export async function fileReader(server: DemoServer): Promise<NonNullable<ScanTools['readFile']>> {
  const { agency, today } = server.manifest;
  const reader = pageReader(demoEdition(server), { agency, hosts: agency.hosts, today });
  const tools = { ...(await nodeDocumentTools()), ocr: null };
  return async (file) => {
    const { verdict, reason, facts } = await readDocument(file, tools);
    return { verdict, reason, audited: facts && reader.facts(facts) };
  };
}

export async function pictureOf(store: WorkStore, id: string): Promise<SitePicture> {
  const scan = await store.scan(id);
  if (scan === null) throw new Error('no scan');
  return new SitePicture(scan, await store.scanBatches(id, 0, scan.batches + 1));
}

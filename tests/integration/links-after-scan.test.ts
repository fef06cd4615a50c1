import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OPEN_STATES } from '../../lib/links/verdict';
import { linkVerifier } from '../../lib/links/verify';
import { collect } from '../../lib/page/collect';
import { parsePage } from '../../lib/page/parse';
import { runScan } from '../../lib/sitescan/scan';
import { openWorkStore } from '../../lib/storage/work-store';
import { type DemoServer, serveDemoSite } from '../fixtures/demo-server';
import { demoFetcher, fileReader, newScan, pictureOf, scanTools } from './harness/scanning';

/** What a scan read is what verification measures against: right after it nothing has changed, whatever stands there. */

let server: DemoServer;
let changed: (url: string, before: string) => Promise<boolean | null | undefined>;
const prints = new Map<string, string>();
let close = () => {};

beforeAll(async () => {
  globalThis.indexedDB = new IDBFactory();
  server = await serveDemoSite();
  const fetcher = demoFetcher(server);
  close = fetcher.close;
  const store = await openWorkStore();
  const scan = newScan(server, { robots: false, outside: false, pause: 0 });
  await store.createScan(scan);
  const tools = { ...scanTools(server, fetcher.fetch), readFile: await fileReader(server) };
  await runScan({ scan, store, tools, onProgress: () => {}, signal: new AbortController().signal });
  const picture = await pictureOf(store, scan.id);
  for (const { at, state, print } of picture.pages.values())
    if (OPEN_STATES.has(state)) prints.set(picture.url(at), print);
  await store.close();
  const verify = linkVerifier(
    { hosts: server.manifest.agency.hosts, linked: () => true },
    {
      fetch: fetcher.fetch,
      read: ({ bytes, finalUrl, charset }) => collect(parsePage(bytes, finalUrl, charset ? { charset } : {}), finalUrl),
      granted: () => true,
      wait: async () => {},
      now: () => '2025-04-21T03:00:00.000Z',
      randomPath: () => 'no-such-page-4b1d',
    },
  );
  changed = async (url, before) => (await verify(url, before))?.changed;
}, 120_000);
afterAll(async () => {
  close();
  await server.close();
});

it('nothing has changed on any page or file', async () => {
  expect(prints.size).toBeGreaterThan(100);
  const differing: string[] = [];
  for (const [url, print] of prints) if ((await changed(url, print)) !== false) differing.push(url);
  expect(differing).toEqual([]);
}, 60_000);

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fetcher } from '../../lib/links/fetching';
import { linkVerifier } from '../../lib/links/verify';
import { collect } from '../../lib/page/collect';
import { parsePage } from '../../lib/page/parse';
import { type DemoServer, serveDemoSite } from '../fixtures/demo-server';

/** Verdicts on the whole demo site: its pages in all their templates, its dead ends hard and soft, its redirections. */

let site: DemoServer;
beforeAll(async () => {
  site = await serveDemoSite();
});
afterAll(() => site.close());

const ask: Fetcher = async (url) => {
  const response = await fetch(url.replace(site.siteUrl, site.url));
  return {
    ok: true,
    status: response.status,
    finalUrl: response.url.replace(site.url, site.siteUrl),
    chain: [],
    contentType: response.headers.get('content-type')?.split(';')[0] ?? '',
    charset: null,
    retryAfter: null,
    bytes: new Uint8Array(await response.arrayBuffer()),
    truncated: false,
  };
};

async function verdicts(urls: readonly string[]): Promise<Record<string, string[]>> {
  const verify = linkVerifier(
    { hosts: site.manifest.agency.hosts, linked: () => null },
    {
      fetch: ask,
      read: ({ bytes, finalUrl }) => collect(parsePage(bytes, finalUrl), finalUrl),
      granted: () => true,
      wait: async () => undefined,
      now: () => '2025-04-21T03:00:00.000Z',
      randomPath: () => 'no-such-page-4b1d',
    },
  );
  const byState: Record<string, string[]> = {};
  for (const url of urls) {
    const verdict = await verify(url, '');
    const name = `${verdict?.state} ${verdict?.reason.key}`;
    byState[name] = [...(byState[name] ?? []), url.replace(site.siteUrl, '')];
  }
  return byState;
}

it('calls every page open but the one that says that nothing was found', async () => {
  const { 'opens link.opens': open = [], ...others } = await verdicts(site.manifest.pages.map(({ url }) => url));
  expect(open.length).toBeGreaterThan(90);
  // The log-in page of the e-service opens as what it is; what leads there instead of elsewhere does not (below).
  expect(others).toEqual({ 'broken link.soft-missing': ['/not-found'] });
});

it('calls every dead end dead, also those that answer with status 200', async () => {
  const soft = site.manifest.dead.filter((row) => row.soft).map(({ url }) => url);
  const hard = site.manifest.dead.filter((row) => !row.soft).map(({ url }) => url);
  expect(Object.keys(await verdicts(soft))).toEqual(['broken link.soft-missing']);
  expect(Object.keys(await verdicts(hard))).toEqual(['broken link.missing']);
});

it('tells where redirections lead', async () => {
  expect(await verdicts(site.manifest.redirects.map(({ url }) => url))).toEqual({
    'home-instead link.home-instead': ['/home'],
    'sign-in link.sign-in': ['/eservice/tax.jsp', '/eservice/login.jsp?next=status'],
    'redirected link.redirected': ['/page/contactus'],
  });
});

it('calls the files open', async () => {
  const { 'opens link.opens': open = [], ...others } = await verdicts(site.manifest.files.map(({ url }) => url));
  expect(open).toHaveLength(site.manifest.files.length);
  expect(others).toEqual({});
});

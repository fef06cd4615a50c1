import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoServer, serveDemoSite } from '../fixtures/demo-server';
import type { Lab } from './harness/lab';
import { inEachBrowser, until } from './harness/lab';
import { command, seed, state, takingOf } from './harness/seed';
import { part } from './harness/view';

/** What the demo server does with each, and what is to be said of it. */
const LINKS: readonly (readonly [path: string, state: string])[] = [
  ['/page/structure', 'opens'],
  ['/files/plan/development-2566-2570.pdf', 'opens'],
  ['/page/contactus', 'redirected'],
  ['/home', 'home-instead'],
  ['/eservice/tax.jsp', 'sign-in'],
  ['/page/closed', 'broken'],
  ['/old/gone.htm', 'broken'],
  ['/page/executives', 'blocked'],
];
const OTHER = 'https://drive.google.com/file/d/DEMO-NOT-A-REAL-FILE/view';

const structureAt = (address: string) => takingOf('org-structure', address);

/** Whether the evidence links open for the public, found out by the extension's own page against a real server. */
inEachBrowser('verifying links', (start) => {
  let site: DemoServer;
  let lab: Lab;
  let page: Page;
  const url = (path: string) => site.siteUrl + path;

  beforeAll(async () => {
    site = await serveDemoSite();
    site.fail('/page/executives', { status: 403 });
    lab = await start({ port: site.port });
    const assessmentId = await seed(lab, (site.manifest.agency.hosts[0] ?? '').replace(/^www\./, ''));
    const takings = [...LINKS.map(([path]) => url(path)), OTHER].map(structureAt);
    await command(lab, { type: 'evidence.take', assessmentId, takings });
  });
  afterAll(async () => {
    await lab?.close();
    await site?.close();
  });

  const open = async () => {
    page = await lab.openOwn('dashboard.html#links');
    await page.waitForSelector(part('links-page'));
  };
  const shown = () =>
    page.$$eval('[data-part="link-row"]', (rows) =>
      rows.map((row) => [row.querySelector('.address button')?.textContent, row.getAttribute('data-state')] as const),
    );
  const expected = () => [
    ...LINKS.map(([path, verdict]) => [url(path), verdict] as const),
    [OTHER, 'not-granted'] as const,
  ];
  const sorted = (rows: readonly (readonly [unknown, unknown])[]) => rows.map(String).sort();

  it('says of each what the public gets to see, without a cookie', async () => {
    await open();
    expect((await shown()).map(([, verdict]) => verdict)).toEqual(expected().map(() => 'unchecked'));
    const before = site.requests.length;
    await page.click(part('check-all'));
    await until('the end of the run', async () => (await page.$(part('check-all'))) !== null, 50_000);
    expect(sorted(await shown())).toEqual(sorted(expected()));
    const asked = site.requests.slice(before);
    expect(asked.length).toBeGreaterThanOrEqual(LINKS.length);
    expect(asked.filter(({ cookie }) => cookie !== '')).toEqual([]);
    expect(asked.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('knows it after a reload, and everywhere else', async () => {
    await page.close();
    await open();
    expect(sorted(await shown())).toEqual(sorted(expected()));
    const links = (await state(lab)).links.map((link) => [link.url, link.verdict.state] as const);
    expect(sorted(links)).toEqual(sorted(expected()));
  });

  it('names why a server that is gone does not answer', async () => {
    site.fail('/page/structure', { kind: 'reset' });
    const row = `xpath///tr[.//button[text()="${url('/page/structure')}"]]//button[@data-part="check-one"]`;
    await page.locator(row).click();
    await until(
      'the new verdict',
      async () => {
        const link = (await state(lab)).links.find((one) => one.url === url('/page/structure'));
        return link?.verdict.state === 'broken' ? link : null;
      },
      50_000,
    ).then((link) => expect(['link.refused', 'link.network']).toContain(link.verdict.reason.key));
  });

  it('says where links lead: not while their host may not be read, then as far as it may', async () => {
    const [short, elsewhere] = ['http://short-demo.go.th', 'http://elsewhere-demo.go.th'];
    site.fail('/s/structure', { redirect: url('/page/history') });
    site.fail('/s/away', { redirect: `${elsewhere}/doc` });
    site.fail('/s/splash', { refresh: `${elsewhere}/doc` });
    const leads = [`${short}/s/structure`, url('/page/history'), url('/s/away'), url('/s/splash')];
    const [assessmentId = ''] = (await state(lab)).assessments.map(({ id }) => id);
    await command(lab, { type: 'evidence.take', assessmentId, takings: leads.map(structureAt) });
    await until('the new links', async () => (await page.$(part('check-rest'))) !== null);
    await page.click(part('check-rest'));
    const verdicts = async () => {
      await until('the end of the run', async () => (await page.$(part('check-all'))) !== null, 50_000);
      const { links } = await state(lab);
      return leads.map((lead) => {
        const verdict = links.find((one) => one.url === lead)?.verdict;
        return [verdict?.state, verdict?.finalUrl];
      });
    };
    const away = ['not-granted', `${elsewhere}/doc`];
    await until('the verdicts', async () => (await verdicts()).every(([one]) => one !== undefined), 50_000);
    expect(await verdicts()).toEqual([['not-granted', null], ['opens', leads[1]], away, away]);
    // Drive sends its files from a second host.
    const hosts = ['short-demo.go.th', 'elsewhere-demo.go.th', 'drive.google.com', 'drive.usercontent.google.com'];
    const asked = await page.$$eval('[data-part="ungranted"] [data-host]', (all) => all.map((one) => one.textContent));
    expect(asked.sort()).toEqual([...hosts].sort());
    await lab.allowGrants(hosts);
    await page.click(part('grant-hosts'));
    await until(
      'what they may be read for',
      async () => (await verdicts()).every(([one]) => one !== 'not-granted'),
      50_000,
    );
    const end = ['redirected', `${elsewhere}/doc`];
    expect(await verdicts()).toEqual([['redirected', leads[1]], ['opens', leads[1]], end, end]);
    // Both ways to one page are told as one piece, and so are the two that lead elsewhere.
    expect(await page.$$(part('same-page'))).toHaveLength(2);
  });

  it('left no error behind', async () => {
    // What Chromium notes of a redirect to a host that may not be read: that it is none is what was to be seen.
    expect((await lab.errors()).filter((error) => !/redirected from .* blocked by CORS policy/.test(error))).toEqual(
      [],
    );
  });
});

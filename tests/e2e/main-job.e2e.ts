import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { type ReadRow, readSheet } from '../../lib/export';
import { type DemoServer, serveDemoSite } from '../fixtures/demo-server';
import type { Lab } from './harness/lab';
import { inEachBrowser, leave, until } from './harness/lab';
import { state } from './harness/seed';
import { part, type View } from './harness/view';

declare const chrome: Browser;

const item = (code: string) => `[data-part="picker-item"][data-code="${code}"]`;
const taken = (code: string) => `[data-part="taken"][data-code="${code}"]`;

/** From installing to the sheet, through the product's own pages, on the demo agency's site; each step rests on the one before. */
inEachBrowser('the main job', (start) => {
  let site: DemoServer;
  let lab: Lab;
  let page: Page;
  const url = (path: string) => site.siteUrl + path;

  beforeAll(async () => {
    site = await serveDemoSite();
    lab = await start({ port: site.port });
    page = await lab.open();
  });
  afterAll(async () => {
    await lab?.close();
    await site?.close();
  });

  /** The app in the frame of the page that stands there now. */
  const sidebar = (): Promise<View> =>
    until(
      'the sidebar',
      async () => {
        const frame = await lab.frameIn(page, 0);
        return frame !== null && (await frame.there(part('header'))) > 0 ? frame : null;
      },
      20_000,
    );
  const visit = async (path: string) => {
    await lab.goto(page, url(path));
    const app = await sidebar();
    await app.waitFor(`${part('this-page')}, ${part('index-import')}`, 20_000);
    return app;
  };
  const choose = async (app: View, code: string) => {
    await app.waitFor(part('picker'));
    for (const chosen of ['input:checked:not(:disabled)']) {
      while ((await app.there(`${part('picker-item')}:not([data-code="${code}"]) ${chosen}`)) > 0) {
        await app.press(`${part('picker-item')}:not([data-code="${code}"]) ${chosen}`);
      }
    }
    if ((await app.there(`${item(code)} input:checked`)) === 0) await app.press(`${item(code)} input`);
    await app.press(part('picker-take'));
    await app.waitForNone(part('picker'));
  };
  const evidence = async () =>
    (await state(lab)).snapshot?.evidence.map((one) => `${one.item} ${one.source} ${one.url}`).sort();

  it('names the agency and grants its site, and nothing else', async () => {
    const opened = () =>
      lab.backstage.run(async (_document, own) => {
        const tabs = await chrome.tabs.query({});
        return tabs.some((tab) => tab.url?.startsWith(own));
      }, `${lab.origin}/dashboard.html#setup`);
    await until('the set-up that opens with the installation', opened);
    const { agency, edition } = site.manifest;
    const [host = ''] = agency.hosts;
    await lab.allowGrants([host.replace(/^www\./, '')]);
    const setUp = await lab.openOwn('dashboard.html#setup');
    await setUp.waitForSelector(part('setup-form'));
    await setUp.bringToFront();
    await setUp.type(part('agency-name'), agency.name);
    await setUp.type(part('agency-site'), `http://${host}/`);
    await setUp.type(part('person'), agency.person);
    await setUp.select(part('edition'), String(edition));
    await setUp.click(part('grant-and-start'));
    await until('the dashboard', async () => (await state(lab)).snapshot !== null);
    const granted = await lab.backstage.run(async () => (await chrome.permissions.getAll()).origins);
    expect(granted?.sort()).toEqual([`*://${host}/*`, `*://${host.replace('www.', '')}/*`].sort());
    expect((await state(lab)).snapshot?.assessment).toMatchObject({ edition, agency: { name: agency.name } });
    await setUp.close();
  });

  it('checks a page that forbids everything and takes it, as suggested', async () => {
    await lab.goto(page, url('/page/no-gift'));
    await lab.pressAction(page);
    const app = await sidebar();
    await app.waitFor('[data-part="suggestion"][data-code="O21"]', 20_000);
    expect(await app.there('[data-part="suggestion"][data-code="O21"] [data-outcome]')).toBeGreaterThan(0);
    await app.press('[data-part="suggestion"][data-code="O21"] input[type="radio"]').catch(() => undefined);
    await app.press(part('take'));
    await app.waitFor(taken('O21'));
  });

  it('takes a file that the page links to', async () => {
    const row = site.manifest.evidence['2568'].find(({ code }) => code === 'O13');
    const [index = '', file = ''] = row?.urls ?? [];
    const app = await visit(index.replace(site.siteUrl, ''));
    const fold = await app.run(
      (document) => document.querySelector('[data-part="links-fold"]')?.getAttribute('aria-expanded') ?? '',
    );
    if (fold === 'false') await app.press(part('links-fold'));
    await app.press(`[data-part="link-row"][data-url="${file}"] ${part('take-link')}`);
    await choose(app, 'O13');
    await until('the file', async () => (await evidence())?.some((one) => one.endsWith(file)));
  });

  it('takes a link by the context menu', async () => {
    await visit('/page/opinion');
    const link = url('/page/executives');
    const words = await page.evaluate(
      (address) => [...document.links].find(({ href }) => href === address)?.textContent?.trim() ?? '',
      link,
    );
    expect(words).not.toBe('');
    // Only Firefox tells the words of the link with the click.
    const told = lab.browser === 'firefox' ? { linkText: words } : {};
    await lab.pressMenu(page, { id: 'take-link', linkUrl: link, ...told });
    await choose(await sidebar(), 'O2');
    await until('the link', async () => (await evidence())?.some((one) => one.endsWith('/page/executives')));
    expect((await state(lab)).snapshot?.evidence.find((one) => one.url === link)).toMatchObject({
      item: 'executives',
      foundOn: url('/page/opinion'),
      title: words,
    });
  });

  it('takes a PDF from its own tab', async () => {
    const tab = await lab.open(url('/files/plan/development-2566-2570.pdf'));
    await lab.pressAction(tab);
    const panel = await lab.panel();
    await panel.waitFor(part('file-tab'), 15_000);
    await panel.press(part('choose-items'));
    await choose(panel, 'O5');
    await panel.waitFor(taken('O5'));
    await lab.closePanel();
    await tab.close();
    await page.bringToFront();
  });

  it('has everything still there after a reload and after the background was stopped', async () => {
    const before = await evidence();
    expect(before).toHaveLength(4);
    await lab.goto(page, url('/page/no-gift'));
    await sidebar();
    // Once it is idle: stopped while it brings the frame back, nothing here would wake it again.
    await lab.stopBackground();
    await leave(page, () => location.reload());
    await (await sidebar()).waitFor(taken('O21'));
    expect(await evidence()).toEqual(before);
  });

  it('undoes a step, also after a reload', async () => {
    const app = await visit('/page/executives');
    await app.waitFor(taken('O2'));
    await leave(page, () => location.reload());
    const again = await sidebar();
    await again.press(part('menu'));
    await again.press(part('menu-history'));
    await again.waitFor(part('history'));
    // The newest first: O5 from the PDF, then O2 from the menu.
    const entries = await again.run((document) =>
      [...document.querySelectorAll('[data-part="history-entry"]')].map((one) => one.textContent ?? ''),
    );
    const at = entries.findIndex((entry) => entry.includes('O2'));
    expect(at).toBeGreaterThanOrEqual(0);
    await again.press(`[data-part="history-entry"]:nth-child(${at + 1}) ${part('undo-entry')}`);
    await until('the undo', async () => (await evidence())?.length === 3);
    expect((await evidence())?.some((one) => one.startsWith('executives'))).toBe(false);
  });

  it('exports a sheet whose cells say what was taken', async () => {
    const app = await sidebar();
    await app.press(part('tab-export'));
    await app.waitFor(part('export'));
    await app.press(part('open-sheet'));
    await app.waitFor(part('sheet'));
    await app.press(part('download-xlsx'));
    const name = await until('the file', () => readdirSync(lab.downloads).find((one) => one.endsWith('.xlsx')), 20_000);
    expect(name).toContain('2568');
    const file = join(lab.downloads, name);
    const sheet = await until('the whole file', async () => {
      const read = await readSheet(readFileSync(file), file);
      return read.ok && read;
    });
    const truth = site.manifest.evidence['2568'];
    const urls = (code: string) =>
      sheet.rows.find((row: ReadRow) => row.code === code)?.evidence.map((one) => one.url) ?? ['no row'];
    expect(sheet.rows.map((row: ReadRow) => row.code)).toEqual(truth.map((row) => row.code));
    expect(urls('O2')).toEqual([]);
    expect(urls('O5')).toEqual([url('/files/plan/development-2566-2570.pdf')]);
    expect(urls('O13')).toEqual([truth.find(({ code }) => code === 'O13')?.urls[1]]);
    expect(urls('O21')).toEqual([truth.find(({ code }) => code === 'O21')?.urls[0]]);
    expect(sheet.rows.flatMap((row: ReadRow) => row.evidence)).toHaveLength(3);
  });

  it('had no errors of its own', async () => {
    expect(await lab.errors()).toEqual([]);
  });
});

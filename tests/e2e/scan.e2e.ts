import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ReadRow, readSheet } from '../../lib/export';
import { type DemoServer, serveDemoSite } from '../fixtures/demo-server';
import type { Lab } from './harness/lab';
import { inEachBrowser, until } from './harness/lab';
import { command, seed, state, takingOf } from './harness/seed';
import { part } from './harness/view';

/** On a host that is not the agency's; no page of the demo site links there. */
const NOWHERE_LINKED = 'https://drive.google.com/file/d/DEMO-NOBODY-LINKS-HERE/view';

/** From a fresh installation to the sheet by one scan of the demo site, interrupted twice; each step rests on the one before. */
inEachBrowser('a scan of the site', (start) => {
  let site: DemoServer;
  let lab: Lab;
  let page: Page;

  beforeAll(async () => {
    site = await serveDemoSite();
    lab = await start({ port: site.port });
    const { agency, edition } = site.manifest;
    await seed(lab, (agency.hosts[0] ?? '').replace(/^www\./, ''), agency.name, edition);
  });
  afterAll(async () => {
    await lab?.close();
    await site?.close();
  });

  const open = async (place: string, wanted: string) => {
    page = await lab.openOwn(`dashboard.html#${place}`);
    await page.waitForSelector(part(wanted));
  };
  const press = async (name: string, within = '') => {
    await page.waitForSelector(`${within} ${part(name)}`);
    await page.$eval(`${within} ${part(name)}`, (element) => (element as HTMLElement).click());
  };
  const there = async (name: string) => (await page.$(part(name))) !== null;
  /** Pages read so far, as the page says. */
  const read = () =>
    page.$eval('[data-part="scan-page"] progress', (bar) => (bar as HTMLProgressElement).value).catch(() => 0);
  const evidence = async () => (await state(lab)).snapshot?.evidence ?? [];
  const figure = (name: string) => page.$eval(`${part(name)} b`, (element) => Number(element.textContent));

  it('begins, tells how far it is, and is paused', async () => {
    await open('scan', 'scan-start');
    // The demo site asks programs to come once a second: to go faster is the tester's own word.
    await press('scan-robots');
    await press('scan-outside');
    await press('start-scan');
    await until('some pages', async () => (await read()) >= 8, 40_000);
    await until('the address', async () => {
      const text = await page.$eval(part('scan-address'), (element) => element.textContent ?? '');
      return text.includes('thungsaithan-demo.go.th');
    });
    await press('pause-scan');
    await until('the pause', () => there('scan-unfinished'));
    await until('what was found so far', () => there('scan-coverage'));
    const asked = site.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(site.requests.length).toBe(asked);
  }, 120_000);

  it('goes on faster, and outlives the tab in which it runs', async () => {
    const before = await read();
    site.slow(1_500);
    await press('speed-fast');
    await press('resume-scan');
    await until('more pages', async () => (await read()) >= before + 10, 40_000);
    const other = await lab.openOwn('dashboard.html#scan');
    await other.waitForSelector(part('scan-elsewhere'));
    await other.close();
    await page.close();
    site.slow(0);
    await open('scan', 'scan-page');
    await until('the offer to go on', () => there('resume-scan'), 15_000);
    expect(await read()).toBeGreaterThanOrEqual(before + 10);
    await press('resume-scan');
    await until('the end', async () => (await there('scan-again')) && (await there('scan-coverage')), 120_000);
  }, 240_000);

  it('has asked for no page twice but for those that were in the air', async () => {
    const times = new Map<string, number>();
    for (const { path } of site.requests) times.set(path, (times.get(path) ?? 0) + 1);
    const starts = ['/', '/robots.txt', '/sitemap.xml'];
    const again = [...times].filter(([path, count]) => count > 1 && !starts.includes(path)).map(([path]) => path);
    // Two interruptions, of 2 and of 6 requests at a time; what fails is tried once more; redirects end where others do.
    const { dead, redirects } = site.manifest;
    expect(again.length).toBeLessThanOrEqual(8 + dead.length + redirects.length);
    expect(site.requests.filter(({ cookie }) => cookie !== '')).toEqual([]);
  });

  it('offers the way that it found while a page is taken in the sidebar', async () => {
    const url = `${site.siteUrl}/page/structure`;
    const tab = await lab.open(url);
    await lab.pressAction(tab);
    const sidebar = await until('the sidebar', () => lab.frameIn(tab, 0), 20_000);
    await sidebar.waitFor(part('offered-way'), 20_000);
    const way = ['หน้าแรก', ...(site.manifest.pages.find((one) => one.url === url)?.clickPath ?? [])].join(' › ');
    await sidebar.waitForText(way);
    await sidebar.press(part('take'));
    const taken = await until('the evidence', async () => (await evidence()).find((one) => one.url === url));
    expect(taken.explanation).toBe(way);
    await command(lab, { type: 'evidence.remove', assessmentId: taken.assessmentId, evidenceIds: [taken.id] });
    await tab.close();
    await page.bringToFront();
    await until('the evidence to go', async () => (await evidence()).length === 0);
  }, 60_000);

  it('proposes what the site truly has, and all of it is taken in one step', async () => {
    const ready = await figure('status-ready');
    expect(ready).toBeGreaterThan(20);
    await press('review-ready');
    await page.waitForSelector(part('scan-review'));
    await press('confirm-take');
    await until('the evidence', async () => (await evidence()).length === ready);
    const truth = new Map(site.manifest.evidence['2568'].map((row) => [row.item, row]));
    const pages = new Map(site.manifest.pages.map((one) => [one.url, one]));
    for (const one of await evidence()) {
      expect(truth.get(one.item)?.served, `${one.item} ${one.url}`).not.toBe('none');
      expect(pages.get(one.url)?.serves['2568'].map(({ item }) => item)).toContain(one.item);
      expect(one.explanation).toMatch(/^หน้าแรก( ›|$)/);
    }
    expect((await state(lab)).snapshot?.itemStates).toEqual([]);
    const button = () => page.$eval(part('undo'), (element) => element.textContent);
    await page.waitForSelector(part('undo'));
    const undo = await button();
    await press('undo');
    await until('the undo', async () => (await evidence()).length === 0);
    await until('the way back', async () => (await button()) !== undo);
    await press('undo');
    await until('all of it again', async () => (await evidence()).length === ready);
    await page.close();
  });

  it('rests on links that open and are linked, by ways that still lead there', async () => {
    const [moved] = await evidence();
    if (!moved) throw new Error('no evidence');
    const old = 'หน้าแรก › เมนูที่ไม่มีแล้ว › หน้าเดิม';
    const { id, rev, assessmentId, item, explanation } = moved;
    await command(lab, {
      type: 'evidence.explain',
      assessmentId,
      explanations: [{ evidenceId: id, rev, explanation: old }],
    });
    const lost = takingOf(item, NOWHERE_LINKED, { title: 'ไฟล์ที่ไม่มีหน้าใดลิงก์ไป' });
    await command(lab, { type: 'evidence.take', assessmentId, takings: [lost] });
    await open('links', 'links-page');
    await press('check-all');
    await until('the end of the run', () => there('links-running'), 10_000);
    await until('every verdict', async () => !(await there('links-running')), 90_000);
    const { links } = await state(lab);
    const off = links.filter(({ verdict }) => verdict.offSite !== false).map(({ url }) => url);
    expect(off).toEqual([NOWHERE_LINKED]);
    const own = links.filter(({ url }) => url !== NOWHERE_LINKED).map(({ verdict }) => verdict);
    expect(own.filter(({ state: one }) => one !== 'opens' && one !== 'redirected')).toEqual([]);
    // Measured against what the scan read a moment ago.
    expect(own.map(({ changed }) => changed)).toEqual(own.map(() => false));
    const paths = own.flatMap((verdict) => verdict.paths ?? []);
    expect(paths.length).toBeGreaterThan(15);
    expect(paths.filter(({ holds }) => holds !== true)).toEqual([{ text: old, holds: false, now: explanation }]);
    await press('use-way');
    await until('the way', async () => (await evidence()).find((one) => one.id === id)?.explanation === explanation);
    const [extra] = (await evidence()).filter(({ url }) => url === NOWHERE_LINKED);
    await command(lab, { type: 'evidence.remove', assessmentId, evidenceIds: extra ? [extra.id] : [] });
    await page.close();
  }, 120_000);

  it('ends in the sheet', async () => {
    await open('export', 'export');
    await press('open-sheet');
    await press('download-xlsx');
    const name = await until('the file', () => readdirSync(lab.downloads).find((one) => one.endsWith('.xlsx')), 20_000);
    const file = join(lab.downloads, name);
    const sheet = await until('the whole file', async () => {
      const whole = await readSheet(readFileSync(file), file);
      return whole.ok && whole;
    });
    const taken = (await evidence()).map(({ url }) => url).sort();
    expect(sheet.rows.flatMap((row: ReadRow) => row.evidence.map(({ url }) => url)).sort()).toEqual(taken);
  });

  it('left no error behind', async () => {
    expect(await lab.errors()).toEqual([]);
  });
});

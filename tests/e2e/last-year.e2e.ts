import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoServer, serveDemoSite } from '../fixtures/demo-server';
import { docxOf } from '../fixtures/last-year/docx';
import type { Lab } from './harness/lab';
import { inEachBrowser, leave, root, until } from './harness/lab';
import { seed, state } from './harness/seed';
import { part, type View, viewOf } from './harness/view';

const memo = readFileSync(join(root, 'tests/fixtures/last-year/memo.txt'), 'utf8');

/** Last year's memo, from the clipboard or a Word file to this year's items. */
inEachBrowser('last year', (start) => {
  let site: DemoServer;
  let lab: Lab;
  let page: Page;
  let view: View;
  const folder = mkdtempSync(join(tmpdir(), 'last-year-'));

  beforeAll(async () => {
    site = await serveDemoSite();
    lab = await start({ port: site.port });
    await seed(lab, (site.manifest.agency.hosts[0] ?? '').replace(/^www\./, ''), site.manifest.agency.name);
    await open(part('last-source'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await lab?.close();
    await site?.close();
  });

  async function open(wanted: string) {
    page = await lab.openOwn('dashboard.html#last-year');
    view = viewOf(page);
    await view.waitFor(wanted);
  }
  const result = async () => (await state(lab)).snapshot?.lastYear?.result;

  it('is pasted, shown with what cannot be right, and kept only when saved', async () => {
    await view.type(part('last-paste'), memo);
    await view.press(part('last-read'));
    await view.waitFor(part('last-draft'));
    expect(await view.there(part('failing-item'))).toBe(24);
    expect(await view.there(part('last-problem'))).toBe(5);
    await view.waitForText('OIT พิมพ์ว่า 31.62 แต่เมื่อ 24 ข้อได้ 0 ต้องเป็น 31.79');
    expect(await result()).toBeUndefined();

    // By keyboard alone: the right value of indicator 8, then saved.
    await page.focus(`[data-key="score-mean"] ${part('last-choice-use')}`);
    await page.keyboard.press('Enter');
    await until('78.87 among the scores', async () => (await view.text()).includes('พิมพ์ว่า 79.28'));
    await page.focus(part('last-save'));
    await page.keyboard.press('Enter');
    await view.waitFor(part('last-result'));
    expect((await result())?.scores.indicators.find(({ code }) => code === '8')?.score).toBe(78.87);
  });

  it('is there after a reload, in this year’s items, and in the overview', async () => {
    await leave(page, () => location.reload());
    await view.waitFor(part('last-result'));
    expect((await result())?.failing).toHaveLength(24);
    expect(await view.there(`${part('mapped-item')}[data-then="O18"][data-now="O6"]`)).toBe(1);
    expect(await view.there(part('gone-item'))).toBe(5);
    await view.press(part('nav-overview'));
    await view.waitFor(`.panel${part('last-year')} table`);
  });

  it('is replaced from a Word file, and that is undone in one step', async () => {
    const file = join(folder, 'memo.docx');
    writeFileSync(file, docxOf(memo.replaceAll('๓๑.๖๒', '๓๑.๗๙')));
    await view.press(part('nav-last-year'));
    await view.press(part('last-replace'));
    await view.waitFor(part('last-source'));
    const input = (await page.$(part('last-file'))) as ElementHandle<HTMLInputElement> | null;
    await input?.uploadFile(file);
    await view.waitFor(part('last-draft'), 20_000);
    expect(await view.there(part('failing-item'))).toBe(24);
    expect(await view.there(part('last-problem'))).toBe(4);
    await view.press(part('last-save'));
    await view.waitFor(part('last-result'));
    expect((await result())?.scores.OIT).toBe(31.79);
    await view.press(part('undo'));
    await until('the earlier result', async () => (await result())?.scores.OIT === 31.62);
  });
});

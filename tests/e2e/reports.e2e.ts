import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { docxText, malformed, partsOf } from '../unit/reports/reading';
import { inEachBrowser, type Lab, until } from './harness/lab';
import { command, seed, takingOf } from './harness/seed';
import { type Site, startSite } from './harness/site';
import { part, type View, viewOf } from './harness/view';

const HOST = 'thungthotsop.go.th';

inEachBrowser('reports', (start) => {
  let site: Site;
  let lab: Lab;
  let page: Page;
  let view: View;

  beforeAll(async () => {
    site = await startSite({});
    lab = await start({ port: site.port });
    const assessmentId = await seed(lab, HOST);
    await command(lab, {
      type: 'evidence.take',
      assessmentId,
      takings: [
        takingOf('executives', `http://www.${HOST}/executives?a=1&b=<2>`, {
          title: 'ผู้บริหาร <b>&',
          source: 'page',
          explanation: 'เมนูหลัก › ผู้บริหาร',
        }),
      ],
    });
    await command(lab, {
      type: 'duty.set',
      assessmentId,
      duties: [{ item: 'executives', division: 'กองคลัง', due: '2026-04-30' }],
    });
    page = await lab.openOwn('dashboard.html#reports');
    view = viewOf(page);
    await view.waitFor(part('report-memo'));
  });
  afterAll(async () => {
    await lab?.close();
    await site?.close();
  });

  const file = (end: string) =>
    until(`the file ${end}`, () => {
      const name = readdirSync(lab.downloads).find((one) => one.normalize('NFC').includes(end));
      return name && !/\.(part|crdownload)$/.test(name) && join(lab.downloads, name);
    });

  it('come as Word files that are whole', async () => {
    await view.press(part('docx-dossier'));
    const path = await file('.docx');
    expect(path).toMatch(/ITA2568-แฟ้มหลักฐาน-อบต\.ทุ่งทดสอบ-\d{4}-\d\d-\d\d\.docx$/);
    const docx = await until('the whole file', () => {
      const bytes = readFileSync(path);
      return bytes.length > 1_000 && new Uint8Array(bytes);
    });
    for (const [name, xml] of partsOf(docx)) expect(malformed(xml), name).toBeNull();
    const text = docxText(docx);
    expect(text).toContain('ผู้บริหาร<b>&');
    expect(text).toContain('เมนูหลัก›ผู้บริหาร');
    expect(text).toContain('ปีงบประมาณพ.ศ.๒๕๖๘');
  });

  it('open for printing in a tab, without a script', async () => {
    await page.bringToFront();
    // A real click: what opens without one is a pop-up.
    const button = await page.$(part('print-measures'));
    await button?.evaluate((one) => one.scrollIntoView({ block: 'center' }));
    await button?.click();
    await view.waitForText('เปิดในแท็บใหม่แล้ว');
    const tab = await lab.tabAt('blob:');
    const seen = await until('the document', () =>
      tab.run((document) => {
        const main = document.querySelector('main');
        const lang = document.documentElement.lang;
        const wide = document.querySelectorAll('.wide').length;
        return main && { text: main.textContent ?? '', lang, wide, scripts: document.scripts.length };
      }),
    );
    expect(seen.text).toContain('มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน');
    expect(seen).toMatchObject({ lang: 'th', wide: 1, scripts: 0 });
  });

  it('give a division its sheet for Excel and its text for LINE', async () => {
    await page.bringToFront();
    await page.select(part('todo-division'), 'of:กองคลัง');
    await view.press(part('xlsx-todo'));
    expect(await file('.xlsx')).toContain('งานของสำนักกอง-กองคลัง');
    const text = await page.$eval(`${part('line-texts')} textarea`, (area) => area.value);
    expect(text).toContain('งาน ITA ปี 2568 ของกองคลัง');
    expect(text).toContain('ภายใน 30 เมษายน 2569');
    expect(await lab.errors()).toEqual([]);
  });
});

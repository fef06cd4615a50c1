import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoServer, serveDemoSite } from '../fixtures/demo-server';
import { wordFile } from '../fixtures/documents/office';
import type { Lab } from './harness/lab';
import { inEachBrowser, root, until } from './harness/lab';
import { ask, isOpen, seed, state } from './harness/seed';
import { type Routes, type Site, startSite } from './harness/site';
import { part, type View } from './harness/view';

const row = (url: string) => `[data-part="link-row"][data-url="${url}"]`;
const words = (view: View, selector: string) =>
  view.run((document, wanted) => document.querySelector(wanted)?.textContent ?? '', selector);

/** The sidebar in a page, with its links unfolded. */
async function beside(lab: Lab, page: Page, url: string): Promise<View> {
  await lab.goto(page, url);
  if (!(await isOpen(lab, page))) await lab.pressAction(page);
  const app = await until('the sidebar', () => lab.frameIn(page, 0), 20_000);
  await app.waitFor(part('this-page'), 20_000);
  return app;
}
async function unfoldLinks(app: View): Promise<void> {
  const open = () =>
    app.run((document) => document.querySelector('[data-part="links-fold"]')?.getAttribute('aria-expanded') ?? '');
  if ((await open()) === 'false') await app.press(part('links-fold'));
}
/** Reads a linked file, shows all links first. */
async function read(app: View, url: string): Promise<void> {
  await unfoldLinks(app);
  await app.press(`${row(url)} ${part('read-link')}`);
  await app.waitFor(part('file-view'));
  await app.waitForNone(part('file-reading'), 50_000);
}

/** Files of the demo agency, read in the product: in their own tab and behind the links of a page. */
inEachBrowser('files of the demo site', (start) => {
  let site: DemoServer;
  let lab: Lab;
  let page: Page;
  const url = (path: string) => site.siteUrl + path;
  const PLAN = '/files/plan/development-2566-2570.pdf';
  const YEARS = [2566, 2567, 2568, 2569, 2570];
  const evidence = async () => (await state(lab)).snapshot;

  beforeAll(async () => {
    site = await serveDemoSite();
    lab = await start({ port: site.port });
    await seed(lab, (site.manifest.agency.hosts[0] ?? '').replace(/^www\./, ''));
    page = await lab.open();
  });
  afterAll(async () => {
    await lab?.close();
    await site?.close();
  });

  it('a PDF in its own tab is read, suggested with its places, and taken with what was seen', async () => {
    const tab = await lab.open(url(PLAN));
    await lab.pressAction(tab);
    const panel = await lab.panel();
    await panel.waitFor(part('read-file'), 15_000);
    await panel.press(part('read-file'));
    await panel.waitFor('[data-part="suggestion"][data-code="O5"]', 30_000);
    expect(await words(panel, part('page-meta'))).toContain('2566-2570');
    expect(await panel.there('[data-code="O5"] [data-outcome]')).toBeGreaterThan(0);
    expect(await words(panel, '[data-code="O5"] [data-part="in-file"]')).toMatch(/\S/);
    await panel.press(part('take'));
    await panel.waitFor('[data-part="taken"][data-code="O5"]');
    const snapshot = await evidence();
    expect(snapshot?.evidence).toMatchObject([{ url: url(PLAN), source: 'file', fiscalYears: YEARS }]);
    expect(snapshot?.observations).toMatchObject([{ url: url(PLAN), content: 'present', fiscalYears: YEARS }]);
    await lab.closePanel();
    await tab.close();
    await page.bringToFront();
  });

  it('the same file behind a link of a page is read beside it; the file came without a cookie', async () => {
    await page.bringToFront();
    const app = await beside(lab, page, url('/content.php?cat=17'));
    const before = site.requests.length;
    await read(app, url(PLAN));
    await app.waitFor('[data-part="taken"][data-code="O5"]');
    const asked = site.requests.slice(before).filter(({ path }) => path === PLAN);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every(({ cookie }) => cookie === '')).toBe(true);
    await app.press(part('back'));
    await app.waitFor(part('this-page'));
    await unfoldLinks(app);
    expect(await words(app, `${row(url(PLAN))} ${part('link-read')}`)).toContain('O5');
  });

  it('a document that a page links to is taken as found there', async () => {
    const app = await beside(lab, page, url('/content.php?cat=30'));
    const file = url('/files/manual/office.docx');
    await read(app, file);
    await app.waitFor('[data-part="suggestion"]', 20_000);
    await app.press(part('take'));
    await app.waitFor(part('taken'));
    const snapshot = await evidence();
    expect(snapshot?.evidence.find((one) => one.url === file)).toMatchObject({
      source: 'file',
      foundOn: url('/content.php?cat=30'),
    });
    expect(snapshot?.observations.find((one) => one.url === file)?.findings.length).toBeGreaterThan(0);
  });

  it('a scan is read by OCR, and its year is left to staff', async () => {
    const app = await beside(lab, page, url('/page/no-gift'));
    await read(app, url('/files/integrity/no-gift-2568-scan.pdf'));
    await app.waitFor(`${part('verdict')} [data-verdict="scanned"]`, 50_000);
    expect(await words(app, part('verdict'))).toContain('ตัวเลขและปีอาจผิด ให้ดูด้วยตนเอง');
    expect(await words(app, part('page-meta'))).toContain('ปีต้องดูเอง');
    expect(await app.there('[data-part="criterion"][data-outcome="failed"]')).toBe(0);
  });

  it('a file that the server does not give is said, with its code', async () => {
    const again = site.fail(PLAN, { status: 404 });
    const app = await beside(lab, page, url('/content.php?cat=17'));
    await read(app, url(PLAN));
    await app.waitForText('ไม่พบไฟล์นี้บนเว็บไซต์แล้ว (รหัส 404)');
    again();
    await app.press(part('read-again'));
    await app.waitFor('[data-part="taken"][data-code="O5"]', 20_000);
  });

  it('a page with personal data is flagged, its places shown masked and found in the page', async () => {
    const app = await beside(lab, page, url('/page/allowance'));
    await app.waitFor(part('personal'));
    const note = await words(app, part('personal'));
    expect(note).toContain('เลขประจำตัวประชาชน 1 แห่ง');
    expect(note).toContain('เลขที่บัญชีธนาคาร 2 แห่ง');
    await app.press(part('personal-places'));
    const shown = await words(app, part('personal'));
    for (const { kind, text } of site.manifest.planted) {
      if (kind !== 'not-a-citizen-id') expect(shown).not.toContain(text);
    }
    await app.press(`${part('personal-place')} ${part('show')}`);
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await app.text()).not.toContain('หาที่นั้นในหน้าไม่พบ');
    await app.press(part('choose-items'));
    await app.waitFor(`${part('picker')} ${part('personal')}`);
    await app.press('[data-part="picker-item"][data-code="O1"] input');
    await app.press(part('picker-take'));
    await until('the evidence', async () =>
      (await evidence())?.evidence.some((one) => one.url === url('/page/allowance')),
    );
    const stored = JSON.stringify(await ask(lab, { type: 'backup.export' }));
    for (const { kind, text } of site.manifest.planted) {
      if (kind !== 'not-a-citizen-id') expect(stored).not.toContain(text);
    }
  });

  it('left no error behind', async () => {
    // The browser notes the 404 that was made.
    expect((await lab.errors()).filter((error) => !error.includes('404'))).toEqual([]);
  });
});

const HOST = 'thungthotsop.go.th';
const at = (name: string) => `http://www.${HOST}/files/${name}`;
const fixture = (name: string) => readFileSync(join(root, 'tests/fixtures/documents', name));
/** Made up: the check digit is right, nobody has it. */
const NUMBER = '1-2345-67890-12-1';
const PEOPLE = wordFile([
  { heading: 'บัญชีรายชื่อผู้มีสิทธิรับเงินเบี้ยยังชีพ', level: 1 },
  { text: `นางสมมุติ วัยเก๋า เลขประจำตัวประชาชน ${NUMBER}` },
]);
const FILES: readonly (readonly [name: string, body: Uint8Array])[] = [
  ['broken.pdf', fixture('broken.pdf')],
  ['password.pdf', fixture('password.pdf')],
  ['bomb.docx', fixture('bomb.docx')],
  ['garbled.pdf', fixture('garbled.pdf')],
  ['scan.jpg', fixture('scan.jpg')],
  ['people.docx', PEOPLE],
];
const ROUTES: Routes = {
  [`www.${HOST}/files`]: `<!doctype html><title>ไฟล์</title><h1>ไฟล์ดาวน์โหลด</h1><p>${[
    ...FILES.map(([name]) => at(name)),
    'http://www.other.go.th/a.pdf',
  ]
    .map((url) => `<a href="${url}">${url.split('/').at(-1)}</a> `)
    .join('')}</p>`,
  ...Object.fromEntries(
    FILES.map(([name, body]) => [`www.${HOST}/files/${name}`, { body, type: 'application/octet-stream' }]),
  ),
};

/** Files that nothing or little can be read of: each said plainly, none hinders anything. */
inEachBrowser('files of all kinds behind links', (start) => {
  let site: Site;
  let lab: Lab;
  let page: Page;
  let app: View;

  beforeAll(async () => {
    site = await startSite(ROUTES);
    lab = await start({ port: site.port });
    await seed(lab, HOST);
    page = await lab.open();
    app = await beside(lab, page, `http://www.${HOST}/files`);
  });
  afterAll(async () => {
    await lab?.close();
    await site?.close();
  });

  it.each([
    ['broken.pdf', 'broken', 'ไฟล์เสียหรืออ่านไม่ได้'],
    ['password.pdf', 'password', 'ไฟล์ต้องใช้รหัสผ่าน'],
    ['bomb.docx', 'too-large', 'ไฟล์ใหญ่เกินกว่าที่ระบบอ่าน'],
    ['garbled.pdf', 'garbled', 'ตัวอักษรในไฟล์เสีย'],
    ['scan.jpg', 'scanned', 'ไฟล์เป็นภาพสแกน อ่านด้วย OCR'],
  ])('%s', async (name, verdict, said) => {
    await read(app, at(name));
    await app.waitFor(`${part('verdict')} [data-verdict="${verdict}"]`, 50_000);
    expect(await words(app, part('verdict'))).toContain(said);
    await app.press(part('back'));
    await app.waitFor(part('this-page'));
  });

  it('a file of a site that was not granted is not fetched', async () => {
    await read(app, 'http://www.other.go.th/a.pdf');
    await app.waitForText('ระบบยังไม่ได้รับอนุญาตให้อ่าน www.other.go.th');
    await app.press(part('back'));
    await app.waitFor(part('this-page'));
  });

  it('a file with a citizen number is flagged and taken, and no record holds the number', async () => {
    await read(app, at('people.docx'));
    await app.waitFor(part('personal'));
    expect(await words(app, part('personal'))).toContain('พบเลขประจำตัวประชาชน 1 แห่ง');
    await app.press(part('choose-items'));
    await app.waitFor(`${part('picker')} ${part('personal')}`);
    await app.press('[data-part="picker-item"][data-code="O1"] input');
    await app.press(part('picker-take'));
    await app.waitFor(part('taken'));
    const stored = JSON.stringify(await ask(lab, { type: 'backup.export' }));
    expect(stored).toContain('people.docx');
    expect(stored).not.toContain(NUMBER);
    expect(await app.text()).not.toContain(NUMBER);
  });

  it('left no error behind', async () => {
    expect(await lab.errors()).toEqual([]);
  });
});

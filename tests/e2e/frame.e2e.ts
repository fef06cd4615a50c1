import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Lab } from './harness/lab';
import { inEachBrowser, leave, until } from './harness/lab';
import { seed, state } from './harness/seed';
import { PDF, type Site, startSite } from './harness/site';

const HOST = 'thungthotsop.go.th';
const at = (path: string) => `http://www.${HOST}${path}`;
const html = (title: string, body = '') =>
  `<!doctype html><html lang="th"><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;

const ROUTES = {
  [`www.${HOST}/`]: html(
    'หน้าแรก',
    '<a href="/next">โครงสร้าง</a> <a id="blank" target="_blank" href="/next">เปิดแท็บใหม่</a>',
  ),
  [`www.${HOST}/next`]: html('โครงสร้าง'),
  [`www.${HOST}/csp`]: { body: html('ปิดสนิท'), headers: { 'content-security-policy': "default-src 'none'" } },
  [`www.${HOST}/file.pdf`]: { body: PDF, type: 'application/pdf' },
  [`www.${HOST}/download`]: { body: PDF, type: 'application/pdf' },
  'www.other.go.th/': html('หน่วยงานอื่น'),
};

inEachBrowser('the sidebar in a page', (start) => {
  let site: Site;
  let lab: Lab;
  let page: Page;

  beforeAll(async () => {
    site = await startSite(ROUTES);
    lab = await start({ port: site.port });
    await seed(lab, HOST);
    page = await lab.open();
  });
  afterAll(async () => {
    await lab?.close();
    await site?.close();
  });

  const markup = () => page.evaluate(() => document.documentElement.outerHTML);

  it('opens on an http page whose policy forbids everything, and leaves nothing behind', async () => {
    await lab.goto(page, at('/csp'));
    const before = await markup();
    await lab.pressAction(page);
    const frame = await lab.frameIn(page);
    expect(frame).not.toBeNull();
    await frame?.waitForText(/\S/);
    await lab.pressAction(page);
    await until('the frame to go', async () => (await markup()) === before);
  });

  it('stays through reload, navigation and back', async () => {
    await lab.goto(page, at('/'));
    await lab.pressAction(page);
    expect(await lab.frameIn(page)).not.toBeNull();
    await leave(page, () => location.reload());
    expect(await lab.frameIn(page)).not.toBeNull();
    await lab.goto(page, at('/next'));
    expect(await lab.frameIn(page)).not.toBeNull();
    await leave(page, () => history.back());
    const frame = await lab.frameIn(page);
    await frame?.waitForText(/\S/);
    expect((await state(lab)).today).toMatch(/^\d{4}-/);
  });
});

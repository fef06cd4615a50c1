import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { joinParts } from '../../lib/page/join';
import type { Lab } from './harness/lab';
import { inEachBrowser, until } from './harness/lab';
import { isOpen, seed, state, tabRecord, takingOf } from './harness/seed';
import { type Site, startSite } from './harness/site';
import { viewOf } from './harness/view';

declare const chrome: Browser;

const HOST = 'thungthotsop.go.th';
const at = (path: string) => `http://www.${HOST}${path}`;
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const FIXED = `<!doctype html><title>หัวติดบน</title>
  <style>header { position: fixed; top: 0; left: 0; right: 0; height: 60px } body { transform: translateX(0); margin-top: 60px }</style>
  <header>หัวติดบน</header><details id="fold"><summary>เปิดดู</summary><p id="deep">ข้อความในที่พับ</p></details>
  <div style="height: 3000px"></div><p>รายงานผลการดำเนินงาน ปีงบประมาณ พ.ศ. 2567</p>`;
const FRAMESET = `<!doctype html><title>เฟรมเก่า</title><frameset cols="200,*"><frame src="/menu"><frame src="/fixed"></frameset>`;

const ROUTES = {
  [`www.${HOST}/`]: '<!doctype html><title>หน้าแรก</title><h1>หน้าแรก</h1>',
  [`www.${HOST}/fixed`]: FIXED,
  [`www.${HOST}/frames`]: FRAMESET,
  [`www.${HOST}/menu`]: '<p>เมนู</p>',
  [`www.${HOST}/photo.png`]: { body: PIXEL, type: 'image/png' },
  [`www.${HOST}/broken`]: { broken: true as const, body: '' },
  [`www.${HOST}/sandboxed`]: { body: '<h1>ขังไว้</h1>', headers: { 'content-security-policy': 'sandbox' } },
  [`www.${HOST}/isolated`]: {
    body: '<h1>แยกตัว</h1>',
    headers: { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' },
  },
  'www.foreign.go.th/': '<!doctype html><title>ที่อื่น</title><h1>ที่อื่น</h1>',
};

const evidenceAt = (number: number) => takingOf('executives', at(`/evidence/${number}`));

/** What the extension does in places of other kinds, and to the page that it stands in. */
inEachBrowser('the sidebar as a guest', (start) => {
  let site: Site;
  let lab: Lab;
  let page: Page;

  beforeAll(async () => {
    site = await startSite(ROUTES);
    lab = await start({ port: site.port });
    page = await lab.open();
  });
  afterAll(async () => {
    await lab?.close();
    await site?.close();
  });

  const margin = () => page.evaluate(() => getComputedStyle(document.documentElement).marginRight);
  const mounted = () => page.evaluate(() => document.querySelector('oit-sidebar') !== null);
  const openAt = async (path: string) => {
    await lab.goto(page, at(path));
    if (!(await isOpen(lab, page))) await lab.pressAction(page);
    const frame = await lab.frameIn(page);
    if (frame === null) throw new Error(`no sidebar at ${path}`);
    await frame.waitForText(/\S/);
    return frame;
  };

  it('leads to set-up when nothing is set up', async () => {
    await lab.goto(page, at('/'));
    const setUps = () =>
      lab.backstage.run(async (_document, own) => {
        const tabs = await chrome.tabs.query({});
        return tabs.filter((tab) => tab.url?.startsWith(own)).map((tab) => tab.active);
      }, `${lab.origin}/dashboard.html`);
    await until('the set-up of the installation', async () => (await setUps()).length === 1);
    await lab.pressAction(page);
    // The tab that is there comes to the front; no second one is opened.
    await until('the set-up in front', async () => (await setUps()).join() === 'true');
    expect(await mounted()).toBe(false);
    await seed(lab, HOST);
  });

  it('opens the panel on a foreign site, and tells it nothing of the page', async () => {
    await lab.goto(page, 'http://www.foreign.go.th/');
    await lab.pressAction(page);
    const panel = await lab.panel();
    await panel.waitFor('[data-part="foreign"], [data-part="not-granted"]');
    expect(await mounted()).toBe(false);
    await lab.closePanel();
  });

  it('opens the panel beside a picture and an error page', async () => {
    for (const [path, kind] of [
      ['/photo.png', 'file-tab'],
      ['/nowhere', 'this-page'],
    ] as const) {
      await lab.goto(page, at(path));
      await lab.pressAction(page);
      if (path === '/nowhere') {
        // A page that says "not found" is a page: it can be read, and the frame lives in it.
        expect(await lab.frameIn(page)).not.toBeNull();
        await lab.pressAction(page);
      } else {
        const panel = await lab.panel();
        await panel.waitFor(`[data-part="${kind}"]`);
        await lab.closePanel();
      }
    }
    await lab.goto(page, at('/broken'));
    await lab.pressAction(page);
    const panel = await lab.panel();
    await panel.waitFor('[data-part="unreadable"]');
    await lab.closePanel();
  });

  it('opens a small window where the browser refuses its side panel, and shows the tab that it was opened from', async () => {
    await lab.goto(page, at('/photo.png'));
    // In Chromium the event alone is no gesture of the user.
    await lab.pressMenu(page, { id: 'toggle' });
    const panel = await lab.panel();
    await panel.waitFor('[data-part="file-tab"]');
    expect(await lab.hasSidePanel()).toBe(lab.browser === 'firefox');
    await lab.closePanel();
  });

  it('shows a place in the page, opens what is folded over it, and takes it back', async () => {
    const frame = await openAt('/fixed');
    const ask = (request: object) =>
      frame.run(async (_document, asked) => {
        const reply = (await chrome.runtime.sendMessage({ ask: asked, window: null })) as { answer: unknown };
        return reply.answer;
      }, request);
    const read = (await ask({ type: 'page.read' })) as { ok: true; parts: unknown[] };
    expect(read.ok).toBe(true);
    const blocks = joinParts(read.parts)?.blocks ?? [];
    const index = blocks.findIndex(({ text }) => text === 'ข้อความในที่พับ');
    const place = { kind: 'block', at: index, quote: 'ข้อความในที่พับ' };
    const open = () => page.evaluate(() => document.querySelector('details')?.open);
    expect(await open()).toBe(false);
    expect(await ask({ type: 'page.show', place, label: 'องค์ประกอบที่ 1' })).toEqual({ shown: true });
    expect(await page.evaluate(() => document.querySelectorAll('oit-mark').length)).toBe(1);
    expect(await open()).toBe(true);
    await ask({ type: 'page.clear' });
    expect(await page.evaluate(() => document.querySelectorAll('oit-mark').length)).toBe(0);
    expect(await open()).toBe(false);
    const last = { kind: 'block', at: blocks.length - 1, quote: 'รายงานผลการดำเนินงาน' };
    expect(await ask({ type: 'page.show', place: last, label: '' })).toEqual({ shown: true });
    await until('the place in sight', () => page.evaluate(() => scrollY > 1_000));
    await ask({ type: 'page.clear' });
  });

  it('is wider or narrower by dragging, over its own frame too, and folds to a tab and back', async () => {
    await openAt('/fixed');
    const width = await page.evaluate(() => document.documentElement.parentNode && innerWidth);
    const scrollbar = await page.evaluate(() => {
      const { width, right } = document.documentElement.getBoundingClientRect();
      return (
        innerWidth - (right || width) - Number.parseInt(getComputedStyle(document.documentElement).marginRight, 10)
      );
    });
    const start = (width ?? 0) - scrollbar - Number.parseInt(await margin(), 10) + 4;
    await page.mouse.move(start, 300);
    await page.mouse.down();
    await page.mouse.move(start - 60, 300, { steps: 4 });
    await page.mouse.move(start + 50, 310, { steps: 6 });
    await page.mouse.up();
    await until('the width', async () => (await margin()) === '330px');
    await until('the setting', async () => (await state(lab)).prefs.width === 330);
    const frame = await lab.frameIn(page);
    await frame?.press('[data-part="collapse"]');
    await until('the fold', async () => (await margin()) === '0px');
    await until('the note', async () => (await tabRecord(lab, page.url())).collapsed);
    // The tab stands at the edge, at four tenths of the height and below.
    const height = await page.evaluate(() => innerHeight);
    const x = (width ?? 0) - scrollbar - 12;
    // For a moment after it is hidden, Chromium still gives a click to the frame that was there.
    await until('the room', async () => {
      if ((await margin()) === '330px') return true;
      await page.mouse.click(x, Math.round(height * 0.4) + 40);
      // Time for it to unfold: another click would go to what is in the frame by then.
      await new Promise((resolve) => setTimeout(resolve, 100));
      return false;
    });
    await until('the note', async () => !(await tabRecord(lab, page.url())).collapsed);
  });

  it('is not on paper', async () => {
    await openAt('/fixed');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await margin()).toBe('0px');
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await margin()).not.toBe('0px');
    await page.emulateMediaType('print').catch(() => undefined);
    await page.emulateMediaType('screen').catch(() => undefined);
  });

  it('stands beside an old page of frames', async () => {
    await openAt('/frames');
    expect(await page.evaluate(() => document.body.localName)).toBe('frameset');
    // Browsers give such a page the whole window whatever its margins: the frame lies over it.
    expect(await margin()).toBe('0px');
  });

  it('goes to the panel where a page is locked in, and stands in one that isolates itself', async () => {
    await openAt('/isolated');
    await lab.pressAction(page);
    await until('the frame to go', async () => !(await mounted()));
    await lab.goto(page, at('/sandboxed'));
    await lab.pressAction(page);
    const panel = await lab.panel();
    await panel.waitFor('[data-part="file-tab"]');
    expect(await mounted()).toBe(false);
    await lab.closePanel();
  });

  it('lies over a page that is too narrow to share', async () => {
    await openAt('/');
    await page.setViewport({ width: 800, height: 700 });
    await until('no margin', async () => (await margin()) === '0px');
    expect(await mounted()).toBe(true);
    await page.setViewport({ width: 1_366, height: 768 });
    await until('a margin', async () => (await margin()) !== '0px');
  });

  it('shows an empty page to a site that frames it', async () => {
    await lab.goto(page, 'http://www.foreign.go.th/');
    await page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
    }, `${lab.origin}/sidebar.html`);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    for (const frame of page.frames().slice(1)) {
      // Blocked by the browser, or loaded and empty.
      const own = await frame.evaluate(() => location.href.includes('-extension://')).catch(() => false);
      if (own) expect((await viewOf(frame).text()).trim()).toBe('');
    }
  });

  it('carries every command out once, though the background is stopped in the middle', async () => {
    const { snapshot } = await state(lab);
    const assessmentId = snapshot?.assessment.id ?? '';
    const send = (number: number) =>
      lab.backstage
        .run(
          async (_document, change, id) => {
            const ask = { type: 'command', command: { id, change } };
            const sent = () => chrome.runtime.sendMessage({ ask, window: null }).catch(() => undefined);
            // As the views do: asked again until there is an answer.
            for (let tries = 0; tries < 20; tries += 1) {
              const reply = (await sent()) as { answer?: { ok: boolean } } | undefined | null;
              if (reply?.answer) return reply.answer.ok;
              await new Promise((resolve) => setTimeout(resolve, 100));
            }
            return false;
          },
          { type: 'evidence.take', assessmentId, takings: [evidenceAt(number)] },
          `stopped-in-between-${number}`,
        )
        .catch(() => false);
    const sent: Promise<boolean>[] = [];
    for (let number = 0; number < 24; number += 1) {
      sent.push(send(number));
      if (number % 8 === 5) await lab.stopBackground();
    }
    expect((await Promise.all(sent)).filter((ok) => !ok)).toEqual([]);
    const { snapshot: after } = await state(lab);
    expect(after?.evidence.map(({ url }) => url).sort()).toEqual(
      Array.from({ length: 24 }, (_, number) => evidenceAt(number).url).sort(),
    );
  });

  it('had no errors of its own', async () => {
    expect(await lab.errors()).toEqual([]);
  });
});

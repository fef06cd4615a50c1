import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { collect } from '../../lib/page/collect';
import { joinParts } from '../../lib/page/join';
import { parsePage } from '../../lib/page/parse';
import { benchPage } from '../bench/page';
import type { Lab } from './harness/lab';
import { inEachBrowser, leave, until } from './harness/lab';
import { ask, isOpen, seed, state, tabRecord } from './harness/seed';
import { PDF, type Site, startSite } from './harness/site';

declare const chrome: Browser;

const HOST = 'thungthotsop.go.th';
const at = (path: string) => `http://www.${HOST}${path}`;
const html = (title: string, body = '') =>
  `<!doctype html><html lang="th"><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;

/** Listens to everything that a hostile or careless page could. */
const NOSY = `<script>
  window.heard = [];
  for (const type of ['keydown', 'keyup', 'pointerdown', 'click', 'message', 'focusin'])
    window.addEventListener(type, (event) => window.heard.push(type + ':' + (event.target.tagName ?? 'window')));
</script>`;

const LARGE = benchPage(50_000);

const ROUTES = {
  [`www.${HOST}/`]: html('หน้าแรก', `${NOSY}<a id="blank" target="_blank" href="/next">เปิดแท็บใหม่</a>`),
  [`www.${HOST}/next`]: html('โครงสร้าง'),
  [`www.${HOST}/csp`]: { body: html('ปิดสนิท'), headers: { 'content-security-policy': "default-src 'none'" } },
  [`www.${HOST}/styled`]:
    '<!doctype html><html style="color: red; margin-right: 7px"><body style="filter: blur(0)">มีสไตล์</body></html>',
  [`www.${HOST}/large`]: LARGE,
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
  const margin = () => page.evaluate(() => getComputedStyle(document.documentElement).marginRight);
  const gone = () => until('the frame to go', async () => !(await markup()).includes('oit-'));
  const openAt = async (path: string) => {
    await lab.goto(page, at(path));
    if (!(await isOpen(lab, page))) await lab.pressAction(page);
    const frame = await lab.frameIn(page);
    if (frame === null) throw new Error(`no sidebar at ${path}`);
    await frame.waitForText(/\S/);
    return frame;
  };
  /** The app in the frame that stands there now: an earlier one may still be on its way out. */
  const shown = () =>
    until('the app', async () => {
      const frame = await lab.frameIn(page, 0);
      return (await frame?.text())?.trim() ? frame : null;
    });
  const close = async () => {
    await lab.pressAction(page);
    await gone();
  };

  it('opens on an http page whose policy forbids everything, and leaves nothing behind', async () => {
    await lab.goto(page, at('/csp'));
    const before = await markup();
    await openAt('/csp');
    expect(await margin()).toBe('380px');
    await close();
    expect(await markup()).toBe(before);
    await openAt('/styled');
    expect(await margin()).toBe('380px');
    await close();
    expect(await page.evaluate(() => document.documentElement.getAttribute('style'))).toMatch(
      /^color: red; margin-right: 7px;?$/,
    );
  });

  it('opens and closes by its key', async () => {
    await lab.goto(page, at('/next'));
    if (await isOpen(lab, page)) await close();
    await lab.pressShortcut(page, 'o');
    expect(await lab.frameIn(page)).not.toBeNull();
    await shown();
    await page.bringToFront();
    await lab.pressShortcut(page, 'o');
    await gone();
  });

  it('comes back though the background was stopped while the page came, once anything wakes it', async () => {
    await openAt('/');
    for (const wait of [0, 5, 10, 20, 40, 80]) {
      const stopped = new Promise((resolve) => setTimeout(resolve, wait)).then(() => lab.stopBackground());
      await Promise.all([leave(page, () => location.reload()), stopped]);
      await state(lab);
      await shown();
    }
    expect(await page.evaluate(() => document.querySelectorAll('oit-sidebar').length)).toBe(1);
  });

  it('stays through reload, navigation and back', async () => {
    await openAt('/');
    await leave(page, () => location.reload());
    expect(await lab.frameIn(page)).not.toBeNull();
    await lab.goto(page, at('/next'));
    expect(await lab.frameIn(page)).not.toBeNull();
    await page.evaluate(() => history.back());
    await until('the first page', () => page.evaluate(() => location.pathname === '/'));
    await shown();
    expect(await page.evaluate(() => document.querySelectorAll('oit-sidebar').length)).toBe(1);
  });

  it('counts a single-page navigation once it has settled', async () => {
    await openAt('/next');
    const before = await tabRecord(lab, page.url());
    await page.evaluate(() => {
      history.pushState(null, '', '/next?view=2');
      setTimeout(() => document.body.append('มาทีหลัง'), 150);
    });
    const record = await until('the visit', async () => {
      const now = await tabRecord(lab, at('/next?view=2'));
      return now.visit > before.visit && now;
    });
    expect(record.url).toBe(at('/next?view=2'));
    expect(record.visit).toBe(before.visit + 1);
    expect(await lab.frameIn(page)).not.toBeNull();
  });

  it('opens in a tab that was opened from here', async () => {
    await openAt('/');
    await page.click('#blank');
    const opened = await until('the new tab', async () =>
      (await page.browser().pages()).find((one) => one !== page && one.url() === at('/next')),
    );
    expect(await lab.frameIn(opened)).not.toBeNull();
    await opened.close();
  });

  it('answers a frame that it knew before the background was stopped', async () => {
    const frame = await openAt('/');
    await lab.stopBackground();
    const today = await frame.run(async () => {
      const reply = (await chrome.runtime.sendMessage({ ask: { type: 'state' }, window: null })) as {
        answer: { today: string; tab: { kind: string } };
      };
      return [reply.answer.today, reply.answer.tab.kind];
    });
    expect(today).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d$/), 'page']);
  });

  it('shows an empty page to every other frame, even with a token that was used', async () => {
    await openAt('/');
    const { frame } = await tabRecord(lab, page.url());
    expect(frame).not.toBeNull();
    const replies = await lab.backstage.run(
      async (_document, url, token) => {
        const [tab] = (await chrome.tabs.query({})).filter((one) => one.url === url);
        await chrome.scripting.executeScript({
          target: { tabId: tab?.id ?? 0 },
          args: [token],
          func: (used: string) => {
            for (const name of [used, '', 'guess']) {
              const stranger = document.createElement('iframe');
              stranger.className = 'stranger';
              stranger.name = name;
              stranger.src = chrome.runtime.getURL('sidebar.html');
              document.body.append(stranger);
            }
          },
        });
      },
      page.url(),
      frame?.token ?? '',
    );
    expect(replies).toBeUndefined();
    const frames = await until('the strange frames', async () => {
      const all = await lab.framesIn(page);
      return all.length === 4 && all;
    });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const texts = await Promise.all(frames.map((one) => one.text()));
    expect(texts.filter((text) => text.trim() !== '')).toHaveLength(1);
    const answers = await Promise.all(
      frames.map((one) =>
        one.run(async () => {
          const reply = await chrome.runtime.sendMessage({ ask: { type: 'state' }, window: null });
          return reply ? 'answered' : 'nothing';
        }),
      ),
    );
    expect(answers.sort()).toEqual(['answered', 'nothing', 'nothing', 'nothing']);
  });

  it('lets the page neither reach nor read it', async () => {
    const frame = await openAt('/');
    await frame.run((document) => document.body.click());
    const seen = await page.evaluate(() => ({
      frames: window.frames.length,
      iframes: document.querySelectorAll('iframe').length,
      root: document.querySelector('oit-sidebar')?.shadowRoot ?? null,
      loaded: performance.getEntriesByType('resource').filter(({ name }) => !/^https?:/.test(name)),
      globals: Object.keys(window).filter((name) => /oit/i.test(name)),
    }));
    expect(seen).toEqual({ frames: 0, iframes: 0, root: null, loaded: [], globals: [] });
  });

  it('is resized and collapsed by keyboard without the page hearing of it, and remembers it', async () => {
    await openAt('/');
    await page.bringToFront();
    await page.evaluate(() => Object.assign(window, { heard: [] }));
    // The handle stands before the frame in the order of tabs: back from the frame's first element.
    await page.evaluate(() => document.getElementById('blank')?.focus());
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('OIT-SIDEBAR');
    await page.evaluate(() => Object.assign(window, { heard: [] }));
    await page.keyboard.press('ArrowLeft');
    await until('the width', async () => (await margin()) === '396px');
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([]);
    await until('the setting', async () => (await state(lab)).prefs.width === 396);
    await ask(lab, { type: 'prefs', change: { side: 'left', width: 380 } });
    await until('the other side', async () =>
      page.evaluate(() => getComputedStyle(document.documentElement).marginLeft === '380px'),
    );
    await ask(lab, { type: 'prefs', change: { side: 'right' } });
    await until('the first side', async () => (await margin()) === '380px');
  });

  it('hears at once what was changed elsewhere', async () => {
    const frame = await openAt('/');
    const language = () => frame.run((document) => document.documentElement.lang);
    await until('Thai', async () => (await language()) === 'th');
    await ask(lab, { type: 'prefs', change: { language: 'en' } });
    await until('English', async () => (await language()) === 'en');
    await ask(lab, { type: 'prefs', change: { language: 'th' } });
    await until('Thai again', async () => (await language()) === 'th');
  });

  it('gives up politely when the page keeps throwing it out, and comes back when it is thrown out once', async () => {
    await openAt('/');
    await page.evaluate(() => document.querySelector('oit-sidebar')?.remove());
    await until('the sidebar again', async () => (await markup()).includes('<oit-sidebar'));
    await shown();
    await page.evaluate(() => {
      new MutationObserver(() => document.querySelector('oit-sidebar')?.remove()).observe(document.documentElement, {
        childList: true,
      });
      document.querySelector('oit-sidebar')?.remove();
    });
    await until('it to give up', async () => !(await tabRecord(lab, page.url())).open);
    expect(await page.evaluate(() => document.documentElement.getAttribute('style'))).toBeNull();
  });

  it('survives a page that writes itself anew', async () => {
    await openAt('/next');
    await page.evaluate(() => {
      document.open();
      document.write('<!doctype html><title>ใหม่</title><p>เขียนใหม่ทั้งหน้า');
      document.close();
    });
    await until('the sidebar again', async () => (await markup()).includes('<oit-sidebar'));
    await shown();
    await close();
  });

  it('opens beside a PDF in the side panel, whether or not its address tells', async () => {
    for (const path of ['/file.pdf', '/download']) {
      await lab.goto(page, at(path));
      // The gesture must last also when it is the gesture that wakes the background.
      await lab.stopBackground();
      await lab.pressAction(page);
      const panel = await lab.panel();
      // Firefox grants no second look in a gesture: where the address does not tell, it is a small window.
      expect([path, await lab.hasSidePanel()]).toEqual([path, lab.browser === 'chromium' || path === '/file.pdf']);
      const tab = await until('the panel to know its tab', async () => {
        const reply = await panel.run(async (document) => {
          // The panel's own API: it tells which window is asking.
          const { chrome: api } = document.defaultView as unknown as { chrome: Browser };
          const ours = await api.windows.getCurrent();
          const asked = { ask: { type: 'state' }, window: ours.id ?? null };
          return (await api.runtime.sendMessage(asked)) as { answer: { tab: { kind: string; url: string } | null } };
        });
        return reply.answer.tab;
      });
      expect(tab).toMatchObject({ kind: 'file', url: at(path) });
      await lab.closePanel();
    }
  });

  it('takes a link from the context menu', async () => {
    await openAt('/');
    await close();
    await lab.pressMenu(page, { id: 'take-link', linkUrl: at('/file.pdf'), linkText: 'แผน' });
    expect(await lab.frameIn(page)).not.toBeNull();
    const record = await until('the pending link', async () => {
      const now = await tabRecord(lab, page.url());
      return now.pending && now;
    });
    expect(record.pending?.url).toBe(at('/file.pdf'));
  });

  it('gives its place to a new version of itself', async () => {
    await openAt('/next');
    await lab.update();
    await page.bringToFront();
    // The earlier version's script notices within a second or so that it is alone; until then its dead frame stands there.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await until('an answer', async () => {
      const frame = await shown();
      return frame.run(
        async () => (await chrome.runtime.sendMessage({ ask: { type: 'state' }, window: null })) !== null,
      );
    });
    expect(await page.evaluate(() => document.querySelectorAll('oit-sidebar').length)).toBe(1);
    expect(await margin()).toBe('380px');
    await close();
    expect(await page.evaluate(() => document.documentElement.getAttribute('style'))).toBeNull();
  });

  it('reads a page of 50,000 elements, whose facts come in many parts, whole', async () => {
    const expected = collect(parsePage(new TextEncoder().encode(LARGE), at('/large')), at('/large'));
    const frame = await openAt('/large');
    const text = await frame.run(async () => {
      const reply = await chrome.runtime.sendMessage({ ask: { type: 'page.read' }, window: null });
      return JSON.stringify((reply as { answer: { parts: unknown[] } }).answer.parts);
    });
    const parts: unknown[] = JSON.parse(text);
    expect(parts.length).toBeGreaterThan(10);
    expect(joinParts(parts)).toEqual(expected);
    await close();
  });

  it('says that a grant is gone, and reads no more', async () => {
    const frame = await openAt('/next');
    await lab.backstage.run(
      (_document, origins) => chrome.permissions.remove({ origins }),
      [`*://${HOST}/*`, `*://www.${HOST}/*`],
    );
    const reply = await until('the state', async () => {
      const told = await frame.run(async () => {
        const ask = (type: string) => chrome.runtime.sendMessage({ ask: { type }, window: null });
        return { state: await ask('state'), read: await ask('page.read') };
      });
      return told as { state: { answer: { revokedHosts: string[]; tab: object } }; read: { answer: object } };
    });
    expect(reply.state.answer).toMatchObject({ revokedHosts: [`www.${HOST}`], tab: { kind: 'not-granted' } });
    expect(reply.read.answer).toEqual({ ok: false, error: 'no-access' });
  });

  it('had no errors of its own', async () => {
    expect(await lab.errors()).toEqual([]);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type CDPSession, type Page, type Target } from 'puppeteer-core';
import type { Browser } from 'webextension-polyfill';
import { extensionFrames, runInWorker, workersOf } from './cdp';
import { type Lab, type LabOptions, newestFrame, until } from './lab';
import { viewOf } from './view';

/** The extension's API, inside what is sent to its pages. */
declare const chrome: Browser & {
  runtime: { getContexts(filter: { contextTypes: string[] }): Promise<{ contextId: string }[]> };
};
/** What the page chrome://extensions has. */
type Developer = {
  addHostPermission(id: string, pattern: string): Promise<void>;
  updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
  updateExtensionConfiguration(update: { extensionId: string; errorCollection: boolean }): Promise<void>;
  reload(id: string): Promise<void>;
  getExtensionInfo(id: string): Promise<{ runtimeErrors: { message: string; source: string }[] }>;
};

/** Among the modifiers of a key event. */
const ALT = 1;

const isWorker = (target: Target) =>
  target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');

/** Chromium over the DevTools protocol. */
export async function startChromium({ port, dir, visible = false }: LabOptions): Promise<Lab> {
  const folder = mkdtempSync(join(tmpdir(), 'oit-chromium-'));
  const downloads = join(folder, 'downloads');
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    headless: !visible,
    pipe: true,
    enableExtensions: dir === undefined ? true : [dir],
    userDataDir: join(folder, 'profile'),
    defaultViewport: { width: 1366, height: 768 },
    downloadBehavior: { policy: 'allow', downloadPath: downloads },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--window-size=1366,900',
      '--enable-unsafe-extension-debugging',
      // Nothing of the tests leaves this machine.
      `--host-resolver-rules=MAP *.go.th 127.0.0.1:${port},MAP * ~NOTFOUND`,
    ],
  });
  const cdp: CDPSession = await browser.target().createCDPSession();
  const found = await browser.waitForTarget(isWorker);
  const { host: id } = new URL(found.url());
  const origin = `chrome-extension://${id}`;

  const asked = new WeakMap<Page, string>();
  const open = async (url?: string) => {
    const page = await browser.newPage();
    if (url !== undefined) await goto(page, url);
    return page;
  };
  const goto = async (page: Page, url: string) => {
    asked.set(page, url);
    // A file never "loads" in the sense of the protocol; an error page is a page to look at.
    // What the extension's frame does in the meantime makes Puppeteer lose count of what is still to load.
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 8_000 }).catch((error: Error) => {
      if (!/ERR_|detached|timeout/i.test(error.message)) throw error;
    });
    await until(`${url} to be loaded`, () => page.evaluate(() => document.readyState === 'complete'), 20_000);
  };

  const settings = await open('chrome://extensions');
  const developer = <R>(work: (api: Developer, id: string, given: string) => Promise<R>, given = ''): Promise<R> =>
    settings.evaluate(
      `(${work})(chrome.developerPrivate, ${JSON.stringify(id)}, ${JSON.stringify(given)})`,
    ) as Promise<R>;
  await developer((api) => api.updateProfileConfiguration({ inDeveloperMode: true }));
  await developer((api, extensionId) => api.updateExtensionConfiguration({ extensionId, errorCollection: true }));
  const backstage = viewOf(await open(`${origin}/manifest.json`));

  const isPanel = (target: Target) => target.url().startsWith(`${origin}/sidebar.html?panel`);
  const panelTarget = () => browser.waitForTarget(isPanel, { timeout: 10_000 });

  const lab: Lab = {
    browser: 'chromium',
    origin,
    downloads,
    open,
    goto,
    async tabAt(start) {
      const find = async () => (await browser.pages()).find((one) => one.url().startsWith(start));
      return viewOf(await until(`a tab at ${start}`, find));
    },
    openOwn: (path) => open(`${origin}/${path}`),
    backstage,
    async errors() {
      const { runtimeErrors } = await developer((api, extension) => api.getExtensionInfo(extension));
      return (
        runtimeErrors
          // A worker that a test stopped while it was at work: the browser's own word, nobody's error.
          .filter(({ message }) => !message.includes('No SW'))
          .map(({ message, source }) => `${message} (${source})`)
      );
    },
    async allowGrants(hosts) {
      for (const pattern of hosts.flatMap((name) => [`*://${name}/*`, `*://www.${name}/*`])) {
        await developer((api, extension, given) => api.addHostPermission(extension, given), pattern);
      }
    },
    async pressAction(page) {
      await page.bringToFront();
      const tab = await until(`the tab of ${page.url()}`, async () => {
        // An error page has an address of its own; its tab keeps the one that was asked for.
        const wanted = page.url().startsWith('chrome-error:') ? asked.get(page) : page.url();
        const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
        return targetInfos.find(({ url }) => url === wanted);
      });
      await cdp.send('Extensions.triggerAction', { id, targetId: tab.targetId });
    },
    async pressShortcut(page, letter) {
      await page.bringToFront();
      const session = await page.createCDPSession();
      const capital = letter.toUpperCase();
      const number = capital.charCodeAt(0);
      // Only what has the number of a real key goes by the browser's shortcuts before it comes to the page: Puppeteer's has none.
      const numbers = { windowsVirtualKeyCode: number, nativeVirtualKeyCode: number };
      const key = { modifiers: ALT, key: letter, code: `Key${capital}`, ...numbers };
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
      await session.detach();
    },
    async pressMenu(page, menu) {
      await page.bringToFront();
      // Any message wakes the worker, as the real event would.
      await lab.backstage.run(() => chrome.runtime.sendMessage(null).catch(() => undefined));
      const info = { menuItemId: menu.id, linkUrl: menu.linkUrl, pageUrl: page.url(), editable: false };
      await runInWorker(
        cdp,
        origin,
        `chrome.tabs.query({ active: true }).then((tabs) =>
        chrome.contextMenus.onClicked.dispatch(
          ${JSON.stringify(info)},
          tabs.find(({ url }) => url === ${JSON.stringify(page.url())}),
        ),
      )`,
      );
    },
    framesIn: (page) => extensionFrames(cdp, page, `${origin}/sidebar.html`),
    frameIn: (page, timeoutMs) => newestFrame(lab, page, timeoutMs),
    async panel() {
      return viewOf(await (await panelTarget()).asPage());
    },
    async pressInPanel(code, letter) {
      const session = await (await panelTarget()).createCDPSession();
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key: letter, text: letter });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key: letter });
      await session.detach();
    },
    hasSidePanel() {
      return lab.backstage.run(async () => {
        const contexts = await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] });
        return contexts.length > 0;
      });
    },
    async closePanel() {
      const [target] = browser.targets().filter(isPanel);
      await (await target?.asPage())?.close();
    },
    async stopBackground() {
      const contexts = () => chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] });
      const ids = async () => (await lab.backstage.run(contexts)).map(({ contextId }) => contextId);
      const before = await ids();
      for (const { targetId } of await workersOf(cdp, origin)) {
        // It may have ended by itself.
        await cdp.send('Target.closeTarget', { targetId }).catch(() => undefined);
      }
      await until('the worker to end', async () => (await ids()).every((id) => !before.includes(id)));
    },
    async inBackground<R>(work: (scope: typeof globalThis) => R): Promise<Awaited<R>> {
      await lab.backstage.run(() => chrome.runtime.sendMessage(null).catch(() => undefined));
      return (await runInWorker(cdp, origin, `(${work})(globalThis)`)) as Awaited<R>;
    },
    async update() {
      await developer((api, extension) => api.reload(extension));
      await until('the new version', async () => {
        lab.backstage = viewOf(await open(`${origin}/manifest.json`));
        return lab.backstage.run(() => chrome.runtime.id);
      });
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return lab;
}

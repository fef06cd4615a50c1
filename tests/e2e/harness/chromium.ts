import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type CDPSession, type Page, type Target } from 'puppeteer-core';
import type { Browser } from 'webextension-polyfill';
import { type Lab, type LabOptions, until } from './lab';
import { viewOf } from './view';

/** The extension's API, inside what is sent to its pages. */
declare const chrome: Browser & {
  runtime: { getContexts(filter: { contextTypes: string[] }): Promise<object[]> };
  contextMenus: { onClicked: { dispatch(info: object, tab: object | undefined): void } };
};

const isWorker = (target: Target) =>
  target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');

/** Chromium over the DevTools protocol. */
export async function startChromium({ port, dir }: LabOptions): Promise<Lab> {
  const folder = mkdtempSync(join(tmpdir(), 'oit-chromium-'));
  const downloads = join(folder, 'downloads');
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    headless: true,
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
      `--host-resolver-rules=MAP *.go.th 127.0.0.1:${port}`,
    ],
  });
  const errors: string[] = [];
  const cdp: CDPSession = await browser.target().createCDPSession();
  const found = await browser.waitForTarget(isWorker);
  const { host: id } = new URL(found.url());
  const origin = `chrome-extension://${id}`;

  /** The worker; started by an event when it does not run. */
  const worker = async () => {
    const running = browser.targets().find(isWorker);
    const target = running ?? (await browser.waitForTarget(isWorker, { timeout: 10_000 }));
    const there = await target.worker();
    if (there === null) throw new Error('the worker is gone');
    return there;
  };
  (await worker()).on('console', (message) => {
    if (message.type() === 'error') errors.push(`background: ${message.text()}`);
  });

  const watch = (page: Page) => {
    page.on('console', (message) => {
      const url = message.location().url ?? '';
      if (message.type() === 'error' && url.startsWith('chrome-extension://')) errors.push(message.text());
    });
    page.on('pageerror', (error) => {
      const text = error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
      if (text.includes('chrome-extension://')) errors.push(text);
    });
  };

  const open = async (url?: string) => {
    const page = await browser.newPage();
    watch(page);
    if (url !== undefined) await goto(page, url);
    return page;
  };
  const goto = async (page: Page, url: string) => {
    // A PDF or a file never "loads" in the sense of the protocol.
    await page.goto(url).catch((error: Error) => {
      if (!/ERR_ABORTED|detached/.test(error.message)) throw error;
    });
  };

  const backstage = viewOf(await open(`${origin}/manifest.json`));

  return {
    browser: 'chromium',
    origin,
    downloads,
    errors,
    open,
    goto,
    openOwn: (path) => open(`${origin}/${path}`),
    backstage,
    async allowGrants(hosts) {
      const settings = await open('chrome://extensions');
      for (const pattern of hosts.flatMap((name) => [`*://${name}/*`, `*://www.${name}/*`])) {
        const grant = `chrome.developerPrivate.addHostPermission(${JSON.stringify(id)}, ${JSON.stringify(pattern)})`;
        await settings.evaluate(grant);
      }
      await settings.close();
    },
    async pressAction(page) {
      await page.bringToFront();
      const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
      const tab = targetInfos.find(({ url, title }) => url === page.url() || (title !== '' && title === page.url()));
      if (tab === undefined) throw new Error(`no tab at ${page.url()}`);
      await cdp.send('Extensions.triggerAction', { id, targetId: tab.targetId });
    },
    async pressMenu(page, menu) {
      await page.bringToFront();
      // Any message wakes the worker, as the real event would.
      await backstage.run(() => chrome.runtime.sendMessage(null).catch(() => undefined));
      const info = { menuItemId: menu.id, linkUrl: menu.linkUrl, pageUrl: page.url(), editable: false };
      await (await worker()).evaluate(
        async (clicked, url) => {
          const tabs = await chrome.tabs.query({ active: true });
          chrome.contextMenus.onClicked.dispatch(
            clicked,
            tabs.find((tab) => tab.url === url),
          );
        },
        info,
        page.url(),
      );
    },
    async frameIn(page, timeoutMs = 10_000) {
      const look = () => page.frames().find((frame) => frame.url().startsWith(`${origin}/sidebar.html`));
      return until('the sidebar frame', look, timeoutMs).then(viewOf, () => null);
    },
    async panel() {
      const target = await browser.waitForTarget((one) => one.url().startsWith(`${origin}/sidebar.html?panel`), {
        timeout: 10_000,
      });
      return viewOf(await target.asPage());
    },
    async stopBackground() {
      const { targetInfos } = await cdp.send('Target.getTargets');
      const running = targetInfos.filter(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
      await Promise.all(running.map(({ targetId }) => cdp.send('Target.closeTarget', { targetId })));
      await until('the worker to end', async () => {
        const contexts = await backstage.run(() => chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] }));
        return contexts.length === 0;
      });
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

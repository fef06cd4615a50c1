import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { Browser as Api } from 'webextension-polyfill';
import { type Lab, type LabOptions, newestFrame, until } from './lab';
import { View, viewOf } from './view';

/** The extension's API, inside what is sent to its pages. */
declare const chrome: Api;

const ID = 'oit-sidebar@oit-sidebar.invalid';
const HOST = '5c1f4a0e-4b6e-4f0e-9c55-0d1e00000001';

type Sent = {
  result: {
    contexts?: { context: string; url: string }[];
    result?: { value?: unknown };
    exceptionDetails?: { text: string };
  };
};
type Connection = { send(method: string, params: object): Promise<Sent> };

/** What Firefox's own window has, inside what is sent to it. */
type Extension = { emit(event: string, ...given: unknown[]): void; terminateBackground(): Promise<void> };
type BrowserAction = { triggerAction(window: object): Promise<void> };
declare const WebExtensionPolicy: { getByID(id: string): { extension: Extension } };
declare const ChromeUtils: {
  importESModule(url: string): {
    ExtensionParent: { apiManager: { global: { browserActionFor(extension: Extension): BrowserAction } } };
  };
};
type Window = {
  gBrowser: { selectedTab: object };
  SidebarController: { hide(): void; browser: { contentDocument: Document } };
  toolbar: { visible: boolean };
  close(): void;
  KeyboardEvent: typeof KeyboardEvent;
};
type TextInputProcessor = {
  beginInputTransactionForTests(window: Window): boolean;
  keydown(event: KeyboardEvent): number;
  keyup(event: KeyboardEvent): void;
};
type ScriptError = { errorMessage: string; sourceName: string | null; flags: number };
declare const Services: {
  wm: { getMostRecentBrowserWindow(): Window; getEnumerator(type: string): Iterable<Window> };
  console: { getMessageArray(): object[] };
};
declare const Ci: { nsIScriptError: { new (): ScriptError }; nsITextInputProcessor: object };
declare const Cc: Record<'@mozilla.org/text-input-processor;1', { createInstance(what: object): TextInputProcessor }>;

/**
 * What stands somewhere in the browser: its own window, whose buttons and menus are no part of any page (Mozilla's
 * extension of the protocol), or a tab that Puppeteer does not know, since its address was replaced as it opened.
 */
async function contextAt(browser: Browser, scope: object, is: (url: string) => boolean): Promise<View | null> {
  const { connection } = browser as unknown as { connection: Connection };
  const tree = await connection.send('browsingContext.getTree', scope);
  const found = tree.result.contexts?.find(({ url }) => is(url));
  if (found === undefined) return null;
  return new View(async (source) => {
    const { result } = await connection.send('script.evaluate', {
      expression: `(async () => JSON.stringify(await ${source}))()`,
      awaitPromise: true,
      target: { context: found.context },
    });
    if (result.exceptionDetails) throw new Error(result.exceptionDetails.text);
    const value = result.result?.value;
    return typeof value === 'string' ? JSON.parse(value) : undefined;
  });
}

/**
 * Runs in the browser's own window: keys that go the way of the keyboard, held down together. Those of the protocol go to
 * a page alone, past the browser's shortcuts and everything that is no tab.
 */
function typeKeys(_document: Document, keys: readonly KeyboardEventInit[]): void {
  const front = Services.wm.getMostRecentBrowserWindow();
  const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  processor.beginInputTransactionForTests(front);
  const events = keys.map((key) => new front.KeyboardEvent('', key));
  for (const event of events) processor.keydown(event);
  for (const event of events.reverse()) processor.keyup(event);
}

/** What a document says, or null: one that is on its way out never answers. */
function answered(asked: Promise<string>): Promise<string | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, 1_500, null));
  return Promise.race([asked.catch(() => null), late]);
}

/** Firefox over WebDriver BiDi. */
export async function startFirefox({ port, dir }: LabOptions): Promise<Lab> {
  const folder = mkdtempSync(join(tmpdir(), 'oit-firefox-'));
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads);
  const origin = `moz-extension://${HOST}`;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
    headless: true,
    userDataDir: join(folder, 'profile'),
    defaultViewport: null,
    args: ['--remote-allow-system-access', '--width=1366', '--height=900'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ID]: HOST }),
      'extensions.webextOptionalPermissionPrompts': false,
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': port,
      // Nothing of the tests leaves this machine: secure connections end at the site, which refuses them.
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': port,
      'devtools.jsonview.enabled': false,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      'browser.download.alwaysOpenPanel': false,
      'browser.helperApps.neverAsk.saveToDisk': 'text/csv,application/json,application/octet-stream',
      'dom.events.testing.asyncClipboard': true,
    },
  });
  if (dir === undefined) throw new Error('no build');
  await browser.installExtension(dir);
  const window = await contextAt(browser, { 'moz:scope': 'chrome' }, (url) => url.endsWith('browser.xhtml'));
  if (window === null) throw new Error('no browser window');

  /** `goto` of an extension page never finishes, and that of a PDF not always: what stands there is asked, or given time. */
  const goto = async (page: Page, url: string) => {
    const going = page.goto(url, { timeout: 1_500 }).catch(() => undefined);
    const place = () => page.evaluate(() => [location.href, document.readyState].join());
    if (url.startsWith('moz-extension:')) await until(url, async () => (await answered(place())) === `${url},complete`);
    else await going;
  };
  const open = async (url?: string) => {
    const page = await browser.newPage();
    if (url !== undefined) await goto(page, url);
    return page;
  };
  let stage = await open(`${origin}/manifest.json`);

  const lab: Lab = {
    browser: 'firefox',
    origin,
    downloads,
    errors: () =>
      window.run((_document, ours) => {
        const isError = (message: object): message is ScriptError => message instanceof Ci.nsIScriptError;
        return (
          Services.console
            .getMessageArray()
            .filter(isError)
            .filter((error) => error.sourceName?.startsWith(ours) && !(error.flags & 1))
            // A page that was left, for good or into the back/forward cache, while it was asking: the browser's own note.
            .filter(({ errorMessage }) => !/after context unloaded|while context is inactive/.test(errorMessage))
            .map((error) => `${error.errorMessage} (${error.sourceName})`)
        );
      }, origin),
    open,
    goto,
    tabAt: (start) => until(`a tab at ${start}`, () => contextAt(browser, {}, (url) => url.startsWith(start))),
    openOwn: (path) => open(`${origin}/${path}`),
    backstage: viewOf(stage),
    async allowGrants() {
      // The preference above agrees to every prompt.
    },
    async pressAction(page) {
      await page.bringToFront();
      await window.run((_document, id) => {
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const { extension } = WebExtensionPolicy.getByID(id);
        const front = Services.wm.getMostRecentBrowserWindow();
        return ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(front);
      }, ID);
    },
    async pressShortcut(page, letter) {
      await page.bringToFront();
      const capital = letter.toUpperCase();
      await window.run(typeKeys, [
        { key: 'Alt', code: 'AltLeft', keyCode: 18 },
        { key: letter, code: `Key${capital}`, keyCode: capital.charCodeAt(0) },
      ]);
    },
    async pressMenu(page, menu) {
      await page.bringToFront();
      const { id, linkUrl, linkText } = menu;
      await window.run(
        (_document, extensionId, info) => {
          const { gBrowser } = Services.wm.getMostRecentBrowserWindow();
          WebExtensionPolicy.getByID(extensionId).extension.emit(
            'webext-menu-menuitem-click',
            info,
            gBrowser.selectedTab,
          );
        },
        ID,
        { menuItemId: id, linkUrl, linkText, pageUrl: page.url(), editable: false, modifiers: [], button: 0 },
      );
    },
    async framesIn(page) {
      const found: View[] = [];
      for (const frame of page.frames().slice(1).reverse()) {
        // The protocol reports no address for extension frames: they are asked.
        const href = await answered(frame.evaluate(() => location.href));
        if (href?.startsWith(`${origin}/sidebar.html`)) found.push(viewOf(frame));
      }
      return found;
    },
    frameIn: (page, timeoutMs) => newestFrame(lab, page, timeoutMs),
    async panel() {
      // The side panel is no tab, so the protocol does not reach it; the extension's other pages do.
      const find = `chrome.extension.getViews().find(({ location }) => location.search === '?panel')`;
      await until('the side panel', () => stage.evaluate(`${find} !== undefined`));
      // The panel's own timers: those of the stage, a tab in the background, go once a second.
      const own = `const window = ${find}, { document } = window, setTimeout = window.setTimeout.bind(window);`;
      return new View((source) => stage.evaluate(`{ ${own} ${source} }`));
    },
    async pressInPanel(code, letter) {
      await window.run(() => {
        const { SidebarController } = Services.wm.getMostRecentBrowserWindow();
        SidebarController.browser.contentDocument.getElementById('webext-panels-browser')?.focus();
      });
      await window.run(typeKeys, [{ key: letter, code, keyCode: 0 }]);
    },
    hasSidePanel() {
      return lab.backstage.run(() => chrome.extension.getViews({ type: 'sidebar' }).length > 0);
    },
    async closePanel() {
      await window.run(() => {
        for (const front of Services.wm.getEnumerator('navigator:browser')) {
          if (front.toolbar.visible) front.SidebarController.hide();
          else front.close();
        }
      });
      // Until it is gone it may be the window that a gesture is taken to be in.
      const gone = () =>
        window.run(() => [...Services.wm.getEnumerator('navigator:browser')].every(({ toolbar }) => toolbar.visible));
      await until('the small window to close', gone);
    },
    async stopBackground() {
      await window.run((_document, id) => WebExtensionPolicy.getByID(id).extension.terminateBackground(), ID);
    },
    async inBackground<R>(work: (scope: typeof globalThis) => R): Promise<Awaited<R>> {
      await lab.backstage.run(() => chrome.runtime.sendMessage(null).catch(() => undefined));
      return (await stage.evaluate(`(${work})(chrome.extension.getBackgroundPage())`)) as Awaited<R>;
    },
    async update() {
      await browser.installExtension(dir);
      stage = await open(`${origin}/manifest.json`);
      lab.backstage = viewOf(stage);
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return lab;
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { describe } from 'vitest';
import { startChromium } from './chromium';
import { startFirefox } from './firefox';
import type { View } from './view';

export type Menu = {
  id:
    | 'take-link'
    | 'toggle'
    | 'toggle-page'
    | 'take-picture'
    | 'take-picture-page'
    | 'paste-answer'
    | 'paste-urls'
    | 'paste-explanation';
  linkUrl?: string;
  linkText?: string;
};

/** A real browser with the production build, and the few things that differ between the two. */
export type Lab = {
  readonly browser: 'chromium' | 'firefox';
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly origin: string;
  /** Folder that downloads go to. */
  readonly downloads: string;
  /** What the browser noted so far as errors of the extension: console, uncaught, in all its parts. */
  errors(): Promise<string[]>;
  /** A new tab; `url` is waited for. */
  open(url?: string): Promise<Page>;
  goto(page: Page, url: string): Promise<void>;
  /** The tab whose address begins so, however it was opened; waited for. */
  tabAt(start: string): Promise<View>;
  /** One of the extension's own pages in a tab, e.g. `dashboard.html#setup`. */
  openOwn(path: string): Promise<Page>;
  /** Has the browser agree to a grant that is asked for from now on; no prompt can be clicked headless. */
  allowGrants(hosts: readonly string[]): Promise<void>;
  /** The toolbar button, pressed for the tab in front. */
  pressAction(page: Page): Promise<void>;
  /** Alt and this letter, pressed for real in the tab in front: the browser itself looks whose shortcut it is. */
  pressShortcut(page: Page, letter: 'o' | 'i' | 'p'): Promise<void>;
  /** The context menu's own event, for the tab in front. */
  pressMenu(page: Page, menu: Menu): Promise<void>;
  /** The sidebar's frame in a page; null when there is none within the time. */
  frameIn(page: Page, timeoutMs?: number): Promise<View | null>;
  /** All frames of the sidebar's page in a page, the newest first. */
  framesIn(page: Page): Promise<View[]>;
  /** The app in the browser's side panel, or in the small window that stands in for it. */
  panel(): Promise<View>;
  /** A key in the panel, pressed for real: its place on the keyboard, and what it writes there. */
  pressInPanel(code: string, letter: string): Promise<void>;
  /** Whether it is the browser's own side panel, as against a small window. */
  hasSidePanel(): Promise<boolean>;
  closePanel(): Promise<void>;
  /** A page of the extension that only the tests use, with all its APIs (`chrome.*` in both browsers). */
  backstage: View;
  /** Stops the background as the browser does when it is idle. */
  stopBackground(): Promise<void>;
  /** Runs code in the background, awake: `work` gets its global object and nothing else. */
  inBackground<R>(work: (scope: typeof globalThis) => R): Promise<Awaited<R>>;
  /** Puts the extension in again over the running one, as an update does. Its pages close. */
  update(): Promise<void>;
  close(): Promise<void>;
};

export type LabOptions = {
  /** Loopback port that every *.go.th address leads to. */
  port: number;
  /** Another build than the production one. */
  dir?: string;
  /** Shows the window (Chromium; needs a display). */
  visible?: boolean;
};

export const root = fileURLToPath(new URL('../../..', import.meta.url));

export function buildOf(browser: Lab['browser']): string {
  const dir = `${process.env.E2E_BUILDS ?? `${root}.output`}/${browser === 'chromium' ? 'chrome' : 'firefox'}-mv3`;
  if (!existsSync(`${dir}/manifest.json`)) throw new Error(`No build at ${dir}: run \`npm run build\` first.`);
  return dir;
}

const STARTS = { chromium: startChromium, firefox: startFirefox } as const;

/** The browsers to test in: both, or those of E2E_BROWSERS (comma-separated). */
const browsers = (process.env.E2E_BROWSERS ?? 'chromium,firefox')
  .split(',')
  .filter((name): name is Lab['browser'] => name in STARTS);

/** The same scenario in each browser. */
export function inEachBrowser(
  title: string,
  scenario: (start: (options: LabOptions) => Promise<Lab>, browser: Lab['browser']) => void,
): void {
  describe.each(browsers)(`${title} (%s)`, (browser) => {
    scenario((options) => STARTS[browser]({ dir: buildOf(browser), ...options }), browser);
  });
}

/** The newest sidebar frame in a page that answers; null when there is none within the time. */
export async function newestFrame(lab: Lab, page: Page, timeoutMs = 10_000): Promise<View | null> {
  const look = async () => {
    for (const frame of await lab.framesIn(page)) {
      // For a while the frame of the document before is listed as well.
      if (await frame.run((document) => document.readyState !== 'loading').catch(() => false)) return frame;
    }
    return null;
  };
  return until('the sidebar frame', look, timeoutMs).catch(() => null);
}

/** Leaves the page by its own means (reload, back, a click) and waits until another document stands there. */
export async function leave(page: Page, how: () => void): Promise<void> {
  await page.evaluate(() => Object.assign(window, { stale: true }));
  await page.evaluate(how);
  await until('another document', () =>
    page.evaluate(() => !('stale' in window) && document.readyState === 'complete'),
  );
}

/** Asks until it is so: soon again at first, ten times a second later. The error says what was waited for. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  timeoutMs = 10_000,
): Promise<T> {
  const began = Date.now();
  let last: unknown = null;
  for (;;) {
    try {
      const found = await look();
      if (found) return found;
    } catch (error) {
      last = error;
    }
    const waited = Date.now() - began;
    if (waited > timeoutMs) throw new Error(`waited in vain: ${what}`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, Math.min(100, 10 + waited / 10)));
  }
}

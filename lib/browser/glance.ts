import browser from 'webextension-polyfill';
import { z } from '../zod';
import { chromium } from './chromium';
import { siteOrigins } from './form-hosts';
import { serial } from './serial';

/**
 * What a click on the toolbar must know at once: the side panel opens only in the gesture itself, so there is no time
 * to ask the browser or the database. A copy, written whenever its truth changes, and read again from there at every start.
 */
const Glance = z.object({
  origins: z.array(z.string()),
  /** There is an assessment; otherwise the click leads to set-up. */
  assessed: z.boolean(),
});
export type Glance = z.infer<typeof Glance>;

const KEY = 'glance';
const NOTHING: Glance = { origins: [], assessed: false };

let known: Glance | null = null;

function parse(stored: unknown): Glance {
  const parsed = Glance.safeParse(stored);
  return parsed.success ? parsed.data : NOTHING;
}

/** Firefox's background is a page: its localStorage can be read in the gesture. */
function pageStorage(): Storage | null {
  return typeof localStorage === 'undefined' ? null : localStorage;
}

async function keep(change: Partial<Glance>): Promise<void> {
  await serial(KEY, async () => {
    const before = known ?? parse((await browser.storage.local.get(KEY))[KEY]);
    const glance = { ...before, ...change };
    known = glance;
    pageStorage()?.setItem(KEY, JSON.stringify(glance));
    if (JSON.stringify(glance) !== JSON.stringify(before)) await browser.storage.local.set({ [KEY]: glance });
  });
}

/** The grants as they are now: at every start of the worker, and when they change. */
export async function noteGrants(): Promise<void> {
  await keep({ origins: await siteOrigins() });
}

/** Whether there is an assessment: whenever the database was asked. */
export async function noteAssessed(assessed: boolean): Promise<void> {
  await keep({ assessed });
}

/** Calls `use` within the user's gesture: at once where the copy is at hand, else in a callback that keeps the gesture. */
export function withGlance(use: (glance: Glance) => void): void {
  const page = pageStorage()?.getItem(KEY);
  const chrome = chromium();
  if (known !== null) use(known);
  else if (page) use(parse(JSON.parse(page)));
  else if (chrome) chrome.storage.local.get(KEY, (items) => use(parse(items[KEY])));
  else use(NOTHING);
}

import browser from 'webextension-polyfill';
import { z } from '../zod';
import { Shot } from './messages';
import { serial } from './serial';

/**
 * What is remembered of a tab, in the browser's session storage: it outlives the worker and every navigation,
 * and ends with the tab or the browser.
 */
export const TabRecord = z.object({
  /** The user wants the frame in this tab, whether or not this very document can bear it. */
  open: z.boolean(),
  collapsed: z.boolean(),
  /** Given to the content script and not claimed yet. */
  token: z.nullable(z.string()),
  /** The frame that claimed its token; the only one in this tab that gets answers. */
  frame: z.nullable(z.object({ id: z.number(), token: z.string() })),
  visit: z.number(),
  /** Last address that our content script told. */
  url: z.string(),
  /** What stands at `url`; none = an error page, or one that no script may read; null = not known. */
  content: z.nullable(z.enum(['html', 'file', 'none'])),
  pending: z.nullable(z.object({ url: z.string(), text: z.string() })),
  shot: z.nullable(Shot),
});
export type TabRecord = z.infer<typeof TabRecord>;

const FRESH: TabRecord = {
  open: false,
  collapsed: false,
  token: null,
  frame: null,
  visit: 1,
  url: '',
  content: null,
  pending: null,
  shot: null,
};

const PREFIX = 'tab:';
const keyOf = (tabId: number) => `${PREFIX}${tabId}`;

function parse(stored: unknown): TabRecord | null {
  const parsed = TabRecord.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

/** The tab's record, or null when the tab was never of interest. */
export async function findTab(tabId: number): Promise<TabRecord | null> {
  const key = keyOf(tabId);
  return parse((await browser.storage.session.get(key))[key]);
}

/** The tab's record; a fresh one when there is none. */
export async function readTab(tabId: number): Promise<TabRecord> {
  return (await findTab(tabId)) ?? FRESH;
}

/** Stores what `change` returns over the record; null = leave it as it is. Returns the record as it stands then. */
export function changeTab(tabId: number, change: (record: TabRecord) => Partial<TabRecord> | null): Promise<TabRecord> {
  const key = keyOf(tabId);
  return serial(key, async () => {
    const record = await readTab(tabId);
    const changed = change(record);
    if (changed === null) return record;
    const next = { ...record, ...changed };
    await browser.storage.session.set({ [key]: next });
    return next;
  });
}

/** The same record, kept from now on: its navigations are counted. */
export function keepTab(tabId: number): Promise<TabRecord> {
  return serial(keyOf(tabId), async () => {
    const found = await findTab(tabId);
    if (found === null) await browser.storage.session.set({ [keyOf(tabId)]: FRESH });
    return found ?? FRESH;
  });
}

export function forgetTab(tabId: number): Promise<void> {
  const key = keyOf(tabId);
  return serial(key, () => browser.storage.session.remove(key));
}

/** Every tab that something is remembered of. */
export async function allTabs(): Promise<{ tabId: number; record: TabRecord }[]> {
  const all = await browser.storage.session.get(null);
  return Object.entries(all).flatMap(([key, stored]) => {
    const record = key.startsWith(PREFIX) ? parse(stored) : null;
    return record === null ? [] : [{ tabId: Number(key.slice(PREFIX.length)), record }];
  });
}

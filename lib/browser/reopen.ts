import browser from 'webextension-polyfill';
import { z } from '../zod';
import { serial } from './serial';

/**
 * Tabs with the frame open and where they stand. An update of the extension empties the session storage, so this list
 * is kept on disk; tab ids start anew with the browser, so it is emptied then.
 */
const KEY = 'reopen';
const Reopen = z.record(z.string(), z.string());

async function read(): Promise<Record<string, string>> {
  const parsed = Reopen.safeParse((await browser.storage.local.get(KEY))[KEY]);
  return parsed.success ? parsed.data : {};
}

/** `url` null = no longer open. */
export function noteOpen(tabId: number, url: string | null): Promise<void> {
  return serial(KEY, async () => {
    const list = await read();
    if (list[tabId] === (url ?? undefined)) return;
    if (url === null) delete list[tabId];
    else list[tabId] = url;
    await browser.storage.local.set({ [KEY]: list });
  });
}

export function forgetOpen(): Promise<void> {
  return serial(KEY, () => browser.storage.local.remove(KEY));
}

/** Tabs that still stand where they were noted. */
export async function tabsToReopen(): Promise<{ tabId: number; url: string }[]> {
  const found: { tabId: number; url: string }[] = [];
  for (const [key, url] of Object.entries(await read())) {
    const tabId = Number(key);
    const tab = await browser.tabs.get(tabId).catch(() => null);
    if (tab?.url === url) found.push({ tabId, url });
  }
  return found;
}

import type { Tabs } from 'webextension-polyfill';
import browser from 'webextension-polyfill';
import { covers, siteOf } from './grants';
import type { TabKind, TabState } from './messages';
import { popupOpener } from './panel';
import type { Sender } from './senders';
import { keepTab } from './tabs';

/** The tab that a view stands beside; null for the dashboard, or when there is none. */
export async function tabOf(sender: Sender, window: number | null): Promise<Tabs.Tab | null> {
  if (sender.kind === 'frame') return browser.tabs.get(sender.tabId).catch(() => null);
  if (sender.kind === 'panel') return activeTab(window);
  if (sender.kind === 'host' || sender.dashboard) return null;
  return activeTab(sender.windowId === null ? null : await popupOpener(sender.windowId));
}

async function activeTab(windowId: number | null): Promise<Tabs.Tab | null> {
  const where = windowId === null ? { lastFocusedWindow: true } : { windowId };
  const [tab] = await browser.tabs.query({ active: true, ...where });
  return tab ?? null;
}

/** Endings of addresses that are files and no pages; only used where the document itself could not be asked. */
const FILE_NAME =
  /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|txt|zip|rar|7z|jpe?g|png|gif|webp|bmp|svg|tiff?|mp3|mp4|avi|mov|wmv)$/i;

export function looksLikeFile(url: string): boolean {
  try {
    return FILE_NAME.test(new URL(url).pathname);
  } catch {
    return false;
  }
}

/**
 * What kind of tab it is, from its address ('' = the browser hides it), the agency's hosts, the grants and, where the
 * content script saw the document, whether it is HTML.
 */
export function kindOf(
  url: string,
  hosts: readonly string[],
  origins: readonly string[],
  html: boolean | null,
): TabKind {
  if (url === '') return 'foreign';
  if (!/^https?:/i.test(url)) return 'unreadable';
  const site = siteOf(new URL(url).host);
  if (!hosts.some((host) => siteOf(host) === site)) return 'foreign';
  if (!covers(origins, url)) return 'not-granted';
  if (html === null) return looksLikeFile(url) ? 'file' : 'page';
  return html ? 'page' : 'file';
}

/** What a view is told of its tab. */
export async function tabStateOf(
  tab: Tabs.Tab,
  hosts: readonly string[],
  origins: readonly string[],
): Promise<TabState | null> {
  if (tab.id === undefined) return null;
  const record = await keepTab(tab.id);
  // The address is hidden once its grant is gone; the frame that still stands there knows where it is.
  const url = tab.url ?? record.url;
  return {
    url,
    title: tab.title ?? '',
    kind: kindOf(url, hosts, origins, record.url === url ? record.html : null),
    visit: record.visit,
    pending: record.pending,
  };
}

import type { Tabs } from 'webextension-polyfill';
import browser from 'webextension-polyfill';
import { inspect, looksLikeFile } from './content';
import { covers, siteOf } from './grants';
import type { TabKind, TabState } from './messages';
import { popupOpener } from './panel';
import type { Sender } from './senders';
import type { TabRecord } from './tabs';
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

/**
 * What kind of tab it is, from its address ('' = the browser hides it), the agency's hosts, the grants, and what
 * stands there where that is known.
 */
export function kindOf(
  url: string,
  hosts: readonly string[],
  origins: readonly string[],
  content: TabRecord['content'],
): TabKind {
  if (url === '') return 'foreign';
  if (!/^https?:/i.test(url)) return 'unreadable';
  const site = siteOf(new URL(url).host);
  if (!hosts.some((host) => siteOf(host) === site)) return 'foreign';
  if (!covers(origins, url)) return 'not-granted';
  if (content === null) return looksLikeFile(url) ? 'file' : 'page';
  return ({ html: 'page', file: 'file', none: 'unreadable' } as const)[content];
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
  const known = record.url === url ? record.content : null;
  // A sidebar is open beside it: it may be asked what it is.
  const content = known === null && tab.url && covers(origins, url) ? await inspect(tab.id, url) : known;
  return {
    url,
    title: tab.title ?? '',
    kind: kindOf(url, hosts, origins, content),
    visit: record.visit,
    pending: record.pending,
    shot: record.shot,
  };
}

import type { Menus, Tabs } from 'webextension-polyfill';
import browser from 'webextension-polyfill';
import { WebUrl } from '../assessment/model';
import { looksLikeFile } from './content';
import { openDashboard } from './dashboard';
import { closeFrame, collapseFrame, injectInGesture, openFrame } from './frames';
import { withGlance } from './glance';
import { covers } from './grants';
import { TAKE_LINK } from './menus';
import { openPanel } from './panel';
import { broadcast } from './rpc';
import { changeTab } from './tabs';

/**
 * The user's gestures: toolbar button, shortcut, context menus. Everything up to opening the side panel happens at
 * once or in callbacks that keep the gesture: no await comes before it.
 */

/** `toggle` closes what is open; `open` leaves it. */
export function showSidebar(tab: Tabs.Tab, how: 'toggle' | 'open'): void {
  const { id: tabId, windowId, url } = tab;
  if (tabId === undefined || windowId === undefined) return;
  withGlance(({ assessed, origins }) => {
    if (!assessed) return void openDashboard('setup');
    if (url === undefined || !covers(origins, url) || looksLikeFile(url)) return openPanel({ tabId, windowId });
    injectInGesture(tabId, (here) => {
      if (here === null || !here.html) openPanel({ tabId, windowId });
      else if (!here.mounted) void openFrame(tabId, url, true);
      else if (here.collapsed) void collapseFrame(tabId, false);
      else if (how === 'toggle') void closeFrame(tabId);
    });
  });
}

/** A click in one of our context menus. */
export function onMenu(info: Menus.OnClickData, tab: Tabs.Tab | undefined): void {
  if (tab === undefined) return;
  const taking = info.menuItemId === TAKE_LINK;
  showSidebar(tab, taking ? 'open' : 'toggle');
  if (taking) void keepPending(info, tab);
}

async function keepPending(info: Menus.OnClickData, tab: Tabs.Tab): Promise<void> {
  // mailto:, javascript: and the like are no evidence.
  if (tab.id === undefined || !WebUrl.safeParse(info.linkUrl).success || info.linkUrl === undefined) return;
  const text = info.linkText ?? (await textOfLink(tab.id, info.frameId ?? 0, info.linkUrl));
  const pending = { url: info.linkUrl, text: text.replace(/\s+/g, ' ').trim().slice(0, 300) };
  await changeTab(tab.id, () => ({ pending }));
  await broadcast('tab');
}

/** Chromium does not tell the words of the link that was clicked. */
async function textOfLink(tabId: number, frameId: number, url: string): Promise<string> {
  const read = (address: string) =>
    Array.from(document.links)
      .find(({ href }) => href === address)
      ?.textContent?.slice(0, 1_000) ?? '';
  try {
    const target = { tabId, frameIds: [frameId] };
    const [found] = await browser.scripting.executeScript({ target, func: read, args: [url] });
    return typeof found?.result === 'string' ? found.result : '';
  } catch {
    return '';
  }
}

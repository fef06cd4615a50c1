import browser from 'webextension-polyfill';
import { chromium } from './chromium';
import { broadcast } from './rpc';

/** The app outside the page: the browser's side panel, or a small window where there is none. */

const PATH = 'sidebar.html?panel';
const POPUP = { width: 420, height: 720 } as const;
const POPUP_KEY = 'popup:';
const popupKey = (windowId: number) => POPUP_KEY + windowId;

/**
 * Opens the side panel beside a tab. Within the user's gesture only: call it before any await.
 * Where the browser has none (Chromium before 116) or refuses, a small window opens instead.
 */
export function openPanel(tab: { tabId: number; windowId: number }): void {
  panelInGesture(tab.tabId).catch(() => openPopup(tab.windowId));
}

function panelInGesture(tabId: number): Promise<void> {
  if (import.meta.env.FIREFOX) return browser.sidebarAction.open();
  const panel = chromium()?.sidePanel;
  if (!panel?.open) return Promise.reject(new Error('no side panel'));
  void panel.setOptions({ tabId, path: PATH, enabled: true });
  return panel.open({ tabId });
}

/** Closes the panel beside a tab whose frame opens: one sidebar is enough. */
export async function releasePanel(tabId: number, enabled: boolean): Promise<void> {
  await chromium()
    ?.sidePanel?.setOptions(enabled ? { tabId, path: PATH, enabled } : { tabId, enabled })
    .catch(() => undefined);
}

/** The small window; it follows the active tab of the window that it was opened from, and there is one a window. */
export async function openPopup(windowId: number): Promise<void> {
  const open = await popupFor(windowId);
  if (open !== null) return;
  // getURL of a page that frames may load gives its address for frames; a window is refused that.
  const url = browser.runtime.getURL('') + PATH;
  const opened = await browser.windows.create({ url, type: 'popup', ...POPUP });
  if (opened.id === undefined) return;
  await browser.storage.session.set({ [popupKey(opened.id)]: windowId });
  await broadcast('tab');
}

/** Brings the small window of a window to the front; null = it has none. */
async function popupFor(windowId: number): Promise<number | null> {
  const kept = Object.entries(await browser.storage.session.get(null));
  const [key] = kept.find(([name, opener]) => name.startsWith(POPUP_KEY) && opener === windowId) ?? [];
  if (key === undefined) return null;
  const id = Number(key.slice(POPUP_KEY.length));
  const there = await browser.windows.update(id, { focused: true }).catch(() => null);
  if (there === null) await browser.storage.session.remove(key);
  return there === null ? null : id;
}

/** Window whose active tab a small window shows; null when that window is not a small one of ours. */
export async function popupOpener(windowId: number): Promise<number | null> {
  const stored: unknown = (await browser.storage.session.get(popupKey(windowId)))[popupKey(windowId)];
  return typeof stored === 'number' ? stored : null;
}

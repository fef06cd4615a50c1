import browser from 'webextension-polyfill';
import { chromium } from './chromium';

/** The app outside the page: the browser's side panel, or a small window where there is none. */

const PATH = 'sidebar.html?panel';
const POPUP = { width: 420, height: 720 } as const;
const popupKey = (windowId: number) => `popup:${windowId}`;

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

/** The small window; it follows the active tab of the window that it was opened from. */
export async function openPopup(windowId: number): Promise<void> {
  const opened = await browser.windows.create({ url: browser.runtime.getURL(PATH), type: 'popup', ...POPUP });
  if (opened.id !== undefined) await browser.storage.session.set({ [popupKey(opened.id)]: windowId });
}

/** Window whose active tab a small window shows; null when that window is not a small one of ours. */
export async function popupOpener(windowId: number): Promise<number | null> {
  const stored: unknown = (await browser.storage.session.get(popupKey(windowId)))[popupKey(windowId)];
  return typeof stored === 'number' ? stored : null;
}

import type { Menus, Tabs } from 'webextension-polyfill';
import browser from 'webextension-polyfill';
import { WebUrl } from '../assessment/model';
import { takePicture } from './camera';
import { chromium } from './chromium';
import { looksLikeFile } from './content';
import { openDashboard } from './dashboard';
import { siteOrigins } from './form-hosts';
import { closeFrame, collapseFrame, inject, openFrame } from './frames';
import { withGlance } from './glance';
import { covers } from './grants';
import { isHtml } from './html';
import { PASTE_COMMAND, PICTURE_COMMAND, pasteFieldOf, TAKE_LINK, TAKE_PICTURE } from './menus';
import { openPanel } from './panel';
import { putInto } from './paste';
import { broadcast } from './rpc';
import { changeTab } from './tabs';

/**
 * The user's gestures: toolbar button, shortcut, context menus. The side panel opens within the gesture only. Firefox
 * ends it with the first wait; Chromium hands it on to the callback of a call, but not to that of a call made there:
 * what has to be asked is asked at once, side by side.
 */

/** `toggle` closes what is open; `open` leaves it. */
export function showSidebar(tab: Tabs.Tab, how: 'toggle' | 'open'): void {
  const { id: tabId, windowId, url } = tab;
  if (tabId === undefined || windowId === undefined) return;
  const panel = () => openPanel({ tabId, windowId });
  bothOf(
    withGlance,
    (then) => probe(tabId, url, then),
    ({ assessed, origins }, bearable) => {
      if (!assessed) void openDashboard('setup');
      else if (!bearable || url === undefined || !covers(origins, url)) panel();
      else {
        void useFrame(tabId, url, how).then((used) => {
          if (!used) panel();
        });
      }
    },
  );
}

/** Calls `then` with both answers as soon as the later one is there. */
function bothOf<A, B>(
  first: (then: (answer: A) => void) => void,
  second: (then: (answer: B) => void) => void,
  then: (one: A, other: B) => void,
): void {
  let one: { answer: A } | null = null;
  let other: { answer: B } | null = null;
  const done = () => {
    if (one && other) then(one.answer, other.answer);
  };
  first((answer) => {
    one = { answer };
    done();
  });
  second((answer) => {
    other = { answer };
    done();
  });
}

/** Whether the frame can live in the tab's document. Firefox cannot be asked within the gesture: there it shows later. */
function probe(tabId: number, url: string | undefined, then: (bearable: boolean) => void): void {
  const chrome = chromium();
  if (url === undefined || !/^https?:/.test(url) || looksLikeFile(url)) then(false);
  else if (!chrome) then(true);
  else {
    const func = () => (window.origin === 'null' ? '' : document.contentType);
    chrome.scripting.executeScript({ target: { tabId }, func, injectImmediately: true }, (results) => {
      // Reading lastError tells Chromium that the refusal is dealt with.
      then(!chrome.runtime.lastError && isHtml(results?.[0]?.result));
    });
  }
}

/** Opens, unfolds or closes the frame. False = it cannot live here. */
async function useFrame(tabId: number, url: string, how: 'toggle' | 'open'): Promise<boolean> {
  const here = await inject(tabId);
  if (!here?.html) return false;
  if (!here.mounted) await openFrame(tabId, url, true);
  else if (here.collapsed) await collapseFrame(tabId, false);
  else if (how === 'toggle') await closeFrame(tabId);
  return true;
}

/** A click in one of our context menus. */
export function onMenu(info: Menus.OnClickData, tab: Tabs.Tab | undefined): void {
  if (tab === undefined) return;
  if (String(info.menuItemId).startsWith(TAKE_PICTURE)) {
    void pictureOf(tab);
    return;
  }
  const field = pasteFieldOf(String(info.menuItemId));
  if (field !== null) {
    if (tab.id !== undefined) void putInto(tab.id, info.frameId ?? 0, field);
    return;
  }
  const taking = info.menuItemId === TAKE_LINK;
  showSidebar(tab, taking ? 'open' : 'toggle');
  if (taking) void keepPending(info, tab);
}

/** The shortcuts of the picture, and of putting what is at hand into the field with the focus. */
export function onCommand(name: string, tab: Tabs.Tab | undefined): void {
  if (name === PICTURE_COMMAND && tab !== undefined) void pictureOf(tab);
  if (name === PASTE_COMMAND && tab?.id !== undefined) void putInto(tab.id, 0, null);
}

/** What became of it is told in the sidebar: it opens where it can live and is not open. */
async function pictureOf(tab: Tabs.Tab): Promise<void> {
  if (tab.id === undefined) return;
  const url = await takePicture(tab.id);
  if (url === null || !covers(await siteOrigins(), url)) return;
  const here = await inject(tab.id);
  if (here?.html && !here.mounted) await openFrame(tab.id, url, false);
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

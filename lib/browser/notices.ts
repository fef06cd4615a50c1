import type { Tabs } from 'webextension-polyfill';
import browser from 'webextension-polyfill';
import { closeFrame, holdsFrame, refillFrame, restoreFrame } from './frames';
import { noteGrants } from './glance';
import { refreshMenus } from './menus';
import type { HostNotice } from './messages';
import { changePrefs } from './prefs';
import { forgetOpen, noteOpen, tabsToReopen } from './reopen';
import { broadcast } from './rpc';
import { serial } from './serial';
import { allTabs, changeTab, findTab, forgetTab } from './tabs';

/** What the background does when something happened in a tab or in the browser. */

/** What the content script of a tab tells: only ever about its own tab, and nothing that could change evidence. */
export async function heedHost(notice: HostNotice, tabId: number, url: string): Promise<void> {
  switch (notice.type) {
    case 'host.ready':
      return refillFrame(tabId, url, notice.html);
    case 'host.navigated':
      if ((await changeTab(tabId, ({ visit }) => ({ visit: visit + 1, url: notice.url }))).open) {
        await noteOpen(tabId, notice.url);
      }
      return broadcast('tab');
    case 'host.resized':
      await changePrefs({ width: notice.width });
      return broadcast('prefs');
    case 'host.collapsed':
      await changeTab(tabId, () => ({ collapsed: notice.collapsed }));
      return;
    case 'host.closed':
      return closeFrame(tabId);
  }
}

/** A tab loads, has loaded, or changed its address: brings the frame back, and counts the visit where no content script does. */
export function heedLoad(tabId: number, { status, url }: Tabs.OnUpdatedChangeInfoType): Promise<void> {
  if (status === undefined && url === undefined) return Promise.resolve();
  return serial(lifeOf(tabId), () => load(tabId, status !== 'loading'));
}

/** What happens to a tab is dealt with in its order: a quick page may be loaded before its birth was noted. */
const lifeOf = (tabId: number) => `life:${tabId}`;

async function load(tabId: number, done: boolean): Promise<void> {
  const record = await findTab(tabId);
  if (record === null) return;
  if (record.open && (await bringBack(tabId))) return;
  if (!done) return;
  await changeTab(tabId, ({ visit }) => ({ visit: visit + 1 }));
  await broadcast('tab');
}

async function bringBack(tabId: number): Promise<boolean> {
  // As it is now: the tab may have gone on while this waited its turn.
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab?.url !== undefined && restoreFrame(tabId, tab.url);
}

/**
 * Finishes what an earlier worker was stopped in: where the user wants the frame and it does not stand, it is brought
 * back. Nothing but that wish need have been stored, so it does not matter how far the earlier one came.
 */
export async function resumeTabs(): Promise<void> {
  const wanted = (await allTabs()).filter(({ record }) => record.open);
  await Promise.all(wanted.map(({ tabId }) => serial(lifeOf(tabId), () => resume(tabId))));
}

async function resume(tabId: number): Promise<void> {
  const [record, tab] = await Promise.all([findTab(tabId), browser.tabs.get(tabId).catch(() => null)]);
  if (!record?.open) return;
  // That it can have no frame there was seen before.
  if (record.content === 'file' && record.url === tab?.url) return;
  if (!(await holdsFrame(tabId))) await bringBack(tabId);
}

/** A tab opened from one with the frame has it too. */
export function heedNewTab(tab: Tabs.Tab): Promise<void> {
  return tab.id === undefined ? Promise.resolve() : serial(lifeOf(tab.id), () => bear(tab));
}

async function bear(tab: Tabs.Tab): Promise<void> {
  if (tab.id === undefined || tab.openerTabId === undefined) return;
  const opener = await findTab(tab.openerTabId);
  if (!opener?.open) return;
  // The new-tab page has an opener too: there the user begins something else.
  if (/^(chrome|edge|about):\/{0,2}newtab|^about:home/.test(tab.pendingUrl ?? tab.url ?? '')) return;
  await changeTab(tab.id, () => ({ open: true, collapsed: opener.collapsed }));
}

export async function heedClosedTab(tabId: number): Promise<void> {
  await Promise.all([forgetTab(tabId), noteOpen(tabId, null)]);
}

/** Sites were granted or revoked, by us or in the browser's own settings. */
export async function heedGrants(): Promise<void> {
  await Promise.all([noteGrants(), refreshMenus()]);
  await broadcast('grants');
}

/** Installed, or a new version in a running browser: the open tabs get its frame in place of the old one's. */
export async function heedInstalled(reason: string): Promise<void> {
  await refreshMenus();
  if (reason !== 'update') return;
  for (const { tabId, url } of await tabsToReopen()) {
    await changeTab(tabId, () => ({ open: true }));
    await restoreFrame(tabId, url);
  }
}

/** The browser starts: what was noted of tabs is of another run. */
export async function heedStartup(): Promise<void> {
  await forgetOpen();
  await refreshMenus();
}

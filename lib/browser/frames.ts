import { nanoid } from 'nanoid';
import browser from 'webextension-polyfill';
import { siteOrigins } from './form-hosts';
import { covers } from './grants';
import { HOST_NAME } from './host/name';
import { HostHere } from './messages';
import { releasePanel } from './panel';
import { readPrefs } from './prefs';
import { noteOpen } from './reopen';
import { askHost, broadcast } from './rpc';
import { changeTab, readTab } from './tabs';

/** The frame in a page: put in, claimed by its token, taken out. */

const SCRIPT = 'host.js';

/** Puts the content script into a tab's document, or finds it there. null = the browser does not allow it here. */
export async function inject(tabId: number): Promise<HostHere | null> {
  try {
    const injection = { target: { tabId }, files: [SCRIPT], injectImmediately: true };
    const [injected] = await browser.scripting.executeScript(injection);
    const here = HostHere.safeParse(injected?.result);
    return here.success ? here.data : null;
  } catch {
    return null;
  }
}

/** Whether our frame stands in a tab's document; asks without putting anything into it. */
export async function holdsFrame(tabId: number): Promise<boolean> {
  const mounted = (name: string) =>
    (globalThis as unknown as Record<string, { here?(): HostHere } | undefined>)[name]?.here?.().mounted === true;
  try {
    const [asked] = await browser.scripting.executeScript({ target: { tabId }, func: mounted, args: [HOST_NAME] });
    return asked?.result === true;
  } catch {
    return false;
  }
}

/** Has the content script mount a frame with a fresh token, where the user wants one. False = it could not. */
async function mountFrame(tabId: number, url: string, focus: boolean): Promise<boolean> {
  const token = nanoid();
  // The wish is kept before it is carried out: the background may be stopped in between.
  const [{ collapsed }] = await Promise.all([changeTab(tabId, () => ({ token })), noteOpen(tabId, url)]);
  const { side, width } = await readPrefs();
  const reply = await askHost<'host.open'>(tabId, { type: 'host.open', token, side, width, collapsed, focus });
  if (!reply?.mounted) return false;
  await releasePanel(tabId, false);
  return true;
}

/** The user wants the frame here, from now on and after every navigation. The content script is there already. */
export async function openFrame(tabId: number, url: string, focus: boolean): Promise<boolean> {
  await changeTab(tabId, () => ({ open: true, collapsed: false, url, content: 'html' }));
  return mountFrame(tabId, url, focus);
}

/** A document stands without a frame: brings it back where the user wants one and it can live. Counts the visit. */
export async function refillFrame(tabId: number, url: string, html: boolean): Promise<void> {
  if (!(await readTab(tabId)).open) return;
  await changeTab(tabId, ({ visit }) => ({ visit: visit + 1, url, content: html ? 'html' : 'file' }));
  if (html && covers(await siteOrigins(), url)) await mountFrame(tabId, url, false);
  await broadcast('tab');
}

/** Looks whether an open tab's document has its frame, and brings it back. False = the content script cannot be there. */
export async function restoreFrame(tabId: number, url: string): Promise<boolean> {
  if (!covers(await siteOrigins(), url)) return false;
  const here = await inject(tabId);
  if (here === null) return false;
  if (!here.mounted) await refillFrame(tabId, url, here.html);
  return true;
}

/** The frame is gone, or is to go; the user does not want it in this tab. */
export async function closeFrame(tabId: number): Promise<void> {
  await changeTab(tabId, () => ({ open: false, token: null, frame: null }));
  await askHost<'host.close'>(tabId, { type: 'host.close' });
  await Promise.all([noteOpen(tabId, null), releasePanel(tabId, true)]);
}

export async function collapseFrame(tabId: number, collapsed: boolean): Promise<void> {
  await changeTab(tabId, () => ({ collapsed }));
  await askHost<'host.collapse'>(tabId, { type: 'host.collapse', collapsed });
}

/**
 * A frame shows its token. It is good once, in the tab that it was made for; the same frame may show it again after a
 * reload. Any other frame of our page gets false.
 */
export async function claimFrame(tabId: number, frameId: number, token: string): Promise<boolean> {
  const record = await changeTab(tabId, ({ token: waiting }) =>
    waiting !== null && waiting === token ? { token: null, frame: { id: frameId, token } } : null,
  );
  return record.frame?.id === frameId && record.frame.token === token;
}

/** Whether a frame has claimed its tab. */
export async function isClaimed(tabId: number, frameId: number): Promise<boolean> {
  return (await readTab(tabId)).frame?.id === frameId;
}

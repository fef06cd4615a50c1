import type { Runtime } from 'webextension-polyfill';
import browser from 'webextension-polyfill';

/** Who sent a message. Told from what the browser says of the sender, never from what the message says. */
export type Sender =
  /** Our content script in a tab's own document. */
  | { kind: 'host'; tabId: number; url: string }
  /** Our page in a frame of some tab: ours only once it has shown its token. */
  | { kind: 'frame'; tabId: number; frameId: number }
  /** Our page as a tab or window of its own. */
  | { kind: 'page'; dashboard: boolean; windowId: number | null }
  /** Our page without a tab: the browser's side panel. */
  | { kind: 'panel' };

/** null = not one of ours: it gets no answer. */
export function senderOf(sender: Runtime.MessageSender): Sender | null {
  if (sender.id !== browser.runtime.id || sender.url === undefined) return null;
  const ours = sender.url.startsWith(browser.runtime.getURL(''));
  const tabId = sender.tab?.id;
  if (!ours) {
    if (tabId === undefined || sender.frameId !== 0 || !/^https?:/.test(sender.url)) return null;
    return { kind: 'host', tabId, url: sender.url };
  }
  if (tabId === undefined) return { kind: 'panel' };
  if (sender.frameId !== 0) return { kind: 'frame', tabId, frameId: sender.frameId ?? -1 };
  return {
    kind: 'page',
    dashboard: new URL(sender.url).pathname === '/dashboard.html',
    windowId: sender.tab?.windowId ?? null,
  };
}

import { nanoid } from 'nanoid';
import browser from 'webextension-polyfill';
import { Notice, type Request, type Responses } from './messages';
import { LONG, partsOf } from './parts';
import type { Ask, FaultName, PartReply, Reply } from './rpc';

/** How a view (frame, panel, dashboard) speaks to the background: the only way that it has. */

/**
 * There is no answer. unreachable: the background could not be reached, and what was asked may or may not have been
 * done; the others: the background said what hindered it.
 */
export class AskError extends Error {
  override readonly name = 'AskError';
  constructor(
    readonly reason: FaultName | 'unreachable',
    detail: string,
  ) {
    super(`${reason}: ${detail}`);
  }
}

/** Asked again when the worker was stopped in the middle: commands are carried out once whatever, the others only read or repeat. */
const ONCE: readonly Request['type'][] = ['go', 'open'];
const RETRIES_MS = [50, 250, 1_000] as const;

/** In a page's frame, as against a panel, window or tab of its own. */
export const framed = window.top !== window;

/** Only our own panels have a window to name; a frame in Firefox has no such API. */
async function windowId(): Promise<number | null> {
  if (framed || !browser.windows) return null;
  return (await browser.windows.getCurrent()).id ?? null;
}

let here: Promise<number | null> | null = null;

/**
 * Asks the background.
 * @throws AskError
 */
export async function ask<T extends Request['type']>(request: Extract<Request, { type: T }>): Promise<Responses[T]> {
  here ??= windowId();
  const message = { ask: request, window: await here };
  const waits = ONCE.includes(request.type) ? [] : RETRIES_MS;
  for (const wait of [...waits, null]) {
    const reply = await send(message);
    if (reply && 'fault' in reply) throw new AskError(reply.fault, reply.detail);
    if (reply) return reply.answer as Responses[T];
    if (wait !== null) await new Promise((resolve) => setTimeout(resolve, wait));
  }
  throw new AskError('unreachable', request.type);
}

type Whole = Exclude<Reply, { parts: unknown }>;

/** Undefined = no answer, or parts of it were lost with the worker: to be asked again from the beginning. */
async function send(message: Ask & { ask: Request }): Promise<Whole | undefined> {
  const parts = LONG.includes(message.ask.type) ? partsOf(JSON.stringify(message)) : [];
  const reply = parts.length > 1 ? await sendParts(parts) : await post<Reply>(message);
  return reply && 'parts' in reply ? fetchParts(reply.parts) : reply;
}

async function sendParts(parts: readonly string[]): Promise<Reply | undefined> {
  const id = nanoid();
  for (const [at, text] of parts.entries()) {
    const reply = await post<Reply | PartReply>({ part: { id, at, of: parts.length, text } });
    if (reply === undefined || 'text' in reply) return undefined;
    if (!('got' in reply)) return reply;
  }
  return undefined;
}

async function fetchParts({ id, of }: { id: string; of: number }): Promise<Whole | undefined> {
  const texts: string[] = [];
  for (let at = 0; at < of; at += 1) {
    const reply = await post<PartReply>({ more: { id, at } });
    if (reply === undefined || !('text' in reply)) return undefined;
    texts.push(reply.text);
  }
  return { answer: JSON.parse(texts.join('')) };
}

async function post<R>(message: object): Promise<R | undefined> {
  try {
    return (await browser.runtime.sendMessage(message)) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * The first words of every view; it shows nothing until they are answered with ok. The token comes as the frame's name,
 * which the page around cannot read: an address would stand in its list of loaded resources.
 */
export function hello(): Promise<Responses['hello']> {
  return ask({ type: 'hello', token: framed ? window.name.slice(0, 64) : null });
}

/** Calls back when something changed and the state should be asked again; returns a function that ends it. */
export function onNotice(listener: (what: Notice['what']) => void): () => void {
  const onMessage = (message: unknown): undefined => {
    const notice = Notice.safeParse(message);
    if (notice.success) listener(notice.data.what);
  };
  browser.runtime.onMessage.addListener(onMessage);
  const stopTabs = framed ? () => undefined : onTabChange(() => listener('tab'));
  return () => {
    browser.runtime.onMessage.removeListener(onMessage);
    stopTabs();
  };
}

/** A panel listens itself which tab comes to the front, so that the background may sleep on every tab change. */
function onTabChange(changed: () => void): () => void {
  const onUpdated = (_id: number, change: { status?: string; url?: string }, tab: { active: boolean }) => {
    if (tab.active && (change.status === 'complete' || change.url !== undefined)) changed();
  };
  browser.tabs.onActivated.addListener(changed);
  browser.tabs.onUpdated.addListener(onUpdated);
  return () => {
    browser.tabs.onActivated.removeListener(changed);
    browser.tabs.onUpdated.removeListener(onUpdated);
  };
}

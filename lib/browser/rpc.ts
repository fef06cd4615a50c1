import type { Runtime } from 'webextension-polyfill';
import browser from 'webextension-polyfill';
import type { StoreErrorName } from '../storage';
import { StoreError } from '../storage';
import { z } from '../zod';
import type { HostReplies, HostRequest, Notice, Responses } from './messages';
import { HostNotice, Request } from './messages';
import { Arriving, Leaving, LONG, More, Part, partsOf } from './parts';
import type { Sender } from './senders';
import { senderOf } from './senders';
import { allTabs } from './tabs';

/** The envelopes that carry the messages of messages.ts, checked on arrival. */

/** `window`: where a panel stands; the browser does not say so of a sender without a tab. Heeded for such senders only. */
export const Ask = z.strictObject({ ask: z.unknown(), window: z.nullable(z.number()) });
export type Ask = z.infer<typeof Ask>;
export const Tell = z.strictObject({ tell: z.unknown() });

/** What comes back: the answer itself may be null, or be fetched in parts of its JSON. */
export type Reply = { answer: unknown } | { parts: { id: string; of: number } } | { fault: FaultName; detail: string };
/** What comes back for a part of a request (unless it is the last) and for the wish for a part of an answer. */
export type PartReply = { got: number } | { text: string };

const Message = z.union([Ask, Part, More]);
type Message = z.infer<typeof Message>;

/** Why there is no answer; each has its sentence in lib/i18n. failed: anything that is not the database's. */
export type FaultName = StoreErrorName | 'failed';

export type Answering = {
  /** Whether anything is answered to this sender. */
  admits(sender: Sender): Promise<boolean>;
  /** Throws what could not be done; undefined = the sender gets no answer at all. */
  request(request: Request, sender: Sender, window: number | null): Promise<Responses[Request['type']] | undefined>;
  /** A request that did not fit its schema. */
  misfit(ask: unknown, problem: string, sender: Sender): Promise<unknown>;
  notice(notice: HostNotice, tabId: number, url: string): Promise<void>;
};

/** Listens for views and content scripts. Call it while the worker starts, or events that woke it are lost. */
export function serve(answering: Answering): void {
  browser.runtime.onMessage.addListener((message: unknown, from: Runtime.MessageSender) => {
    const sender = senderOf(from);
    if (sender === null) return undefined;
    if (sender.kind === 'host') {
      const told = Tell.safeParse(message);
      const notice = told.success ? HostNotice.safeParse(told.data.tell) : null;
      if (notice?.success) return answering.notice(notice.data, sender.tabId, sender.url).then(() => null);
      return undefined;
    }
    const parsed = Message.safeParse(message);
    return parsed.success ? replyTo(answering, parsed.data, sender) : undefined;
  });
}

const arriving = new Arriving();
const leaving = new Leaving();

async function replyTo(answering: Answering, message: Message, sender: Sender): Promise<Reply | PartReply | undefined> {
  if ('ask' in message) return reply(answering, message, sender);
  if (!(await answering.admits(sender))) return undefined;
  const from = JSON.stringify(sender);
  if ('more' in message) {
    const text = leaving.give(from, message.more.id, message.more.at);
    return text === null ? undefined : { text };
  }
  const came = arriving.take(from, message.part);
  if (came === null) return undefined;
  if ('more' in came) return { got: message.part.at };
  const asked = Ask.safeParse(JSON.parse(came.text));
  return asked.success ? reply(answering, asked.data, sender) : undefined;
}

async function reply(answering: Answering, asked: Ask, sender: Sender): Promise<Reply | undefined> {
  try {
    const request = Request.safeParse(asked.ask);
    const answer = request.success
      ? await answering.request(request.data, sender, asked.window)
      : await answering.misfit(asked.ask, problemOf(request.error), sender);
    if (answer === undefined) return undefined;
    if (!request.success || !LONG.includes(request.data.type)) return { answer };
    const parts = partsOf(JSON.stringify(answer));
    return parts.length === 1 ? { answer } : { parts: leaving.keep(JSON.stringify(sender), parts) };
  } catch (error) {
    console.error(error);
    if (error instanceof StoreError) return { fault: error.error, detail: error.detail };
    return { fault: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}

function problemOf(error: z.core.$ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.')}: ${issue.message}` : '';
}

/** Tells every view of ours to ask again. That no view is open is no error. */
export async function broadcast(what: Notice['what']): Promise<void> {
  const notice: Notice = { type: 'notice', what };
  await Promise.all([heard(browser.runtime.sendMessage(notice)), import.meta.env.FIREFOX && tellFrames(notice)]);
}

const heard = (sent: Promise<unknown>) => sent.catch(() => undefined);

/** In Firefox an extension's frame in a web page hears only what is sent to its tab. */
async function tellFrames(notice: Notice): Promise<void> {
  const told = (await allTabs()).map(({ tabId, record: { frame } }) =>
    frame === null ? null : heard(browser.tabs.sendMessage(tabId, notice, { frameId: frame.id })),
  );
  await Promise.all(told);
}

/** Asks the content script in a tab's own document; null when there is none, or it is of an earlier version. */
export async function askHost<T extends HostRequest['type']>(
  tabId: number,
  request: Extract<HostRequest, { type: T }>,
): Promise<HostReplies[T] | null> {
  try {
    const reply: { answer: HostReplies[T] } | undefined = await browser.tabs.sendMessage(tabId, request, {
      frameId: 0,
    });
    return reply?.answer ?? null;
  } catch {
    return null;
  }
}

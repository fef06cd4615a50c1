import type { HostNotice, HostReplies, HostRequest } from '../messages';

/**
 * The content script's line to the background. It uses the browser's own API: the polyfill and zod would cost the page
 * more than all the rest. What arrives here comes from our own background alone.
 */
type Reply = (reply: { answer: unknown }) => void;
type Listener = (message: HostRequest, sender: { id?: string }, reply: Reply) => boolean | undefined;
type Wire = {
  runtime: {
    /** Gone once the extension was updated, disabled or removed. */
    id?: string;
    getURL(path: string): string;
    sendMessage(message: unknown): Promise<unknown>;
    onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void };
  };
  i18n: { getMessage(key: string): string };
};

const scope = globalThis as { browser?: Wire; chrome?: Wire };
const wire = scope.browser ?? scope.chrome;

/** Whether the extension that injected this script still runs. */
export function alive(): boolean {
  try {
    return wire?.runtime.id !== undefined;
  } catch {
    return false;
  }
}

export const pageUrl = (path: string): string => wire?.runtime.getURL(path) ?? '';
export const word = (key: string): string => wire?.i18n.getMessage(key) ?? '';

/** Tells the background; that it could not hear is no matter of the page. */
export function tell(notice: HostNotice): void {
  if (alive()) wire?.runtime.sendMessage({ tell: notice }).catch(() => undefined);
}

export type Answers = {
  [T in HostRequest['type']]: (request: Extract<HostRequest, { type: T }>) => HostReplies[T] | Promise<HostReplies[T]>;
};

/** Answers the background's requests; returns a function that ends it. */
export function listen(answers: Answers): () => void {
  const listener: Listener = (message, sender, reply) => {
    if (sender.id !== wire?.runtime.id || !Object.hasOwn(answers, message.type)) return undefined;
    // A request that fails is answered too: the background waits for it with this tab's other work behind it.
    void Promise.resolve(message)
      .then((request) => answer(answers, request))
      .then(
        (done) => reply({ answer: done }),
        () => reply({ answer: null }),
      );
    return true;
  };
  wire?.runtime.onMessage.addListener(listener);
  return () => {
    if (alive()) wire?.runtime.onMessage.removeListener(listener);
  };
}

function answer<T extends HostRequest['type']>(
  answers: Answers,
  request: Extract<HostRequest, { type: T }>,
): HostReplies[T] | Promise<HostReplies[T]> {
  return answers[request.type as T](request);
}

import browser from 'webextension-polyfill';
import { askThroughViewer } from '../links/ask-viewer';
import { causeOf, retryAfterOf } from '../links/causes';
import type { FetchAnswer, FetchCause, Fetcher, FetchOptions } from '../links/fetching';
import { covers, grantedOrigins } from './grants';
import { type Trace, watchRequests } from './traces';

/**
 * A fetcher as the public asks: no cookies, no cache, no referrer. On granted hosts our own requests are watched
 * (webRequest, nothing is held up), because `fetch` alone tells neither the hops nor why it failed. On other hosts all
 * that can be seen is whether something answers: cause `opaque`.
 *
 * Lives in an extension page until `stop` is called.
 */
export async function openFetcher(): Promise<{ fetch: Fetcher; stop(): void }> {
  const [granted, tab] = await Promise.all([grantedOrigins(), browser.tabs?.getCurrent()]);
  let origins = granted;
  const traces = watchRequests(tab?.id ?? null);
  const refresh = () => void grantedOrigins().then((now) => (origins = now), console.error);
  browser.permissions.onAdded.addListener(refresh);
  browser.permissions.onRemoved.addListener(refresh);

  const askGranted: Fetcher = async (url, options) => {
    const trace = traces.begin(url);
    /** Where it was sent that may not be read: no more is told of it there. */
    const leftTo = (): string | null => {
      const last = trace.hops.at(-1);
      return last !== undefined && !covers(origins, last.to) ? last.to : null;
    };
    try {
      const answer = await ask(url, options, trace, () => leftTo() !== null);
      const target = answer.ok ? null : leftTo();
      return target === null ? answer : { ok: false, cause: await answers(target, options), target };
    } finally {
      traces.end(trace);
    }
  };

  return {
    async fetch(url, options) {
      if (!covers(origins, url)) return { ok: false, cause: await answers(url, options) };
      return askThroughViewer(url, options, askGranted);
    },
    stop() {
      traces.stop();
      browser.permissions.onAdded.removeListener(refresh);
      browser.permissions.onRemoved.removeListener(refresh);
    },
  };
}

/** As anybody gets it now: no cookies, nothing from the cache, not said from where. */
export const AS_THE_PUBLIC: RequestInit = { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' };

async function ask(url: string, options: FetchOptions, trace: Trace, hasLeft: () => boolean): Promise<FetchAnswer> {
  return timed(options, async (signal) => {
    try {
      const response = await fetch(url, { ...AS_THE_PUBLIC, method: options.method ?? 'GET', signal });
      const { bytes, truncated } = await readBody(response, options.maxBytes);
      if (response.redirected) await told(() => trace.hops.at(-1)?.to.split('#')[0] === response.url.split('#')[0]);
      return {
        ok: true,
        status: response.status,
        finalUrl: response.url,
        chain: trace.hops.map((hop) => ({ url: hop.url, status: hop.status })),
        contentType: (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
        charset: /charset=["']?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1] ?? null,
        retryAfter: retryAfterOf(response.headers.get('retry-after'), new Date()),
        bytes,
        truncated,
      };
    } catch {
      if (!signal.aborted) await told(() => trace.error !== null || hasLeft());
      return { ok: false, cause: trace.error === null ? 'network' : causeOf(trace.error) };
    }
  });
}

/**
 * What the browser tells of a request comes in events of their own, about when its answer does: on a machine that is
 * busy some time behind it, and without them a link that leads on would be called broken. In ms.
 */
const TOLD = { step: 10, most: 2_000 } as const;

async function told(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds() && waited < TOLD.most; waited += TOLD.step) {
    await new Promise((resolve) => setTimeout(resolve, TOLD.step));
  }
}

/** Whether anything answers at an address that may not be read. */
async function answers(url: string, options: FetchOptions): Promise<FetchCause> {
  const answer = await timed<FetchAnswer>(options, async (signal) => {
    try {
      await fetch(url, { ...AS_THE_PUBLIC, mode: 'no-cors', signal });
      return { ok: false, cause: 'opaque' };
    } catch {
      return { ok: false, cause: 'network' };
    }
  });
  return answer.ok ? 'opaque' : answer.cause;
}

/** Ends the request when its time is over or the caller stops it, and says which. */
async function timed<T extends FetchAnswer>(
  { timeout, signal }: FetchOptions,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | { ok: false; cause: FetchCause }> {
  const controller = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    controller.abort();
  }, timeout);
  const stop = () => controller.abort();
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop);
  try {
    const answer = await work(controller.signal);
    if (answer.ok) return answer;
    if (signal?.aborted) return { ok: false, cause: 'cancelled' };
    return late ? { ok: false, cause: 'timeout' } : answer;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

/** The body as far as `maxBytes`; what comes behind is not downloaded. */
export async function readBody(
  response: Response,
  maxBytes: number,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; truncated: boolean }> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  let truncated = false;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    const kept = value.subarray(0, maxBytes - length);
    parts.push(kept);
    length += kept.length;
    if (kept.length < value.length || length >= maxBytes) {
      truncated = !(await isAtEnd(reader, kept.length < value.length));
      break;
    }
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, truncated };
}

/** Whether nothing comes after what was read; the rest is not downloaded. */
async function isAtEnd(reader: ReadableStreamDefaultReader<Uint8Array>, cut: boolean): Promise<boolean> {
  const ended = !cut && (await reader.read()).done;
  if (!ended) await reader.cancel().catch(() => undefined);
  return ended;
}

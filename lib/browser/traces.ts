import browser, { type WebRequest } from 'webextension-polyfill';

/** What was seen of one request on its way: the hops, and the browser's name for what ended it. */
export type Trace = {
  readonly hops: readonly { url: string; status: number; to: string }[];
  readonly error: string | null;
};

export type Traces = {
  /** Call right before the request begins. */
  begin(url: string): Trace;
  /** Call when its answer is there or has failed; what is told of it later still reaches the trace. */
  end(trace: Trace): void;
  stop(): void;
};

type Open = { hops: { url: string; status: number; to: string }[]; error: string | null };
/** What every event says of its request, in Chromium (initiator) and Firefox (originUrl). */
type Details = { requestId: string; url: string; tabId: number; initiator?: string; originUrl?: string };

/** What is asked for from no tab: the background, a panel. */
const NO_TAB = -1;
const WATCHED: WebRequest.RequestFilter = { urls: ['http://*/*', 'https://*/*'], types: ['xmlhttprequest'] };

/**
 * Watches the requests of this page itself (nothing is held up): those of other pages, ours or not, are none of its
 * business, and two requests for the same address at a time have a trace each.
 * @param tab the tab that this page stands in; null = none
 */
export function watchRequests(tab: number | null): Traces {
  const own = browser.runtime.getURL('').replace(/\/$/, '');
  /** Begun, and not yet seen to leave; in their order for each address. */
  const waiting = new Map<string, Open[]>();
  const byRequest = new Map<string, Open>();

  const isOurs = ({ tabId, initiator, originUrl }: Details): boolean => {
    const from = initiator ?? originUrl ?? '';
    return (from === own || from.startsWith(`${own}/`)) && tabId === (tab ?? NO_TAB);
  };
  const onBegin = (details: Details) => {
    // A redirected request keeps its id.
    if (byRequest.has(details.requestId) || !isOurs(details)) return undefined;
    const trace = waiting.get(addressOf(details.url))?.shift();
    if (trace) byRequest.set(details.requestId, trace);
    return undefined;
  };
  const onRedirect = ({ requestId, url, statusCode, redirectUrl }: WebRequest.OnBeforeRedirectDetailsType) => {
    byRequest.get(requestId)?.hops.push({ url, status: statusCode, to: redirectUrl });
  };
  const onEnd = ({ requestId, error }: { requestId: string; error?: string }) => {
    const trace = byRequest.get(requestId);
    if (trace && error !== undefined) trace.error = error;
    byRequest.delete(requestId);
  };
  const { webRequest } = browser;
  webRequest.onBeforeRequest.addListener(onBegin, WATCHED);
  webRequest.onBeforeRedirect.addListener(onRedirect, WATCHED);
  webRequest.onErrorOccurred.addListener(onEnd, WATCHED);
  webRequest.onCompleted.addListener(onEnd, WATCHED);

  return {
    begin(url) {
      const trace: Open = { hops: [], error: null };
      const address = addressOf(url);
      waiting.set(address, [...(waiting.get(address) ?? []), trace]);
      return trace;
    },
    end(trace) {
      for (const [address, line] of waiting) {
        const left = line.filter((one) => one !== trace);
        if (left.length === 0) waiting.delete(address);
        else if (left.length < line.length) waiting.set(address, left);
      }
    },
    stop() {
      webRequest.onBeforeRequest.removeListener(onBegin);
      webRequest.onBeforeRedirect.removeListener(onRedirect);
      webRequest.onErrorOccurred.removeListener(onEnd);
      webRequest.onCompleted.removeListener(onEnd);
    },
  };
}

/** As the browser writes it; a fragment is not asked for. */
function addressOf(url: string): string {
  try {
    const address = new URL(url);
    address.hash = '';
    return address.href;
  } catch {
    return url;
  }
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** A browser that tells what the test has it tell, in the words of Chromium and of Firefox. */
const fake = vi.hoisted(() => {
  class Event {
    listeners = new Set<(details: object) => unknown>();
    addListener(listener: (details: object) => unknown) {
      this.listeners.add(listener);
    }
    removeListener(listener: (details: object) => unknown) {
      this.listeners.delete(listener);
    }
    fire(details: object) {
      for (const listener of this.listeners) listener(details);
    }
  }
  const none = { addListener: () => {}, removeListener: () => {} };
  const webRequest = {
    onBeforeRequest: new Event(),
    onBeforeRedirect: new Event(),
    onErrorOccurred: new Event(),
    onCompleted: new Event(),
  };
  return { own: 'chrome-extension://ourselves', webRequest, none };
});
vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: { getURL: (path: string) => `${fake.own}/${path}` },
    tabs: { getCurrent: async () => ({ id: 7 }) },
    permissions: { getAll: async () => ({ origins: ['*://www.a.go.th/*'] }), onAdded: fake.none, onRemoved: fake.none },
    webRequest: fake.webRequest,
  },
}));

const { openFetcher } = await import('../../../lib/browser/fetcher');
const { watchRequests } = await import('../../../lib/browser/traces');

const A = 'http://www.a.go.th/x';
const { onBeforeRequest, onBeforeRedirect, onErrorOccurred, onCompleted } = fake.webRequest;
const chromium = { tabId: 7, initiator: fake.own };
const began = (requestId: string, url = A, more: object = chromium) =>
  onBeforeRequest.fire({ requestId, url, ...more });
const sent = (requestId: string, to: string, url = A) =>
  onBeforeRedirect.fire({ requestId, url, statusCode: 302, redirectUrl: to, ...chromium });
const failed = (requestId: string, error: string, url = A) =>
  onErrorOccurred.fire({ requestId, url, error, ...chromium });

describe('traces', () => {
  it('are of this page’s own requests, in the words of either browser', () => {
    const traces = watchRequests(7);
    const trace = traces.begin(A);
    for (const other of [
      { tabId: 3, initiator: 'http://www.a.go.th' },
      { tabId: 9, initiator: fake.own },
      { tabId: 3, originUrl: 'https://elsewhere.example/', documentUrl: 'https://elsewhere.example/' },
      { tabId: -1 },
      { tabId: -1, initiator: fake.own },
      { tabId: -1, initiator: `${fake.own}-of-somebody-else` },
    ]) {
      began('other', A, other);
      failed('other', 'net::ERR_NAME_NOT_RESOLVED');
    }
    expect(trace.error).toBeNull();
    began('ours', A, { tabId: 7, originUrl: `${fake.own}/dashboard.html`, documentUrl: `${fake.own}/dashboard.html` });
    failed('ours', 'NS_ERROR_NET_RESET');
    expect(trace.error).toBe('NS_ERROR_NET_RESET');
    traces.stop();
    expect([...Object.values(fake.webRequest)].map(({ listeners }) => listeners.size)).toEqual([0, 0, 0, 0]);
  });

  it('of two requests for one address at a time are two, also when they go different ways', () => {
    const traces = watchRequests(7);
    const [one, two] = [traces.begin(A), traces.begin(`${A}#place`)];
    began('1');
    began('2');
    sent('2', 'http://www.a.go.th/y');
    // The redirected request begins anew under its old id.
    began('2', 'http://www.a.go.th/y');
    failed('1', 'net::ERR_CONNECTION_RESET');
    onCompleted.fire({ requestId: '2', url: 'http://www.a.go.th/y', ...chromium });
    expect(one).toMatchObject({ hops: [], error: 'net::ERR_CONNECTION_RESET' });
    expect(two).toMatchObject({ hops: [{ url: A, status: 302, to: 'http://www.a.go.th/y' }], error: null });
    traces.stop();
  });

  it('of a request that never left are not taken for the next one', () => {
    const traces = watchRequests(7);
    traces.end(traces.begin(A));
    const next = traces.begin(A);
    began('1');
    failed('1', 'net::ERR_TIMED_OUT');
    expect(next.error).toBe('net::ERR_TIMED_OUT');
    traces.stop();
  });
});

describe('the fetcher', () => {
  const options = { maxBytes: 1_000, timeout: 5_000 };
  beforeEach(() => {
    vi.stubGlobal('fetch', vi.fn());
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('tells hops and cause of each of two requests for one address, whatever other pages ask for meanwhile', async () => {
    const { fetch, stop } = await openFetcher();
    let requests = 0;
    vi.mocked(globalThis.fetch).mockImplementation(async () => {
      requests += 1;
      const id = `${requests}`;
      began(`foreign-${id}`, A, { tabId: 3, initiator: 'http://www.a.go.th' });
      began(id);
      if (id === '1') {
        failed('foreign-1', 'net::ERR_CERT_DATE_INVALID');
        // The events come behind the answer.
        setTimeout(() => failed('1', 'net::ERR_NAME_NOT_RESOLVED'), 30);
        throw new TypeError('Failed to fetch');
      }
      setTimeout(() => sent('2', 'http://www.a.go.th/y'), 30);
      const response = new Response('<p>x', { headers: { 'content-type': 'text/html; charset=utf-8' } });
      return Object.defineProperties(response, {
        url: { value: 'http://www.a.go.th/y' },
        redirected: { value: true },
      });
    });
    const [one, two] = await Promise.all([fetch(A, options), fetch(A, options)]);
    expect(one).toEqual({ ok: false, cause: 'name-not-found' });
    expect(two).toMatchObject({ ok: true, finalUrl: 'http://www.a.go.th/y', chain: [{ url: A, status: 302 }] });
    stop();
  });

  it('says where a request was sent on to a host that may not be read', async () => {
    const { fetch, stop } = await openFetcher();
    vi.mocked(globalThis.fetch).mockImplementation(async (_url, init) => {
      if (init?.mode === 'no-cors') return new Response();
      began('1');
      // A busy machine tells it late; that the request failed is not told at all.
      setTimeout(() => sent('1', 'https://drive.google.com/file/d/1'), 400);
      throw new TypeError('Failed to fetch');
    });
    expect(await fetch(A, options)).toEqual({
      ok: false,
      cause: 'opaque',
      target: 'https://drive.google.com/file/d/1',
    });
    stop();
  });
});

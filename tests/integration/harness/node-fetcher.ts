import { Agent, type IncomingMessage, request } from 'node:http';
import { retryAfterOf } from '../../../lib/links/causes';
import type { FetchAnswer, FetchCause, Fetcher } from '../../../lib/links/fetching';

/**
 * A fetcher for Node that finds the hosts of a test on loopback, as a browser with host resolver rules does; every other
 * host has no name. Cookies and caches do not exist here.
 */
export function nodeFetcher(ours: (host: string) => number | null): { fetch: Fetcher; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });

  async function fetch(url: string, { maxBytes, timeout, signal }: Parameters<Fetcher>[1]): Promise<FetchAnswer> {
    const chain: { url: string; status: number }[] = [];
    let at = url;
    for (let hops = 0; hops < 20; hops++) {
      const port = ours(new URL(at).hostname);
      if (port === null) return { ok: false, cause: 'name-not-found' };
      const answer = await once(agent, at, port, { maxBytes, timeout, ...(signal ? { signal } : {}) });
      if (typeof answer === 'string') return { ok: false, cause: answer };
      const { message, bytes, truncated } = answer;
      const status = message.statusCode ?? 0;
      const { location } = message.headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        chain.push({ url: at, status });
        at = new URL(location, at).href;
        continue;
      }
      const type = message.headers['content-type'] ?? '';
      return {
        ok: true,
        status,
        finalUrl: at,
        chain,
        contentType: type.split(';')[0]?.trim().toLowerCase() ?? '',
        charset: /charset=["']?([\w-]+)/i.exec(type)?.[1] ?? null,
        retryAfter: retryAfterOf(message.headers['retry-after'] ?? null, new Date()),
        bytes,
        truncated,
      };
    }
    return { ok: false, cause: 'too-many-redirects' };
  }
  return { fetch, close: () => agent.destroy() };
}

type Once = { message: IncomingMessage; bytes: Uint8Array<ArrayBuffer>; truncated: boolean };
type Limits = { maxBytes: number; timeout: number; signal?: AbortSignal };

function once(
  agent: Agent,
  url: string,
  port: number,
  { maxBytes, timeout, signal }: Limits,
): Promise<Once | FetchCause> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve('cancelled');
    const { pathname, search, host } = new URL(url);
    const asked = request({ agent, host: '127.0.0.1', port, path: pathname + search, headers: { host } });
    const timer = setTimeout(() => end('timeout'), timeout);
    const cancel = () => end('cancelled');
    signal?.addEventListener('abort', cancel);
    function end(result: Once | FetchCause) {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(result);
      if (typeof result === 'string') asked.destroy();
    }
    asked.on('error', () => end('refused'));
    asked.on('response', (message) => {
      const parts: Buffer[] = [];
      let length = 0;
      message.on('error', () => end('network'));
      message.on('close', () => end('network'));
      message.on('data', (part: Buffer) => {
        parts.push(part);
        length += part.length;
        if (length > maxBytes) {
          end({ message, bytes: joined(parts, maxBytes), truncated: true });
          message.destroy();
        }
      });
      message.on('end', () => end({ message, bytes: joined(parts, length), truncated: false }));
    });
    asked.end();
  });
}

function joined(parts: readonly Buffer[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    const kept = part.subarray(0, length - at);
    bytes.set(kept, at);
    at += kept.length;
  }
  return bytes;
}

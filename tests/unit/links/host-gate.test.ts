import { describe, expect, it, vi } from 'vitest';
import type { FetchAnswer } from '../../../lib/links/fetching';
import { hostGate } from '../../../lib/links/host-gate';

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const answer = (more: Partial<Extract<FetchAnswer, { ok: true }>> = {}): FetchAnswer => ({
  ok: true,
  status: 200,
  finalUrl: 'http://a.go.th/',
  chain: [],
  contentType: 'text/html',
  charset: null,
  retryAfter: null,
  bytes: new Uint8Array(),
  truncated: false,
  ...more,
});

describe('hostGate', () => {
  it('asks one host no more than so many things at a time, and others meanwhile', async () => {
    const gate = hostGate({ perHost: 2, pause: 0, wait });
    const running = new Set<string>();
    const finish: (() => void)[] = [];
    const ask = (url: string) =>
      gate(url, async () => {
        running.add(url);
        await new Promise<void>((resolve) => finish.push(resolve));
        running.delete(url);
        return answer();
      });
    const all = ['http://a.go.th/1', 'http://www.a.go.th/2', 'https://a.go.th/3', 'http://b.go.th/1'].map(ask);
    await settle();
    expect([...running].sort()).toEqual(['http://a.go.th/1', 'http://b.go.th/1', 'http://www.a.go.th/2']);
    finish.shift()?.();
    await settle();
    expect(running.has('https://a.go.th/3')).toBe(true);
    for (const done of finish) done();
    expect(await Promise.all(all)).toHaveLength(4);
  });

  it('passes a failure on and goes on', async () => {
    const gate = hostGate({ perHost: 1, pause: 0, wait });
    const failed = gate('http://a.go.th/', () => Promise.reject(new Error('no')));
    await expect(failed).rejects.toThrow('no');
    await expect(gate('http://a.go.th/', async () => answer())).resolves.toMatchObject({ status: 200 });
  });

  it('starts no two within the pause', async () => {
    vi.useFakeTimers();
    try {
      const gate = hostGate({ perHost: 8, pause: 250, wait });
      const started: number[] = [];
      const all = [1, 2, 3].map((at) =>
        gate(`http://a.go.th/${at}`, async () => {
          started.push(at);
          return answer();
        }),
      );
      await vi.advanceTimersByTimeAsync(200);
      expect(started).toEqual([1]);
      await vi.advanceTimersByTimeAsync(250);
      expect(started).toEqual([1, 2]);
      await vi.advanceTimersByTimeAsync(250);
      await Promise.all(all);
      expect(started).toEqual([1, 2, 3]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('waits with everything of a host that asks for it, and with nothing of another', async () => {
    const waits: number[] = [];
    const gate = hostGate({ perHost: 1, pause: 0, wait: async (ms) => void waits.push(ms) });
    await gate('http://a.go.th/1', async () => answer({ status: 503, retryAfter: 7 }));
    await gate('http://b.go.th/1', async () => answer());
    expect(waits).toEqual([]);
    await gate('http://a.go.th/2', async () => answer());
    await gate('http://a.go.th/3', async () => answer());
    expect(waits).toEqual([7_000]);
  });

  it('asks nothing more of a host that wants to be left alone for long', async () => {
    const gate = hostGate({ perHost: 1, pause: 0, wait: async () => {} });
    let asked = 0;
    const ask = (url: string) =>
      gate(url, async () => {
        asked += 1;
        return answer({ status: 429, retryAfter: 3_600 });
      });
    const all = await Promise.all(['http://a.go.th/1', 'http://a.go.th/2', 'http://www.a.go.th/3'].map(ask));
    expect(all.map((one) => (one.ok ? one.status : one.cause))).toEqual([429, 'left-alone', 'left-alone']);
    expect(asked).toBe(1);
    await ask('http://b.go.th/1');
    expect(asked).toBe(2);
  });
});

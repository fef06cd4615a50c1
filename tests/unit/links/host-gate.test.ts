import { describe, expect, it, vi } from 'vitest';
import { hostGate } from '../../../lib/links/host-gate';

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

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
        return url;
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
    await expect(gate('http://a.go.th/', async () => 1)).resolves.toBe(1);
  });

  it('starts no two within the pause', async () => {
    vi.useFakeTimers();
    try {
      const gate = hostGate({ perHost: 8, pause: 250, wait });
      const started: number[] = [];
      const all = [1, 2, 3].map((at) => gate(`http://a.go.th/${at}`, async () => started.push(at)));
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
});

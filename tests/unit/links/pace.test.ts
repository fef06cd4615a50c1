import { describe, expect, it } from 'vitest';
import { isPassing, Pace } from '../../../lib/links/pace';

const signal = new AbortController().signal;

describe('the pace', () => {
  it('waits between the starts of requests, not before the first', async () => {
    const over: (() => void)[] = [];
    const pace = new Pace(250, (ms) => new Promise((resolve) => over.push(() => ms === 250 && resolve())));
    const began: number[] = [];
    const turns = [1, 2, 3].map((at) => pace.turn(signal).then(() => began.push(at)));
    const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
    await settle();
    expect(began).toEqual([1]);
    over.shift()?.();
    await settle();
    expect(began).toEqual([1, 2]);
    over.shift()?.();
    await Promise.all(turns);
    expect(began).toEqual([1, 2, 3]);
  });

  it('backs off ever longer, and as long as it is asked to', async () => {
    const waits: number[] = [];
    const pace = new Pace(0, async (ms) => void waits.push(ms));
    for (let at = 0; at < 7; at++) {
      expect(pace.failed(null)).toBe(at + 1);
      await pace.turn(signal);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    pace.succeeded();
    expect(pace.failed(60_000)).toBe(1);
    await pace.turn(signal);
    expect(waits.at(-1)).toBe(60_000);
  });

  it('tells what may pass', () => {
    const answer = { ok: true as const, finalUrl: '', chain: [], contentType: '', charset: null, retryAfter: null };
    const body = { bytes: new Uint8Array(), truncated: false };
    expect(isPassing({ ...answer, ...body, status: 503 })).toBe(true);
    expect(isPassing({ ...answer, ...body, status: 404 })).toBe(false);
    expect(isPassing({ ok: false, cause: 'refused' })).toBe(true);
    expect(isPassing({ ok: false, cause: 'certificate' })).toBe(false);
    // The host itself answered: it sent on to another one that does not.
    expect(isPassing({ ok: false, cause: 'network', target: 'https://elsewhere.example/' })).toBe(false);
  });
});

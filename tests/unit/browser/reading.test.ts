// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { Reading } from '../../../lib/browser/host/reading';
import { collect } from '../../../lib/page/collect';
import type { PageFacts } from '../../../lib/page/facts';
import { joinParts } from '../../../lib/page/join';

const fill = (lines: number) => {
  document.body.innerHTML = Array.from({ length: lines }, (_, at) => `<p>แผนพัฒนาท้องถิ่น ${at}</p>`).join('');
};

/** The first part of a reading that needs several. */
async function begin(reading: Reading) {
  const first = await reading.read();
  if (!first.ok || !first.more) throw new Error('all in one part');
  return first;
}

/** Fetches what is left, as the background does. */
function rest(reading: Reading, first: Awaited<ReturnType<typeof begin>>): PageFacts | null {
  const parts: unknown[] = [first.facts];
  for (let at = 1; ; at++) {
    const part = reading.more(first.reading, at);
    if (part === null) return null;
    parts.push(part.facts);
    if (!part.more) return joinParts(structuredClone(parts));
  }
}

describe('a reading of a large page', () => {
  let reading: Reading;
  beforeEach(() => {
    fill(4_000);
    reading = new Reading();
  });

  it('is handed over in parts, in order, once', async () => {
    const first = await begin(reading);
    expect(rest(reading, first)).toEqual(collect(document, location.href));
    expect(reading.more(first.reading, 1)).toBeNull();
  });

  it('stays what it was while the page goes on changing', async () => {
    const before = collect(document, location.href);
    const first = await begin(reading);
    fill(10);
    expect(rest(reading, first)).toEqual(before);
  });

  it('gives no part out of turn, and none of another reading', async () => {
    const first = await begin(reading);
    expect(reading.more(first.reading, 2)).toBeNull();
    expect(reading.more(first.reading + 1, 1)).toBeNull();
    expect(rest(reading, first)).not.toBeNull();
  });

  it('ends when another begins', async () => {
    const [first, second] = [await begin(reading), await begin(reading)];
    expect(rest(reading, first)).toBeNull();
    expect(rest(reading, second)).not.toBeNull();
    const third = await begin(reading);
    fill(1);
    expect(await reading.read()).toMatchObject({ ok: true, more: false });
    expect(rest(reading, third)).toBeNull();
  });
});

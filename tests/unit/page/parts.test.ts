import { describe, expect, it } from 'vitest';
import { collect } from '../../../lib/page/collect';
import type { PageFacts } from '../../../lib/page/facts';
import { joinParts } from '../../../lib/page/join';
import { parsePage } from '../../../lib/page/parse';
import { createParts, FACT_LISTS, type FactsPart } from '../../../lib/page/parts';
import { benchPage } from '../../bench/page';

const URL = 'http://www.thungthotsop.go.th/page';
const factsOf = (html: string) => collect(parsePage(new TextEncoder().encode(html), URL), URL);
const large = factsOf(benchPage(5_000));

function allParts(facts: PageFacts, most?: number): FactsPart[] {
  const next = createParts(facts, most);
  const parts: FactsPart[] = [];
  for (let more = true; more; ) {
    const part = next();
    parts.push(part.facts);
    more = part.more;
  }
  return parts;
}

function joined(parts: readonly FactsPart[]): PageFacts | null {
  const [first = {}, ...rest] = parts.map((part) => structuredClone(part));
  const whole = joinParts(first);
  for (const part of rest) expect(whole.add(part)).toBe(true);
  return whole.done();
}

describe('facts in parts', () => {
  it('are one part for an ordinary page', () => {
    const small = factsOf('<title>หน้า</title><p>แผนพัฒนา <a href="/a.pdf">ดาวน์โหลด</a>');
    expect(allParts(small)).toEqual([small]);
  });

  it.each([1, 500, 20_000, 200_000])('are the same facts when put together, at %d letters a part', (most) => {
    expect(joined(allParts(large, most))).toEqual(large);
  });

  it('are never much larger than was said, whatever the page holds', () => {
    const link = (at: number) => ({ ...large.links[0], url: `http://x.go.th/${'ก'.repeat(3_900)}${at}`, href: '' });
    const hostile = { ...large, links: Array.from({ length: 900 }, (_, at) => link(at)) } as PageFacts;
    for (const part of allParts(hostile)) expect(JSON.stringify(part).length).toBeLessThan(150_000);
  });

  it('leave the facts as they are, and say everything else about the page once', () => {
    const before = structuredClone(large);
    const [first, ...rest] = allParts(large, 20_000);
    expect(large).toEqual(before);
    expect(first).toMatchObject({ version: 1, url: URL, title: large.title, partial: false });
    for (const part of rest) for (const name in part) expect(FACT_LISTS).toContain(name);
  });
});

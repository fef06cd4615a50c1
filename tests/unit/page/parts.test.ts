import { describe, expect, it } from 'vitest';
import { collect } from '../../../lib/page/collect';
import type { PageFacts } from '../../../lib/page/facts';
import { joinParts } from '../../../lib/page/join';
import { parsePage } from '../../../lib/page/parse';
import { FACT_LISTS } from '../../../lib/page/parts';
import { benchPage } from '../../bench/page';
import { inParts } from '../../fixtures/parts';

const URL = 'http://www.thungthotsop.go.th/page';
const factsOf = (html: string) => collect(parsePage(new TextEncoder().encode(html), URL), URL);
const large = factsOf(benchPage(5_000));
const small = factsOf('<title>หน้า</title><p>แผนพัฒนา <a href="/a.pdf">ดาวน์โหลด</a>');

describe('facts in parts', () => {
  it('are one part for an ordinary page', () => {
    const parts = inParts(small);
    expect(parts).toHaveLength(1);
    expect(parts[0]?.blocks).toMatchObject({ text: ['แผนพัฒนา ดาวน์โหลด'], linked: [9] });
    expect(joinParts(parts)).toEqual(small);
  });

  it.each([1, 500, 20_000, 200_000])('are the same facts when put together, at %d letters a part', (most) => {
    expect(joinParts(structuredClone(inParts(large, most)))).toEqual(large);
  });

  it('are never much larger than was said, whatever the page holds', () => {
    const link = (at: number) => ({ ...large.links[0], url: `http://x.go.th/${'ก'.repeat(3_900)}${at}`, href: '' });
    const hostile = { ...large, links: Array.from({ length: 900 }, (_, at) => link(at)) } as PageFacts;
    for (const part of inParts(hostile)) expect(JSON.stringify(part).length).toBeLessThan(150_000);
  });

  it('leave the facts as they are, and say everything else about the page once', () => {
    const before = structuredClone(large);
    const [first, ...rest] = inParts(large, 20_000);
    expect(large).toEqual(before);
    expect(first).toMatchObject({ version: 1, url: URL, title: large.title, partial: false });
    for (const part of rest) for (const name in part) expect(FACT_LISTS).toContain(name);
  });

  const [first = {}, ...rest] = inParts(small);
  const blocks = first.blocks ?? {};
  const text = ['แผนพัฒนา'];
  it.each<[string, unknown[]]>([
    ['nothing', []],
    ['a part that is none', [first, 'หน้า']],
    ['another version', [{ ...first, version: 2 }]],
    ['more about the page than there is', [{ ...first, more: 1 }]],
    ['columns that are none', [{ ...first, blocks: 'หน้า' }]],
    ['a column that is none', [{ ...first, blocks: { ...blocks, text: 'หน้า' } }]],
    ['a column too much', [{ ...first, blocks: { ...blocks, more: [1] } }]],
    ['no columns', [{ ...first, blocks: {} }]],
    ['a column too little', [first, { blocks: { text } }]],
    ['columns of different length', [{ ...first, blocks: { ...blocks, text: [...text, ...text] } }]],
    ['a value that does not fit', [{ ...first, blocks: { ...blocks, linked: [-1] } }]],
    ['more rows than any page has', [first, { fields: { tag: Array(2_000).fill('input') } }]],
  ])('that are %s are refused', (_, parts) => {
    expect(rest).toEqual([]);
    expect(joinParts(structuredClone(parts))).toBeNull();
  });
});

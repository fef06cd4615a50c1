import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adviceFor,
  builtinEditions,
  draftFrom,
  indexEdition,
  recodeItems,
  retiredTopics,
  successors,
  topicBySlug,
  topics,
  yearMap,
} from '../../../lib/checklist';
import { packOf } from './packs';

const sharedMap = new URL('../../../../shared/oit/year-map.json', import.meta.url);

describe('year map', () => {
  it.skipIf(!existsSync(sharedMap))('is that of the sources, where they are at hand', () => {
    const source = JSON.parse(readFileSync(sharedMap, 'utf8')) as {
      topics: { slug: string; codes: Record<string, string | null> }[];
    };
    const theirs = source.topics.map(({ slug, codes }) => [
      slug,
      Object.entries(codes)
        .filter(([, code]) => code !== null)
        .map(([year, code]) => [Number(year), code]),
    ]);
    const ours = yearMap();
    expect(topics.map(({ slug }) => [slug, [...(ours.get(slug) ?? [])]])).toEqual(theirs);
  });

  it('leaves no topic without a name and no name without a topic', () => {
    expect([...yearMap().keys()].sort()).toEqual(topics.map(({ slug }) => slug).sort());
  });

  it('keeps a topic that vanished as retired', () => {
    expect(retiredTopics(packOf(2569))).toContain('privacy-policy');
    expect(retiredTopics(packOf(2563))).toEqual([]);
    for (const pack of builtinEditions) {
      const served = [...indexEdition(pack).byTopic.keys()];
      const earlier = builtinEditions.filter((other) => other.year <= pack.year);
      const seen = new Set(earlier.flatMap((other) => [...indexEdition(other).byTopic.keys()]));
      expect(new Set([...served, ...retiredTopics(pack)])).toEqual(seen);
      expect(served.length + retiredTopics(pack).length).toBe(seen.size);
    }
    // It came back in 2569.
    expect(retiredTopics(packOf(2568))).toContain('procurement-monthly');
    expect(retiredTopics(packOf(2569))).not.toContain('procurement-monthly');
  });
});

describe('successors', () => {
  const codes = (from: number, id: string, to: number) =>
    successors(packOf(from), id, packOf(to)).map(({ code }) => code);

  it('follow the topic, never the code', () => {
    expect(codes(2565, 'budget-plan', 2566)).toEqual(['O11']);
    expect(codes(2567, 'authority', 2568)).toEqual(['O1']);
    expect(codes(2568, 'action-plan', 2566)).toEqual(['O11', 'O12']);
    expect(codes(2568, 'no-gift-declaration', 2566)).toEqual(['O31', 'O32']);
  });

  it('are none for what is retired or unknown', () => {
    expect(codes(2566, 'privacy-policy', 2567)).toEqual([]);
    expect(codes(2566, 'no-such-item', 2567)).toEqual([]);
  });

  it('do not change when codes are dealt anew', () => {
    const pack = packOf(2568);
    const from = packOf(2567);
    const all = indexEdition(pack).items.map(({ item }) => item);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          all.map(({ code }) => code),
          { minLength: all.length },
        ),
        (dealt) => {
          const result = recodeItems(pack, Object.fromEntries(all.map(({ id }, n) => [id, dealt[n] ?? ''])));
          if (!result.ok) throw new Error(result.problem.key);
          for (const { item } of indexEdition(from).items) {
            expect(successors(from, item.id, result.pack).map(({ id }) => id)).toEqual(
              successors(from, item.id, pack).map(({ id }) => id),
            );
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('find every item again in a draft', () => {
    for (const pack of builtinEditions) {
      const draft = draftFrom(pack, pack.year + 1);
      for (const { item } of indexEdition(pack).items)
        expect(successors(pack, item.id, draft).map(({ id }) => id)).toEqual([item.id]);
    }
  });
});

describe('topics and advice', () => {
  it('has a name in both languages for each', () => {
    expect(topics).toHaveLength(53);
    expect(topicBySlug('org-structure')).toEqual({
      slug: 'org-structure',
      nameTh: 'โครงสร้าง',
      nameEn: 'Organisation chart',
    });
    expect(topicBySlug('local-2570-1')).toBeNull();
    for (const { nameTh, nameEn } of topics) {
      expect(nameTh).not.toBe('');
      expect(nameEn).toMatch(/^[\x20-\x7e]+$/);
    }
  });

  it('advises on every topic in both languages, and on nothing else', () => {
    for (const { slug } of topics) {
      for (const language of ['th', 'en'] as const) {
        const advice = adviceFor(slug, language);
        expect(advice?.howTo.length, `${slug} ${language}`).toBeGreaterThan(60);
        expect(advice?.commonZero.length).toBeGreaterThanOrEqual(2);
        expect(advice?.commonZero.length).toBeLessThanOrEqual(4);
      }
      expect(adviceFor(slug)).toEqual(adviceFor(slug, 'th'));
      expect(adviceFor(slug, 'en')?.howTo).not.toMatch(/[\u0E01-\u0E3A]{6}/);
      // Two to four sentences; Thai has no full stop to count.
      const sentences = adviceFor(slug, 'en')?.howTo.match(/\.(?=\s|$)/g)?.length ?? 0;
      expect(sentences, slug).toBeGreaterThanOrEqual(2);
      expect(sentences, slug).toBeLessThanOrEqual(4);
    }
    expect(adviceFor('no-such-topic')).toBeNull();
    expect(adviceFor('toString')).toBeNull();
  });
});

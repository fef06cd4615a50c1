import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinEditions, indexEdition, recodeItems } from '../../../lib/checklist';
import { attachedToItems, failedLastYear } from '../../../lib/last-year/attached';
import { fateOf, mapLastResult } from '../../../lib/last-year/mapping';
import { fixture, packOf, read } from './fixture';

const memo = read(fixture('memo.txt')).result;
const was = packOf(2565);

describe('what became of items', () => {
  const fate = (item: string, to: number, from = 2565) => {
    const { now, fate: kind } = fateOf(item, packOf(from), packOf(to));
    return [kind, ...now.map(({ code }) => code)];
  };

  it('by topic, never by number', () => {
    expect(fate('complaint-stats', 2567)).toEqual(['same', 'O24']);
    expect(fate('budget-plan', 2567)).toEqual(['merged', 'O8']);
    expect(fate('executive-participation', 2567)).toEqual(['gone']);
    expect(fate('social-network', 2569)).toEqual(['gone']);
    expect(fate('action-plan', 2566, 2568)).toEqual(['split', 'O11', 'O12']);
    expect(fate('budget-plan', 2565)).toEqual(['same', 'O18']);
    expect(fate('no-such-item', 2568)).toEqual(['gone']);
  });

  it('of every edition in every other: nothing is lost, and codes play no part', () => {
    for (const from of builtinEditions) {
      for (const to of builtinEditions) {
        for (const { item } of indexEdition(from).items) {
          const { now, fate: kind } = fateOf(item.id, from, to);
          const shared = item.topics.some((topic) => indexEdition(to).byTopic.has(topic));
          expect(kind === 'gone').toBe(!shared);
          expect(now.length > 0).toBe(shared);
        }
      }
    }
  });
});

describe('the memo in the present edition', () => {
  const to = packOf(2568);
  const mapped = mapLastResult(memo, was, to);

  it('carries all 24 items, and says what has no successor', () => {
    expect(mapped.failing).toHaveLength(24);
    const gone = mapped.failing.filter(({ fate }) => fate === 'gone').map(({ failing }) => failing.code);
    expect(gone.length).toBeGreaterThan(0);
    for (const { failing, now, fate } of mapped.failing) expect(now.length === 0, failing.code).toBe(fate === 'gone');
    expect(mapped.failing.find(({ failing }) => failing.item === 'budget-plan')?.now[0]?.code).toBe('O6');
  });

  it('keeps advice on the items that carry on what it refers to', () => {
    const attached = attachedToItems(memo, was, to);
    const budget = indexEdition(to).byTopic.get('budget-plan')?.item.id ?? '';
    expect(attached.get(budget)?.advice.map(({ refs }) => refs)).toContainEqual(['i7']);
    expect(attached.get(budget)?.failed.map(({ code }) => code)).toEqual(['O11', 'O18', 'O19']);
    expect(attached.get(budget)?.year).toBe(2565);
    // O25 of 2568 is about another thing than O25 of 2565, on which nothing hung.
    for (const [id, { failed, advice }] of attached) {
      expect(indexEdition(to).byId.has(id)).toBe(true);
      expect(failed.length + advice.length).toBeGreaterThan(0);
    }
    const failed = failedLastYear(memo, was, to);
    expect(failed.has(budget)).toBe(true);
    expect([...failed].every((id) => (attached.get(id)?.failed.length ?? 0) > 0)).toBe(true);
  });

  it('an unknown edition tells nothing', () => {
    expect(attachedToItems(memo, null, to).size).toBe(0);
  });

  it('does not change when the present edition is numbered anew', () => {
    const codes = indexEdition(to).items.map(({ item }) => item.code);
    fc.assert(
      fc.property(fc.shuffledSubarray(codes, { minLength: codes.length }), (dealt) => {
        const ids = indexEdition(to).items.map(({ item }, at) => [item.id, dealt[at] ?? '']);
        const anew = recodeItems(to, Object.fromEntries(ids));
        if (!anew.ok) throw new Error(anew.problem.key);
        expect([...attachedToItems(memo, was, anew.pack)].map(([id]) => id)).toEqual(
          [...attachedToItems(memo, was, to)].map(([id]) => id),
        );
      }),
      { numRuns: 10 },
    );
  });
});

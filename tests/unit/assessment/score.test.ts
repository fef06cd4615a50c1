import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeOf, oitScore, rounded, totalScore, worthOfItems } from '../../../lib/assessment/score';
import { builtinEditions, indexEdition } from '../../../lib/checklist';
import type { EditionPack } from '../../../lib/checklist/schema';

function edition(year: number): EditionPack {
  const pack = builtinEditions.find((one) => one.year === year);
  if (!pack) throw new Error(`no edition ${year}`);
  return pack;
}

/** A published result of 2565: the items that scored 0, and the other two instruments as printed. */
const FAILING = 'O1 O2 O8 O9 O11 O14 O17 O18 O19 O20 O23 O24 O30 O31 O33 O35 O36 O37 O38 O39 O40 O41 O42 O43'.split(
  ' ',
);
const IIT = 81.83;
const EIT = 81.74;

describe('the arithmetic', () => {
  const pack = edition(2565);
  const result = oitScore(pack, ({ code }) => (FAILING.includes(code) ? 0 : 100));

  it('gives the published score of 2565 from its 24 failing items, step by step', () => {
    const subs = result.indicators.flatMap(({ subs }) => subs.map(({ sub, score }) => [sub.code, rounded(score)]));
    expect(Object.fromEntries(subs)).toEqual({
      '9.1': 55.56,
      '9.2': 62.5,
      '9.3': 28.57,
      '9.4': 100,
      '9.5': 40,
      '10.1': 12.5,
      '10.2': 0,
    });
    expect(result.indicators.map(({ score }) => rounded(score))).toEqual([57.33, 6.25]);
    expect(rounded(result.score)).toBe(31.79);
    const instruments = { IIT, EIT, OIT: result.score };
    expect(rounded(totalScore(pack, instruments))).toBe(61.79);
    expect(gradeOf(pack, instruments)?.label).toBe('D');
  });

  it.each(builtinEditions.map((one) => [one.year, one] as const))('%i: all or nothing is 100 or 0', (_year, one) => {
    expect(oitScore(one, () => 100).score).toBeCloseTo(100);
    expect(oitScore(one, () => 0).score).toBe(0);
  });

  it.each(builtinEditions.map((one) => [one.year, one] as const))(
    '%i: what items are worth adds up to any score',
    (_year, one) => {
      const worth = worthOfItems(one);
      const items = indexEdition(one).items.map(({ item }) => item);
      fc.assert(
        fc.property(fc.subarray(items), (passing) => {
          const ids = new Set(passing.map(({ id }) => id));
          const sum = passing.reduce((total, { id }) => total + (worth.get(id) ?? Number.NaN), 0);
          expect(oitScore(one, ({ id }) => (ids.has(id) ? 100 : 0)).score).toBeCloseTo(sum);
        }),
        { numRuns: 30 },
      );
    },
  );
});

describe('grades', () => {
  it.each([
    [2565, { IIT: 95, EIT: 95, OIT: 95 }, 'AA'],
    [2565, { IIT: 84.99, EIT: 84.99, OIT: 84.99 }, 'B'],
    [2565, { IIT: 0, EIT: 0, OIT: 0 }, 'F'],
    [2568, { IIT: 90, EIT: 86, OIT: 91 }, 'ผ่านดี'],
    // 94.64 in all, one instrument below 85.
    [2568, { IIT: 97, EIT: 84, OIT: 100 }, 'ผ่าน'],
    [2568, { IIT: 80, EIT: 80, OIT: 84 }, 'ต้องปรับปรุง'],
    [2568, { IIT: 10, EIT: 10, OIT: 10 }, 'ต้องปรับปรุงโดยด่วน'],
  ] as const)('%i %o: %s', (year, instruments, label) => {
    expect(gradeOf(edition(year), instruments)?.label).toBe(label);
  });

  it('is given for the total as published, rounded to two places', () => {
    const nearly = { IIT: 84.9967, EIT: 84.9967, OIT: 84.9967 };
    expect(gradeOf(edition(2565), nearly)?.label).toBe('A');
  });
});

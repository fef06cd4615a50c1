import { describe, expect, it } from 'vitest';
import { carriedState, carryPlan } from '../../../lib/assessment/carry';
import { builtinEditions, indexEdition } from '../../../lib/checklist';
import { compareEditions } from '../../../lib/checklist/compare';
import type { CheckedLink, LinkState } from '../../../lib/links/verdict';
import { checkedLink } from '../../fixtures/verdicts';
import { evidence, oneItem } from './records';

const byYear = (year: number) => {
  const pack = builtinEditions.find((one) => one.year === year);
  if (!pack) throw new Error(`no edition ${year}`);
  return pack;
};

describe('what goes where in the next year', () => {
  it('is every item of every edition, each into those that carry it on, and what is left is new', () => {
    for (const [at, from] of builtinEditions.entries()) {
      for (const to of builtinEditions.slice(at + 1)) {
        const { rows, fresh } = carryPlan([], from, to);
        expect(rows).toHaveLength(indexEdition(from).items.length);
        const reached = new Set(rows.flatMap(({ now }) => now.map(({ id }) => id)));
        expect(reached.size + fresh.length).toBe(indexEdition(to).items.length);
        for (const { was, now } of rows) {
          for (const item of now) expect(item.topics.some((topic) => was.topics.includes(topic))).toBe(true);
        }
      }
    }
  });

  it('goes by topic: O18 of 2565 is the plan of spending, wherever that stands', () => {
    const { rows } = carryPlan([], byYear(2565), byYear(2568));
    const row = rows.find(({ was }) => was.code === 'O18');
    expect(row?.now.map(({ code }) => code)).toEqual(['O6']);
    expect(row?.fate).toBe('merged');
    expect(rows.some(({ fate }) => fate === 'gone')).toBe(true);
  });
});

describe('evidence that came over', () => {
  const { item } = oneItem({ kind: 'within', offset: 0, basis: 'strong' });
  const link = (state: LinkState, at: string) => checkedLink('', { state, at });
  const later = '2026-11-10T00:00:00.000Z';
  const stateOf = (years: number[], checked: CheckedLink | null) =>
    carriedState(evidence(item.id, 'a', { fiscalYears: years }), item, 2569, checked);

  it('can be confirmed once its link was seen to open after it came', () => {
    expect(stateOf([], null)).toEqual({ state: 'unchecked' });
    expect(stateOf([], link('opens', '2026-10-01T00:00:00.000Z'))).toEqual({ state: 'unchecked' });
    expect(stateOf([], link('opens', later))).toEqual({ state: 'can-confirm' });
    expect(stateOf([2569], link('redirected', later))).toEqual({ state: 'can-confirm' });
    for (const state of ['broken', 'sign-in', 'not-granted', 'blocked', 'needs-scripts', 'home-instead'] as const) {
      expect(stateOf([], link(state, later))).toEqual({ state: 'not-open' });
    }
  });

  it('where only a person can tell, can be confirmed once somebody looked after it came', () => {
    const blocked = link('blocked', later);
    expect(stateOf([], { ...blocked, looked: later })).toEqual({ state: 'can-confirm' });
    expect(stateOf([], { ...blocked, looked: '2026-10-01T00:00:00.000Z' })).toEqual({ state: 'not-open' });
  });

  it('of last year is named with the year that is asked for, open or not', () => {
    expect(stateOf([2568], link('opens', later))).toEqual({ state: 'wrong-year', years: [2568], expected: 2569 });
  });

  it('seems to be of last year by a rule that is not sure: somebody must look', () => {
    const { item: unsure } = oneItem({ kind: 'within', offset: 0, basis: 'weak' });
    const of = (years: number[], state: LinkState) =>
      carriedState(evidence(unsure.id, 'a', { fiscalYears: years }), unsure, 2569, link(state, later));
    expect(of([2568], 'opens')).toEqual({ state: 'year-doubt', years: [2568], expected: 2569 });
    expect(of([2568], 'broken')).toEqual({ state: 'not-open' });
    expect(of([2569], 'opens')).toEqual({ state: 'can-confirm' });
  });
});

describe('two editions side by side', () => {
  it('are the same beside themselves', () => {
    for (const pack of builtinEditions) {
      const { rows } = compareEditions(pack, pack);
      expect(rows.every(({ same, was, now }) => same && was[0]?.id === now?.id)).toBe(true);
    }
  });

  it('leave nothing out of either', () => {
    for (const [at, from] of builtinEditions.entries()) {
      for (const to of builtinEditions.slice(at + 1)) {
        const { rows } = compareEditions(from, to);
        const was = new Set(rows.flatMap((row) => row.was.map(({ id }) => id)));
        const now = rows.flatMap((row) => (row.now ? [row.now.id] : []));
        expect(now).toHaveLength(indexEdition(to).items.length);
        expect(was.size).toBe(indexEdition(from).items.length);
      }
    }
  });
});

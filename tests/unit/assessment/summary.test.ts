import { describe, expect, it } from 'vitest';
import { readinessOf } from '../../../lib/assessment/readiness';
import { nextItem, summaryOf } from '../../../lib/assessment/summary';
import { builtinEditions, indexEdition } from '../../../lib/checklist';
import { decision, evidence, snapshot, state } from './records';

const edition = builtinEditions.find(({ year }) => year === 2568);
if (!edition) throw new Error('no edition 2568');
const items = indexEdition(edition).items.map(({ item }) => item);
const [first, second, third] = items;
if (!first || !second || !third) throw new Error('no items');

const records = snapshot({
  evidence: [evidence(first.id, 'p'), evidence(second.id, 'q'), evidence('gone-item', 'r')],
  itemStates: [state(first.id, 'yes'), state(third.id, 'no')],
  decisions: first.criteria.map(({ id }) => decision(first.id, id, 'met')),
});
const readiness = readinessOf(records, edition);

describe('summary', () => {
  it('counts by sub-indicator, and tells what no item holds any more', () => {
    const summary = summaryOf(records, edition, readiness);
    expect(summary.all).toBe(28);
    expect(summary.counts).toEqual({ ready: 1, partial: 1, missing: 26 });
    expect(summary.answered).toBe(2);
    expect(summary.unplaced.map(({ item }) => item)).toEqual(['gone-item']);
    expect(summary.subs[0]).toMatchObject({
      sub: { code: '9.1' },
      counts: { ready: 1, partial: 1, missing: 2 },
      all: 4,
    });
    expect(summary.subs.reduce((sum, { all }) => sum + all, 0)).toBe(28);
  });
});

describe('next item', () => {
  it('is the next that needs something, around the end; answered ไม่มี needs nothing', () => {
    expect(nextItem(edition, readiness, null)?.id).toBe(second.id);
    expect(nextItem(edition, readiness, second.id)?.id).toBe(items[3]?.id);
    expect(nextItem(edition, readiness, items.at(-1)?.id ?? null)?.id).toBe(second.id);
  });

  it('is none when all is done', () => {
    const done = readinessOf(snapshot({ itemStates: items.map(({ id }) => state(id, 'no')) }), edition);
    expect(nextItem(edition, done, null)).toBeNull();
  });
});

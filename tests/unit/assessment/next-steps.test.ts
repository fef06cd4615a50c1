import { describe, expect, it } from 'vitest';
import { nextSteps } from '../../../lib/assessment/next-steps';
import { readinessOf } from '../../../lib/assessment/readiness';
import { indexEdition, resolveEdition } from '../../../lib/checklist';
import { decision, evidence, snapshot, state } from './records';

const found = resolveEdition(2568, []);
if (!found) throw new Error('no edition 2568');
const edition = found;
const byCode = (code: string) => {
  const entry = indexEdition(edition).items.find(({ item }) => item.code === code);
  if (!entry) throw new Error(code);
  return entry.item;
};
const codes = (records: Parameters<typeof snapshot>[0], failed: string[] = []) =>
  nextSteps(edition, readinessOf(snapshot(records), edition), new Set(failed)).map(({ item }) => item.code);

describe('what to do next', () => {
  it('is what gains most, in the order of the checklist where it gains the same', () => {
    // Indicator 10 has two sub-indicators, 9 has five: an item there is worth more.
    const order = codes({});
    expect(order).toHaveLength(28);
    expect(order.slice(0, 3)).toEqual(['O21', 'O22', 'O23']);
    const steps = nextSteps(edition, readinessOf(snapshot(), edition), new Set());
    expect(steps[0]?.gain).toBeCloseTo(2.5);
    expect(steps.reduce((sum, { gain }) => sum + gain, 0)).toBeCloseTo(40);
  });

  it('puts last year’s failures first among equals, then what is partly there', () => {
    const partial = [evidence(byCode('O26').id, 'a')];
    expect(codes({ evidence: partial }, [byCode('O28').id]).slice(0, 3)).toEqual(['O28', 'O26', 'O21']);
  });

  it('never puts a failure that gains less before one that gains more', () => {
    expect(codes({}, [byCode('O1').id])[0]).toBe('O21');
  });

  it('leaves out what is ready and what was answered ไม่มี', () => {
    const item = byCode('O1');
    const records = {
      evidence: [evidence(item.id, 'a')],
      itemStates: [state(item.id, 'yes'), state(byCode('O2').id, 'no')],
      decisions: item.criteria.map(({ id }) => decision(item.id, id, 'met')),
    };
    const order = codes(records);
    expect(order).not.toContain('O1');
    expect(order).not.toContain('O2');
  });

  it('says what an item lacks: evidence, the first open criterion, or a doubt', () => {
    const item = byCode('O1');
    const lackOf = (records: Parameters<typeof snapshot>[0]) =>
      nextSteps(edition, readinessOf(snapshot(records), edition), new Set()).find(({ item: { id } }) => id === item.id)
        ?.lack;
    expect(lackOf({})).toEqual({ kind: 'no-evidence' });
    expect(lackOf({ evidence: [evidence(item.id, 'a')] })).toEqual({
      kind: 'criteria',
      first: item.criteria[0],
      more: item.criteria.length - 1,
    });
    const decisions = item.criteria.map(({ id }) => decision(item.id, id, 'met'));
    expect(lackOf({ evidence: [evidence(item.id, 'a')], decisions })).toMatchObject({
      kind: 'doubt',
      reason: { key: 'doubt.no-answer' },
    });
  });
});

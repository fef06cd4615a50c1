import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { carryPlan } from '../../../lib/assessment/carry';
import type { Change } from '../../../lib/assessment/commands';
import type { Snapshot } from '../../../lib/assessment/model';
import { readinessOf } from '../../../lib/assessment/readiness';
import { resolveEdition } from '../../../lib/checklist';
import type { Store } from '../../../lib/storage';
import { AGENCY, ASSESSMENT, done, openWithAssessment, run, snapshotOf, take, taking, YEAR } from './world';

const NEXT = 'assessment-next';
const [from, to] = [resolveEdition(YEAR, []), resolveEdition(2569, [])];
if (!from || !to) throw new Error('no edition');
const [old, next] = [from, to];

let store: Store;
beforeEach(async () => {
  store = await openWithAssessment();
});

/** All of the evidence to where its item is carried on. */
async function carry(into = NEXT): Promise<Extract<Change, { type: 'assessment.carry' }>> {
  const { evidence } = await snapshotOf(store);
  const { rows } = carryPlan(evidence, old, next);
  return {
    type: 'assessment.carry',
    assessmentId: ASSESSMENT,
    into,
    edition: 2569,
    evidence: rows.flatMap(({ evidence: own, now }) =>
      now.length === 0 ? [] : own.map(({ id }) => ({ evidenceId: id, items: now.map((item) => item.id) })),
    ),
  };
}
async function nextYear(): Promise<Snapshot> {
  const snapshot = await store.snapshot(NEXT);
  if (snapshot === null) throw new Error('not carried');
  return snapshot;
}

describe('a year that starts from another', () => {
  it('has the evidence under the items that carry its own on, and none of it counts yet', async () => {
    await done(
      store,
      take(taking('org-structure', 'a', { explanation: 'หน้าแรก › โครงสร้าง' }), taking('executives', 'b')),
    );
    await done(store, await carry());
    const { assessment, evidence, decisions, itemStates } = await nextYear();
    expect(assessment).toMatchObject({ agency: AGENCY, edition: 2569 });
    expect(evidence).toMatchObject([
      {
        item: 'org-structure',
        explanation: 'หน้าแรก › โครงสร้าง',
        carried: { edition: YEAR, code: 'O1', confirmedAt: null },
      },
      { item: 'executives', carried: { code: 'O2' } },
    ]);
    // Nothing that was decided or answered is used again.
    expect([decisions, itemStates]).toEqual([[], []]);
    const answered = { type: 'item.answer', assessmentId: NEXT, item: 'org-structure', answer: 'yes' } as const;
    await done(store, answered);
    for (const { id } of next.indicators[0]?.subIndicators[0]?.items[0]?.criteria ?? []) {
      await done(store, {
        type: 'decision.set',
        assessmentId: NEXT,
        item: 'org-structure',
        criterion: id,
        verdict: 'met',
      });
    }
    const stateOf = async () => readinessOf(await nextYear(), next).items.get('org-structure');
    expect(await stateOf()).toMatchObject({ readiness: 'partial' });
    expect((await stateOf())?.doubts.map(({ key }) => key)).toContain('doubt.carried');
    const [first] = evidence;
    const confirmed = [{ evidenceId: first?.id ?? '' }];
    await done(store, { type: 'evidence.confirm', assessmentId: NEXT, confirmed });
    expect(await stateOf()).toMatchObject({ readiness: 'ready' });
    // The old year is as it was.
    expect((await snapshotOf(store)).evidence.every(({ carried }) => carried === undefined)).toBe(true);
  });

  it('keeps who owes what, without last year’s days, and takes the scores given as last year’s result', async () => {
    await done(store, {
      type: 'duty.set',
      assessmentId: ASSESSMENT,
      duties: [{ item: 'executives', division: 'กองคลัง', due: '2026-04-30' }],
    });
    await done(store, {
      type: 'result.enter',
      assessmentId: ASSESSMENT,
      results: [
        { item: 'executives', score: 0 },
        { item: 'org-structure', score: 100 },
      ],
    });
    await done(store, await carry());
    const { duties, lastYear } = await nextYear();
    expect(duties).toMatchObject([{ item: 'executives', division: 'กองคลัง', due: null }]);
    expect(lastYear?.result).toMatchObject({
      year: YEAR,
      failing: [{ code: 'O2', item: 'executives' }],
      scores: { OIT: null },
    });
  });

  it('adds to a year that was begun: what is there, and what was removed there, stays as it is', async () => {
    await done(store, take(taking('org-structure', 'a'), taking('executives', 'b')));
    await done(store, await carry());
    const [first] = (await nextYear()).evidence;
    await done(store, { type: 'evidence.remove', assessmentId: NEXT, evidenceIds: [first?.id ?? ''] });
    await done(store, take(taking('contact', 'c')));
    await done(store, await carry());
    expect((await nextYear()).evidence.map(({ item }) => item)).toEqual(['executives', 'contact']);
  });

  it('is not itself, not of another edition, and takes no evidence of others', async () => {
    await done(store, take(taking('org-structure', 'a')));
    expect(await run(store, await carry(ASSESSMENT))).toMatchObject({ ok: false, error: 'conflict' });
    const foreign = { ...(await carry()), evidence: [{ evidenceId: 'no-such-evidence', items: ['executives'] }] };
    expect(await run(store, foreign)).toMatchObject({ ok: false, error: 'not-found' });
    const unknown = { ...(await carry()), edition: 2571 };
    expect(await run(store, unknown)).toMatchObject({ ok: false, error: 'not-found' });
    expect(await store.snapshot(NEXT)).toBeNull();
  });
});

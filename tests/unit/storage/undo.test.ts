import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../lib/assessment/commands';
import type { HistorySummary } from '../../../lib/assessment/model';
import type { Store } from '../../../lib/storage';
import { assessmentId, CASES, content, firstEvidence, item, pack } from './undo-cases';
import { AGENCY, criterionOf, done, itemAt, openWithAssessment, run, snapshotOf, take, taking, YEAR } from './world';

const isUndoing = ({ type }: HistorySummary) => type === 'undo' || type === 'redo';

/** What "เลิกทำ" undoes: the newest command that stands. `recent` newest first, as in a snapshot; null = nothing. */
function undoTarget(recent: readonly HistorySummary[]): HistorySummary | null {
  return recent.find((entry) => !isUndoing(entry) && entry.undoneBy === null) ?? null;
}

/** What "ทำอีกครั้ง" undoes: the newest undo that stands, as long as nothing else was done since; null = nothing. */
function redoTarget(recent: readonly HistorySummary[]): HistorySummary | null {
  for (const entry of recent) {
    if (!isUndoing(entry)) return null;
    if (entry.type === 'undo' && entry.undoneBy === null) return entry;
  }
  return null;
}

let store: Store;
beforeEach(async () => {
  store = await openWithAssessment();
});

describe('undo', () => {
  const all = Object.entries(CASES).flatMap(([type, cases]) => cases.map((one, at) => [type, at + 1, one] as const));

  it.each(all)('takes %s (%i) back, and does it again', async (_type, _at, one) => {
    for (const change of one.before ?? []) await done(store, change);
    const change = await one.change(store);
    const before = await content(store);
    const historyId = await done(store, change);
    expect(historyId).not.toBe('');
    const after = await content(store);
    expect(after).not.toEqual(before);
    const undone = await done(store, { type: 'undo', historyId });
    expect(await content(store)).toEqual(before);
    const redone = await done(store, { type: 'undo', historyId: undone });
    expect(await content(store)).toEqual(after);
    await done(store, { type: 'undo', historyId: redone });
    expect(await content(store)).toEqual(before);
  });

  it('of what was undone already, or is not there, is refused', async () => {
    const historyId = await done(store, take(taking(item.id, 'a')));
    await done(store, { type: 'undo', historyId });
    expect(await run(store, { type: 'undo', historyId })).toMatchObject({ ok: false, error: 'conflict' });
    expect(await run(store, { type: 'undo', historyId: 'no-such-entry' })).toMatchObject({
      ok: false,
      error: 'not-found',
    });
  });

  it('changes nothing when one of the records was changed since', async () => {
    const historyId = await done(store, take(taking(item.id, 'a'), taking(item.id, 'b')));
    const [, evidenceId = ''] = await firstEvidence(store);
    await done(store, { type: 'evidence.edit', assessmentId, evidenceId, rev: 1, note: 'since' });
    const before = await snapshotOf(store);
    expect(await run(store, { type: 'undo', historyId })).toMatchObject({ ok: false, error: 'conflict' });
    expect(await snapshotOf(store)).toEqual(before);
  });

  it('goes on behind steps that were undone', async () => {
    const before = await content(store);
    const taken = await done(store, take(taking(item.id, 'a')));
    const [evidenceId = ''] = await firstEvidence(store);
    const edited = await done(store, { type: 'evidence.edit', assessmentId, evidenceId, rev: 1, note: 'since' });
    await done(store, { type: 'undo', historyId: edited });
    await done(store, { type: 'undo', historyId: taken });
    expect(await content(store)).toEqual(before);
  });

  it('does not bring a URL back twice', async () => {
    await done(store, take(taking(item.id, 'a')));
    const [evidenceId = ''] = await firstEvidence(store);
    const url = 'http://www.tuayangphrai.go.th/b';
    const moved = await done(store, { type: 'evidence.edit', assessmentId, evidenceId, rev: 1, url });
    await done(store, take(taking(item.id, 'a')));
    expect(await run(store, { type: 'undo', historyId: moved })).toMatchObject({ ok: false, error: 'conflict' });
  });

  it('does not move an assessment to another edition under its evidence', async () => {
    const moved = await done(store, { type: 'assessment.update', assessmentId, edition: 2567 });
    const { id } = (await import('../../../lib/checklist')).builtinEditions
      .filter(({ year }) => year === 2567)
      .flatMap(({ indicators }) =>
        indicators.flatMap(({ subIndicators }) => subIndicators.flatMap(({ items }) => items)),
      )[0] ?? { id: '' };
    await done(store, take(taking(id, 'a')));
    expect(await run(store, { type: 'undo', historyId: moved })).toMatchObject({ ok: false, detail: 'edition' });
  });

  it('of the newest 50 steps on packs is possible', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 52; at++)
      ids.push(await done(store, { type: 'edition.save', pack: { ...pack, caveat: `${at}` } }));
    expect(await run(store, { type: 'undo', historyId: ids[1] ?? '' })).toMatchObject({
      ok: false,
      error: 'not-kept',
    });
    expect(await run(store, { type: 'undo', historyId: ids[51] ?? '' })).toMatchObject({ ok: true });
    expect((await store.exportBackup()).counts.changes).toBe(51);
  });

  it('is said in the history: what was undone, by which entry', async () => {
    const taken = await done(store, take(taking(item.id, 'a')));
    const undone = await done(store, { type: 'undo', historyId: taken });
    const { recent } = await snapshotOf(store);
    expect(recent).toMatchObject([
      { id: undone, type: 'undo', undoes: taken, undoneBy: null, items: [item.id], count: 1 },
      { id: taken, type: 'evidence.take', undoes: null, undoneBy: undone, items: [item.id], count: 1 },
      { type: 'assessment.create' },
    ]);
    const redone = await done(store, { type: 'undo', historyId: undone });
    expect((await snapshotOf(store)).recent).toMatchObject([
      { id: redone, type: 'redo', undoes: undone },
      { id: undone, undoneBy: redone },
      { id: taken, undoneBy: null },
      {},
    ]);
  });
});

describe('undo and redo, step by step', () => {
  const at = fc.nat({ max: 5 });
  const page = fc.constantFrom('a', 'b', 'c?x=1');
  const someItem = fc.nat({ max: 2 }).map((index) => itemAt(index));
  /** Changes that may or may not be possible when their turn comes. */
  const step = fc.oneof(
    fc.tuple(someItem, page, fc.string({ maxLength: 3 })).map(
      ([{ id }, p, note]) =>
        () =>
          take(taking(id, p, { note })),
    ),
    at.map(
      (n) =>
        (evidence: { id: string }[]): Change => ({
          type: 'evidence.remove',
          assessmentId,
          evidenceIds: [evidence[n]?.id ?? 'no-evidence'],
        }),
    ),
    fc.tuple(at, page).map(
      ([n, p]) =>
        (evidence: { id: string; rev: number }[]): Change => ({
          type: 'evidence.edit',
          assessmentId,
          evidenceId: evidence[n]?.id ?? 'no-evidence',
          rev: evidence[n]?.rev ?? 1,
          url: `http://www.tuayangphrai.go.th/${p}`,
        }),
    ),
    someItem.map(
      ({ id }) =>
        (evidence: { id: string; item: string }[]): Change => ({
          type: 'evidence.reorder',
          assessmentId,
          item: id,
          evidenceIds: evidence
            .filter((one) => one.item === id)
            .map((one) => one.id)
            .reverse(),
        }),
    ),
    fc.tuple(someItem, fc.constantFrom('met', 'unmet', null)).map(
      ([one, verdict]) =>
        (): Change => ({
          type: 'decision.set',
          assessmentId,
          item: one.id,
          criterion: criterionOf(one),
          verdict,
        }),
    ),
    fc.tuple(someItem, fc.constantFrom('yes', 'no', null)).map(
      ([{ id }, answer]) =>
        (): Change => ({
          type: 'item.answer',
          assessmentId,
          item: id,
          answer,
        }),
    ),
    fc.tuple(someItem, page, fc.constantFrom('this', 'not-this', null)).map(
      ([{ id }, p, verdict]) =>
        (): Change => ({
          type: 'correction.set',
          assessmentId,
          url: `http://www.tuayangphrai.go.th/${p}`,
          item: id,
          verdict,
        }),
    ),
    fc.tuple(someItem, someItem, page).map(
      ([{ id }, { id: instead }, p]) =>
        (): Change => ({
          type: 'correction.replace',
          assessmentId,
          url: `http://www.tuayangphrai.go.th/${p}`,
          item: id,
          instead,
        }),
    ),
    fc.constant(
      (): Change => ({ type: 'assessment.update', assessmentId, agency: { ...AGENCY, name: 'อบต.ตัวอย่างใหม่' } }),
    ),
    fc.constant((): Change => ({ type: 'assessment.update', assessmentId, edition: YEAR })),
  );

  it('leads from any state back to the start and forth again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const mine = await openWithAssessment();
        const states = [await content(mine)];
        for (const make of steps) {
          const { evidence } = await snapshotOf(mine);
          const result = await run(mine, make(evidence));
          if (result.ok && result.historyId !== null) states.push(await content(mine));
        }
        for (const state of states.slice(0, -1).reverse()) {
          await done(mine, { type: 'undo', historyId: undoTarget((await snapshotOf(mine)).recent)?.id ?? '' });
          expect(await content(mine)).toEqual(state);
        }
        for (const state of states.slice(1)) {
          await done(mine, { type: 'undo', historyId: redoTarget((await snapshotOf(mine)).recent)?.id ?? '' });
          expect(await content(mine)).toEqual(state);
        }
        expect(redoTarget((await snapshotOf(mine)).recent)).toBeNull();
        await mine.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../lib/assessment/commands';
import { readinessOf } from '../../lib/assessment/readiness';
import { nextItem, summaryOf } from '../../lib/assessment/summary';
import { draftFrom, resolveEdition } from '../../lib/checklist';
import { urlKey } from '../../lib/links/identity';
import { openStore } from '../../lib/storage';
import {
  ASSESSMENT,
  criterionOf,
  done,
  EDITION,
  ITEMS,
  itemAt,
  openWithAssessment,
  run,
  snapshotOf,
  take,
  taking,
} from '../unit/storage/world';

const assessmentId = ASSESSMENT;

describe('from nothing to an item that can go out', () => {
  it('taken, decided, answered, explained; and back by undo', async () => {
    const store = await openWithAssessment();
    const item = itemAt(0);
    const state = async () => readinessOf(await snapshotOf(store), EDITION).items.get(item.id);
    expect(await state()).toMatchObject({ readiness: 'missing' });
    await done(store, take(taking(item.id, 'structure')));
    expect(await state()).toMatchObject({ readiness: 'partial' });
    for (const { id } of item.criteria) {
      await done(store, { type: 'decision.set', assessmentId, item: item.id, criterion: id, verdict: 'met' });
    }
    await done(store, { type: 'item.explain', assessmentId, item: item.id, rev: 0, explanation: 'เมนูหลัก › โครงสร้าง' });
    expect(await state()).toMatchObject({ readiness: 'partial', explanation: 'เมนูหลัก › โครงสร้าง' });
    const answered = await done(store, { type: 'item.answer', assessmentId, item: item.id, answer: 'yes' });
    expect(await state()).toMatchObject({ readiness: 'ready' });
    const snapshot = await snapshotOf(store);
    const readiness = readinessOf(snapshot, EDITION);
    expect(summaryOf(snapshot, EDITION, readiness)).toMatchObject({ answered: 1, counts: { ready: 1, partial: 0 } });
    expect(nextItem(EDITION, readiness, item.id)?.id).toBe(itemAt(1).id);
    await done(store, { type: 'undo', historyId: answered });
    expect(await state()).toMatchObject({ readiness: 'partial', answer: null });
  });

  it('in a year that only a draft of the staff knows', async () => {
    const store = await openWithAssessment();
    const draft = draftFrom(EDITION, 2570);
    await done(store, { type: 'edition.save', pack: draft });
    const id = 'assessment-2570';
    const agency = (await snapshotOf(store)).assessment.agency;
    await done(store, { type: 'assessment.create', newId: id, agency, edition: 2570, person: 'ก' });
    const taken: Change = { type: 'evidence.take', assessmentId: id, takings: [taking(itemAt(0).id, 'a')] };
    const historyId = await done(store, taken);
    await done(store, { type: 'undo', historyId });
    const packs = (await store.editions()).map(({ pack }) => pack);
    expect(resolveEdition(2570, packs)).toEqual(draft);
    await done(store, { type: 'edition.remove', year: 2570 });
    expect(await run(store, taken)).toMatchObject({ ok: false, error: 'unknown-item' });
  });
});

describe('two places that write at once', () => {
  const item = fc.nat({ max: 3 }).map((at) => itemAt(at));
  const page = fc.constantFrom('a', 'b?x=1&y=2', 'b?y=2&x=1', 'c');
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.tuple(item, page).map(([{ id }, p]) => take(taking(id, p))),
    fc.tuple(item, fc.constantFrom('yes', 'no', null)).map(([{ id }, answer]): Change => {
      return { type: 'item.answer', assessmentId, item: id, answer };
    }),
    fc.tuple(item, fc.constantFrom('met', 'unmet', null)).map(([one, verdict]): Change => {
      return { type: 'decision.set', assessmentId, item: one.id, criterion: criterionOf(one), verdict };
    }),
  );

  it('lose nothing, and keep every record and every URL of an item once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(change, fc.boolean()), { minLength: 2, maxLength: 16 }), async (steps) => {
        const here = await openWithAssessment();
        const there = await openStore();
        const results = await Promise.all(steps.map(([one, first]) => run(first ? here : there, one)));
        expect(results.every(({ ok }) => ok)).toBe(true);
        const snapshot = await snapshotOf(there);
        expect(await snapshotOf(here)).toEqual(snapshot);
        const { records, history } = await here.exportBackup();
        expect(history.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(history.map((_row, at) => at + 1));
        expect(history).toHaveLength(steps.length + 1);
        const unique = (keys: string[]) => expect(new Set(keys).size).toBe(keys.length);
        unique(records.evidence.map((one) => `${one.item} ${urlKey(one.url)}`));
        unique(records.itemStates.map((one) => one.item));
        unique(records.decisions.map((one) => `${one.item} ${one.criterion}`));
        await here.close();
        await there.close();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe('a large assessment', () => {
  it('of 2,000 pieces of evidence is written, read, judged, backed up and restored', async () => {
    const store = await openWithAssessment();
    for (let batch = 0; batch < 4; batch++) {
      const takings = Array.from({ length: 500 }, (_, at) => taking(itemAt(at % ITEMS.length).id, `${batch}/${at}`));
      expect(await run(store, take(...takings))).toMatchObject({ ok: true, added: 500 });
    }
    const snapshot = await snapshotOf(store);
    expect(snapshot.evidence).toHaveLength(2_000);
    expect(readinessOf(snapshot, EDITION).counts).toEqual({ ready: 0, partial: ITEMS.length, missing: 0 });
    const backup = JSON.parse(JSON.stringify(await store.exportBackup()));
    const other = await openWithAssessment();
    expect(await other.restoreBackup(backup)).toMatchObject({ ok: true });
    expect(await snapshotOf(other)).toEqual(snapshot);
  }, 60_000);
});

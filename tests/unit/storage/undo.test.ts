import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change, ChangeType } from '../../../lib/assessment/commands';
import type { HistorySummary } from '../../../lib/assessment/model';
import { draftFrom } from '../../../lib/checklist';
import type { LastResult } from '../../../lib/last-year/schema';
import { openStore, type Store } from '../../../lib/storage';
import {
  AGENCY,
  ASSESSMENT,
  carriedEvidence,
  criterionOf,
  done,
  EDITION,
  freshId,
  itemAt,
  keep,
  letter,
  openWithAssessment,
  run,
  snapshotOf,
  take,
  taking,
  tick,
  YEAR,
} from './world';

const assessmentId = ASSESSMENT;
const item = itemAt(0);
const other = itemAt(1);
const STAMPS = ['rev', 'createdAt', 'updatedAt', 'updatedBy'];

/** Every live record of the database, without stamps and what the machine read. */
async function content(store: Store): Promise<unknown> {
  const { records } = await store.exportBackup();
  return Object.entries({ ...records, observations: [] }).map(([name, list]) => [
    name,
    list
      .filter(({ deletedAt }) => deletedAt === null)
      .map((record) => Object.entries(record).filter(([key]) => !STAMPS.includes(key))),
  ]);
}

/** For every kind of change: what must be there, and the change itself. */
type Case = { before?: Change[]; change: (store: Store) => Promise<Change> | Change };
const firstEvidence = async (store: Store) => (await snapshotOf(store)).evidence.map(({ id }) => id);
const pack = draftFrom(EDITION, 2570);

const lastResult = (total: number): LastResult => ({
  year: 2567,
  agency: null,
  scores: { total, grade: null, IIT: null, EIT: null, OIT: null, indicators: [] },
  failing: [{ codeWritten: '๐๑', code: 'O1', item: item.id, sub: '' }],
  recommendations: [],
  narrative: [],
  problems: [],
});

const CASES: Record<Exclude<ChangeType, 'undo' | 'observation.record' | 'paste.mark'>, Case[]> = {
  'assessment.create': [
    { change: () => ({ type: 'assessment.create', newId: freshId(), agency: AGENCY, edition: 2567, person: 'ก' }) },
  ],
  'assessment.update': [
    { change: () => ({ type: 'assessment.update', assessmentId, person: 'สมหมาย ตัวอย่างงาม', edition: 2567 }) },
  ],
  'assessment.carry': [
    {
      before: [
        take(taking(item.id, 'a')),
        { type: 'duty.set', assessmentId, duties: [{ item: item.id, division: 'กองช่าง' }] },
        { type: 'result.enter', assessmentId, results: [{ item: other.id, score: 0 }] },
      ],
      change: async (store) => ({
        type: 'assessment.carry',
        assessmentId,
        into: freshId(),
        edition: 2569,
        evidence: (await firstEvidence(store)).map((evidenceId) => ({ evidenceId, items: [item.id] })),
      }),
    },
  ],
  'assessment.remove': [
    { before: [take(taking(item.id, 'a'))], change: () => ({ type: 'assessment.remove', assessmentId }) },
  ],
  'evidence.take': [
    { change: () => take(taking(item.id, 'a', { items: [item.id, other.id] }), taking(item.id, 'b')) },
    {
      before: [take(taking(item.id, 'a', { note: 'first' }))],
      change: async (store) => {
        await done(store, { type: 'evidence.remove', assessmentId, evidenceIds: await firstEvidence(store) });
        return take(taking(item.id, 'a', { note: 'again' }));
      },
    },
  ],
  'evidence.edit': [
    {
      before: [take(taking(item.id, 'a', { fiscalYears: [2568] }))],
      change: async (store) => ({
        type: 'evidence.edit',
        assessmentId,
        evidenceId: (await firstEvidence(store))[0] ?? '',
        rev: 1,
        url: 'http://www.tuayangphrai.go.th/z',
        criteria: [criterionOf(item)],
        explanation: 'ใหม่',
      }),
    },
  ],
  'evidence.explain': [
    {
      before: [take(taking(item.id, 'a', { explanation: 'เดิม' }), taking(other.id, 'b'))],
      change: async (store) => ({
        type: 'evidence.explain',
        assessmentId,
        explanations: (await snapshotOf(store)).evidence.map(({ id }) => ({
          evidenceId: id,
          rev: 1,
          explanation: 'หน้าแรก › ข้อมูลพื้นฐาน',
        })),
      }),
    },
  ],
  'evidence.confirm': [
    {
      before: [],
      change: async (store) => {
        const backup = await store.exportBackup();
        await store.restoreBackup({
          ...backup,
          counts: { ...backup.counts, evidence: 1 },
          records: { ...backup.records, evidence: [carriedEvidence(item, 'a')] },
        });
        return {
          type: 'evidence.confirm',
          assessmentId,
          confirmed: [{ evidenceId: (await firstEvidence(store))[0] ?? '', fiscalYears: [2568] }],
        };
      },
    },
  ],
  'division.remove': [
    {
      before: [{ type: 'duty.set', assessmentId, duties: [{ item: item.id, division: 'กองช่าง' }] }],
      change: () => ({ type: 'division.remove', assessmentId, name: 'กองช่าง' }),
    },
  ],
  'division.rename': [
    {
      before: [{ type: 'duty.set', assessmentId, duties: [{ item: item.id, division: 'กองช่าง' }] }],
      change: () => ({ type: 'division.rename', assessmentId, from: 'กองช่าง', to: 'กองโยธา' }),
    },
  ],
  'duty.set': [
    {
      change: () => ({
        type: 'duty.set',
        assessmentId,
        duties: [
          { item: item.id, division: 'กองคลัง', due: '2026-12-31' },
          { item: other.id, due: null },
        ],
      }),
    },
    {
      before: [{ type: 'duty.set', assessmentId, duties: [{ item: item.id, division: 'กองคลัง', due: '2026-12-31' }] }],
      change: () => ({ type: 'duty.set', assessmentId, duties: [{ item: item.id, due: null }] }),
    },
  ],
  'lastYear.save': [
    { change: () => ({ type: 'lastYear.save', assessmentId, result: lastResult(61.79) }) },
    {
      before: [{ type: 'lastYear.save', assessmentId, result: lastResult(61.79) }],
      change: () => ({ type: 'lastYear.save', assessmentId, result: lastResult(70) }),
    },
  ],
  'lastYear.remove': [
    {
      before: [{ type: 'lastYear.save', assessmentId, result: lastResult(61.79) }],
      change: () => ({ type: 'lastYear.remove', assessmentId }),
    },
  ],
  'submission.freeze': [
    {
      before: [take(taking(item.id, 'a'))],
      change: () => ({ type: 'submission.freeze', assessmentId, note: 'รอบแรก', verdicts: [] }),
    },
  ],
  'result.enter': [
    {
      change: () => ({
        type: 'result.enter',
        assessmentId,
        results: [
          { item: item.id, score: 0, comment: 'ไม่พบข้อมูล' },
          { item: other.id, score: 100 },
        ],
      }),
    },
  ],
  'result.clarify': [
    {
      before: [{ type: 'result.enter', assessmentId, results: [{ item: item.id, score: 0 }] }],
      change: () => ({ type: 'result.clarify', assessmentId, item: item.id, rev: 1, clarification: 'ขอชี้แจง' }),
    },
  ],
  'evidence.remove': [
    {
      before: [take(taking(item.id, 'a'), taking(item.id, 'b'))],
      change: async (store) => ({ type: 'evidence.remove', assessmentId, evidenceIds: await firstEvidence(store) }),
    },
  ],
  'evidence.reorder': [
    {
      before: [take(taking(item.id, 'a'), taking(item.id, 'b'), taking(item.id, 'c'))],
      change: async (store) => ({
        type: 'evidence.reorder',
        assessmentId,
        item: item.id,
        evidenceIds: (await firstEvidence(store)).reverse(),
      }),
    },
  ],
  'decision.set': [
    {
      change: () => ({
        type: 'decision.set',
        assessmentId,
        item: item.id,
        criterion: criterionOf(item),
        verdict: 'met',
      }),
    },
    {
      before: [{ type: 'decision.set', assessmentId, item: item.id, criterion: criterionOf(item), verdict: 'met' }],
      change: () => ({
        type: 'decision.set',
        assessmentId,
        item: item.id,
        criterion: criterionOf(item),
        verdict: null,
      }),
    },
  ],
  'item.answer': [
    { change: () => ({ type: 'item.answer', assessmentId, item: item.id, answer: 'yes' }) },
    {
      before: [{ type: 'item.answer', assessmentId, item: item.id, answer: 'yes' }],
      change: () => ({ type: 'item.answer', assessmentId, item: item.id, answer: null }),
    },
  ],
  'item.confirm': [
    {
      before: [take(taking(item.id, 'a'))],
      change: () => ({
        type: 'item.confirm',
        assessmentId,
        item: item.id,
        answer: 'yes',
        met: item.criteria.map(({ id }) => id),
      }),
    },
  ],
  'item.explain': [
    { change: () => ({ type: 'item.explain', assessmentId, item: item.id, rev: 0, explanation: 'เมนูหลัก' }) },
  ],
  'picture.keep': [{ change: () => keep('a') }],
  'picture.remove': [
    {
      before: [keep('a')],
      change: async (store) => {
        const pictureIds = (await snapshotOf(store)).pictures.map(({ id }) => id);
        return { type: 'picture.remove', assessmentId, pictureIds };
      },
    },
  ],
  'correction.set': [
    {
      change: () => ({
        type: 'correction.set',
        assessmentId,
        url: 'http://www.tuayangphrai.go.th/a',
        item: item.id,
        verdict: 'this',
      }),
    },
  ],
  'correction.replace': [
    {
      change: () => ({
        type: 'correction.replace',
        assessmentId,
        url: 'http://www.tuayangphrai.go.th/a',
        item: item.id,
        instead: other.id,
      }),
    },
    {
      before: [
        {
          type: 'correction.set',
          assessmentId,
          url: 'http://www.tuayangphrai.go.th/a',
          item: item.id,
          verdict: 'this',
        },
      ],
      change: () => ({
        type: 'correction.replace',
        assessmentId,
        url: 'https://tuayangphrai.go.th/a/',
        item: item.id,
        instead: other.id,
      }),
    },
  ],
  'edition.save': [
    { change: () => ({ type: 'edition.save', pack }) },
    {
      before: [{ type: 'edition.save', pack }],
      change: () => ({ type: 'edition.save', pack: { ...pack, caveat: 'ร่าง' } }),
    },
  ],
  'edition.remove': [
    { before: [{ type: 'edition.save', pack }], change: () => ({ type: 'edition.remove', year: 2570 }) },
  ],
  'sheet.import': [
    {
      before: [take(taking(item.id, 'a'))],
      change: () => ({
        type: 'sheet.import',
        assessmentId,
        takings: [taking(item.id, 'a', { explanation: 'เมนูหลัก' }), taking(other.id, 'b', { source: 'import' })],
        states: [
          { item: item.id, answer: 'yes', explanation: 'เมนูหลัก' },
          { item: other.id, answer: null, explanation: '' },
        ],
      }),
    },
  ],
  'assessment.merge': [
    {
      before: [take(taking(item.id, 'a'))],
      change: async (store) => {
        await colleague(store, take(taking(item.id, 'b'), taking(other.id, 'c')), answer('yes'));
        return { type: 'assessment.merge', assessmentId };
      },
    },
    {
      change: async (store) => {
        await done(store, answer('no'));
        await colleague(store, answer('yes'));
        // The colleague's is made from ours: what we say since stands against it.
        await done(store, answer(null));
        return { type: 'assessment.merge', assessmentId };
      },
    },
  ],
  'conflict.decide': [
    {
      change: async (store) => {
        await done(store, answer('no'));
        await colleague(store, answer('yes'), {
          type: 'item.explain',
          assessmentId,
          item: item.id,
          rev: 2,
          explanation: 'ก',
        });
        await done(store, answer(null));
        await done(store, { type: 'assessment.merge', assessmentId });
        const [open] = (await snapshotOf(store)).conflicts;
        const seen = open?.heads.map(({ id }) => id).filter((id) => !open.own.includes(id)) ?? [];
        const decisions = [{ conflict: open?.id ?? '', seen, keep: seen[0] ?? '' }];
        return { type: 'conflict.decide', assessmentId, decisions };
      },
    },
  ],
};

const answer = (given: 'yes' | 'no' | null): Change => ({
  type: 'item.answer',
  assessmentId,
  item: item.id,
  answer: given,
});

/** A copy of the work goes on elsewhere and comes as a file. */
async function colleague(store: Store, ...changes: Change[]): Promise<void> {
  const copy = await openStore({ name: 'colleague', newId: freshId });
  await copy.restoreBackup(await store.exportBackup());
  for (const change of changes) await done(copy, change);
  letter.file = await copy.exportAssessment(assessmentId, { pictures: false, now: tick() });
  await copy.close();
}

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

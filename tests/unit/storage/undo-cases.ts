import type { Change, ChangeType } from '../../../lib/assessment/commands';
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
  snapshotOf,
  take,
  taking,
  tick,
} from './world';

/** For undo: every kind of change with what must be there before it. */

export const assessmentId = ASSESSMENT;
export const item = itemAt(0);
const other = itemAt(1);
const STAMPS = ['rev', 'createdAt', 'updatedAt', 'updatedBy'];

/** Every live record of the database, without stamps and what the machine read. */
export async function content(store: Store): Promise<unknown> {
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
export const firstEvidence = async (store: Store) => (await snapshotOf(store)).evidence.map(({ id }) => id);
export const pack = draftFrom(EDITION, 2570);

const lastResult = (total: number): LastResult => ({
  year: 2567,
  agency: null,
  scores: { total, grade: null, IIT: null, EIT: null, OIT: null, indicators: [] },
  failing: [{ codeWritten: '๐๑', code: 'O1', item: item.id, sub: '' }],
  recommendations: [],
  narrative: [],
  problems: [],
});

export const CASES: Record<Exclude<ChangeType, 'undo' | 'observation.record' | 'paste.mark'>, Case[]> = {
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

export const answer = (given: 'yes' | 'no' | null): Change => ({
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

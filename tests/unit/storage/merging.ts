import type { Change } from '../../../lib/assessment/commands';
import type { Snapshot } from '../../../lib/assessment/model';
import { openStore, type Store } from '../../../lib/storage';
import type { AssessmentFileText } from '../../../lib/storage/assessment-file';
import { AGENCY, ASSESSMENT, done, freshDatabase, freshId, itemAt, letter, PERSON, tick, YEAR } from './world';

/** Two who work on the same assessment and hand each other files. */

export const item = itemAt(0);
export const other = itemAt(1);
export const assessmentId = ASSESSMENT;
export const COLLEAGUE = 'สมชาย ตัวอย่างงาม';

/** Ours, and a colleague's. */
export let a: Store;
export let b: Store;

/** Two stores, in the first of which an assessment was made. */
export async function openBoth(): Promise<void> {
  freshDatabase();
  a = await openStore({ name: 'a', newId: freshId });
  b = await openStore({ name: 'b', newId: freshId });
  await done(a, { type: 'assessment.create', newId: ASSESSMENT, agency: AGENCY, edition: YEAR, person: PERSON });
}

/** Ours as it is found again after a restart. */
export async function reopenOurs(): Promise<void> {
  await a.close();
  a = await openStore({ name: 'a', newId: freshId });
}

export async function fileOf(store: Store, pictures = false, id = ASSESSMENT): Promise<AssessmentFileText> {
  const file = await store.exportAssessment(id, { pictures, now: tick() });
  if (file === null) throw new Error('no assessment');
  // As it comes out of a file.
  return JSON.parse(JSON.stringify(file));
}

export async function merge(store: Store, file: unknown, into = ASSESSMENT, person?: string): Promise<string> {
  letter.file = file;
  const more = person === undefined ? {} : { person };
  return done(store, { type: 'assessment.merge', assessmentId: into, ...more });
}
export const give = async (from: Store, to: Store, person?: string) =>
  merge(to, await fileOf(from), ASSESSMENT, person);

export async function snapshot(store: Store, id = ASSESSMENT): Promise<Snapshot> {
  const found = await store.snapshot(id);
  if (found === null) throw new Error('no assessment');
  return found;
}

/** What is there, without who wrote it where and when. */
export async function content(store: Store): Promise<unknown> {
  const { assessment, evidence, decisions, itemStates, duties, lastYear, itemResults, corrections, pictures } =
    await snapshot(store);
  const { agency, divisions, deadline } = assessment;
  const bare = (list: readonly object[]) =>
    list
      .map((record) => {
        const { id, rev, createdAt, updatedAt, updatedBy, takenAt, takenBy, ...rest } = record as Record<
          string,
          unknown
        >;
        return JSON.stringify(rest, Object.keys(rest).sort());
      })
      .sort();
  return {
    ...{ agency, divisions: divisions ?? null, deadline: deadline ?? null },
    evidence: bare(evidence),
    decisions: bare(decisions),
    itemStates: bare(itemStates),
    duties: bare(duties),
    lastYear: lastYear?.result ?? null,
    itemResults: bare(itemResults),
    corrections: bare(corrections),
    pictures: bare(pictures),
  };
}

export async function checked(store: Store, file: unknown, into: string | null = null) {
  const check = await store.checkMerge(file, into);
  if (!check.ok) throw new Error(`${check.error} ${check.field}`);
  return check;
}

export const state = async (store: Store, id = item.id) =>
  (await snapshot(store)).itemStates.find((one) => one.item === id) ?? { answer: null, explanation: '', rev: 0 };
export async function explain(store: Store, explanation: string, id = item.id): Promise<void> {
  const { rev } = await state(store, id);
  await done(store, { type: 'item.explain', assessmentId, item: id, rev, explanation });
}
export const answer = (given: 'yes' | 'no' | null, id = item.id): Change => ({
  type: 'item.answer',
  assessmentId,
  item: id,
  answer: given,
});
export const history = async (store: Store) => (await store.exportBackup()).history;

export async function decide(store: Store, keep: 'mine' | 'both' | 'theirs', at = 0): Promise<string> {
  const row = (await snapshot(store)).conflicts[at];
  if (!row) throw new Error('no conflict');
  const seen = row.heads.map(({ id }) => id).filter((id) => !row.own.includes(id));
  const choice = keep === 'theirs' ? (seen[0] ?? '') : keep;
  return done(store, {
    type: 'conflict.decide',
    assessmentId,
    decisions: [{ conflict: row.id, seen, keep: choice }],
  });
}

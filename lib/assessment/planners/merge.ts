import { validatePack } from '../../checklist';
import type { EditionPack } from '../../checklist/schema';
import type { Change } from '../commands';
import { CommandError, type Fields } from '../draft';
import type { Arrival } from '../merge/arrival';
import { bothOf } from '../merge/both';
import { KINDS, meaningOf, placeOf, versionOf } from '../merge/kinds';
import { type Lineage, lineageId, MOST_HEADS } from '../merge/lineage';
import { type AnyRecord, type Kept, type Local, localRegisters, readKept } from '../merge/local';
import { byRecord, type Outcome, outcomesOf } from '../merge/outcome';
import type { Data, Version } from '../merge/version';
import type { StoreName } from '../model';
import { isLive, type Planner, type Work } from '../work';

/** A colleague's file: what is new in it comes in, what stands against what is here waits for a person. */
export const mergeAssessment: Planner<'assessment.merge'> = async (change, work) => {
  const { arrival } = work.setting;
  if (arrival === undefined) throw new CommandError('invalid', 'no assessment file');
  await openAssessment(work, change, arrival);
  const kept = await readKept(work.reader, change.assessmentId, arrival.assessment.edition);
  const outcomes = outcomesOf(localRegisters(kept), arrival.registers);
  for (const record of byRecord(outcomes)) await writeRecord(work, change.assessmentId, record);
  for (const outcome of outcomes) writeLineage(work, kept, outcome);
};

/** The assessment that the file goes into: made, or brought back, where it is not here. */
async function openAssessment(
  { draft, about, setting }: Work,
  { assessmentId, person }: Extract<Change, { type: 'assessment.merge' }>,
  { assessment: { agency, edition } }: Arrival,
): Promise<void> {
  if (about === null) {
    if (person === undefined) throw new CommandError('invalid', 'person');
    draft.create('assessments', { agency, edition, person }, { id: assessmentId });
    return;
  }
  if (about.edition !== edition) throw new CommandError('invalid', 'edition');
  if (!isLive(about)) draft.update('assessments', about, { person: person ?? setting.by });
}

/** Registers of one record, written at once. */
async function writeRecord(work: Work, assessmentId: string, outcomes: readonly Outcome[]): Promise<void> {
  const changed = outcomes.filter((outcome) => outcome.changed);
  const [first] = changed;
  if (first === undefined) return;
  const { store, unlogged } = KINDS[first.kind];
  const record = await recordOf(work, assessmentId, first);
  const options = { quiet: unlogged === true, by: changed.find(({ taken }) => taken?.by)?.taken?.by };

  const live = record !== null && record.deletedAt === null;
  let gone = false;
  const fields: Record<string, unknown> = record !== null && !live ? { ...KINDS[first.kind].base } : {};
  for (const { kind, data } of changed) {
    if (data !== null) Object.assign(fields, wholeOf(kind, data));
    else if (KINDS[kind].unsaid === undefined) gone = true;
    else Object.assign(fields, KINDS[kind].unsaid);
  }
  const speaks = changed.some(({ kind, data }) => data !== null && !KINDS[kind].stays);
  if (!gone && store === 'editions') refuseUnfitPack(fields.pack as EditionPack);
  if (gone) {
    if (live) draftOf(work).remove(store, record, options);
  } else if (record !== null && (live || speaks)) {
    draftOf(work).update(store, record, fields, options);
  } else if (record === null && speaks) {
    const id = await freeId(work, store, first, fields);
    const base = store === 'editions' ? {} : { assessmentId };
    draftOf(work).create(store, { ...base, ...KINDS[first.kind].base, ...fields }, { ...options, id });
  }
}

/** All fields that the kind writes: one that is not in the data is none any more. */
function wholeOf(kind: Outcome['kind'], data: Data): Data {
  const { fields, written = fields } = KINDS[kind];
  return Object.fromEntries(written.map((field) => [field, data[field]]));
}

async function recordOf(work: Work, assessmentId: string, { kind, local }: Outcome): Promise<AnyRecord | null> {
  // An assessment that the merge has just made is in the draft already.
  if (KINDS[kind].store === 'assessments')
    return (await work.draft.get('assessments', assessmentId)) as AnyRecord | null;
  return local?.record ?? null;
}

/** The id that the record has at its maker's, where it is free: submissions name evidence by it. */
async function freeId(work: Work, store: StoreName, { taken }: Outcome, fields: Data): Promise<string | undefined> {
  const wanted = typeof fields.id === 'string' ? fields.id : (taken?.record ?? undefined);
  if (wanted === undefined || (await work.draft.get(store, wanted)) === null) return wanted;
  // What is known by its id alone would be another thing under another.
  if (fields.id === wanted) throw new CommandError('conflict', `${store}/${wanted} is of another assessment`);
  return undefined;
}

function refuseUnfitPack(pack: EditionPack): void {
  const [problem] = validatePack(pack);
  if (problem) throw new CommandError('invalid', `${problem.path}: ${problem.key}`);
}

type Loose = {
  create(store: StoreName, fields: Data, options: object): unknown;
  update(store: StoreName, record: AnyRecord, fields: Data, options: object): unknown;
  remove(store: StoreName, record: AnyRecord, options: object): void;
};

/** The draft for records of whatever store; before anything is written, each is checked by its store's schema. */
function draftOf({ draft }: Work): Loose {
  return draft as unknown as Loose;
}

function writeLineage(work: Work, kept: Kept, { kind, key, local, versions, own, open }: Outcome): void {
  if (versions.length > MOST_HEADS) throw new CommandError('invalid', `${kind}: ${versions.length} versions`);
  const { item } = versions.find(({ data }) => data !== null)?.data ?? {};
  const { assessmentId, seq } = kept;
  const fields: Fields<'lineages'> = {
    ...{ assessmentId, kind, key, seq, heads: versions, own },
    ...(typeof item === 'string' ? { item } : {}),
    open: open ? assessmentId : undefined,
  };
  const quiet = KINDS[kind].unlogged === true;
  if (local?.row) work.draft.update('lineages', local.row, fields, { quiet });
  else work.draft.create('lineages', fields, { quiet, id: lineageId(assessmentId, kind, key) });
}

type Decision = Extract<Change, { type: 'conflict.decide' }>['decisions'][number];

/** A person has looked at both: what is kept knows all that was said. */
export const decideConflicts: Planner<'conflict.decide'> = async (change, work) => {
  const { assessment, draft, setting } = work;
  const open: { lineage: Lineage; seen: readonly string[]; keep: Decision['keep'] }[] = [];
  for (const { conflict, seen, keep } of change.decisions) {
    const lineage = await draft.get('lineages', conflict);
    if (lineage?.assessmentId !== assessment.id || !isLive(lineage) || lineage.open === undefined) {
      throw new CommandError('not-found', conflict);
    }
    open.push({ lineage, seen, keep });
  }
  // No more of the history than these need: a person waits for the answer.
  const after = Math.min(...open.map(({ lineage }) => lineage.seq));
  const kept = await readKept(work.reader, assessment.id, assessment.edition, after);
  const registers = localRegisters(kept);
  const outcomes: Outcome[] = [];
  for (const { lineage, seen, keep } of open) {
    const local = registers.get(placeOf(lineage.kind, lineage.key));
    if (local === undefined) throw new CommandError('not-found', lineage.id);
    const others = othersOf(local);
    if (seen.length !== others.length || !others.every(({ id }) => seen.includes(id))) {
      throw new CommandError('conflict', lineage.id);
    }
    const data = decided(local, others, keep);
    const origin = { by: setting.by, at: setting.now, record: local.record?.id ?? null };
    const version = versionOf(lineage.kind, local.versions, data, origin);
    const changed = meaningOf(lineage.kind, data) !== meaningOf(lineage.kind, local.data);
    outcomes.push({
      ...{ kind: lineage.kind, key: lineage.key, local, was: local.data, data, changed, open: false },
      ...{ versions: [version], own: [version.id], taken: version },
    });
  }
  if (new Set(outcomes.map(({ local }) => local)).size < outcomes.length) throw new CommandError('invalid', 'twice');
  for (const record of byRecord(outcomes)) await writeRecord(work, assessment.id, record);
  for (const outcome of outcomes) writeLineage(work, kept, outcome);
};

/** Versions of others that say something else than what is in force here. */
function othersOf({ versions, own }: Pick<Local, 'versions' | 'own'>): Version[] {
  return versions.filter(({ id }) => !own.includes(id));
}

function decided({ kind, data }: Local, others: readonly Version[], keep: Decision['keep']): Data | null {
  if (keep === 'mine') return data;
  if (keep !== 'both') {
    const chosen = others.find(({ id }) => id === keep);
    if (chosen === undefined) throw new CommandError('invalid', keep);
    return chosen.data;
  }
  const both = bothOf(kind, data, others);
  if (both === null) throw new CommandError('invalid', 'both');
  return both;
}

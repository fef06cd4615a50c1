import type { Change, ChangeType, Command } from './commands';
import { CommandError, type Draft, type ItemStore, type Reader, type RecordChange, type Setting } from './draft';
import type { Assessment, Evidence } from './model';
import { createAssessment, removeAssessment, updateAssessment } from './planners/assessments';
import { carryOver } from './planners/carry';
import { removeDivision, renameDivision, setDuties } from './planners/duties';
import { removeEdition, saveEdition } from './planners/editions';
import {
  confirmEvidence,
  editEvidence,
  explainEvidence,
  removeEvidence,
  reorderEvidence,
  takeEvidence,
} from './planners/evidence';
import { answerItem, confirmItem, explainItem, replaceCorrection, setCorrection, setDecision } from './planners/items';
import { removeLastYear, saveLastYear } from './planners/last-year';
import { decideConflicts, mergeAssessment } from './planners/merge';
import { recordObservations } from './planners/observations';
import { markPastes } from './planners/pastes';
import { keepPicture, removePictures } from './planners/pictures';
import { clarifyResult, enterResults } from './planners/results';
import { importSheet } from './planners/sheet';
import { freezeSubmission } from './planners/submissions';
import { undo } from './planners/undo';
import { type ChangeOf, evidenceKey, isLive, type Outline, type Planner, Work } from './work';

const PLANNERS: { readonly [T in ChangeType]: Planner<T> } = {
  'assessment.create': createAssessment,
  'assessment.update': updateAssessment,
  'assessment.carry': carryOver,
  'assessment.remove': removeAssessment,
  'division.rename': renameDivision,
  'division.remove': removeDivision,
  'duty.set': setDuties,
  'lastYear.save': saveLastYear,
  'lastYear.remove': removeLastYear,
  'submission.freeze': freezeSubmission,
  'result.enter': enterResults,
  'result.clarify': clarifyResult,
  'paste.mark': markPastes,
  'evidence.take': takeEvidence,
  'evidence.edit': editEvidence,
  'evidence.explain': explainEvidence,
  'evidence.confirm': confirmEvidence,
  'evidence.remove': removeEvidence,
  'evidence.reorder': reorderEvidence,
  'decision.set': setDecision,
  'item.answer': answerItem,
  'item.confirm': confirmItem,
  'item.explain': explainItem,
  'observation.record': recordObservations,
  'correction.set': setCorrection,
  'correction.replace': replaceCorrection,
  'picture.keep': keepPicture,
  'picture.remove': removePictures,
  'edition.save': saveEdition,
  'edition.remove': removeEdition,
  'sheet.import': importSheet,
  'assessment.merge': mergeAssessment,
  'conflict.decide': decideConflicts,
  undo,
};

/** What carrying out a command writes. */
export type Plan = {
  /** Records that staff changed: they go into the history and can be undone. */
  logged: RecordChange[];
  /** Records that only the machine's reading changed. */
  quiet: RecordChange[];
  by: string;
  assessmentId: string | null;
  /** For the history: the command's type, or `redo` for the undo of an undo. */
  type: string;
  items: string[];
  /** Pieces of evidence that are there now and were not before. */
  added: number;
  undoes: string | null;
  marks: Outline['marks'];
};

/**
 * Works out what a command writes; reads through `reader`, writes nothing.
 *
 * @param setting `by` is who is meant where no assessment says who is working
 * @throws CommandError when it cannot be carried out
 */
export async function plan(command: Command, reader: Reader, setting: Setting): Promise<Plan> {
  const { change } = command;
  const about = await aboutOf(change, reader);
  const by = personOf(change, about) ?? setting.by;
  const work = new Work(command.id, reader, { ...setting, by }, about);
  const outline = await planChange(change, work);
  const { logged, quiet } = work.draft.changes();
  await refuseTwins(logged, work.draft);
  await refuseMovedEdition(logged, reader);
  return {
    logged,
    quiet,
    by,
    assessmentId: madeBy(change) ?? about?.id ?? null,
    type: outline?.type ?? change.type,
    items: [...new Set(logged.flatMap(({ after }) => itemOf(after)))],
    added: logged.filter(comesAlive).length,
    undoes: outline?.undoes ?? null,
    marks: outline?.marks ?? [],
  };
}

function planChange<T extends ChangeType>(change: ChangeOf<T>, work: Work): Promise<Outline | undefined> {
  // A change's type is the key of its planner; TypeScript cannot follow that through the union.
  const planner = PLANNERS[change.type] as unknown as Planner<T>;
  return planner(change, work);
}

/** The assessment that a change is about, removed or not: the undo of its removal is about it too. */
async function aboutOf(change: Change, reader: Reader): Promise<Assessment | null> {
  if ('assessmentId' in change) return reader.get('assessments', change.assessmentId);
  if (change.type !== 'undo') return null;
  const entry = await reader.history(change.historyId);
  return entry?.assessmentId ? reader.get('assessments', entry.assessmentId) : null;
}

/** The id of the assessment that the change makes, or goes on with where it is here already. */
function madeBy(change: Change): string | null {
  if (change.type === 'assessment.create') return change.newId;
  if (change.type === 'assessment.carry') return change.into;
  return change.type === 'assessment.merge' ? change.assessmentId : null;
}

function personOf(change: Change, about: Assessment | null): string | undefined {
  return ('person' in change ? change.person : undefined) ?? about?.person;
}

function itemOf(record: unknown): string[] {
  return typeof record === 'object' && record !== null && 'item' in record && typeof record.item === 'string'
    ? [record.item]
    : [];
}

function comesAlive({ store, before, after }: RecordChange): boolean {
  if (store !== 'evidence') return false;
  return isLive(after as Evidence) && (before === null || !isLive(before as Evidence));
}

/** No command, no edit and no undo makes a URL stand twice for an item. */
async function refuseTwins(changes: readonly RecordChange[], draft: Draft): Promise<void> {
  const places = new Map<string, Evidence>();
  for (const { store, after } of changes) {
    const evidence = after as Evidence;
    if (store === 'evidence' && isLive(evidence)) places.set(`${evidence.assessmentId}/${evidence.item}`, evidence);
  }
  for (const { assessmentId, item } of places.values()) {
    const live = (await draft.ofItem('evidence', assessmentId, item)).filter(isLive);
    if (new Set(live.map(({ url }) => evidenceKey(url))).size < live.length) {
      throw new CommandError('conflict', `${item}: same url`);
    }
  }
}

const WORK_STORES: readonly ItemStore[] = [
  'evidence',
  'decisions',
  'itemStates',
  'corrections',
  'duties',
  'itemResults',
];

/** What was taken and decided hangs on the items of one edition; another year is another assessment. */
async function refuseMovedEdition(changes: readonly RecordChange[], reader: Reader): Promise<void> {
  for (const { store, id, before, after } of changes) {
    if (store !== 'assessments' || before === null) continue;
    if ((before as Assessment).edition === (after as Assessment).edition) continue;
    if (await reader.hasLive(WORK_STORES, id)) throw new CommandError('conflict', 'edition');
  }
}

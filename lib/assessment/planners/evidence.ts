import type { Item } from '../../checklist/schema';
import { maskPersonal } from '../../personal';
import type { Taking } from '../commands';
import { CommandError } from '../draft';
import type { Evidence } from '../model';
import { evidenceKey, hasCriterion, isLive, liveFirst, type Planner, type Work } from '../work';
import { noteObservations } from './observations';

export const takeEvidence: Planner<'evidence.take'> = async (change, work) => {
  for (const taking of change.takings) {
    for (const item of new Set(taking.items)) await takeForItem(work, taking, await work.item(item));
    await noteObservations(work, taking);
  }
};

/**
 * Takes a URL for one item. One that is live already stays as it is; one that was removed comes back with what is
 * said of it now.
 * @returns the record that was there already, else null
 */
export async function takeForItem(work: Work, taking: Taking, item: Item): Promise<Evidence | null> {
  const { draft, assessment, setting } = work;
  const all = await draft.ofItem('evidence', assessment.id, item.id);
  const key = evidenceKey(taking.url);
  const twin = liveFirst(all.filter((evidence) => evidenceKey(evidence.url) === key));
  if (twin !== undefined && isLive(twin)) {
    if (twin.carried?.confirmedAt === null) confirm(work, twin, taking.fiscalYears);
    return twin;
  }

  const fields = {
    assessmentId: assessment.id,
    item: item.id,
    topics: item.topics,
    url: taking.url,
    // The page's words, not the staff's.
    title: maskPersonal(taking.title),
    source: taking.source,
    foundOn: taking.foundOn,
    criteria: criteriaOf(item, taking.criteria),
    note: taking.note,
    explanation: taking.explanation,
    fiscalYears: ascending(taking.fiscalYears),
    order: Math.max(0, ...all.filter(isLive).map((evidence) => evidence.order)) + 1,
    takenAt: setting.now,
    takenBy: setting.by,
    carried: undefined,
  };
  if (twin === undefined) draft.create('evidence', fields);
  else draft.update('evidence', twin, fields);
  return null;
}

export const confirmEvidence: Planner<'evidence.confirm'> = async (change, work) => {
  for (const { evidenceId, fiscalYears } of change.confirmed) {
    const evidence = await ownEvidence(work, evidenceId);
    if (!isLive(evidence) || evidence.carried === undefined) throw new CommandError('not-found', evidenceId);
    confirm(work, evidence, fiscalYears);
  }
};

/** What came over from last year is of this year too, for staff have looked. */
function confirm({ draft, setting }: Work, evidence: Evidence, fiscalYears?: readonly number[]): void {
  const { carried } = evidence;
  if (carried === undefined) return;
  draft.update('evidence', evidence, {
    fiscalYears: fiscalYears === undefined ? evidence.fiscalYears : ascending(fiscalYears),
    carried: { ...carried, confirmedAt: setting.now, confirmedBy: setting.by },
  });
}

function ascending(years: readonly number[]): number[] {
  return [...new Set(years)].sort((a, b) => a - b);
}

/** One taking may serve several items: each keeps the criteria that it has. None left = the item as a whole. */
function criteriaOf(item: Item, criteria: readonly string[] | null): string[] | null {
  const own = [...new Set(criteria ?? [])].filter((id) => hasCriterion(item, id));
  return own.length > 0 ? own : null;
}

export const editEvidence: Planner<'evidence.edit'> = async (change, work) => {
  const evidence = await asSeen(work, change);
  const url = change.url ?? evidence.url;
  const moved = evidenceKey(url) !== evidenceKey(evidence.url);
  const item = await work.findItem(evidence.item);
  const criteria = change.criteria === undefined ? evidence.criteria : change.criteria;
  work.draft.update('evidence', evidence, {
    url,
    title: change.title ?? evidence.title,
    note: change.note ?? evidence.note,
    explanation: change.explanation ?? evidence.explanation,
    criteria: item === null ? criteria : criteriaOf(item, criteria),
    // Where it was found and which years were seen was true of the other address.
    ...(moved ? { source: 'manual' as const, foundOn: null, fiscalYears: [], carried: undefined } : {}),
  });
};

export const explainEvidence: Planner<'evidence.explain'> = async (change, work) => {
  if (new Set(change.explanations.map(({ evidenceId }) => evidenceId)).size < change.explanations.length) {
    throw new CommandError('invalid', 'the same evidence twice');
  }
  for (const { explanation, ...seen } of change.explanations) {
    work.draft.update('evidence', await asSeen(work, seen), { explanation });
  }
};

export const removeEvidence: Planner<'evidence.remove'> = async (change, work) => {
  for (const id of change.evidenceIds) work.draft.remove('evidence', await ownEvidence(work, id));
};

export const reorderEvidence: Planner<'evidence.reorder'> = async (change, work) => {
  const live = (await work.draft.ofItem('evidence', work.assessment.id, change.item)).filter(isLive);
  const byId = new Map(live.map((evidence) => [evidence.id, evidence]));
  const asked = new Set(change.evidenceIds);
  if (asked.size !== change.evidenceIds.length || asked.size !== byId.size)
    throw new CommandError('conflict', change.item);
  for (const [at, id] of change.evidenceIds.entries()) {
    const evidence = byId.get(id);
    if (evidence === undefined) throw new CommandError('conflict', id);
    work.draft.update('evidence', evidence, { order: at + 1 });
  }
};

/** The evidence in the revision that its editor saw. */
async function asSeen(work: Work, { evidenceId, rev }: { evidenceId: string; rev: number }): Promise<Evidence> {
  const evidence = await ownEvidence(work, evidenceId);
  if (!isLive(evidence)) throw new CommandError('not-found', evidenceId);
  if (evidence.rev !== rev) throw new CommandError('conflict', evidenceId);
  return evidence;
}

async function ownEvidence(work: Work, id: string): Promise<Evidence> {
  const evidence = await work.draft.get('evidence', id);
  if (evidence?.assessmentId !== work.assessment.id) throw new CommandError('not-found', id);
  return evidence;
}

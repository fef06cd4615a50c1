import { indexEdition, successors } from '../../checklist';
import type { EditionPack, Item } from '../../checklist/schema';
import { lastResultFrom } from '../carry';
import { CommandError } from '../draft';
import type { Assessment, Evidence } from '../model';
import { evidenceKey, hasCriterion, isLive, type Planner, type Work } from '../work';

/**
 * Starts a year from another one: the chosen evidence comes over under the items that carry its own on, unconfirmed; who
 * owes what comes with it, and the scores that were given become last year's result. What is there already stays as it is.
 */
export const carryOver: Planner<'assessment.carry'> = async (change, work) => {
  const { draft, assessment: from } = work;
  const [old, pack] = [await work.pack(), await work.packOf(change.edition)];
  if (old === null || pack === null) throw new CommandError('not-found', `edition ${change.edition}`);
  const into = await target(work, change.into, change.edition);

  for (const { evidenceId, items } of change.evidence) {
    const evidence = await draft.get('evidence', evidenceId);
    if (evidence?.assessmentId !== from.id || !isLive(evidence)) throw new CommandError('not-found', evidenceId);
    const code = indexEdition(old).byId.get(evidence.item)?.item.code;
    if (!code) throw new CommandError('unknown-item', evidence.item);
    for (const id of new Set(items)) {
      const carried = { edition: from.edition, code, confirmedAt: null, confirmedBy: '' };
      await bring(work, into, itemOf(pack, id), { ...evidence, carried });
    }
  }
  await bringDuties(work, into, old, pack);
  await bringResult(work, into, old);
};

async function target({ draft, assessment: from }: Work, into: string, edition: number): Promise<Assessment> {
  const there = await draft.get('assessments', into);
  if (there !== null) {
    if (!isLive(there) || there.edition !== edition || there.id === from.id) throw new CommandError('conflict', into);
    return there;
  }
  const { agency, person, divisions } = from;
  return draft.create('assessments', { agency, edition, person, divisions }, { id: into });
}

function itemOf(pack: EditionPack, id: string): Item {
  const item = indexEdition(pack).byId.get(id)?.item;
  if (!item) throw new CommandError('unknown-item', id);
  return item;
}

async function bring({ draft, setting }: Work, into: Assessment, item: Item, evidence: Evidence): Promise<void> {
  const there = await draft.ofItem('evidence', into.id, item.id);
  // One that was removed there was removed on purpose.
  if (there.some(({ url }) => evidenceKey(url) === evidenceKey(evidence.url))) return;
  const { url, title, source, foundOn, note, explanation, fiscalYears, carried } = evidence;
  const criteria = evidence.criteria?.filter((id) => hasCriterion(item, id)) ?? [];
  draft.create('evidence', {
    assessmentId: into.id,
    item: item.id,
    topics: item.topics,
    url,
    title,
    source,
    foundOn,
    criteria: criteria.length > 0 ? criteria : null,
    note,
    explanation,
    fiscalYears,
    order: Math.max(0, ...there.filter(isLive).map(({ order }) => order)) + 1,
    takenAt: setting.now,
    takenBy: setting.by,
    carried,
  });
}

/** Who owed an item owes what carries it on; a day of last year is no day of this one. */
async function bringDuties(
  { draft, assessment: from }: Work,
  into: Assessment,
  old: EditionPack,
  pack: EditionPack,
): Promise<void> {
  const owed = new Set((await draft.ofAssessment('duties', into.id)).filter(isLive).map(({ item }) => item));
  for (const duty of await draft.ofAssessment('duties', from.id)) {
    if (!isLive(duty) || duty.division === '') continue;
    for (const { id } of successors(old, duty.item, pack)) {
      if (owed.has(id)) continue;
      owed.add(id);
      draft.create('duties', { assessmentId: into.id, item: id, division: duty.division, due: null });
    }
  }
}

async function bringResult({ draft, assessment: from }: Work, into: Assessment, old: EditionPack): Promise<void> {
  if ((await draft.ofAssessment('lastYears', into.id)).some(isLive)) return;
  const given = (await draft.ofAssessment('itemResults', from.id)).filter(isLive);
  const result = lastResultFrom(given, old, from.agency.name);
  if (result !== null) draft.create('lastYears', { assessmentId: into.id, result });
}

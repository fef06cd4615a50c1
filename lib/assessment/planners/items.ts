import { CommandError, type Fields } from '../draft';
import type { ItemState } from '../model';
import { type ChangeOf, hasCriterion, isLive, liveFirst, type Planner, pageKey, type Work } from '../work';

export const setDecision: Planner<'decision.set'> = async (change, work) => {
  await decide(work, change);
};

export const confirmItem: Planner<'item.confirm'> = async (change, work) => {
  const { id } = await work.item(change.item);
  await setItemState(work, id, { answer: change.answer });
  for (const criterion of new Set(change.met)) await decide(work, { item: id, criterion, verdict: 'met' });
};

async function decide(
  work: Work,
  change: Pick<ChangeOf<'decision.set'>, 'item' | 'criterion' | 'verdict'>,
): Promise<void> {
  const { draft, assessment } = work;
  const all = await draft.ofItem('decisions', assessment.id, change.item);
  const earlier = liveFirst(all.filter((decision) => decision.criterion === change.criterion));
  if (change.verdict === null) {
    if (earlier !== undefined) draft.remove('decisions', earlier);
    return;
  }
  if (!hasCriterion(await work.item(change.item), change.criterion)) {
    throw new CommandError('unknown-item', `${change.item}/${change.criterion}`);
  }
  const { item, criterion, verdict } = change;
  if (earlier === undefined) draft.create('decisions', { assessmentId: assessment.id, item, criterion, verdict });
  else draft.update('decisions', earlier, { verdict });
}

export const answerItem: Planner<'item.answer'> = async (change, work) => {
  const { id } = await work.item(change.item);
  await setItemState(work, id, { answer: change.answer });
};

export const explainItem: Planner<'item.explain'> = async (change, work) => {
  const { id } = await work.item(change.item);
  const state = await itemState(work, id);
  const rev = state !== undefined && isLive(state) ? state.rev : 0;
  if (rev !== change.rev && state?.explanation !== change.explanation) throw new CommandError('conflict', id);
  await setItemState(work, id, { explanation: change.explanation });
};

/** Writes part of what is said of an item; what was never said is empty. */
export async function setItemState(
  work: Work,
  item: string,
  said: Partial<Pick<Fields<'itemStates'>, 'answer' | 'explanation'>>,
): Promise<void> {
  const { draft, assessment } = work;
  const state = await itemState(work, item);
  const unsaid = { assessmentId: assessment.id, item, answer: null, explanation: '' };
  if (state === undefined) {
    if (said.answer || said.explanation) draft.create('itemStates', { ...unsaid, ...said });
    return;
  }
  draft.update('itemStates', state, isLive(state) ? said : { ...unsaid, ...said });
}

async function itemState(work: Work, item: string): Promise<ItemState | undefined> {
  return liveFirst(await work.draft.ofItem('itemStates', work.assessment.id, item));
}

export const setCorrection: Planner<'correction.set'> = async (change, work) => {
  await correct(work, change);
};

export const replaceCorrection: Planner<'correction.replace'> = async ({ url, item, instead }, work) => {
  if (item === instead) throw new CommandError('invalid', `${item} instead of itself`);
  await correct(work, { url, item, verdict: 'not-this' });
  await correct(work, { url, item: instead, verdict: 'this' });
};

/** One correction a page and item; null takes it back. */
async function correct(
  work: Work,
  { url, item, verdict }: Pick<ChangeOf<'correction.set'>, 'url' | 'item' | 'verdict'>,
): Promise<void> {
  const { draft, assessment } = work;
  const key = pageKey(url);
  const all = await draft.ofItem('corrections', assessment.id, item);
  const earlier = liveFirst(all.filter((correction) => pageKey(correction.url) === key));
  if (verdict === null) {
    if (earlier !== undefined) draft.remove('corrections', earlier);
    return;
  }
  const { id } = await work.item(item);
  if (earlier === undefined) draft.create('corrections', { assessmentId: assessment.id, url, item: id, verdict });
  else draft.update('corrections', earlier, { url, verdict });
}

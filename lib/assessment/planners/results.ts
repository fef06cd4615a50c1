import { CommandError, type Fields } from '../draft';
import type { ItemResult } from '../model';
import { isLive, liveFirst, type Planner, type Work } from '../work';

export const enterResults: Planner<'result.enter'> = async (change, work) => {
  for (const { item, score, comment } of change.results) {
    const { id } = await work.item(item);
    await setResult(work, id, comment === undefined ? { score } : { score, comment });
  }
};

export const clarifyResult: Planner<'result.clarify'> = async (change, work) => {
  const { id } = await work.item(change.item);
  const result = await resultOf(work, id);
  const rev = result !== undefined && isLive(result) ? result.rev : 0;
  if (rev !== change.rev && result?.clarification !== change.clarification) throw new CommandError('conflict', id);
  await setResult(work, id, { clarification: change.clarification });
};

async function setResult(
  work: Work,
  item: string,
  said: Partial<Pick<Fields<'itemResults'>, 'score' | 'comment' | 'clarification'>>,
): Promise<void> {
  const { draft, assessment } = work;
  const result = await resultOf(work, item);
  const unsaid = { assessmentId: assessment.id, item, score: null, comment: '', clarification: '' };
  if (result === undefined) draft.create('itemResults', { ...unsaid, ...said });
  else draft.update('itemResults', result, isLive(result) ? said : { ...unsaid, ...said });
}

async function resultOf(work: Work, item: string): Promise<ItemResult | undefined> {
  return liveFirst(await work.draft.ofItem('itemResults', work.assessment.id, item));
}

import { CommandError } from '../draft';
import { isLive, liveFirst, type Planner } from '../work';

export const saveLastYear: Planner<'lastYear.save'> = async ({ result }, { draft, assessment }) => {
  const earlier = liveFirst(await draft.ofAssessment('lastYears', assessment.id));
  if (earlier === undefined) draft.create('lastYears', { assessmentId: assessment.id, result });
  else draft.update('lastYears', earlier, { result });
};

export const removeLastYear: Planner<'lastYear.remove'> = async (_change, { draft, assessment }) => {
  const live = (await draft.ofAssessment('lastYears', assessment.id)).filter(isLive);
  if (live.length === 0) throw new CommandError('not-found', 'lastYear');
  for (const record of live) draft.remove('lastYears', record);
};

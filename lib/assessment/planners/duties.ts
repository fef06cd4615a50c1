import { CommandError } from '../draft';
import { divisionsOf } from '../duties';
import { isLive, liveFirst, type Planner } from '../work';

export const setDuties: Planner<'duty.set'> = async (change, work) => {
  const { draft, assessment } = work;
  for (const { item, division, due } of change.duties) {
    const { id } = await work.item(item);
    const earlier = liveFirst(await draft.ofItem('duties', assessment.id, id));
    const live = earlier !== undefined && isLive(earlier) ? earlier : null;
    const next = { division: division ?? live?.division ?? '', due: due === undefined ? (live?.due ?? null) : due };
    if (earlier === undefined) draft.create('duties', { assessmentId: assessment.id, item: id, ...next });
    else draft.update('duties', earlier, next);
  }
};

export const removeDivision: Planner<'division.remove'> = async ({ name }, { draft, assessment }) => {
  const divisions = divisionsOf(assessment);
  if (!divisions.includes(name)) throw new CommandError('not-found', name);
  draft.update('assessments', assessment, { divisions: divisions.filter((one) => one !== name) });
  for (const duty of await draft.ofAssessment('duties', assessment.id)) {
    if (isLive(duty) && duty.division === name) draft.update('duties', duty, { division: '' });
  }
};

export const renameDivision: Planner<'division.rename'> = async ({ from, to }, { draft, assessment }) => {
  const divisions = divisionsOf(assessment);
  if (!divisions.includes(from)) throw new CommandError('not-found', from);
  if (from !== to && divisions.includes(to)) throw new CommandError('conflict', to);
  draft.update('assessments', assessment, { divisions: divisions.map((name) => (name === from ? to : name)) });
  for (const duty of await draft.ofAssessment('duties', assessment.id)) {
    if (isLive(duty) && duty.division === from) draft.update('duties', duty, { division: to });
  }
};

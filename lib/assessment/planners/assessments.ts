import { CommandError } from '../draft';
import type { Planner } from '../work';

export const createAssessment: Planner<'assessment.create'> = async (change, { draft }) => {
  if ((await draft.get('assessments', change.newId)) !== null) throw new CommandError('conflict', 'newId');
  const { agency, edition, person } = change;
  draft.create('assessments', { agency, edition, person }, { id: change.newId });
};

export const updateAssessment: Planner<'assessment.update'> = async (change, { draft, assessment }) => {
  draft.update('assessments', assessment, {
    agency: change.agency ?? assessment.agency,
    edition: change.edition ?? assessment.edition,
    person: change.person ?? assessment.person,
    divisions: change.divisions ?? assessment.divisions,
    deadline: change.deadline === undefined ? assessment.deadline : change.deadline,
  });
};

/** Its records stay with it: they are reached through the assessment only, and an undo brings all back at once. */
export const removeAssessment: Planner<'assessment.remove'> = async (_change, { draft, assessment }) => {
  draft.remove('assessments', assessment);
};

import { maskPersonal } from '../../personal';
import { CommandError } from '../draft';
import type { Planner } from '../work';

export const keepPicture: Planner<'picture.keep'> = async (change, { draft, assessment, setting }) => {
  if ((await draft.get('pictures', change.newId)) !== null) throw new CommandError('conflict', change.newId);
  const { url, width, height, size } = change;
  const title = maskPersonal(change.title);
  const marked = maskPersonal(change.marked);
  const taken = { takenAt: setting.now, takenBy: setting.by };
  const fields = { assessmentId: assessment.id, url, title, marked, width, height, size, ...taken };
  draft.create('pictures', fields, { id: change.newId });
};

export const removePictures: Planner<'picture.remove'> = async (change, { draft, assessment }) => {
  for (const id of change.pictureIds) {
    const picture = await draft.get('pictures', id);
    if (picture?.assessmentId !== assessment.id) throw new CommandError('not-found', id);
    draft.remove('pictures', picture);
  }
};

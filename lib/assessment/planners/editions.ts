import { validatePack } from '../../checklist';
import { CommandError } from '../draft';
import { isLive, liveFirst, type Planner } from '../work';

export const saveEdition: Planner<'edition.save'> = async ({ pack }, { draft, reader }) => {
  const [problem] = validatePack(pack);
  if (problem) throw new CommandError('invalid', `${problem.path}: ${problem.key}`);
  const earlier = liveFirst(await reader.editionsOf(pack.year));
  if (earlier === undefined) draft.create('editions', { year: pack.year, pack });
  else draft.update('editions', earlier, { pack });
};

export const removeEdition: Planner<'edition.remove'> = async ({ year }, { draft, reader }) => {
  const edition = liveFirst(await reader.editionsOf(year));
  if (edition === undefined || !isLive(edition)) throw new CommandError('not-found', String(year));
  draft.remove('editions', edition);
};

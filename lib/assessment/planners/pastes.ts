import type { Paste } from '../model';
import { isLive, liveFirst, type Planner } from '../work';

/** Quiet: where one stands in copying is no decision, and no undo takes it back. */
export const markPastes: Planner<'paste.mark'> = async (change, work) => {
  const { draft, assessment, setting } = work;
  for (const { item, field, hash } of change.marks) {
    const { id } = await work.item(item);
    const earlier = liveFirst(await draft.ofItem('pastes', assessment.id, id));
    const kept: Paste['fields'] = earlier !== undefined && isLive(earlier) ? earlier.fields : [];
    const fields = kept.filter((one) => one.field !== field);
    if (hash !== null) fields.push({ field, hash, at: setting.now });
    if (earlier === undefined)
      draft.create('pastes', { assessmentId: assessment.id, item: id, fields }, { quiet: true });
    else draft.update('pastes', earlier, { fields }, { quiet: true });
  }
};

import type { Taking } from '../commands';
import { liveFirst, type Planner, pageKey, type Work } from '../work';

export const recordObservations: Planner<'observation.record'> = async (change, work) => {
  await noteObservations(work, change);
};

/**
 * Replaces what the machine read of this page before. Quiet: what was seen is no deed of the staff, so no undo takes it
 * back, and nothing that staff decided is touched.
 */
export async function noteObservations(
  work: Work,
  seen: Pick<Taking, 'url' | 'fiscalYears' | 'observations'>,
): Promise<void> {
  const { draft, assessment } = work;
  const key = pageKey(seen.url);
  for (const { item, findings, content } of seen.observations) {
    const { id } = await work.item(item);
    const all = await draft.ofItem('observations', assessment.id, id);
    const earlier = liveFirst(all.filter((observation) => pageKey(observation.url) === key));
    const fields = {
      assessmentId: assessment.id,
      item: id,
      url: seen.url,
      findings,
      fiscalYears: [...seen.fiscalYears],
      content,
    };
    if (earlier === undefined) draft.create('observations', fields, { quiet: true });
    else draft.update('observations', earlier, fields, { quiet: true });
  }
}

import type { Planner } from '../work';
import { takeForItem } from './evidence';
import { setItemState } from './items';
import { noteObservations } from './observations';

/**
 * A sheet that was opened again. What it says goes over what is there; an empty cell says nothing, so nothing is lost
 * to a column that was left blank.
 */
export const importSheet: Planner<'sheet.import'> = async (change, work) => {
  for (const taking of change.takings) {
    for (const id of new Set(taking.items)) {
      const present = await takeForItem(work, taking, await work.item(id));
      if (present !== null && taking.explanation !== '') {
        work.draft.update('evidence', present, { explanation: taking.explanation });
      }
    }
    await noteObservations(work, taking);
  }
  for (const state of change.states) {
    const { id } = await work.item(state.item);
    await setItemState(work, id, {
      ...(state.answer === null ? {} : { answer: state.answer }),
      ...(state.explanation === '' ? {} : { explanation: state.explanation }),
    });
  }
};

import type { Reason } from '../audit/finding';
import { indexEdition } from '../checklist';
import type { Criterion, EditionPack, Item } from '../checklist/schema';
import type { AssessmentReadiness, ItemReadiness, Readiness } from './readiness';
import { worthInTotal } from './score';

/** Why an item is not ready, most telling first: no evidence; a criterion that nobody has decided as met; a doubt. */
export type Lack =
  | { kind: 'no-evidence' }
  | { kind: 'criteria'; first: Criterion; more: number }
  | { kind: 'doubt'; reason: Reason };

export type NextStep = {
  item: Item;
  readiness: Readiness;
  /** Points of the total (0-100) that the item brings when it passes. */
  gain: number;
  /** Last year it, or what it carries on, got 0. */
  failed: boolean;
  lack: Lack;
};

/**
 * What is left to do, what gains most first; of equal gain what failed last year, then what is partly there, then in the
 * order of the checklist. An item answered ไม่มี without evidence needs nothing.
 * @param failed item ids that failed last year
 */
export function nextSteps(
  edition: EditionPack,
  readiness: AssessmentReadiness,
  failed: ReadonlySet<string>,
): NextStep[] {
  const worth = worthInTotal(edition);
  const steps = indexEdition(edition).items.flatMap(({ item }): NextStep[] => {
    const state = readiness.items.get(item.id);
    if (!needsWork(state)) return [];
    const gain = worth.get(item.id) ?? 0;
    return [{ item, readiness: state?.readiness ?? 'missing', gain, failed: failed.has(item.id), lack: lackOf(state) }];
  });
  // Sorting is stable: what ties stays in the order of the checklist. A hundredth of a point decides nothing.
  const rank = (step: NextStep) => (step.failed ? 0 : 2) + (step.readiness === 'partial' ? 0 : 1);
  return steps.sort((a, b) => Math.round((b.gain - a.gain) * 100) || rank(a) - rank(b));
}

/** Whether staff still have something to do for an item. */
export function needsWork(state: ItemReadiness | undefined): boolean {
  if (state === undefined) return true;
  if (state.readiness === 'missing') return state.answer !== 'no';
  return state.readiness === 'partial';
}

function lackOf(state: ItemReadiness | undefined): Lack {
  if (!state || state.readiness === 'missing') return { kind: 'no-evidence' };
  const open = state.criteria.filter(({ decided }) => !decided).map(({ criterion }) => criterion);
  const [first] = open;
  if (first) return { kind: 'criteria', first, more: open.length - 1 };
  const [reason] = state.doubts;
  return reason ? { kind: 'doubt', reason } : { kind: 'no-evidence' };
}

import { indexEdition } from '../checklist';
import type { EditionPack, Item, SubIndicator } from '../checklist/schema';
import type { Evidence, Snapshot } from './model';
import { needsWork } from './next-steps';
import type { AssessmentReadiness, Readiness } from './readiness';

export type SubSummary = { sub: SubIndicator; counts: Record<Readiness, number>; all: number };

export type AssessmentSummary = {
  /** By sub-indicator, in the order of the checklist. */
  subs: SubSummary[];
  counts: Record<Readiness, number>;
  all: number;
  /** Items that staff answered มี or ไม่มี. */
  answered: number;
  /** Evidence whose item the edition does not have (it was removed from the pack): kept, but in no sheet. */
  unplaced: Evidence[];
};

/** The assessment in figures. Never a score. */
export function summaryOf(
  snapshot: Pick<Snapshot, 'evidence'>,
  edition: EditionPack,
  readiness: AssessmentReadiness,
): AssessmentSummary {
  const index = indexEdition(edition);
  const subs = new Map<string, SubSummary>();
  let answered = 0;
  for (const { item, sub } of index.items) {
    const summary = subs.get(sub.code) ?? { sub, counts: { ready: 0, partial: 0, missing: 0 }, all: 0 };
    subs.set(sub.code, summary);
    const state = readiness.items.get(item.id);
    summary.counts[state?.readiness ?? 'missing'] += 1;
    summary.all += 1;
    if (state?.answer) answered += 1;
  }
  return {
    subs: [...subs.values()],
    counts: readiness.counts,
    all: index.items.length,
    answered,
    unplaced: snapshot.evidence.filter(({ item }) => !index.byId.has(item)),
  };
}

/**
 * The item to go to next after `from` (an item id; null = from the start): the next in the checklist that still needs
 * something, around the end if need be; null = none does. An item answered ไม่มี needs nothing while it has no evidence.
 */
export function nextItem(edition: EditionPack, readiness: AssessmentReadiness, from: string | null): Item | null {
  const items = indexEdition(edition).items.map(({ item }) => item);
  const start = items.findIndex(({ id }) => id === from) + 1;
  const around = [...items.slice(start), ...items.slice(0, start)];
  return around.find(({ id }) => id !== from && needsWork(readiness.items.get(id))) ?? null;
}

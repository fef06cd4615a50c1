import { indexEdition } from '../checklist';
import type { EditionPack, Item } from '../checklist/schema';
import type { Assessment, Duty } from './model';
import type { AssessmentReadiness, Readiness } from './readiness';
import usual from './usual-divisions.json';

/** The divisions that every อบต. and เทศบาล has in some form; staff add their own and rename these. */
export const USUAL_DIVISIONS: readonly string[] = usual.divisions;

/** Topic → division that usually has the documents; everything else is สำนักปลัด's. Ours, from how local offices divide their work: a start, not a rule. */
const BY_TOPIC: Readonly<Record<string, string>> = usual.topics;

/** Names of the divisions of an assessment, in their order. */
export function divisionsOf(assessment: Pick<Assessment, 'divisions'>): readonly string[] {
  return assessment.divisions ?? USUAL_DIVISIONS;
}

/** The division that usually owes an item; '' where the assessment has no division of that name. */
export function usualDivision(item: Pick<Item, 'topics'>, divisions: readonly string[]): string {
  const [first = ''] = USUAL_DIVISIONS;
  const named = item.topics.map((topic) => BY_TOPIC[topic] ?? first);
  return named.find((name) => divisions.includes(name)) ?? '';
}

/** What one division still owes; '' = items that nobody has been given. */
export type DivisionLoad = { division: string; counts: Record<Readiness, number>; overdue: number; items: Item[] };

/**
 * The items of the edition by who owes them: every division of the assessment in its order, then names that only duties
 * have, then what nobody owes if there is any.
 * @param today ISO date; an item that is not ready is overdue from the day after its own date
 */
export function loadOfDivisions(
  { assessment, duties }: { assessment: Pick<Assessment, 'divisions'>; duties: readonly Duty[] },
  edition: EditionPack,
  readiness: AssessmentReadiness,
  today: string,
): DivisionLoad[] {
  const byItem = new Map(duties.map((duty) => [duty.item, duty]));
  const load = (division: string): DivisionLoad => ({
    division,
    counts: { ready: 0, partial: 0, missing: 0 },
    overdue: 0,
    items: [],
  });
  const loads = new Map(divisionsOf(assessment).map((division) => [division, load(division)]));
  const nobody = load('');
  for (const { item } of indexEdition(edition).items) {
    const duty = byItem.get(item.id);
    const division = duty?.division ?? '';
    const own = division === '' ? nobody : (loads.get(division) ?? load(division));
    if (division !== '') loads.set(division, own);
    const state = readiness.items.get(item.id)?.readiness ?? 'missing';
    own.counts[state] += 1;
    own.items.push(item);
    if (state !== 'ready' && isOverdue(duty, today)) own.overdue += 1;
  }
  return [...loads.values(), ...(nobody.items.length > 0 ? [nobody] : [])];
}

export function isOverdue(duty: Pick<Duty, 'due'> | undefined, today: string): boolean {
  return duty?.due != null && duty.due < today;
}

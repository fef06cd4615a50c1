import type { EditionPack } from '../checklist/schema';
import { mapLastResult } from './mapping';
import type { LastResult, Recommendation } from './schema';

/** What last year says of one item of the present edition. */
export type LastYearOfItem = {
  /** พ.ศ. of the result. */
  year: number;
  /** Items of that year that got 0 and that this item carries on: code, and name as it was called. Empty = it did not fail. */
  failed: { code: string; name: string }[];
  /** Advice whose items it carries on, in the order of the result: doing this item also answers it. */
  advice: { at: number; refs: string[]; instrument: Recommendation['instrument']; text: string }[];
};

/**
 * What hangs on each item of the present edition from last year, by item id; items on which nothing hangs are not in it.
 *
 * @param from the edition of `result.year` (`resolveEdition(result.year, stored)`); null = unknown, then nothing can be told
 * @param to the present edition
 */
export function attachedToItems(
  result: LastResult,
  from: EditionPack | null,
  to: EditionPack,
): ReadonlyMap<string, LastYearOfItem> {
  const attached = new Map<string, LastYearOfItem>();
  if (!from) return attached;
  const of = (id: string) => {
    const known = attached.get(id) ?? { year: result.year, failed: [], advice: [] };
    attached.set(id, known);
    return known;
  };
  const mapped = mapLastResult(result, from, to);
  for (const { failing, was, now } of mapped.failing) {
    for (const item of now) of(item.id).failed.push({ code: failing.code, name: was?.name ?? '' });
  }
  for (const { at, advice, items } of mapped.advice) {
    const { refs, instrument, text } = advice;
    for (const id of new Set(items.flatMap(({ now }) => now.map((item) => item.id))))
      of(id).advice.push({ at, refs, instrument, text });
  }
  return attached;
}

/** Item ids of the present edition that carry on something that failed. */
export function failedLastYear(result: LastResult, from: EditionPack | null, to: EditionPack): ReadonlySet<string> {
  const attached = attachedToItems(result, from, to);
  return new Set([...attached].filter(([, { failed }]) => failed.length > 0).map(([id]) => id));
}

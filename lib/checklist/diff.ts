import { indexEdition } from './indexing';
import type { Criterion, EditionPack, Item } from './schema';
import { successors } from './topics';
import { shiftYears } from './years';

export type ItemPair = { from: Item; to: Item };

/** How `to` differs from `from`. Items are the same item by id, else by topic; a code is never what makes them the same. */
export type EditionDiff = {
  /** Nothing of the older edition is carried on by it. */
  added: Item[];
  /** Nothing of the newer edition carries it on. */
  removed: Item[];
  /** Its topics went into other items. */
  merged: { from: Item; into: Item[] }[];
  /** Its topics came out of other items. */
  split: { to: Item; outOf: Item[] }[];
  renamed: ItemPair[];
  renumbered: ItemPair[];
  retopiced: ItemPair[];
  reworded: (ItemPair & { added: Criterion[]; removed: Criterion[]; changed: { from: Criterion; to: Criterion }[] })[];
};

/**
 * What changed between two packs, of two years or of one (before and after an edit). A wording that differs only by the
 * years having moved on is no change. Orders: that of `to`; for what is gone, that of `from`.
 */
export function diffEditions(from: EditionPack, to: EditionPack): EditionDiff {
  const [before, after] = [indexEdition(from), indexEdition(to)];
  const same = (old: string, now: string) => old === now || shiftYears(old, from.year, to.year) === now;
  const diff: EditionDiff = {
    added: [],
    removed: [],
    merged: [],
    split: [],
    renamed: [],
    renumbered: [],
    retopiced: [],
    reworded: [],
  };
  for (const { item: old } of before.items) {
    if (after.byId.has(old.id)) continue;
    const into = successors(from, old.id, to);
    if (into.length > 0) diff.merged.push({ from: old, into });
    else diff.removed.push(old);
  }
  for (const { item: now } of after.items) {
    const old = before.byId.get(now.id)?.item;
    if (!old) {
      const outOf = successors(to, now.id, from);
      if (outOf.length > 0) diff.split.push({ to: now, outOf });
      else diff.added.push(now);
      continue;
    }
    const pair = { from: old, to: now };
    if (!same(old.name, now.name)) diff.renamed.push(pair);
    if (old.code !== now.code) diff.renumbered.push(pair);
    if ([...old.topics].sort().join() !== [...now.topics].sort().join()) diff.retopiced.push(pair);
    const criteria = diffCriteria(old.criteria, now.criteria, same);
    if (criteria) diff.reworded.push({ ...pair, ...criteria });
  }
  return diff;
}

function diffCriteria(old: readonly Criterion[], now: readonly Criterion[], same: (a: string, b: string) => boolean) {
  const added = now.filter(({ id }) => !old.some((other) => other.id === id));
  const removed = old.filter(({ id }) => !now.some((other) => other.id === id));
  const changed = now.flatMap((to) => {
    const from = old.find((other) => other.id === to.id);
    return from && !same(from.text, to.text) ? [{ from, to }] : [];
  });
  return added.length + removed.length + changed.length > 0 ? { added, removed, changed } : null;
}

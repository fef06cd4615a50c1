import { diffEditions, type EditionDiff } from './diff';
import { indexEdition } from './indexing';
import type { EditionPack, Item } from './schema';
import { successors } from './topics';

/** Items of two editions that are about the same: one `now` beside those that it carries on, or what nothing carries on. */
export type ComparedRow = {
  was: Item[];
  now: Item | null;
  /** How the criteria of the same item differ; null = they do not, or there is no same item. */
  criteria: Pick<EditionDiff['reworded'][number], 'added' | 'removed' | 'changed'> | null;
  /** Nothing about it is different but, perhaps, its number. */
  same: boolean;
};
export type Compared = { rows: ComparedRow[]; diff: EditionDiff };

/** Two editions side by side, in the order of `to`; what is gone stands at the end, in the order of `from`. */
export function compareEditions(from: EditionPack, to: EditionPack): Compared {
  const diff = diffEditions(from, to);
  const reworded = new Map(diff.reworded.map((one) => [one.to.id, one]));
  const rows = indexEdition(to).items.map(({ item: now }): ComparedRow => {
    const was = successors(to, now.id, from);
    const criteria = reworded.get(now.id) ?? null;
    const [only] = was;
    const alone = only !== undefined && was.length === 1 && only.topics.length === now.topics.length;
    const renamed = diff.renamed.some((pair) => pair.to.id === now.id);
    return { was, now, criteria, same: alone && criteria === null && !renamed };
  });
  const gone = diff.removed.map((item): ComparedRow => ({ was: [item], now: null, criteria: null, same: false }));
  return { rows: [...rows, ...gone], diff };
}

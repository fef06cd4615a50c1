import { indexEdition, successors } from '../checklist';
import type { EditionPack, Item } from '../checklist/schema';
import type { FailingItem, LastResult, Recommendation } from './schema';

/**
 * What became of an item: `same` one item carries it on alone; `merged` the one that carries it on serves other topics too;
 * `split` several do; `gone` none does.
 */
export type Fate = 'same' | 'merged' | 'split' | 'gone';

export type MappedItem = {
  /** Item of the edition that was assessed; null = that edition does not have it any more (an edited pack). */
  was: Item | null;
  /** Items of the present edition, in its order. */
  now: Item[];
  fate: Fate;
};
export type MappedFailing = MappedItem & { failing: FailingItem };
export type MappedAdvice = {
  /** Index in `recommendations`. */
  at: number;
  advice: Recommendation;
  /** What each item that it refers to became; an advice that refers to none hangs on none. */
  items: (MappedItem & { slug: string })[];
};

export type MappedResult = { failing: MappedFailing[]; advice: MappedAdvice[] };

/** An item of `from` in `to`: by topic (the year map), never by its number. Both may be the same edition. */
export function fateOf(item: string, from: EditionPack, to: EditionPack): MappedItem {
  const was = indexEdition(from).byId.get(item)?.item ?? null;
  const now = was ? successors(from, was.id, to) : [];
  const [only] = now;
  if (!was || !only) return { was, now, fate: 'gone' };
  if (now.length > 1) return { was, now, fate: 'split' };
  const more = only.topics.some((topic) => !was.topics.includes(topic));
  return { was, now, fate: more ? 'merged' : 'same' };
}

/**
 * Last year's result in the present edition: every failing item and every item that an advice refers to with what carries it
 * on. Nothing is left out: what has no successor has the fate `gone`.
 *
 * @param from the edition of `result.year`
 */
export function mapLastResult(result: LastResult, from: EditionPack, to: EditionPack): MappedResult {
  return {
    failing: result.failing.map((failing) => ({ failing, ...fateOf(failing.item, from, to) })),
    advice: result.recommendations.map((advice, at) => ({
      at,
      advice,
      items: advice.items.map((slug) => ({ slug, ...fateOf(slug, from, to) })),
    })),
  };
}

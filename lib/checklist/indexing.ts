import type { EditionPack, Indicator, Item, SubIndicator } from './schema';

/** An item with the groups that it stands in. */
export type IndexedItem = { item: Item; sub: SubIndicator; indicator: Indicator };

export type EditionIndex = {
  pack: EditionPack;
  /** In the order of the checklist. */
  items: readonly IndexedItem[];
  byId: ReadonlyMap<string, IndexedItem>;
  byCode: ReadonlyMap<string, IndexedItem>;
  /** A topic stands in one item of an edition; an item may serve several topics. */
  byTopic: ReadonlyMap<string, IndexedItem>;
};

const indexes = new WeakMap<EditionPack, EditionIndex>();

/** Items of a pack in order, by id, by code and by topic. Kept per pack object: packs are never changed in place. */
export function indexEdition(pack: EditionPack): EditionIndex {
  const known = indexes.get(pack);
  if (known) return known;
  const items = pack.indicators.flatMap((indicator) =>
    indicator.subIndicators.flatMap((sub) => sub.items.map((item) => ({ item, sub, indicator }))),
  );
  const index: EditionIndex = {
    pack,
    items,
    byId: new Map(items.map((entry) => [entry.item.id, entry])),
    byCode: new Map(items.map((entry) => [entry.item.code, entry])),
    byTopic: new Map(items.flatMap((entry) => entry.item.topics.map((slug) => [slug, entry] as const))),
  };
  indexes.set(pack, index);
  return index;
}

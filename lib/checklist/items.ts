import type { EditionPack, Item, SubIndicator } from './schema';

/** The pack with every sub-indicator replaced by `change`'s answer. The pack itself is not touched. */
export function mapSubs(pack: EditionPack, change: (sub: SubIndicator) => SubIndicator): EditionPack {
  return {
    ...pack,
    indicators: pack.indicators.map((indicator) => ({
      ...indicator,
      subIndicators: indicator.subIndicators.map(change),
    })),
  };
}

/** The pack with every item replaced by `change`'s answer. The pack itself is not touched. */
export function mapItems(pack: EditionPack, change: (item: Item) => Item): EditionPack {
  return mapSubs(pack, (sub) => ({ ...sub, items: sub.items.map(change) }));
}

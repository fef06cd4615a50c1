import { builtinEditions } from './builtin';
import { indexEdition } from './indexing';
import type { EditionPack, Item } from './schema';
import list from './topics.json';

/** What an item is about, with a name that stays while codes and wording change. */
export type Topic = { slug: string; nameTh: string; nameEn: string };

/** Every topic of every shipped edition, in the order of the checklist; one that newer editions dropped stays here. */
export const topics: readonly Topic[] = list;

const bySlug: ReadonlyMap<string, Topic> = new Map(topics.map((topic) => [topic.slug, topic]));

/** The topic, or null: not one of ours, as the topics that staff add to their own pack (`local-…`). */
export function topicBySlug(slug: string): Topic | null {
  return bySlug.get(slug) ?? null;
}

/** Starts the slug of a topic that staff added themselves: no shipped edition has it, and it carries to their next year all the same. */
export const LOCAL_TOPIC = 'local-';

export function isKnownTopic(slug: string): boolean {
  return bySlug.has(slug) || slug.startsWith(LOCAL_TOPIC);
}

/** The year map: topic → year (พ.ศ.) → code, for the years that have the topic. Derived from the packs, so it cannot disagree with them. */
export function yearMap(
  packs: readonly EditionPack[] = builtinEditions,
): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const map = new Map<string, Map<number, string>>();
  for (const pack of packs) {
    for (const [slug, { item }] of indexEdition(pack).byTopic) {
      const codes = map.get(slug) ?? new Map<number, string>();
      map.set(slug, codes.set(pack.year, item.code));
    }
  }
  return map;
}

/** Topics that an earlier one of `packs` has and `pack` has not: retired there, not forgotten. In the order of `topics`, then of the packs. */
export function retiredTopics(pack: EditionPack, packs: readonly EditionPack[] = builtinEditions): string[] {
  const now = indexEdition(pack).byTopic;
  const earlier = packs.filter((other) => other.year < pack.year);
  const seen = new Set(earlier.flatMap((other) => [...indexEdition(other).byTopic.keys()]));
  const order = [...topics.map((topic) => topic.slug), ...seen];
  return [...new Set(order)].filter((slug) => seen.has(slug) && !now.has(slug));
}

/**
 * The items of `to` that carry on what `itemId` of `from` is about, in the order of `to`: by topic, never by code.
 * Empty when the item is unknown or its topics are retired there.
 */
export function successors(from: EditionPack, itemId: string, to: EditionPack): Item[] {
  const item = indexEdition(from).byId.get(itemId)?.item;
  if (!item) return [];
  return indexEdition(to)
    .items.map((entry) => entry.item)
    .filter((other) => other.topics.some((slug) => item.topics.includes(slug)));
}

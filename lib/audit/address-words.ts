import { fold, skeleton } from './fold';
import type { MainContent } from './main-content';
import type { Add, Entry } from './ranking';
import { compiledTopics } from './signals/compile';
import { namedTopics } from './signals/match';

const ADDRESS_SHARE = 0.3;

/** What the address says: English or transliterated parts, and Thai slugs, also without vowels and cut off. */
export function addAddress(main: MainContent, found: Map<string, Entry>, add: Add, topSays: string): void {
  const parts = addressParts(main.facts.url);
  if (parts.length === 0) return;
  const specific = main.headlines.some((one) => !one.generic && one.source === 'heading');
  const alone = specific && topSays !== 'nothing' ? 0.2 : specific ? 0.35 : 0.55;
  // Where the heading says something else, the address is that of its section.
  const share = specific && topSays !== 'topic' ? ADDRESS_SHARE / 3 : ADDRESS_SHARE;
  for (const part of parts) {
    const folded = fold(part);
    const bare = skeleton(part).replace(/^(?:oit|o)?\d{1,2}/, '');
    for (const { topic, slugs } of compiledTopics()) {
      if (!slugs.some((slug) => slug.test(folded))) continue;
      raise(found, add, topic, /[ก-ฮ]/.test(part) ? ADDRESS_SHARE : share, alone, part);
    }
    if (bare.length < 8 || !/[ก-ฮ]/.test(bare)) continue;
    for (const match of namedTopics(folded.replace(/^(?:oit|o)?\d{1,2}/, ''), null))
      if (match.score > 0.6) raise(found, add, match.topic, ADDRESS_SHARE, alone + 0.05, part);
    const nearest = nearestName(bare);
    if (nearest !== null) raise(found, add, nearest, ADDRESS_SHARE, alone + 0.05, part);
  }
}

function raise(found: Map<string, Entry>, add: Add, topic: string, share: number, alone: number, words: string): void {
  const before = found.get(topic)?.score ?? 0;
  const signal = {
    reason: { key: 'signal.address', params: { words: words.slice(0, 120) } },
    weight: share,
    where: null,
  };
  if (found.get(topic)?.signals.some((one) => one.reason.key === 'signal.address')) return;
  add(topic, before > 0.3 ? before + (1 - before) * share : alone, signal, false);
}

/** The topic whose name a bare slug is closest to: cut off, or in slightly other words; null when none or two are close. */
function nearestName(bare: string): string | null {
  const best = new Map<string, number>();
  for (const [topic, names] of topicSkeletons()) {
    for (const name of names) {
      const near = name.startsWith(bare) ? 1 : bare.length < 12 ? 0 : sharedPairs(bare, name);
      if (near > (best.get(topic) ?? 0)) best.set(topic, near);
    }
  }
  const ranked = [...best].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (!first || first[1] < 0.7) return null;
  return second && first[1] - second[1] < 0.05 ? null : first[0];
}

/** Share of letter pairs that two words have in common (Dice), 0-1. */
function sharedPairs(a: string, b: string): number {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < a.length; at++) pairs.set(a.slice(at, at + 2), (pairs.get(a.slice(at, at + 2)) ?? 0) + 1);
  let shared = 0;
  for (let at = 0; at + 1 < b.length; at++) {
    const left = pairs.get(b.slice(at, at + 2)) ?? 0;
    if (left === 0) continue;
    shared += 1;
    pairs.set(b.slice(at, at + 2), left - 1);
  }
  return (2 * shared) / Math.max(1, a.length + b.length - 2);
}

/** The decoded parts of an address that may name a topic. */
function addressParts(url: string): string[] {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return [];
  }
  const raw = [...parsed.pathname.split('/'), ...parsed.searchParams.values()];
  return raw
    .slice(-6)
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    })
    .map((part) => part.replace(/\.(?:php|html?|aspx?|jsp)$/i, ''))
    .filter((part) => part.length > 2 && part.length < 200);
}

let skeletons: ReadonlyMap<string, string[]> | null = null;
let skeletonSource: (() => Iterable<{ topics: readonly string[]; name: string }>) | null = null;

/** Gives the names of items of all editions, whose bare letters a slug is compared with. Set once by the audit. */
export function setNameSource(source: () => Iterable<{ topics: readonly string[]; name: string }>): void {
  skeletonSource = source;
  skeletons = null;
}

function topicSkeletons(): ReadonlyMap<string, string[]> {
  if (skeletons) return skeletons;
  const map = new Map<string, string[]>();
  for (const { topics, name } of skeletonSource?.() ?? []) {
    const bare = skeleton(name);
    if (bare.length < 8 || topics.length > 2) continue;
    for (const topic of topics) map.set(topic, [...(map.get(topic) ?? []), bare]);
  }
  skeletons = map;
  return map;
}

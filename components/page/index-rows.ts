import type { IndexEntry, SiteIndex } from '../../lib/audit/finding';
import type { EditionIndex, IndexedItem } from '../../lib/checklist';
import { urlKey } from '../../lib/links/identity';
import { hostOf, isOurs } from '../app/names';

/** What is doubtful about a row of an index page; the words are in w.index.doubts. */
export type RowDoubt =
  | { key: 'dead' | 'nolink' | 'home' | 'social' | 'drive' | 'otherHost' | 'unknown' | 'taken' }
  | { key: 'shared' | 'someDead'; count: number }
  | { key: 'byName' | 'byTopic'; code: string };

export type IndexRow = {
  /** Position in the page. */
  at: number;
  entry: IndexEntry;
  /** As the row is called here: our code, else the page's own; '' = it has none. */
  code: string;
  /** The item of the assessment's edition; null = none of ours. */
  item: IndexedItem | null;
  doubts: RowDoubt[];
  /** It can be taken at all. */
  possible: boolean;
  /** Chosen unless staff say otherwise. */
  proposed: boolean;
};

/** So many items with the very same link are worth a second look. */
const SHARED = 3;

const HOSTS: readonly { key: 'social' | 'drive'; host: RegExp }[] = [
  {
    key: 'social',
    host: /(?:^|\.)(?:facebook\.com|fb\.com|fb\.me|fb\.watch|line\.me|lin\.ee|youtube\.com|youtu\.be|tiktok\.com|instagram\.com|twitter\.com|x\.com)$/,
  },
  {
    key: 'drive',
    host: /(?:^|\.)(?:drive\.google\.com|docs\.google\.com|dropbox\.com|1drv\.ms|onedrive\.live\.com|sharepoint\.com)$/,
  },
];
/** Addresses by which sites call their home page. */
const HOME = /^\/(?:(?:home|main|index|default|หน้าแรก)(?:\.[a-z]{3,5})?\/?)?$/i;

function isHomePage(url: string): boolean {
  try {
    const { pathname, search, hash } = new URL(url);
    return search === '' && hash === '' && HOME.test(decodeURIComponent(pathname));
  } catch {
    return false;
  }
}

/** Places in one page are different evidence, as they are in the store. */
const keyOf = (url: string) => urlKey(url, { fragment: true });

/** The addresses of a row, each once. */
export function urlsOf(entry: IndexEntry): string[] {
  return [...new Map([...entry.urls].reverse().map((url) => [keyOf(url), url])).values()].reverse();
}

function linkDoubts(urls: readonly string[], hosts: readonly string[]): RowDoubt[] {
  const doubts = new Set<'home' | 'social' | 'drive' | 'otherHost'>();
  for (const url of urls) {
    const known = HOSTS.find((one) => one.host.test(hostOf(url).replace(/:\d+$/, '')));
    if (known) doubts.add(known.key);
    else if (!isOurs(url, hosts)) doubts.add('otherHost');
    else if (isHomePage(url)) doubts.add('home');
  }
  return [...doubts].map((key) => ({ key }));
}

/** How many items lead to each address. */
function usesOf(entries: readonly IndexEntry[]): ReadonlyMap<string, number> {
  const items = new Map<string, Set<string>>();
  entries.forEach((entry, at) => {
    for (const url of entry.urls) {
      const key = keyOf(url);
      items.set(key, (items.get(key) ?? new Set()).add(entry.item ?? entry.codeWritten ?? String(at)));
    }
  });
  return new Map([...items].map(([key, users]) => [key, users.size]));
}

/**
 * The rows of the preview. An index of another year is matched by topic, never by number, and nothing of it is chosen
 * beforehand; an index of another scheme is listed as it is written and can be looked at only.
 */
export function indexRows(
  index: SiteIndex,
  edition: EditionIndex,
  context: { hosts: readonly string[]; taken: readonly { item: string; url: string }[] },
): IndexRow[] {
  if (index.scheme !== 'nacc') {
    return index.entries.map((entry, at) => ({
      at,
      entry,
      code: entry.codeWritten ?? '',
      item: null,
      doubts: [],
      possible: false,
      proposed: false,
    }));
  }
  const ours = index.edition === null || index.edition === edition.pack.year;
  const uses = usesOf(index.entries);
  return index.entries.map((entry, at) => {
    const byTopic = entry.topics.flatMap((topic) => edition.byTopic.get(topic) ?? [])[0] ?? null;
    const item = (ours && entry.item ? edition.byId.get(entry.item) : null) ?? byTopic;
    const code = item?.item.code ?? entry.codeWritten ?? '';
    const doubts: RowDoubt[] = [];
    if (entry.urls.length === 0) doubts.push({ key: entry.dead > 0 ? 'dead' : 'nolink' });
    else if (!item) doubts.push({ key: 'unknown' });
    const possible = entry.urls.length > 0 && item !== null;
    if (possible) {
      doubts.push(...linkDoubts(entry.urls, context.hosts));
      const shared = Math.max(...entry.urls.map((url) => uses.get(keyOf(url)) ?? 0));
      if (shared >= SHARED) doubts.push({ key: 'shared', count: shared });
      if (entry.dead > 0) doubts.push({ key: 'someDead', count: entry.dead });
      if (entry.codeWritten && entry.codeWritten !== code) {
        doubts.push({ key: ours ? 'byName' : 'byTopic', code: entry.codeWritten });
      }
      const kept = context.taken.filter((one) => one.item === item.item.id).map((one) => keyOf(one.url));
      if (entry.urls.every((url) => kept.includes(keyOf(url)))) doubts.push({ key: 'taken' });
    }
    const grave = doubts.some((doubt) => doubt.key !== 'someDead');
    return { at, entry, code, item, doubts, possible, proposed: possible && ours && !grave };
  });
}

import type { IndexEntry, SiteIndex } from '../../lib/audit/finding';
import type { EditionIndex, IndexedItem } from '../../lib/checklist';
import { urlKey } from '../../lib/links/identity';
import { hostOf, isOurs } from '../app/names';

/** What is doubtful about a row of an index page; the words are in w.index.doubts. */
export type RowDoubt =
  | { key: 'dead' | 'nolink' | 'home' | 'social' | 'drive' | 'otherHost' | 'unknown' | 'taken' }
  | { key: 'shared' | 'someDead'; count: number }
  | { key: 'byName'; code: string };

export type IndexRow = {
  /** Position in the page. */
  at: number;
  entry: IndexEntry;
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
  { key: 'social', host: /(?:^|\.)(?:facebook\.com|fb\.com|fb\.watch|line\.me|youtube\.com|youtu\.be|tiktok\.com)$/ },
  { key: 'drive', host: /(?:^|\.)(?:drive\.google\.com|docs\.google\.com|dropbox\.com|1drv\.ms|onedrive\.live\.com)$/ },
];

function linkDoubts(urls: readonly string[], hosts: readonly string[]): RowDoubt[] {
  const doubts = new Set<'home' | 'social' | 'drive' | 'otherHost'>();
  for (const url of urls) {
    const host = hostOf(url);
    const known = HOSTS.find((one) => one.host.test(host.replace(/:\d+$/, '')));
    if (known) doubts.add(known.key);
    else if (!isOurs(url, hosts)) doubts.add('otherHost');
    else if (urlKey(url) === urlKey(`http://${host}/`) && !url.includes('#')) doubts.add('home');
  }
  return [...doubts].map((key) => ({ key }));
}

/**
 * The rows of the preview. An index of another year is matched by topic, never by number, and nothing of it is chosen
 * beforehand; an index of another scheme can be looked at only.
 */
export function indexRows(
  index: SiteIndex,
  edition: EditionIndex,
  context: { hosts: readonly string[]; taken: readonly { item: string; url: string }[] },
): IndexRow[] {
  const ours = index.edition === null || index.edition === edition.pack.year;
  const uses = new Map<string, number>();
  for (const entry of index.entries) {
    for (const key of new Set(entry.urls.map((url) => urlKey(url)))) uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  return index.entries.map((entry, at) => {
    const byTopic = entry.topics.flatMap((topic) => edition.byTopic.get(topic) ?? [])[0] ?? null;
    const item = (ours && entry.item ? edition.byId.get(entry.item) : null) ?? byTopic;
    const doubts: RowDoubt[] = [];
    if (entry.urls.length === 0) doubts.push({ key: entry.dead > 0 ? 'dead' : 'nolink' });
    else if (!item) doubts.push({ key: 'unknown' });
    const possible = index.scheme === 'nacc' && entry.urls.length > 0 && item !== null;
    if (possible) {
      doubts.push(...linkDoubts(entry.urls, context.hosts));
      const shared = Math.max(...entry.urls.map((url) => uses.get(urlKey(url)) ?? 0));
      if (shared >= SHARED) doubts.push({ key: 'shared', count: shared });
      if (entry.dead > 0) doubts.push({ key: 'someDead', count: entry.dead });
      if (ours && entry.codeWritten && entry.code && entry.codeWritten !== entry.code) {
        doubts.push({ key: 'byName', code: entry.codeWritten });
      }
      const kept = context.taken.filter((one) => one.item === item.item.id).map((one) => urlKey(one.url));
      if (entry.urls.every((url) => kept.includes(urlKey(url)))) doubts.push({ key: 'taken' });
    }
    const grave = doubts.some((doubt) => doubt.key !== 'someDead');
    return { at, entry, item, doubts, possible, proposed: possible && ours && !grave };
  });
}

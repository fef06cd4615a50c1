import { layoutOf } from '../../lib/audit/chrome';
import { urlKey } from '../../lib/links/identity';
import type { Link, PageFacts } from '../../lib/page/facts';
import { squash } from '../../lib/thai/text';
import { isFile } from '../app/names';

export type PageLink = { url: string; text: string; file: boolean; main: boolean; at: number };

function nameOf(link: Link): string {
  if (link.text.trim()) return link.text.trim();
  const end = link.url.split(/[?#]/)[0]?.split('/').filter(Boolean).pop() ?? link.url;
  try {
    return decodeURIComponent(end);
  } catch {
    return end;
  }
}

/** Links of a page that lead somewhere, each address once: files of the content first, then its links, then the menus'. */
export function linksOf(facts: PageFacts): PageLink[] {
  const { chrome } = layoutOf(facts);
  const own = urlKey(facts.url);
  const byKey = new Map<string, PageLink>();
  facts.links.forEach((link, at) => {
    if (link.dead || !/^https?:/i.test(link.url)) return;
    const key = urlKey(link.url, { fragment: true });
    if (urlKey(link.url) === own && !link.url.includes('#')) return;
    const main = chrome[link.section] !== true;
    const known = byKey.get(key);
    if (known) {
      if (main && !known.main) byKey.set(key, { ...known, main, at, text: nameOf(link) });
      return;
    }
    byKey.set(key, { url: link.url, text: nameOf(link), file: isFile(link.url), main, at });
  });
  const rank = (link: PageLink) => (link.main ? 0 : 2) + (link.file ? 0 : 1);
  return [...byKey.values()].sort((a, b) => rank(a) - rank(b) || a.at - b.at);
}

/** Links whose name or address holds all words of the search, in any digits and spelling of spaces. */
export function filterLinks(links: readonly PageLink[], search: string, onlyFiles: boolean): PageLink[] {
  const wanted = squash(search);
  return links.filter(
    (link) =>
      (!onlyFiles || link.file) &&
      (wanted === '' ||
        squash(link.text).includes(wanted) ||
        link.url.toLowerCase().includes(search.trim().toLowerCase())),
  );
}

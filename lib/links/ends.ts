import { urlKey } from './identity';
import { type CheckedLink, DEAD_STATES, type LinkVerdict } from './verdict';

type Seen = { url: string; verdict: Pick<LinkVerdict, 'state' | 'finalUrl'> };

/**
 * Where an address ends, as far as its last verdict knows: a short link and the document that it leads to are one piece.
 * @param link what was seen of the address; null = it was never verified
 * @returns an address with the place in the page that was asked for; the address itself where it leads nowhere else
 */
export function endOf(url: string, link: Seen | null | undefined): string {
  const finalUrl = link?.verdict.finalUrl ?? null;
  if (!link || finalUrl === null || DEAD_STATES.has(link.verdict.state)) return url;
  if (urlKey(finalUrl) === urlKey(url)) return url;
  try {
    const end = new URL(finalUrl);
    // A browser takes the place along.
    if (end.hash === '') end.hash = new URL(url).hash;
    return end.href;
  } catch {
    return url;
  }
}

/** For each address the key of the page where it ends, as `urlKey` tells pages. */
export function endKeys(links: readonly CheckedLink[]): (url: string) => string {
  const made = byKey.get(links) ?? new Map(links.map((link) => [urlKey(link.url), link]));
  byKey.set(links, made);
  return (url) => urlKey(endOf(url, made.get(urlKey(url))));
}

/** A view asks for every link of a page again. */
const byKey = new WeakMap<readonly CheckedLink[], ReadonlyMap<string, CheckedLink>>();

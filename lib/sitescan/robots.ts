import robotsParser from 'robots-parser';

/** The name under which robots.txt may speak to us; else its rules for everybody hold. */
const US = 'OIT-Sidebar';
/** Seconds between two requests that are kept to at most: some sites ask for an hour. */
const LONGEST_DELAY = 10;

export type Robots = {
  allows(url: string): boolean;
  /** ms that the site asks to wait between two requests; 0 = nothing asked. */
  pause: number;
  sitemaps: readonly string[];
};

/** Where nothing is asked. */
export const NO_ROBOTS: Robots = { allows: () => true, pause: 0, sitemaps: [] };

/** Reads a robots.txt that was found at `url`. Anything may come in; what is no rule says nothing. */
export function readRobots(url: string, text: string): Robots {
  const rules = robotsParser(url, text.slice(0, 500_000));
  const delay = Number(rules.getCrawlDelay(US) ?? 0);
  return {
    allows: (asked) => rules.isAllowed(sameOrigin(asked, url), US) !== false,
    pause: Number.isFinite(delay) && delay > 0 ? Math.min(delay, LONGEST_DELAY) * 1_000 : 0,
    sitemaps: rules.getSitemaps().slice(0, 20),
  };
}

/** The address as it stands under the robots file's own scheme and host: http, https and www are one site. */
function sameOrigin(asked: string, robots: string): string {
  const { pathname, search } = new URL(asked);
  return new URL(robots).origin + pathname + search;
}

const MOST_PLACES = 50_000;

/** The addresses of a sitemap: pages, or further sitemaps of an index. Bounded; hostile text gives few or none. */
export function readSitemap(text: string): { pages: string[]; sitemaps: string[] } {
  const found: string[] = [];
  for (const [, place = ''] of text.matchAll(/<(?:[a-z]\w*:)?loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]{1,4000})/gi)) {
    found.push(unescaped(place));
    if (found.length >= MOST_PLACES) break;
  }
  return /<(?:[a-z]\w*:)?sitemapindex[\s>]/i.test(text.slice(0, 2_000))
    ? { pages: [], sitemaps: found.slice(0, 50) }
    : { pages: found, sitemaps: [] };
}

function unescaped(text: string): string {
  return text
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

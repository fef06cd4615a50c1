import type { Way } from '../sitescan/links';
import { urlKey } from './identity';

/** Whether a click path, as an explanation words it, still leads where it led: followed on the pages as they are now. */

/** หน้าแรก, as the sheet for ITAS words it, whatever the language of the view. */
export const HOME = 'หน้าแรก';
const BETWEEN = ' › ';

/** The way as ITAS's explanation words it: หน้าแรก › ข้อมูลพื้นฐาน › โครงสร้าง. */
export function pathText(words: readonly string[]): string {
  return [HOME, ...words].join(BETWEEN);
}

/** The words of an explanation that is a click path and nothing else; null = it is none. */
export function pathIn(explanation: string): string[] | null {
  const [home, ...words] = explanation.trim().split(BETWEEN);
  return home === HOME && words.length > 0 && words.every((word) => word.trim() !== '') ? words : null;
}

export type PathOutcome = {
  /**
   * Null = that cannot be told: a page on the way could not be read, or the home page has none of these words, which
   * scripts may show to visitors, and no other way was seen.
   */
  holds: boolean | null;
  /** A page on the way could not be read. */
  unread: boolean;
  /** Another way that leads there now, where one was seen on the way; null = none was. */
  now: string[] | null;
};

/** What a page offers to click, and where it ended after redirects; null = it could not be read. */
export type PageWays = { ends: string; ways: readonly Way[] };

/** Pages that are looked at for one path: several entries may have the same words. */
const MOST_PAGES = 12;

/**
 * Follows a click path from the home page, by its words alone as a visitor would.
 * @param words as `pathIn` gives them
 * @param target where it should lead
 * @param read asked for each page once a call or more often: keep what it gave
 */
export async function followPath(
  words: readonly string[],
  target: string,
  home: string,
  read: (url: string) => Promise<PageWays | null>,
): Promise<PathOutcome> {
  const wanted = urlKey(target);
  const whole = words.map(plain);
  const seen = new Set<string>();
  let unread = false;
  let begun = false;
  let now: string[] | null = null;

  /** Whether the words of a link are the next ones; `last` compares the last of the whole path. */
  const fits = ({ words: said }: Way, at: number, last: (word: string, written: string) => boolean): boolean =>
    said.length > 0 &&
    said.map(plain).every((word, n) => {
      const written = whole[at + n];
      if (written === undefined || word === '') return false;
      return at + n === whole.length - 1 ? last(word, written) : word === written;
    });

  const leads = async (url: string, at: number): Promise<boolean> => {
    const here = `${at} ${urlKey(url)}`;
    if (seen.has(here) || seen.size >= MOST_PAGES) return false;
    seen.add(here);
    const page = await read(url);
    if (at === whole.length) return page !== null && urlKey(page.ends) === wanted;
    if (page === null || page.ways.length === 0) {
      unread = true;
      return false;
    }
    const next = new Map<string, { url: string; at: number }>();
    for (const way of page.ways) {
      if (way.key === wanted) {
        // Staff may have written more behind the last word.
        if (fits(way, at, (word, written) => written.startsWith(word))) return true;
        now ??= [...words.slice(0, at), ...way.words];
      }
      if (!fits(way, at, (word, written) => word === written)) continue;
      begun = true;
      const end = at + way.words.length;
      next.set(`${end} ${way.key}`, { url: way.url, at: end });
    }
    // The longest match first: a group of a menu and its entry before the group's own page.
    for (const one of [...next.values()].sort((a, b) => b.at - a.at)) if (await leads(one.url, one.at)) return true;
    return false;
  };

  const holds = await leads(home, 0);
  if (holds) return { holds, unread, now: null };
  return { holds: unread || !(begun || now !== null) ? null : false, unread, now };
}

/** Menus are typeset in many ways. */
function plain(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}

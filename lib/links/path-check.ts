import { waysOf } from '../sitescan/links';
import { urlKey } from './identity';
import { isPage } from './judge';
import { followPath, type PageWays, pathIn, pathText } from './path';
import type { PathCheck } from './verdict';
import { follow, type VerifyTools } from './verify';

export type PathReader = {
  /** The home page, where every click path begins. */
  home: string;
  /** The way to an address as the newest scan knows it; null = it does not. */
  known(url: string): Promise<string[] | null>;
  tools: Pick<VerifyTools, 'fetch' | 'read' | 'wait' | 'granted'>;
  signal: AbortSignal;
};

/** More explanations than an address has items. */
const MOST = 20;

/**
 * Follows click paths on the pages as they are now; what it read of one page serves all paths of a run.
 * @returns `check(url, explanations)`: one check for every different explanation that is a click path. Never throws.
 */
export function pathChecker(
  reader: PathReader,
): (url: string, explanations: readonly string[]) => Promise<PathCheck[]> {
  const { home, known } = reader;
  const pages = new Map<string, Promise<PageWays | null>>();
  const read = (url: string): Promise<PageWays | null> => {
    const key = urlKey(url);
    const page = pages.get(key) ?? readWays(url, reader);
    pages.set(key, page);
    return page;
  };

  return async (url, explanations) => {
    const checks: PathCheck[] = [];
    for (const text of [...new Set(explanations.map((one) => one.trim()))].slice(0, MOST)) {
      const words = pathIn(text);
      if (words === null) continue;
      const { holds, unread, now: seen } = await followPath(words, url, home, read);
      const now = holds === true ? null : await presentWay(url, text, seen);
      // Nothing of it is there any more, and another way is: it has changed.
      checks.push({ text, holds: holds === null && !unread && now !== null ? false : holds, now });
    }
    return checks;
  };

  /** The scan's way where it still leads there, else the one that was seen while following the old one. */
  async function presentWay(url: string, text: string, seen: string[] | null): Promise<string | null> {
    const scanned = await known(url).catch(() => null);
    const fits = scanned !== null && scanned.length > 0 && (await followPath(scanned, url, home, read)).holds === true;
    const now = fits ? scanned : seen;
    const said = now === null ? null : pathText(now).slice(0, 2_000);
    return said === text ? null : said;
  }
}

async function readWays(url: string, { tools, signal }: PathReader): Promise<PageWays | null> {
  if (!tools.granted(url)) return null;
  const { answer } = await follow(url, tools, signal);
  if (!answer.ok || answer.status !== 200) return null;
  // A file is an end: nothing can be clicked in it.
  if (!isPage(answer)) return { ends: answer.finalUrl, ways: [] };
  return { ends: answer.finalUrl, ways: waysOf(await tools.read(answer)) };
}

import { isPassing, type Wait } from '../links/pace';
import { decodeText } from '../page/encoding';

import { NO_ROBOTS, type Robots, readRobots, readSitemap } from './robots';
import type { VisitTools } from './visit';

export type StartTools = Pick<VisitTools, 'fetch' | 'granted'> & { wait: Wait };

/** What a site says of itself before any page of it is read. */

const BYTES = 5_000_000;
const TIMEOUT = 20_000;
const SITEMAPS = 20;
const PLACES = 50_000;

/** robots.txt beside the start page; where there is none, nothing is forbidden. @throws NoAnswer */
export async function learnRobots(startUrl: string, tools: StartTools, signal: AbortSignal): Promise<Robots> {
  const url = new URL('/robots.txt', startUrl).href;
  const text = await textAt(url, tools, signal);
  return text === null ? NO_ROBOTS : readRobots(url, text);
}

/** Every address that the sitemaps name: those that robots.txt points at, and /sitemap.xml. @throws NoAnswer */
export async function learnSitemaps(
  startUrl: string,
  robots: Robots | null,
  tools: StartTools,
  signal: AbortSignal,
): Promise<string[]> {
  const waiting = [...new Set([...(robots?.sitemaps ?? []), new URL('/sitemap.xml', startUrl).href])];
  const asked = new Set<string>();
  const found = new Set<string>();
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (asked.size >= SITEMAPS || found.size >= PLACES || signal.aborted) break;
    if (asked.has(url) || !tools.granted(url)) continue;
    asked.add(url);
    const text = await textAt(url, tools, signal);
    if (text === null) continue;
    const { pages, sitemaps } = readSitemap(text);
    for (const page of pages) if (/^https?:\/\/[^\s]+$/i.test(page) && found.size < PLACES) found.add(page);
    waiting.push(...sitemaps.filter((one) => /^https?:\/\//i.test(one)));
  }
  return [...found];
}

/** The site did not answer: what it says of itself is not known. */
export class NoAnswer extends Error {}

const TRIES = 3;

/**
 * Null = there is no such text: another status, or a web page in its place.
 * @throws NoAnswer
 */
async function textAt(url: string, tools: StartTools, signal: AbortSignal): Promise<string | null> {
  for (let tried = 1; ; tried++) {
    const answer = await tools.fetch(url, { maxBytes: BYTES, timeout: TIMEOUT, signal });
    if (answer.ok) {
      const text = answer.status === 200 && answer.contentType !== 'text/html';
      return text ? decodeText(answer.bytes).text : null;
    }
    if (signal.aborted || !isPassing(answer)) return null;
    if (tried >= TRIES) throw new NoAnswer(answer.cause);
    await tools.wait(1_000 * 2 ** (tried - 1), signal);
  }
}

import { decodeText } from '../page/encoding';
import { NO_ROBOTS, type Robots, readRobots, readSitemap } from './robots';
import type { VisitTools } from './visit';

/** What a site says of itself before any page of it is read. */

const BYTES = 5_000_000;
const TIMEOUT = 20_000;
const SITEMAPS = 20;
const PLACES = 50_000;

/** robots.txt beside the start page; where there is none, nothing is forbidden. */
export async function learnRobots(startUrl: string, tools: VisitTools, signal: AbortSignal): Promise<Robots> {
  const url = new URL('/robots.txt', startUrl).href;
  const text = await textAt(url, tools, signal);
  return text === null ? NO_ROBOTS : readRobots(url, text);
}

/** Every address that the sitemaps name: those that robots.txt points at, and /sitemap.xml. */
export async function learnSitemaps(
  startUrl: string,
  robots: Robots | null,
  tools: VisitTools,
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

/** Null = there is no such text: no answer, another status, or a web page in its place. */
async function textAt(url: string, tools: VisitTools, signal: AbortSignal): Promise<string | null> {
  const answer = await tools.fetch(url, { maxBytes: BYTES, timeout: TIMEOUT, signal });
  if (!answer.ok || answer.status !== 200 || answer.contentType === 'text/html') return null;
  return decodeText(answer.bytes).text;
}

import { siteOf } from '../links/identity';
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

/** The home pages of the agency's hosts that may be read, each once; the first is where the scan starts. */
function homesOf(startUrl: string, hosts: readonly string[], tools: StartTools): string[] {
  const { protocol } = new URL(startUrl);
  const homes = new Map([[siteOf(startUrl), startUrl]]);
  for (const host of hosts) {
    const home = `${protocol}//${host}/`;
    const site = siteOf(home);
    if (site !== null && !homes.has(site) && tools.granted(home)) homes.set(site, home);
  }
  return [...homes.values()];
}

/**
 * What the robots.txt of each of the agency's hosts says, each of its own host; where there is none, nothing is forbidden.
 * @throws NoAnswer when the host of the start page does not answer; what another one asks is then not known
 */
export async function learnRobots(
  startUrl: string,
  hosts: readonly string[],
  tools: StartTools,
  signal: AbortSignal,
): Promise<Robots> {
  const sites = new Map<string | null, Robots>();
  for (const home of homesOf(startUrl, hosts, tools)) {
    const url = new URL('/robots.txt', home).href;
    const text = await textOf(url, startUrl, tools, signal);
    sites.set(siteOf(home), text === null ? NO_ROBOTS : readRobots(url, text));
  }
  const all = [...sites.values()];
  return {
    allows: (url) => sites.get(siteOf(url))?.allows(url) ?? true,
    // One pace serves them all: the slowest.
    pause: Math.max(...all.map(({ pause }) => pause)),
    sitemaps: all.flatMap(({ sitemaps }) => sitemaps),
  };
}

/**
 * Every address that the sitemaps name: those that robots.txt points at, and /sitemap.xml of each host.
 * @throws NoAnswer when the host of the start page does not answer
 */
export async function learnSitemaps(
  startUrl: string,
  hosts: readonly string[],
  robots: Robots | null,
  tools: StartTools,
  signal: AbortSignal,
): Promise<string[]> {
  const usual = homesOf(startUrl, hosts, tools).map((home) => new URL('/sitemap.xml', home).href);
  const waiting = [...new Set([...(robots?.sitemaps ?? []), ...usual])];
  const asked = new Set<string>();
  const found = new Set<string>();
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (asked.size >= SITEMAPS || found.size >= PLACES || signal.aborted) break;
    if (asked.has(url) || !tools.granted(url)) continue;
    asked.add(url);
    const text = await textOf(url, startUrl, tools, signal);
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

/** As `textAt`; of a host that is not the start page's, no answer is no text: its pages will say so themselves. */
async function textOf(url: string, startUrl: string, tools: StartTools, signal: AbortSignal): Promise<string | null> {
  if (siteOf(url) === siteOf(startUrl)) return textAt(url, tools, signal);
  return textAt(url, tools, signal, 1).catch(() => null);
}

/**
 * Null = there is no such text: another status, or a web page in its place.
 * @throws NoAnswer
 */
async function textAt(
  url: string,
  tools: StartTools,
  signal: AbortSignal,
  tries: number = TRIES,
): Promise<string | null> {
  for (let tried = 1; ; tried++) {
    const answer = await tools.fetch(url, { maxBytes: BYTES, timeout: TIMEOUT, signal });
    if (answer.ok) {
      const text = answer.status === 200 && answer.contentType !== 'text/html';
      return text ? decodeText(answer.bytes).text : null;
    }
    if (signal.aborted || !isPassing(answer)) return null;
    if (tried >= tries) throw new NoAnswer(answer.cause);
    await tools.wait(1_000 * 2 ** (tried - 1), signal);
  }
}

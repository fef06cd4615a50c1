import { Id, WebUrl } from '../assessment/model';
import { urlKey } from '../links/identity';
import { OPEN_STATES } from '../links/verdict';
import { z } from '../zod';
import { shortHash } from './compact';
import type { SitePicture } from './picture';

/**
 * How every address of a scanned site is reached, kept so that one of them can be looked up without putting the whole
 * scan together again: packed into buckets by the hash of the address.
 */

const count = z.number().check(z.int(), z.nonnegative());

/** One address: how it is reached first. */
export const Reached = z.strictObject({
  url: WebUrl,
  /** The page before it on the shortest way from the home page; null = there is none. */
  from: z.nullable(WebUrl),
  /** What is clicked on that page, groups of a menu first; [] = nothing, it is a redirect. */
  words: z.array(z.string().check(z.maxLength(120))).check(z.maxLength(4)),
  /** Some page of the site links to it, reached or not. */
  linked: z.boolean(),
  /** Of what the scan read there (see fingerprint.ts); absent = nothing that opened. */
  print: z.optional(z.string().check(z.maxLength(128))),
});
export type Reached = z.infer<typeof Reached>;

export const WayRow = z.strictObject({ scanId: Id, bucket: count, places: z.array(Reached) });
export type WayRow = z.infer<typeof WayRow>;

/** Says that all rows of a scan are there, and what they were made of. Stands under bucket -1. */
export const WayHead = z.strictObject({ scanId: Id, bucket: z.literal(-1), buckets: count, batches: count });
export type WayHead = z.infer<typeof WayHead>;

/** One click: on this page these words, and where they lead. */
export type Step = { on: string; words: string[]; url: string };

/** What a scan knows of an address. */
export type SiteWay = {
  linked: boolean;
  /** Clicks from the home page on; [] = it is the home page, null = no way leads there. */
  steps: Step[] | null;
  /** Of what the scan read there; '' = nothing that opened. */
  print: string;
};

const PLACES = 128;
/** Clicks beyond this are a circle in damaged rows. */
const MOST_STEPS = 60;

export function bucketOf(url: string, buckets: number): number {
  return shortHash(urlKey(url)) % Math.max(1, buckets);
}

/** The rows of a scan, one after the other; `buckets` as the head has it. */
export function wayRowsOf(picture: SitePicture): { buckets: number; rows: () => Generator<WayRow> } {
  const linked = new Uint8Array(picture.urls.length);
  for (const { links } of picture.pages.values()) {
    for (const label of links) {
      const to = picture.labels[label]?.to;
      if (to !== undefined) linked[to] = 1;
    }
  }
  const buckets = Math.ceil(picture.urls.length / PLACES);
  const members: number[][] = Array.from({ length: buckets }, () => []);
  picture.urls.forEach(({ url }, at) => {
    if (linked[at] === 1 || picture.isReached(at)) members[bucketOf(url, buckets)]?.push(at);
  });
  const reached = (at: number): Reached => {
    const way = picture.wayTo(at);
    const page = picture.pages.get(at);
    const print = page !== undefined && OPEN_STATES.has(page.state) ? page.print : '';
    return {
      url: picture.url(at),
      from: way === null ? null : picture.url(way.from),
      words: way === null ? [] : (picture.labels[way.label]?.words ?? []),
      linked: linked[at] === 1,
      ...(print === '' ? {} : { print }),
    };
  };
  return {
    buckets,
    *rows() {
      for (const [bucket, numbers] of members.entries()) {
        if (numbers.length > 0) yield { scanId: picture.scan.id, bucket, places: numbers.map(reached) };
      }
    },
  };
}

/**
 * What a scan knows of an address, from its rows.
 * @param startUrl the home page of the scan
 * @param row the row of a bucket; null = it is empty
 * @returns null = the scan found no way there and no link to it
 */
export async function wayTo(
  url: string,
  startUrl: string,
  buckets: number,
  row: (bucket: number) => Promise<WayRow | null>,
): Promise<SiteWay | null> {
  const find = async (wanted: string): Promise<Reached | null> => {
    const key = urlKey(wanted);
    const places = (await row(bucketOf(wanted, buckets)))?.places ?? [];
    return places.find((place) => urlKey(place.url) === key) ?? null;
  };
  const target = await find(url);
  if (target === null) return null;
  const { linked, print = '' } = target;
  const home = urlKey(startUrl);
  const steps: Step[] = [];
  let here = target;
  while (urlKey(here.url) !== home) {
    const before = here.from === null || steps.length >= MOST_STEPS ? null : await find(here.from);
    if (before === null) return { linked, steps: null, print };
    steps.unshift({ on: before.url, words: here.words, url: here.url });
    here = before;
  }
  return { linked, steps, print };
}

/** The words of a way, as SitePicture.clickPath tells them; null = no way leads there. */
export function wordsOf(way: SiteWay | null): string[] | null {
  return way?.steps?.flatMap(({ words }) => words) ?? null;
}

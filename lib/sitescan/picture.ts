import { urlKey } from '../links/identity';
import { DEAD_STATES } from '../links/verdict';
import type { FoundUrl, Label, Scan, ScanBatch, ScannedPage } from './model';

/** A scan put together from its batches: what was found, what was read, and how it hangs together. */
export class SitePicture {
  readonly urls: FoundUrl[] = [];
  readonly labels: Label[] = [];
  readonly pages = new Map<number, ScannedPage>();
  private readonly numbers = new Map<string, number>();
  private ways: Map<number, { from: number; label: number }> | null = null;
  private onPages: Uint32Array | null = null;

  constructor(
    readonly scan: Scan,
    batches: Iterable<ScanBatch> = [],
  ) {
    for (const batch of batches) this.add(batch);
  }

  /** Batches come in their order. */
  add({ urls, labels, pages }: ScanBatch): void {
    for (const found of urls) this.numbers.set(urlKey(found.url), this.urls.push(found) - 1);
    for (const label of labels) this.labels.push(label);
    for (const page of pages) this.pages.set(page.at, page);
    this.ways = null;
    this.onPages = null;
  }

  /** The number of an address; null = the scan has not found it. */
  numberOf(url: string): number | null {
    return this.numbers.get(urlKey(url)) ?? null;
  }

  url(at: number): string {
    return this.urls[at]?.url ?? '';
  }

  /** The page that is shown at an address: behind its redirects. */
  shownAt(at: number): number {
    let shown = at;
    for (let hops = 0; hops < 5; hops++) {
      const page = this.pages.get(shown);
      if (page?.state !== 'redirected' || page.endedAt === null) return shown;
      shown = page.endedAt;
    }
    return shown;
  }

  /** Whether a visitor gets there by clicking from the home page. */
  isReached(at: number): boolean {
    return at === 0 || this.walked().has(at);
  }

  /**
   * The shortest way from the home page in the words that are clicked, groups of menus among them; [] = it is the home
   * page, null = no way leads there.
   */
  clickPath(url: string): string[] | null {
    const at = this.numberOf(url);
    if (at === null) return null;
    const ways = this.walked();
    const steps: string[][] = [];
    for (let here = at; here !== 0; ) {
      const way = ways.get(here);
      if (way === undefined) return null;
      if (way.label >= 0) steps.unshift(this.labels[way.label]?.words ?? []);
      here = way.from;
    }
    return steps.flat();
  }

  /** How an address is reached first: from this page with this label (-1 = a redirect, no click); null = not at all. */
  wayTo(at: number): { from: number; label: number } | null {
    return this.walked().get(at) ?? null;
  }

  /** The page on which the last click of the shortest way is made; null = none. */
  pageBefore(at: number): number | null {
    for (let way = this.wayTo(at); way !== null; way = this.wayTo(way.from)) if (way.label >= 0) return way.from;
    return null;
  }

  /** On how many pages a label stands. */
  timesOnPages(label: number): number {
    if (this.onPages === null) {
      this.onPages = new Uint32Array(this.labels.length);
      for (const { links } of this.pages.values()) {
        for (const one of links) this.onPages[one] = (this.onPages[one] ?? 0) + 1;
      }
    }
    return this.onPages[label] ?? 0;
  }

  /** The words that lead to an address, as they were found first; '' = none. */
  wordsTo(at: number): string {
    this.firstWords ??= this.labels.reduce((first, { to, words }) => {
      const last = words.at(-1) ?? '';
      if (last !== '' && !first.has(to)) first.set(to, last);
      return first;
    }, new Map<number, string>());
    return this.firstWords.get(at) ?? '';
  }
  private firstWords: Map<number, string> | null = null;

  /** How each address is reached first: breadth first, links in page order. A redirect is no click. */
  private walked(): Map<number, { from: number; label: number }> {
    if (this.ways !== null) return this.ways;
    const ways = new Map<number, { from: number; label: number }>();
    const queue = [0];
    const reach = (to: number, from: number, label: number) => {
      if (to === 0 || ways.has(to)) return;
      ways.set(to, { from, label });
      queue.push(to);
    };
    for (let next = 0; next < queue.length; next++) {
      const from = queue[next] ?? 0;
      const page = this.pages.get(from);
      if (page === undefined) continue;
      const { endedAt } = page;
      if (endedAt !== null && endedAt !== from && !DEAD_STATES.has(page.state)) reach(endedAt, from, -1);
      for (const label of page.links) {
        const to = this.labels[label]?.to;
        if (to !== undefined) reach(to, from, label);
      }
    }
    this.ways = ways;
    return ways;
  }
}

import { siteOf, urlKey } from '../links/identity';
import { FILE_NAME } from './kinds';
import type { Way } from './links';
import type { FoundUrl, Label, LeftOut, ScanBatch, ScannedPage } from './model';
import { Patterns } from './patterns';

/** Addresses that one scan keeps, read or not. */
export const MOST_URLS = 300_000;
/** Different words kept for one address; further ones count as the first. */
const WAYS = 8;

export type FrontierRules = {
  /** The agency's hosts: only they are entered. */
  hosts: readonly string[];
  /** What robots.txt says. */
  allows(url: string): boolean;
};

/**
 * What a scan has found, read and still to read: addresses and labels numbered in the order of finding. Its state follows
 * from the batches alone, so that a scan goes on from the database as if it had never been interrupted.
 */
export class Frontier {
  private readonly numbers = new Map<string, number>();
  private readonly found: FoundUrl[] = [];
  private readonly labels = new Map<string, number>();
  private readonly waysTo = new Map<number, number[]>();
  private readonly patterns = new Patterns();
  private readonly ours: ReadonlySet<string | null>;
  /** Addresses that were read, or are just being read. */
  private readonly taken = new Set<number>();
  private readonly again: number[] = [];
  private next = 0;
  private nextOutside = 0;
  private readCount = 0;
  private ownRead = 0;
  private ownLeft = 0;
  private outsideLeft = 0;
  /** What the batches written so far hold. */
  private savedUrls = 0;
  private newLabels: Label[] = [];
  private labelCount = 0;

  constructor(private readonly rules: FrontierRules) {
    this.ours = new Set(rules.hosts.map((host) => siteOf(`http://${host}`)));
  }

  /** Takes up what an earlier run wrote; batches in their order. */
  restore({ urls, labels, pages }: ScanBatch): void {
    for (const found of urls) {
      this.number(found, urlKey(found.url));
      // The budget is used up as it was then.
      if (found.left === null && !FILE_NAME.test(found.url)) this.patterns.admits(found.url);
    }
    for (const label of labels) this.addLabel(label.to, label.words);
    for (const page of pages) {
      this.taken.add(page.at);
      this.noteRead(page);
    }
    this.savedUrls = this.found.length;
    this.newLabels = [];
  }

  /** Addresses found and read; own ones read and left to read; others left to ask. */
  get counts(): { found: number; read: number; ownRead: number; left: number; outside: number } {
    return {
      found: this.found.length,
      read: this.readCount,
      ownRead: this.ownRead,
      left: this.ownLeft,
      outside: this.outsideLeft,
    };
  }

  url(at: number): string {
    return this.found[at]?.url ?? '';
  }

  depth(at: number): number {
    return this.found[at]?.depth ?? 0;
  }

  isOurs(url: string): boolean {
    return this.ours.has(siteOf(url));
  }

  /** The number of an address, a new one when it was not found before; null = the scan is full. */
  find(url: string, depth: number, key = urlKey(url)): number | null {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    if (this.found.length >= MOST_URLS || url.length > 4_000) return null;
    return this.number({ url, depth, left: this.leftOut(url) }, key);
  }

  /** The next address to read, breadth first; it is taken until it is read or given back. Null = none is left just now. */
  take(): number | null {
    for (; this.next < this.found.length; this.next++) {
      if (this.found[this.next]?.left === null && !this.taken.has(this.next)) return this.claimed(this.next++);
    }
    return this.again.shift() ?? null;
  }

  /** The next address of another host to ask. */
  takeOutside(): number | null {
    for (; this.nextOutside < this.found.length; this.nextOutside++) {
      const at = this.nextOutside;
      if (this.found[at]?.left === 'outside' && !this.taken.has(at)) return this.claimed(this.nextOutside++);
    }
    return null;
  }

  /** Takes one address out of turn; false when it is being read, was read, or is not to be read. */
  claim(at: number): boolean {
    if (this.taken.has(at) || this.found[at]?.left !== null) return false;
    this.claimed(at);
    return true;
  }

  /** Puts an address that was taken back to the end. */
  giveBack(at: number): void {
    this.again.push(at);
  }

  /** Numbers of the labels of a page's links. */
  link(ways: readonly Way[], depth: number): number[] {
    const numbers = new Set<number>();
    for (const { url, key, words } of ways) {
      const to = this.find(url, depth, key);
      if (to !== null) numbers.add(this.addLabel(to, words));
    }
    return [...numbers];
  }

  /** Takes note that a page was read; it is written with the next batch. */
  noteRead({ at, state, print }: Pick<ScannedPage, 'at' | 'state' | 'print'>): void {
    const found = this.found[at];
    if (found === undefined) return;
    this.taken.add(at);
    this.readCount += 1;
    if (found.left === 'outside') this.outsideLeft -= 1;
    else if (found.left === null) {
      this.ownLeft -= 1;
      this.ownRead += 1;
    }
    if (found.left === null && state === 'opens') this.patterns.saw(found.url, print);
  }

  /** Addresses and labels since the last call: they go into the next batch. */
  drain(): { urls: FoundUrl[]; labels: Label[] } {
    const urls = this.found.slice(this.savedUrls);
    const labels = this.newLabels;
    this.savedUrls = this.found.length;
    this.newLabels = [];
    return { urls, labels };
  }

  private leftOut(url: string): LeftOut | null {
    if (!this.isOurs(url)) return 'outside';
    if (!this.rules.allows(url)) return 'robots';
    // A list of files is long, and ends.
    if (!FILE_NAME.test(url) && !this.patterns.admits(url)) return 'endless';
    return null;
  }

  private number(found: FoundUrl, key: string): number {
    const at = this.found.push(found) - 1;
    this.numbers.set(key, at);
    if (found.left === null) this.ownLeft += 1;
    else if (found.left === 'outside') this.outsideLeft += 1;
    return at;
  }

  private claimed(at: number): number {
    this.taken.add(at);
    return at;
  }

  private addLabel(to: number, words: string[]): number {
    const key = `${to}\n${words.join('\n')}`;
    const known = this.labels.get(key);
    if (known !== undefined) return known;
    const others = this.waysTo.get(to) ?? [];
    const [first] = others;
    if (first !== undefined && others.length >= WAYS) return first;
    const number = this.labelCount++;
    this.labels.set(key, number);
    this.waysTo.set(to, [...others, number]);
    this.newLabels.push({ to, words });
    return number;
  }
}

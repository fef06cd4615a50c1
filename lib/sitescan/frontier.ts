import { FILE_NAME } from '../documents/kinds';
import { siteOf, urlKey } from '../links/identity';
import { Column, Numbered } from './compact';
import type { Way } from './links';
import { type FoundUrl, type Label, LeftOut, type ScanBatch, type ScannedPage } from './model';
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

/** How an address stands: to be read, or left out for one of these reasons. */
const KINDS: readonly (LeftOut | null)[] = [null, ...LeftOut.options];
/** It was read, or is just being read. */
const TAKEN = 0x80;
const DEEPEST = 0xffff;

/**
 * What a scan has found, read and still to read: addresses and labels numbered in the order of finding. Its state follows
 * from the batches alone, so that a scan goes on from the database as if it had never been interrupted. Only addresses
 * that are still to be read are kept as text.
 */
export class Frontier {
  private readonly numbers = new Numbered();
  private readonly urls: string[] = [];
  private readonly depths = new Column(Uint16Array);
  /** Place in KINDS, and TAKEN. */
  private readonly kinds = new Column(Uint8Array);
  private readonly labels = new Numbered();
  /** Of each address: how many labels it has, and its first one. */
  private readonly ways = new Column(Uint8Array);
  private readonly firstWay = new Column(Uint32Array);
  private readonly patterns = new Patterns();
  private readonly ours: ReadonlySet<string | null>;
  private readonly again: number[] = [];
  private next = 0;
  private nextOutside = 0;
  private readCount = 0;
  private ownRead = 0;
  private ownLeft = 0;
  private outsideLeft = 0;
  /** What goes into the next batch. */
  private newUrls: FoundUrl[] = [];
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
    for (const page of pages) this.noteRead(page);
    this.newUrls = [];
    this.newLabels = [];
  }

  /** Addresses found and read; own ones read and left to read; others left to ask. */
  get counts(): { found: number; read: number; ownRead: number; left: number; outside: number } {
    return {
      found: this.urls.length,
      read: this.readCount,
      ownRead: this.ownRead,
      left: this.ownLeft,
      outside: this.outsideLeft,
    };
  }

  /** '' once it is read: then nobody asks for it any more. */
  url(at: number): string {
    return this.urls[at] ?? '';
  }

  depth(at: number): number {
    return this.depths.get(at);
  }

  isOurs(url: string): boolean {
    return this.ours.has(siteOf(url));
  }

  /** The number of an address, a new one when it was not found before; null = the scan is full. */
  find(url: string, depth: number, key = urlKey(url)): number | null {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    if (this.urls.length >= MOST_URLS || url.length > 4_000) return null;
    return this.number({ url, depth, left: this.leftOut(url) }, key);
  }

  /** The next address to read, breadth first; it is taken until it is read or given back. Null = none is left just now. */
  take(): number | null {
    for (; this.next < this.urls.length; this.next++) {
      if (this.waits(this.next, null)) return this.claimed(this.next++);
    }
    return this.again.shift() ?? null;
  }

  /** The next address of another host to ask. */
  takeOutside(): number | null {
    for (; this.nextOutside < this.urls.length; this.nextOutside++) {
      if (this.waits(this.nextOutside, 'outside')) return this.claimed(this.nextOutside++);
    }
    return null;
  }

  /** Takes one address out of turn; false when it is being read, was read, or is not to be read. */
  claim(at: number): boolean {
    if (!this.waits(at, null)) return false;
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
    const url = this.urls[at];
    if (url === undefined) return;
    const left = this.leftOf(at);
    this.claimed(at);
    this.readCount += 1;
    if (left === 'outside') this.outsideLeft -= 1;
    else if (left === null) {
      this.ownLeft -= 1;
      this.ownRead += 1;
      if (state === 'opens') this.patterns.saw(url, print);
    }
    this.urls[at] = '';
  }

  /** Addresses and labels since the last call: they go into the next batch. */
  drain(): { urls: FoundUrl[]; labels: Label[] } {
    const urls = this.newUrls;
    const labels = this.newLabels;
    this.newUrls = [];
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
    const { url, depth, left } = found;
    // What is never asked for need not be remembered as text.
    const at = this.urls.push(left === 'robots' || left === 'endless' ? '' : url) - 1;
    this.newUrls.push(found);
    this.numbers.set(key, at);
    this.depths.set(at, Math.min(depth, DEEPEST));
    this.kinds.set(at, KINDS.indexOf(left));
    if (left === null) this.ownLeft += 1;
    else if (left === 'outside') this.outsideLeft += 1;
    return at;
  }

  private leftOf(at: number): LeftOut | null {
    return KINDS[this.kinds.get(at) & ~TAKEN] ?? null;
  }

  private waits(at: number, left: LeftOut | null): boolean {
    return at < this.urls.length && this.kinds.get(at) === KINDS.indexOf(left);
  }

  private claimed(at: number): number {
    this.kinds.set(at, this.kinds.get(at) | TAKEN);
    return at;
  }

  private addLabel(to: number, words: string[]): number {
    const key = `${to}\n${words.join('\n')}`;
    const known = this.labels.get(key);
    if (known !== undefined) return known;
    const ways = this.ways.get(to);
    if (ways >= WAYS) return this.firstWay.get(to);
    const number = this.labelCount++;
    this.labels.set(key, number);
    if (ways === 0) this.firstWay.set(to, number);
    this.ways.set(to, ways + 1);
    this.newLabels.push({ to, words });
    return number;
  }
}

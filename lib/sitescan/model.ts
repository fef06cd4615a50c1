import { Id, Instant, WebUrl } from '../assessment/model';
import { Reason, Suggestion } from '../audit/finding';
import { EditionYear, Slug } from '../checklist/schema';
import { FileVerdict } from '../documents/verdict';
import { LinkState } from '../links/verdict';
import { z } from '../zod';

/**
 * What a scan of the whole site keeps. Addresses and links are numbered in the order they are found, so that a page's
 * hundred links are a hundred small numbers; rows are packed into batches, because a row of its own for every page
 * would cost more than reading the page.
 */

const count = z.number().check(z.int(), z.nonnegative());

export const ScanSettings = z.strictObject({
  /** Requests at a time to one host. */
  concurrency: z.number().check(z.int(), z.gte(1), z.lte(8)),
  /** Between the starts of two requests to one host, in ms. */
  pause: z.number().check(z.int(), z.gte(0), z.lte(10_000)),
  maxPages: z.number().check(z.int(), z.gte(1), z.lte(50_000)),
  /** Keep to robots.txt, and to the pause that it asks for. */
  robots: z.boolean(),
  /** Also see whether links to other hosts answer. */
  outside: z.boolean(),
});
export type ScanSettings = z.infer<typeof ScanSettings>;

/** Polite by default: a small site's server hardly notices. */
export const DEFAULT_SETTINGS: ScanSettings = {
  concurrency: 2,
  pause: 250,
  maxPages: 20_000,
  robots: true,
  outside: true,
};

/**
 * running: some page works on it, or was stopped without a word: it can go on. paused: staff want it to wait. done.
 * cancelled: staff ended it. stopped: it ended by itself, see `stopped`; it can go on once the cause is gone.
 */
export const ScanState = z.enum(['running', 'paused', 'done', 'cancelled', 'stopped']);
export type ScanState = z.infer<typeof ScanState>;
/** States in which a scan can go on. */
export const OPEN_SCANS: ReadonlySet<ScanState> = new Set(['running', 'paused', 'stopped']);

export const Scan = z.strictObject({
  id: Id,
  assessmentId: Id,
  edition: EditionYear,
  startUrl: WebUrl,
  hosts: z.array(z.string()),
  settings: ScanSettings,
  state: ScanState,
  /** Why it stopped by itself; null = it did not. */
  stopped: z.nullable(Reason),
  startedAt: Instant,
  updatedAt: Instant,
  /** Batches written so far; the next one has this number. */
  batches: count,
  found: count,
  read: count,
});
export type Scan = z.infer<typeof Scan>;

/**
 * Why an address is not read: it stands on another host, robots.txt asks programs to keep away, or its like were read
 * often enough (a calendar, pages of pages).
 */
export const LeftOut = z.enum(['outside', 'robots', 'endless']);
export type LeftOut = z.infer<typeof LeftOut>;

/** An address, numbered by its place in the order of finding. */
export const FoundUrl = z.strictObject({
  url: WebUrl,
  /** Links from the start, as it was found; 1 for what the sitemap names. */
  depth: count,
  /** Null = it is read. Outside addresses are only asked whether they answer. */
  left: z.nullable(LeftOut),
});
export type FoundUrl = z.infer<typeof FoundUrl>;

/**
 * One way to an address: the words that lead there, groups of a menu first ("ข้อมูลพื้นฐาน", "โครงสร้าง"). A menu entry that
 * stands on every page is one label.
 */
export const Label = z.strictObject({
  to: count,
  words: z.array(z.string().check(z.maxLength(120))).check(z.maxLength(4)),
});
export type Label = z.infer<typeof Label>;

/** A row of an index page of the scan's edition: what the agency itself names for an item. */
export const Listed = z.strictObject({ item: Slug, to: z.array(count) });

/** Key of the signal on a suggestion which says that the page is somebody else's. */
export const OTHER_AGENCY = 'scan.doubt.other-agency';

export const ScannedPage = z.strictObject({
  /** Number of its address. */
  at: count,
  state: LinkState,
  reason: Reason,
  status: z.nullable(z.number()),
  /** Number of the address where it ended, when that is another one. */
  endedAt: z.nullable(count),
  kind: z.enum(['index', 'topic', 'home', 'other', 'file', 'none']),
  title: z.string().check(z.maxLength(300)),
  content: z.enum(['present', 'placeholder', 'empty']),
  fiscalYears: z.array(z.number()),
  /** Best first; the best few. */
  suggestions: z.array(Suggestion),
  /** Rows of an index page of this edition. */
  listed: z.array(Listed),
  /** Topics that a home page serves as the entry. */
  entryFor: z.array(z.string()),
  /** How a file could be read; null = no file. */
  file: z.nullable(FileVerdict),
  /** Kinds of personal data seen in it. */
  personal: z.array(z.string()),
  /** Numbers of labels, in page order. */
  links: z.array(count),
  print: z.string().check(z.maxLength(128)),
});
export type ScannedPage = z.infer<typeof ScannedPage>;

/** One write: pages that were read, with the addresses and labels that they brought. */
export const ScanBatch = z.strictObject({
  scanId: Id,
  seq: count,
  urls: z.array(FoundUrl),
  labels: z.array(Label),
  pages: z.array(ScannedPage),
});
export type ScanBatch = z.infer<typeof ScanBatch>;

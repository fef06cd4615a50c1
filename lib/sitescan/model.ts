import { Id, Instant, WebUrl } from '../assessment/model';
import { Reason, Suggestion } from '../audit/finding';
import { EditionYear } from '../checklist/schema';
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
  /** Keep to robots.txt. */
  robots: z.boolean(),
});
export type ScanSettings = z.infer<typeof ScanSettings>;

/** Polite by default: a small site's server hardly notices. */
export const DEFAULT_SETTINGS: ScanSettings = { concurrency: 2, pause: 250, maxPages: 20_000, robots: true };

export const ScanState = z.enum(['running', 'paused', 'done', 'cancelled', 'stopped']);
export type ScanState = z.infer<typeof ScanState>;

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

/** An address, numbered by its place in the order of finding. */
export const FoundUrl = z.strictObject({ url: WebUrl, depth: count });
/** One way to an address: the words that lead there. A menu entry that stands on every page is one label. */
export const Label = z.strictObject({ to: count, text: z.string().check(z.maxLength(120)) });

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

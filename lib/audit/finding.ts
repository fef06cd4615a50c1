import { Basis, ItemCode, Slug } from '../checklist/schema';
import { Place } from '../page/facts';
import { z } from '../zod';

/** W3C EARL's five outcomes. */
export const Outcome = z.enum(['passed', 'failed', 'cantTell', 'inapplicable', 'untested']);
export type Outcome = z.infer<typeof Outcome>;

/** Why, as a key of the words in lib/i18n with its parameters: the audit knows no language. */
export const Reason = z.strictObject({
  key: z.string().check(z.regex(/^[a-zA-Z0-9.-]+$/), z.maxLength(60)),
  params: z.record(z.string(), z.union([z.string().check(z.maxLength(300)), z.number()])),
});
export type Reason = z.infer<typeof Reason>;

/** The machine's word on one criterion. */
export const Finding = z.strictObject({
  criterion: Slug,
  outcome: Outcome,
  basis: Basis,
  reason: Reason,
  where: z.array(Place).check(z.maxLength(10)),
});
export type Finding = z.infer<typeof Finding>;

/**
 * One thing that spoke for or against an item. `weight` is its share of the score, 0-1: from 0.6 on it would do alone, from
 * 0.3 on it needs another, below it only adds; negative = against. Shown in words under "ทำไมจึงเป็นข้อนี้".
 */
export const Signal = z.strictObject({
  reason: Reason,
  weight: z.number(),
  where: z.nullable(Place),
});
export type Signal = z.infer<typeof Signal>;

/** An item that the page can serve. `score` 0-1; >= 0.75 is shown as ตรงมาก, below as อาจตรง. */
export const Suggestion = z.strictObject({
  item: Slug,
  code: ItemCode,
  topics: z.array(Slug),
  score: z.number().check(z.gte(0), z.lte(1)),
  signals: z.array(Signal),
  findings: z.array(Finding),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const Content = z.enum(['present', 'placeholder', 'empty']);
export type Content = z.infer<typeof Content>;

/** One row of an ITA index page. */
export const IndexEntry = z.strictObject({
  /** The page's own code as O12; null = it has none. */
  codeWritten: z.nullable(ItemCode),
  /** Ours in the index's edition; null = not one of ours. */
  code: z.nullable(ItemCode),
  item: z.nullable(Slug),
  topics: z.array(Slug),
  name: z.string(),
  urls: z.array(z.string()),
  dead: z.number(),
  where: z.nullable(Place),
});
export type IndexEntry = z.infer<typeof IndexEntry>;

export const SiteIndex = z.strictObject({
  /** พ.ศ.; null = the page does not tell. */
  edition: z.nullable(z.number()),
  /** nacc = our numbering; others are listed as written and never taken as evidence. */
  scheme: z.enum(['nacc', 'vocational', 'district', 'police', 'school', 'hospital', 'other']),
  entries: z.array(IndexEntry),
});
export type SiteIndex = z.infer<typeof SiteIndex>;

/** The whole judgement of one page: a pure function of PageFacts × edition × context. */
export const PageAudit = z.strictObject({
  kind: z.enum(['index', 'topic', 'home', 'other']),
  edition: z.number(),
  heading: z.string(),
  headingAt: z.nullable(Place),
  content: Content,
  /** พ.ศ. fiscal years that the content is about, ascending. */
  fiscalYears: z.array(z.number()),
  /** Best first; only those that the UI would suggest. */
  items: z.array(Suggestion),
  /** Why nothing is suggested although the page looks like an item; else empty. */
  declined: z.array(Reason),
  /** Topics that a home page itself can serve as the entry. */
  entryFor: z.array(Slug),
  index: z.nullable(SiteIndex),
  partial: z.boolean(),
});
export type PageAudit = z.infer<typeof PageAudit>;

/** What the audit must know beside page and edition. `today` is an ISO date; hosts are lower case without port. */
export type AuditContext = {
  agency: { name: string; kind: string };
  hosts: readonly string[];
  today: string;
};

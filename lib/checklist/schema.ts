import { z } from '../zod';

/**
 * The edition pack: one fiscal year's checklist as data. The same schema checks the built-in packs at build,
 * drafts and edits made by staff, and packs imported from a file.
 */

/** How well a fact about the checklist is known. Only certain and strong count; weak is advice; guess never fails a page. */
export const Basis = z.enum(['certain', 'strong', 'weak', 'guess']);
export type Basis = z.infer<typeof Basis>;

export const KNOWN_BASIS: readonly Basis[] = ['certain', 'strong'];

const text = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max));
export const Slug = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60));
/** The code as the checklist writes it: O1 ... O99. */
export const ItemCode = z.string().check(z.regex(/^O[1-9][0-9]?$/));
/** พ.ศ. */
export const EditionYear = z.number().check(z.int(), z.gte(2550), z.lte(2699));

/**
 * Which fiscal year the evidence must be of, relative to the edition, so that next year's draft needs no rewording:
 * current = what is in force today; within = of that fiscal year; covers = a plan whose span includes it; unstated = not known.
 */
export const YearRule = z.strictObject({
  kind: z.enum(['current', 'within', 'covers', 'unstated']),
  /** 0 = the edition's own fiscal year, -1 = the year before. */
  offset: z.number().check(z.int(), z.gte(-2), z.lte(1)),
  basis: Basis,
  /** The rule as the source words it. */
  text: z.string().check(z.maxLength(300)),
});
export type YearRule = z.infer<typeof YearRule>;

/** Months that a report must cover. */
export const PeriodRule = z.strictObject({
  kind: z.enum(['first-half', 'monthly-first-half']),
  basis: Basis,
  text: z.string().check(z.maxLength(400)),
});
export type PeriodRule = z.infer<typeof PeriodRule>;

/** One องค์ประกอบด้านข้อมูล. `checks` are ids of named predicates in lib/audit/checks; all must hold. None = staff look themselves. */
export const Criterion = z.strictObject({
  id: Slug,
  text: text(1_000),
  basis: Basis,
  checks: z.array(z.string().check(z.maxLength(60))).check(z.maxLength(12)),
});
export type Criterion = z.infer<typeof Criterion>;

export const Item = z.strictObject({
  /** Stable within the edition whatever its code becomes; evidence hangs on it. Usually the slug of its first topic. */
  id: Slug,
  code: ItemCode,
  name: text(400),
  /** How well code and name together are known. */
  nameBasis: Basis,
  topics: z.array(Slug).check(z.maxLength(8)),
  criteria: z.array(Criterion).check(z.minLength(1), z.maxLength(20)),
  yearRule: YearRule,
  periodRule: z.nullable(PeriodRule),
  /** Ids of `sources`; recall = no document that confirms it was found. */
  sources: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(20)),
  /** Notes for staff; none of them is a criterion. */
  notes: z.strictObject({
    lao: z.optional(z.string().check(z.maxLength(600))),
    form: z.optional(z.string().check(z.maxLength(300))),
    basis: z.optional(z.string().check(z.maxLength(600))),
    observed: z.optional(z.array(z.string().check(z.maxLength(600))).check(z.maxLength(12))),
    unverified: z.optional(z.array(z.string().check(z.maxLength(600))).check(z.maxLength(12))),
  }),
});
export type Item = z.infer<typeof Item>;

export const SubIndicator = z.strictObject({
  code: z.string().check(z.regex(/^(9|10)\.[1-9]$/)),
  name: z.string().check(z.maxLength(200)),
  basis: Basis,
  items: z.array(Item).check(z.maxLength(60)),
});
export type SubIndicator = z.infer<typeof SubIndicator>;

export const Indicator = z.strictObject({
  code: z.enum(['9', '10']),
  name: text(200),
  subIndicators: z.array(SubIndicator).check(z.minLength(1), z.maxLength(9)),
});
export type Indicator = z.infer<typeof Indicator>;

export const Source = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(40)),
  what: z.string().check(z.maxLength(500)),
  where: z.string().check(z.maxLength(500)),
  confidence: z.string().check(z.maxLength(300)),
});
export type Source = z.infer<typeof Source>;

/** Official arithmetic: item 100/0, plain means upward, OIT = mean of indicators 9 and 10, total = weighted instruments. */
export const Scoring = z.strictObject({
  weights: z.strictObject({ IIT: z.number(), EIT: z.number(), OIT: z.number() }),
  iitIndicators: z.array(z.string()),
  eitIndicators: z.array(z.string()),
  basis: Basis,
  text: z.string().check(z.maxLength(1_000)),
});

/** Bands from best to worst; a band holds when total >= minTotal and, if given, every instrument >= minInstrument. */
export const Grades = z.strictObject({
  scheme: z.enum(['letter', 'rating']),
  basis: Basis,
  bands: z
    .array(
      z.strictObject({
        label: text(60),
        minTotal: z.number().check(z.gte(0), z.lte(100)),
        minInstrument: z.nullable(z.number().check(z.gte(0), z.lte(100))),
        basis: Basis,
        text: z.string().check(z.maxLength(400)),
      }),
    )
    .check(z.minLength(2), z.maxLength(12)),
});

export const EditionPack = z.strictObject({
  format: z.literal('oit-edition'),
  formatVersion: z.literal(1),
  year: EditionYear,
  /** builtin = shipped; draft = made from `basedOn` because no pack of that year is known; edited, imported = by staff. */
  origin: z.enum(['builtin', 'draft', 'edited', 'imported']),
  basedOn: z.nullable(EditionYear),
  /** How well the numbering (code + name) of the edition as a whole is known. */
  numberingBasis: Basis,
  /** Said in the sidebar, on the sheet and in every file when the numbering is not confirmed. */
  caveat: z.nullable(z.string().check(z.maxLength(600))),
  /** The same in English; packs of earlier versions have none. */
  caveatEn: z.optional(z.string().check(z.maxLength(600))),
  indicators: z.array(Indicator).check(z.minLength(1), z.maxLength(2)),
  scoring: Scoring,
  grades: Grades,
  sources: z.array(Source).check(z.maxLength(200)),
});
export type EditionPack = z.infer<typeof EditionPack>;

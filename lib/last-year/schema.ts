import { EditionYear, ItemCode, Slug } from '../checklist/schema';
import { z } from '../zod';

/**
 * What an earlier year's assessment came to, as staff pasted, opened or typed it: printed scores, items that got 0, what the
 * assessors advise. Kept as printed; what cannot be right stands beside it as a problem.
 */

const text = (max: number) => z.string().check(z.maxLength(max));

/** 0-100, as printed: two places at most. */
export const Score = z.number().check(z.gte(0), z.lte(100));

/** 1-5 are of the IIT, 6-8 of the EIT, 9 and 10 of the OIT; which is which is said by the edition's `scoring`. */
export const IndicatorCode = z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
export type IndicatorCode = z.infer<typeof IndicatorCode>;

export const Instrument = z.enum(['IIT', 'EIT', 'OIT']);
export type Instrument = z.infer<typeof Instrument>;

/** A question of the questionnaires: i7 of the IIT, e14 of the EIT. */
export const QuestionRef = z.string().check(z.regex(/^[ie][1-9]\d?$/));

/** What a score is called where a problem names it. */
export const ScoreField = z.enum(['total', ...Instrument.options, ...IndicatorCode.options]);
export type ScoreField = z.infer<typeof ScoreField>;

export const IndicatorScore = z.strictObject({
  code: IndicatorCode,
  /** As written; '' = only its number was. */
  name: text(200),
  score: z.nullable(Score),
});
export type IndicatorScore = z.infer<typeof IndicatorScore>;

export const LastScores = z.strictObject({
  total: z.nullable(Score),
  grade: z.nullable(text(60)),
  IIT: z.nullable(Score),
  EIT: z.nullable(Score),
  OIT: z.nullable(Score),
  /** Ascending by code, each once; one that was not written is not here. */
  indicators: z.array(IndicatorScore).check(z.maxLength(10)),
});
export type LastScores = z.infer<typeof LastScores>;

/** An item that got 0. */
export const FailingItem = z.strictObject({
  /** ๐๑๘, O18, o 18; '' = ticked by hand. */
  codeWritten: text(20),
  code: ItemCode,
  /** Item.id in the edition of `year`. */
  item: Slug,
  /** The sub-indicator that it was listed under, as written; '' = none was. */
  sub: text(200),
});
export type FailingItem = z.infer<typeof FailingItem>;

/** What the assessors advise, and the items that it refers to: doing these also answers it. */
export const Recommendation = z.strictObject({
  /** Questions that it is about, in the order written; none for the OIT's own. */
  refs: z.array(QuestionRef).check(z.maxLength(40)),
  instrument: z.nullable(Instrument),
  text: text(4_000),
  /** Item.id in the edition of `year`. */
  items: z.array(Slug).check(z.maxLength(60)),
});
export type Recommendation = z.infer<typeof Recommendation>;

/** One line of the list that says in words what was missing; `item` null = nobody could tell which item it means. */
export const NarrativeEntry = z.strictObject({ text: text(600), item: z.nullable(Slug) });
export type NarrativeEntry = z.infer<typeof NarrativeEntry>;

const problem = <K extends string, S extends z.core.$ZodLooseShape>(key: K, data: S) =>
  z.strictObject({ key: z.literal(key), data: z.strictObject(data) });

/** Something printed that cannot be right. `needed` is the value that it must have by the edition's own arithmetic. */
export const LastProblem = z.discriminatedUnion('key', [
  /** The failing items give another value: indicators 9 and 10, OIT. `total` = the printed total that agrees with them; null = none does. */
  problem('score-items', {
    field: ScoreField,
    printed: Score,
    needed: Score,
    failing: z.number(),
    total: z.nullable(Score),
  }),
  /** The printed scores agree with each other and not with the failing items: the list may not be whole. */
  problem('items-unclear', { printed: Score, computed: Score, failing: z.number() }),
  /** The one indicator that keeps its instrument from being the mean; `copied` = the indicator that has the same value printed. */
  problem('score-mean', {
    field: IndicatorCode,
    printed: Score,
    needed: Score,
    instrument: Instrument,
    /** What is printed for the instrument: the mean of `parts`. */
    mean: Score,
    parts: z.array(IndicatorCode).check(z.maxLength(10)),
    copied: z.nullable(IndicatorCode),
  }),
  /** The indicators and the total agree on another value of this instrument; or the instruments on another total. */
  problem('score-total', { field: z.enum(['total', ...Instrument.options]), printed: Score, needed: Score }),
  /** It is not what its parts make, and which of them is wrong cannot be told. */
  problem('score-unclear', { field: z.enum(['total', ...Instrument.options]), printed: Score, computed: Score }),
  /** The same score is printed with two values; the first one was taken. */
  problem('two-values', { field: ScoreField, printed: Score, other: Score }),
  problem('grade', { printed: text(60), needed: text(60), total: Score }),
  /** The words beside a code are about another item. `at`: index in `recommendations`. */
  problem('code-words', {
    at: z.number(),
    refs: z.array(QuestionRef).check(z.maxLength(40)),
    written: text(20),
    code: ItemCode,
    needed: ItemCode,
    words: text(200),
  }),
  /** An item stands under a sub-indicator that it is not of. */
  problem('other-sub', { code: ItemCode, written: text(200), sub: text(8) }),
  /** The list in words and the list of codes are not about the same items; unknown = lines whose item could not be told. */
  problem('narrative', {
    entries: z.number(),
    codes: z.number(),
    onlyWords: z.array(ItemCode).check(z.maxLength(60)),
    onlyCodes: z.array(ItemCode).check(z.maxLength(60)),
    unknown: z.number(),
  }),
]);
export type LastProblem = z.infer<typeof LastProblem>;
export type LastProblemKey = LastProblem['key'];

export const LastResult = z.strictObject({
  /** พ.ศ. of the edition that was assessed. */
  year: EditionYear,
  /** As written. */
  agency: z.nullable(text(200)),
  scores: LastScores,
  /** In the order of the checklist, each once. */
  failing: z.array(FailingItem).check(z.maxLength(100)),
  recommendations: z.array(Recommendation).check(z.maxLength(100)),
  /** In the order written. */
  narrative: z.array(NarrativeEntry).check(z.maxLength(200)),
  /** What cannot be right and was kept as printed. */
  problems: z.array(LastProblem).check(z.maxLength(200)),
});
export type LastResult = z.infer<typeof LastResult>;

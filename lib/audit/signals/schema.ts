import { Slug } from '../../checklist/schema';
import { z } from '../../zod';

/**
 * The declared signals of a topic: data that one engine reads, so that a new year or a new way of wording is a change of data.
 *
 * Patterns are regular expressions over folded text (see fold.ts: no spaces, no punctuation, lower case; they may be
 * written in ordinary spelling, they are folded when compiled). `{name}` stands for a concept of concepts.ts. Only
 * alternations, groups and bounded repeats are allowed, so that no page can make a pattern slow.
 */
export const PatternSource = z.string().check(z.minLength(1), z.maxLength(900));

/** A way of naming the topic: a heading in which all of `all` and none of `none` stand. */
export const NameRule = z.strictObject({
  all: z.array(PatternSource).check(z.minLength(1), z.maxLength(6)),
  none: z.optional(z.array(PatternSource).check(z.maxLength(60))),
  /** 0-1: how surely a heading that fits means the topic; below 0.6 only an index row or other signals make it one. */
  weight: z.number().check(z.gt(0), z.lte(1)),
  /** Something of the page that must be there as well. */
  needs: z.optional(z.enum(['form', 'no-form', 'channel'])),
  /**
   * What else may stand in the heading. `whole`: little, for the words are general (แผนปฏิบัติการ is the agency's yearly plan,
   * แผนปฏิบัติการป้องกันโรค another one); `any`: whatever, for they say it all (สขร.1). Left out: the more, the less sure.
   */
  cover: z.optional(z.enum(['whole', 'any'])),
});
export type NameRule = z.infer<typeof NameRule>;

/** What looks like the topic and is not: declined with the reason `declined.<reason>`. */
export const LookAlike = z.strictObject({
  all: z.array(PatternSource).check(z.minLength(1), z.maxLength(6)),
  none: z.optional(z.array(PatternSource).check(z.maxLength(60))),
  reason: z.string().check(z.regex(/^[a-zA-Z]+$/)),
  needs: z.optional(z.enum(['form', 'no-form', 'channel'])),
});
export type LookAlike = z.infer<typeof LookAlike>;

export const TopicSignals = z.strictObject({
  topic: Slug,
  names: z.array(NameRule).check(z.minLength(1), z.maxLength(20)),
  /** Words of the official criterion, as sites paste it in place of a heading. */
  criteria: z.optional(z.array(NameRule).check(z.maxLength(8))),
  /** Deeds that the item asks for, as news tell them: `weight` is the score that the lead of a story alone gives. */
  story: z.optional(z.array(NameRule).check(z.maxLength(6))),
  /** Words that such evidence holds in its text; each distinct hit adds a little. */
  body: z.optional(z.array(PatternSource).check(z.maxLength(20))),
  /** Parts of an address (folded, in English or transliterated) that point to the topic. */
  slugs: z.optional(z.array(PatternSource).check(z.maxLength(20))),
  /** What the page shows that speaks for the topic where no heading says anything. */
  features: z.optional(
    z.array(z.strictObject({ feature: z.enum(['contact-block', 'social-links', 'request-form']), weight: z.number() })),
  ),
  /**
   * The parts that such evidence is put together of, each by what its label or the head of its column begins with: `least`
   * of them on a page whose heading says nothing make it one, where `within` stands in the text.
   */
  parts: z.optional(
    z.strictObject({
      of: z.array(PatternSource).check(z.minLength(3), z.maxLength(10)),
      within: z.optional(PatternSource),
      least: z.number().check(z.gte(3)),
      weight: z.number().check(z.gt(0), z.lte(1)),
    }),
  ),
});
export type TopicSignals = z.infer<typeof TopicSignals>;

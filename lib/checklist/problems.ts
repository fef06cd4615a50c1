/**
 * What can be wrong with a pack. Each has its sentence in lib/i18n/pack-problems; `missing` ... `not-whole` come from the
 * schema, the rest from rules that a schema cannot say.
 */
export const PACK_PROBLEM_KEYS = [
  'not-json',
  'not-a-pack',
  'newer-format',
  'too-big',
  'too-deep',
  'control-character',
  'missing',
  'wrong-type',
  'unknown-field',
  'bad-choice',
  'empty',
  'too-few',
  'too-many',
  'too-long',
  'too-small',
  'too-large',
  'not-whole',
  'bad-code',
  'bad-sub-code',
  'bad-slug',
  'bad-format',
  'no-items',
  'duplicate-indicator',
  'duplicate-sub',
  'sub-of-other-indicator',
  'duplicate-item-id',
  'duplicate-code',
  'duplicate-criterion',
  'topic-twice',
  'unknown-topic',
  'unknown-check',
  'unknown-source',
  'duplicate-source',
  'caveat-missing',
  'weights-sum',
  'bands-order',
  'bands-floor',
  'unknown-item',
  'unknown-criterion',
  'unknown-sub',
  'last-criterion',
  'no-topic',
] as const;
export type PackProblemKey = (typeof PACK_PROBLEM_KEYS)[number];

/**
 * One thing that is wrong. `path` is for people who edit JSON (`indicators[0].subIndicators[2].items[1].code`); `params`
 * hold what the sentence needs: where it is (indicator, sub, item: codes or numbers as given; itemAt, criterion, band,
 * source: positions from 1; field: the field's name) and what was found or wanted. Strings from the pack are cut to 60 characters.
 */
export type PackProblem = { path: string; key: PackProblemKey; params: Record<string, string | number> };

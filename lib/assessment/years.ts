import { type Basis, KNOWN_BASIS, type YearRule } from '../checklist/schema';

/** What the years seen in a document say against an item's year rule. */
export type YearVerdict =
  | { verdict: 'fits' | 'not-judged' }
  /** `expected` พ.ศ.; `known`: the rule's basis is good enough to count, else it is advice. */
  | { verdict: 'wrong'; expected: number; known: boolean };

/**
 * Judges fiscal years (พ.ศ.) against a rule. What is in force today and what the rule leaves open is not judged, nor is
 * a document of which no year was seen. `covers` is a plan: its years are the ends (or all) of its span.
 */
export function judgeYears(rule: YearRule, edition: number, years: readonly number[]): YearVerdict {
  if (rule.kind === 'current' || rule.kind === 'unstated' || years.length === 0) return { verdict: 'not-judged' };
  const expected = edition + rule.offset;
  const fits =
    rule.kind === 'covers'
      ? Math.min(...years) <= expected && expected <= Math.max(...years)
      : years.includes(expected);
  return fits ? { verdict: 'fits' } : { verdict: 'wrong', expected, known: counts(rule.basis) };
}

/** Only what is certain or strong counts. */
export function counts(basis: Basis): boolean {
  return KNOWN_BASIS.includes(basis);
}

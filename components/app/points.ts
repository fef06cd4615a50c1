import { rounded } from '../../lib/assessment/score';
import { toArabicDigits } from '../../lib/thai/digits';

/** A score as results are published: two places. */
export function points(score: number): string {
  return rounded(score).toFixed(2);
}

/** A score as it is typed: Thai or Arabic digits, point or comma. Null = nothing was entered, undefined = no score. */
export function typedScore(written: string): number | null | undefined {
  const text = toArabicDigits(written).replace(',', '.').trim();
  if (text === '') return null;
  const value = Number(text);
  return /^\d{1,3}(?:\.\d{1,4})?$/.test(text) && value <= 100 ? rounded(value) : undefined;
}

import { rounded } from '../../lib/assessment/score';

/** A score as results are published: two places. */
export function points(score: number): string {
  return rounded(score).toFixed(2);
}

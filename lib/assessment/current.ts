import type { Assessment } from './model';

/** The assessment that is worked on: the chosen one; else (none chosen, or it was removed) the one that was made last. */
export function currentOf(chosen: string | null, assessments: readonly Assessment[]): Assessment | null {
  const found = assessments.find(({ id }) => id === chosen);
  if (found) return found;
  return assessments.reduce<Assessment | null>(
    (newest, one) => (newest === null || one.createdAt > newest.createdAt ? one : newest),
    null,
  );
}

import { changedSince, type Since, Standing, standingOf } from '../../lib/assessment/since';
import type { App } from './app';

/** `before`: the newest earlier day that was seen; `today`: how it stood when it was looked at last. */
type Kept = { before: Standing | null; today: Standing };

/**
 * What changed since the last day on which this browser showed the overview. Remembered beside the database: it is a
 * reader's place, not work, and losing it loses nothing.
 * @returns null = there is no earlier day
 */
export function sinceLastTime(app: App): Since | null {
  const assessment = app.snapshot.value?.assessment;
  const readiness = app.readiness.value;
  const today = app.state.value?.today;
  if (!assessment || !readiness || !today) return null;
  const now = standingOf(readiness, today);
  const kept = recall(assessment.id);
  const before = kept && kept.today.day < today ? kept.today : (kept?.before ?? null);
  remember(assessment.id, { before, today: now });
  return before && changedSince(before, now);
}

const keyOf = (assessmentId: string) => `oit-standing.${assessmentId}`;

function recall(assessmentId: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(assessmentId)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('today' in kept)) return null;
    const today = Standing.safeParse(kept.today);
    const before = Standing.safeParse('before' in kept ? kept.before : null);
    return today.success ? { today: today.data, before: before.success ? before.data : null } : null;
  } catch {
    return null;
  }
}

function remember(assessmentId: string, kept: Kept): void {
  try {
    localStorage.setItem(keyOf(assessmentId), JSON.stringify(kept));
  } catch {
    // A full or forbidden storage: the next visit compares with an older day, or with none.
  }
}

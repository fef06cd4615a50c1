import type { HistorySummary } from './model';

const isUndoing = ({ type }: HistorySummary) => type === 'undo' || type === 'redo';

/** What "เลิกทำ" undoes: the newest command that stands. `recent` newest first, as in a snapshot; null = nothing. */
export function undoTarget(recent: readonly HistorySummary[]): HistorySummary | null {
  return recent.find((entry) => !isUndoing(entry) && entry.undoneBy === null) ?? null;
}

/** What "ทำอีกครั้ง" undoes: the newest undo that stands, as long as nothing else was done since; null = nothing. */
export function redoTarget(recent: readonly HistorySummary[]): HistorySummary | null {
  for (const entry of recent) {
    if (!isUndoing(entry)) return null;
    if (entry.type === 'undo' && entry.undoneBy === null) return entry;
  }
  return null;
}

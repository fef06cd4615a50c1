import { KINDS } from './kinds';
import type { KindName } from './lineage';
import type { Outcome } from './outcome';

/** One thing that a merge does, for a person to look at before it is done. */
export type MergeRow = {
  kind: KindName;
  how: 'added' | 'changed' | 'removed' | 'conflict';
  item: string | null;
  /** Title, address or criterion that it is about; '' = the kind says it. */
  about: string;
};
export type MergeCounts = Record<MergeRow['how'], number>;

/** Rows that are shown; all are counted. */
const MOST_ROWS = 300;

/** What a merge would do. What the machine read, and the order, comes along without being listed. */
export function previewOf(outcomes: readonly Outcome[]): { rows: MergeRow[]; counts: MergeCounts; silent: number } {
  const counts: MergeCounts = { added: 0, changed: 0, removed: 0, conflict: 0 };
  const rows: MergeRow[] = [];
  let silent = 0;
  for (const outcome of outcomes) {
    if (KINDS[outcome.kind].quiet) {
      if (outcome.changed) silent += 1;
      continue;
    }
    const how = howOf(outcome);
    if (how === null) continue;
    counts[how] += 1;
    rows.push(rowOf(outcome, how));
  }
  const rank: MergeRow['how'][] = ['conflict', 'added', 'changed', 'removed'];
  rows.sort((a, b) => rank.indexOf(a.how) - rank.indexOf(b.how));
  return { rows: rows.slice(0, MOST_ROWS), counts, silent };
}

function howOf({ open, changed, was, data }: Outcome): MergeRow['how'] | null {
  if (open) return 'conflict';
  if (!changed) return null;
  if (was === null) return 'added';
  return data === null ? 'removed' : 'changed';
}

function rowOf({ kind, was, data, versions }: Outcome, how: MergeRow['how']): MergeRow {
  const said = data ?? was ?? versions.find((version) => version.data !== null)?.data ?? {};
  const text = (field: string) => (typeof said[field] === 'string' ? said[field] : '');
  return {
    kind,
    how,
    item: text('item') || null,
    about: text('title') || text('url') || text('criterion'),
  };
}

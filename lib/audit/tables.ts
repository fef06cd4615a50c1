import type { Block } from '../page/facts';
import type { At, MainContent } from './main-content';

/** A table of rows in the content, told from tables that only lay a page out. */
export type DataTable = {
  table: number;
  /** Cells in order, without empty ones. */
  cells: readonly At<Block>[];
  /** The row (or two, where the second is marked as a head too) that names the columns. */
  head: readonly At<Block>[];
  /** Rows under the head. */
  rows: number;
};

const kept = new WeakMap<MainContent, readonly DataTable[]>();
const LONG_CELL = 400;

/** The data tables of the content: at least two rows with two filled cells each. Kept per page. */
export function dataTablesOf(main: MainContent): readonly DataTable[] {
  const known = kept.get(main);
  if (known) return known;
  const byTable = new Map<number, Map<number, At<Block>[]>>();
  for (const one of main.blocks) {
    const { cell, text } = one.it;
    if (!cell || text.length > LONG_CELL) continue;
    const rows = byTable.get(cell.table) ?? new Map<number, At<Block>[]>();
    byTable.set(cell.table, rows);
    const row = rows.get(cell.row);
    if (row) row.push(one);
    else rows.set(cell.row, [one]);
  }
  const found: DataTable[] = [];
  for (const [table, rows] of byTable) {
    const wide = [...rows].filter(([, cells]) => new Set(cells.map(({ it }) => it.cell?.col)).size >= 2);
    if (wide.length < 2) continue;
    wide.sort((a, b) => a[0] - b[0]);
    const [first, second] = wide;
    const marked = second?.[1].every(({ it }) => it.cell?.header) === true;
    found.push({
      table,
      cells: [...rows.values()].flat(),
      head: [...(first?.[1] ?? []), ...(marked ? (second?.[1] ?? []) : [])],
      rows: wide.length - (marked ? 2 : 1),
    });
  }
  kept.set(main, found);
  return found;
}

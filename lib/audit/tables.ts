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
  /** The lines right above, which say what the table is of. */
  caption: readonly At<Block>[];
};

const kept = new WeakMap<MainContent, readonly DataTable[]>();
const LONG_CELL = 400;
const CAPTION = 3;

/** The plain lines right above a block; the heading of the page only names what should stand there. */
function linesAbove({ facts, layout, headingBlock }: MainContent, at: number): At<Block>[] {
  const found: At<Block>[] = [];
  for (let above = at - 1; above >= 0 && above >= at - 8 && found.length < CAPTION; above--) {
    const it = facts.blocks[above];
    if (!it || above === headingBlock || layout.content[above] !== true) continue;
    if (it.linked > 0 && above < at - 2) break;
    found.push({ at: above, it });
  }
  return found;
}

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
      caption: linesAbove(main, first?.[1][0]?.at ?? 0),
    });
  }
  kept.set(main, found);
  return found;
}

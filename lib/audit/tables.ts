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
  /** Heads of columns that nothing but dashes stands under: they announce what the table does not tell. */
  hollow: ReadonlySet<number>;
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
  const pictured = picturesIn(main);
  for (const [table, rows] of byTable) {
    const wide = [...rows].filter(([, cells]) => cells.some(({ it }) => it.cell?.col !== cells[0]?.it.cell?.col));
    if (wide.length < 2) continue;
    wide.sort((a, b) => a[0] - b[0]);
    const [first, second] = wide;
    const marked = second?.[1].every(({ it }) => it.cell?.header) === true;
    const head = [...(first?.[1] ?? []), ...(marked ? (second?.[1] ?? []) : [])];
    found.push({
      table,
      cells: [...rows.values()].flat(),
      head,
      // A tick or a sign as a picture fills a cell without words.
      hollow: pictured(wide)
        ? NONE
        : hollowHeads(
            head,
            wide.slice(marked ? 2 : 1).map(([, cells]) => cells),
          ),
      rows: wide.length - (marked ? 2 : 1),
      caption: linesAbove(main, first?.[1][0]?.at ?? 0),
    });
  }
  kept.set(main, found);
  return found;
}

const SAYS = /[ก-๎a-z\d๐-๙✓✔√/]/iu;
const HOLLOW_ROWS = 2;
const NONE: ReadonlySet<number> = new Set();

/** Whether a picture of the content stands in the rows of a table: counted once for all of them. */
function picturesIn({ facts, images }: MainContent): (rows: readonly [number, readonly At<Block>[]][]) => boolean {
  const before = new Uint32Array(facts.blocks.length + 1);
  for (const { it } of images) if (it.block !== null) before[it.block + 1] = (before[it.block + 1] ?? 0) + 1;
  for (let at = 1; at < before.length; at++) before[at] = (before[at] ?? 0) + (before[at - 1] ?? 0);
  return (rows) => {
    const [from, to] = [rows[0]?.[1][0]?.at, rows.at(-1)?.[1].at(-1)?.at];
    return from !== undefined && to !== undefined && (before[to + 1] ?? 0) > (before[from] ?? 0);
  };
}

/** Only of a table whose rows keep to the columns of its head. */
function hollowHeads(head: readonly At<Block>[], rows: readonly (readonly At<Block>[])[]): Set<number> {
  const columns = new Set(head.map(({ it }) => it.cell?.col));
  const told = new Set<number | undefined>();
  for (const row of rows) {
    for (const { it } of row) {
      if (!columns.has(it.cell?.col)) return new Set();
      if (SAYS.test(it.text)) told.add(it.cell?.col);
    }
  }
  const hollow = rows.length >= HOLLOW_ROWS && told.size >= 2 ? head.filter(({ it }) => !told.has(it.cell?.col)) : [];
  return new Set(hollow.map(({ at }) => at));
}

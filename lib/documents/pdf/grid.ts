import type { Block } from '../../page/facts';
import type { PdfLine } from './tool';

/**
 * Tables of a page of lines: lines that wide gaps part into pieces at the same places. What a cell is, is known; cells that
 * span columns or rows are not.
 */

/** For each line the cells of its pieces; null = no row of a table. */
export type Grid = readonly (readonly NonNullable<Block['cell']>[] | null)[];

type Span = { left: number; right: number };

/** Lines that may stand between two rows of a table: second lines of their cells. */
const BETWEEN = 4;
/** Of the height of a line: the step between two lines of one cell or paragraph; rows of a table stand further apart. */
export const LINE_STEP = 1.35;
/** Of the height of a line: how far down the next line of a table may stand. */
const CLOSE = 2.4;
/** Of the height of a line: pieces that begin, end or lie in the middle as near to each other stand in one column. */
const NEAR = 0.5;

/** `firstTable` numbers the tables of a document through its pages. */
export function gridOf(lines: readonly PdfLine[], firstTable: number): { grid: Grid; tables: number } {
  const rows = lines.flatMap((line, at) => (line.spans.length >= 2 ? [at] : []));
  const aligned = rows.filter((at, n) => {
    const next = rows[n + 1];
    const before = rows[n - 1];
    return (next !== undefined && alike(lines, at, next)) || (before !== undefined && alike(lines, before, at));
  });
  const grid: (NonNullable<Block['cell']>[] | null)[] = lines.map(() => null);
  let tables = 0;
  for (const group of groupsOf(lines, aligned)) {
    const columns = columnsOf(group.flatMap((at) => lines[at]?.spans ?? []));
    const placed = columns.length < 2 ? [] : cellsOf(lines, group, columns, grid);
    for (const { at, row, cols, header } of placed)
      grid[at] = cols.map((col) => ({ table: firstTable + tables, row, col, header }));
    if (placed.length > 0) tables += 1;
  }
  return { grid, tables };
}

type Placed = { at: number; row: number; cols: number[]; header: boolean };

/**
 * The rows of a group with the lines around and between that stand in its columns: heads and second lines of cells. Writers
 * give a table row by row or cell by cell: a row begins where a line goes back to an earlier column and is no second line of a cell.
 */
function cellsOf(lines: readonly PdfLine[], group: readonly number[], columns: readonly Span[], grid: Grid): Placed[] {
  let [from = 0, to = 0] = [group[0], group.at(-1)];
  const height = lines[from]?.height ?? 0;
  const fits = (at: number) => {
    const line = lines[at];
    return line !== undefined && grid[at] === null && line.height < 1.15 * height && colsOf(columns, line) !== null;
  };
  const near = (at: number, other: number) =>
    Math.abs((lines[at]?.top ?? 0) - (lines[other]?.top ?? 0)) <= CLOSE * height;
  while (from > 0 && fits(from - 1) && near(from - 1, from)) from -= 1;
  while (to + 1 < lines.length && fits(to + 1) && near(to, to + 1)) to += 1;
  const rows: { at: number; cols: number[]; bold: boolean }[][] = [];
  let reached = -1;
  for (let at = from; at <= to; at++) {
    const line = lines[at];
    const cols = line ? colsOf(columns, line) : null;
    if (!line || !cols) continue;
    const [first = 0] = cols;
    const before = rows.at(-1)?.at(-1);
    const step = (lines[at - 1]?.top ?? 0) - line.top;
    const under = before?.cols.includes(first) === true && step > 0 && step <= LINE_STEP * height;
    const wrapped = cols.length === 1 && (first > 0 || under);
    if (rows.length === 0 || (first <= reached && !wrapped && (cols.length > 1 || reached > 0))) rows.push([]);
    rows.at(-1)?.push({ at, cols, bold: line.bold });
    reached = cols.at(-1) ?? 0;
  }
  // A line in one column above or below the others is a title or goes on with the text.
  const lonely = (row: (typeof rows)[number] | undefined) =>
    row !== undefined && new Set(row.flatMap(({ cols }) => cols)).size < 2;
  while (lonely(rows[0])) rows.shift();
  while (lonely(rows.at(-1))) rows.pop();
  return rows.flatMap((row, number) => {
    const header = number === 0 && rows.length > 1 && row.every(({ bold }) => bold);
    return row.map(({ at, cols }) => ({ at, row: number, cols, header }));
  });
}

/** The columns that the pieces of a line stand in; null = one of them stands in none, or reaches over several. */
function colsOf(columns: readonly Span[], { spans }: PdfLine): number[] | null {
  const cols: number[] = [];
  for (const { left, right } of spans) {
    const within = columns.flatMap((column, at) => (left < column.right && right > column.left ? [at] : []));
    const [only] = within;
    // Right of what its column holds elsewhere, but before the next one.
    const beside = columnAt(columns, { left, right });
    if (only !== undefined && within.length === 1) cols.push(only);
    else if (within.length === 0 && left > (columns[beside]?.left ?? left) && isShort({ left, right }, columns[beside]))
      cols.push(beside);
    else return null;
  }
  return cols;
}

/** No wider than what the column holds. */
function isShort(span: Span, column: Span | undefined): boolean {
  return column !== undefined && span.right - span.left <= column.right - column.left;
}

/** Rows that follow each other with a few lines between, downwards. */
function groupsOf(lines: readonly PdfLine[], rows: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (const at of rows) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const goesOn =
      last !== undefined &&
      at - last <= BETWEEN + 1 &&
      (lines[last]?.top ?? 0) > (lines[at]?.top ?? 0) &&
      alike(lines, last, at);
    if (group && goesOn) group.push(at);
    else groups.push([at]);
  }
  return groups.filter((group) => group.length >= 2);
}

/** Two lines share a place at which a piece other than the first begins, ends or has its middle. */
function alike(lines: readonly PdfLine[], a: number, b: number): boolean {
  const [one, other] = [lines[a], lines[b]];
  if (!one || !other || b - a > BETWEEN + 1) return false;
  const near = NEAR * Math.max(one.height, other.height);
  return one.spans.slice(1).some((x) => other.spans.slice(1).some((y) => standAlike(x, y, near)));
}

function standAlike(a: Span, b: Span, near: number): boolean {
  return (
    Math.abs(a.left - b.left) <= near ||
    Math.abs(a.right - b.right) <= near ||
    Math.abs(a.left + a.right - b.left - b.right) <= 2 * near
  );
}

/** Stretches across the page that pieces cover, from the left; pieces that overlap are of one column. */
function columnsOf(spans: readonly Span[]): Span[] {
  const columns: Span[] = [];
  for (const { left, right } of [...spans].sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last && left < last.right) last.right = Math.max(last.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

function columnAt(columns: readonly Span[], { left }: Span): number {
  let found = 0;
  for (const [at, column] of columns.entries()) if (column.left <= left) found = at;
  return found;
}

import type { DomElement } from './dom';

const MAX_SPAN = 200;
const MAX_COLUMNS = 2000;

/** Counts the cells of one table while it is read, with cells that span rows and columns. */
export class TableGrid {
  private row = -1;
  private col = 0;
  /** Per column: how many rows below still belong to a cell above. */
  private readonly taken: number[] = [];

  constructor(readonly table: number) {}

  startRow(): void {
    this.row += 1;
    this.col = 0;
    for (let col = 0; col < this.taken.length; col++) this.taken[col] = Math.max(0, (this.taken[col] ?? 0) - 1);
  }

  startCell(element: DomElement, header: boolean): { table: number; row: number; col: number; header: boolean } {
    if (this.row < 0) this.startRow();
    while (this.col < MAX_COLUMNS && (this.taken[this.col] ?? 0) > 0) this.col += 1;
    const cell = { table: this.table, row: this.row, col: this.col, header };
    const columns = span(element.getAttribute('colspan'));
    const rows = span(element.getAttribute('rowspan'));
    for (let col = this.col; col < this.col + columns && col < MAX_COLUMNS; col++) this.taken[col] = rows;
    this.col += columns;
    return cell;
  }
}

function span(value: string | null): number {
  const count = value === null ? 1 : Number.parseInt(value, 10);
  return count >= 1 ? Math.min(count, MAX_SPAN) : 1;
}

import type { DomElement } from './dom';
import type { Block } from './facts';
import { attr } from './words';

const MAX_SPAN = 200;
const MAX_COLUMNS = 2000;

/** Counts the cells of one table while it is read, with cells that span rows and columns. */
export function createGrid(table: number) {
  let row = -1;
  let col = 0;
  /** Per column: the first row that is not taken by a cell above. */
  const free: number[] = [];
  const startRow = () => {
    row++;
    col = 0;
  };
  return {
    startRow,
    startCell(element: DomElement, header: boolean): Block['cell'] {
      if (row < 0) startRow();
      while (col < MAX_COLUMNS && (free[col] ?? 0) > row) col++;
      const cell = { table, row, col, header };
      const spans = element.hasAttributes();
      const end = col + (spans ? span(element, 'colspan') : 1);
      const below = row + (spans ? span(element, 'rowspan') : 1);
      for (; col < end; col++) if (col < MAX_COLUMNS) free[col] = below;
      return cell;
    },
  };
}

export type Grid = ReturnType<typeof createGrid>;

function span(element: DomElement, name: string): number {
  const written = attr(element, name);
  const count = written === null ? 1 : Number.parseInt(written, 10);
  return count >= 1 ? Math.min(count, MAX_SPAN) : 1;
}

import { type Cell, EMPTY, GRID_LIMITS, type Grid } from './grid';

/**
 * The tables of an HTML text (a copied or saved page, or our own table) as grids. Parsed by DOMParser, which runs no script
 * and loads nothing; nested tables are read for themselves. Cells that span rows or columns leave empty ones behind.
 */
export function readHtmlTables(html: string): Grid[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return [...parsed.querySelectorAll('table')].slice(0, GRID_LIMITS.tables).map((table, at) => ({
    name: `${at + 1}`,
    rows: readRows([...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)),
  }));
}

function readRows(rows: Element[]): Cell[][] {
  const grid: Cell[][] = [];
  rows.slice(0, GRID_LIMITS.rows + 1).forEach((row, r) => {
    const line = gridRow(grid, r);
    let column = 0;
    for (const cell of [...row.children].filter(({ tagName }) => /^t[dh]$/i.test(tagName))) {
      while (line[column] !== undefined) column += 1;
      if (column > GRID_LIMITS.columns) break;
      const across = span(cell, 'colspan', GRID_LIMITS.columns);
      const down = Math.min(span(cell, 'rowspan', rows.length), rows.length - r);
      for (let y = 0; y < down; y++) {
        for (let x = 0; x < across; x++) gridRow(grid, r + y)[column + x] = y + x === 0 ? readCell(cell) : EMPTY;
      }
    }
  });
  return grid.map((line) => Array.from(line, (cell) => cell ?? EMPTY));
}

function gridRow(grid: Cell[][], at: number): Cell[] {
  const row = grid[at] ?? [];
  grid[at] = row;
  return row;
}

function span(cell: Element, attribute: string, most: number): number {
  const value = Number(cell.getAttribute(attribute) ?? 1);
  return Number.isInteger(value) && value > 0 ? Math.min(value, most) : 1;
}

function readCell(cell: Element): Cell {
  const exact = /white-space:\s*pre-wrap/.test(cell.getAttribute('style') ?? '');
  const text = textOf(cell, exact).slice(0, GRID_LIMITS.cellText);
  const links = [...cell.querySelectorAll('a[href]')].map((link) => (link.getAttribute('href') ?? '').trim());
  return {
    text: exact ? text : text.replace(/[^\S\n]*\n[^\S\n]*/g, '\n').trim(),
    links: links.filter((href) => /^https?:\/\//i.test(href)),
  };
}

const LINE = /^(br|p|div|li|tr|ul|ol|h[1-6])$/i;

/** Text with a line end for each <br> and between blocks; white space is folded unless the cell keeps it (`exact`). */
function textOf(node: Node, exact: boolean): string {
  let text = '';
  for (const child of node.childNodes) {
    if (child.nodeType === 3) {
      const own = child.nodeValue ?? '';
      text += exact ? own : own.replace(/\s+/g, ' ');
    } else if (child.nodeType === 1) {
      const tag = child.nodeName;
      if (/^br$/i.test(tag)) text += '\n';
      else if (!/^(script|style|template)$/i.test(tag)) {
        const block = LINE.test(tag);
        if (block && text !== '' && !text.endsWith('\n')) text += '\n';
        text += textOf(child, exact);
        if (block && !text.endsWith('\n')) text += '\n';
      }
    }
  }
  return text;
}

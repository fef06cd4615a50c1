/** A cell as it was read: its text with \n between lines, and the addresses that its links lead to, in order. */
export type Cell = { text: string; links: string[] };

/** One table or worksheet. */
export type Grid = { name: string; rows: Cell[][] };

export const EMPTY: Cell = { text: '', links: [] };

/** Bounds of what is read from any file. */
export const GRID_LIMITS = { fileBytes: 10_000_000, rows: 3_000, columns: 200, tables: 60, cellText: 40_000 } as const;

/** Rows and columns are within GRID_LIMITS. */
export function fits(grid: Grid): boolean {
  return grid.rows.length <= GRID_LIMITS.rows && grid.rows.every((row) => row.length <= GRID_LIMITS.columns);
}

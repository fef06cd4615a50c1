import Papa from 'papaparse';
import { cleanText, unguardCell } from '../clean';
import type { Doubt, Problem, ProblemKey } from '../words';
import { findHead, readTitle } from './columns';
import { readExcel } from './excel';
import { fits, GRID_LIMITS, type Grid } from './grid';
import { readHtmlTables } from './html-tables';
import { withLinksSheet } from './links-sheet';
import { itemTables, type ReadRow, readRows } from './rows';

export type ReadResult =
  | {
      ok: true;
      /** As the file says; null = it does not. */
      agency: string | null;
      /** พ.ศ. */
      edition: number | null;
      rows: ReadRow[];
      doubts: Doubt[];
    }
  | { ok: false; problem: Problem };

/** A file that raises more doubts than these is not looked through one by one. */
const DOUBTS = 200;

/**
 * Reads a sheet of items again: ours (XLSX, CSV, TSV, HTML: same URLs in order, answers and explanations) or an agency's own
 * table of it. `input`: the file's bytes, or pasted text. The kind is told by the content, not by `name`; text may be UTF-8,
 * UTF-16 or windows-874. Nothing is evaluated; size, rows and what a zip unpacks to are bounded (GRID_LIMITS, UNPACK_LIMITS).
 */
export async function readSheet(input: Uint8Array | string, name = ''): Promise<ReadResult> {
  const grids = await gridsOf(input);
  if ('problem' in grids) return { ok: false, problem: grids.problem };
  const tables = itemTables(grids.list);
  if (tables.length === 0) return failed('no-columns');
  const doubts: Doubt[] = [];
  const rows = tables.flatMap(({ grid, head }) => readRows(grid, head, doubts));
  if (rows.length === 0) return failed('no-rows');
  const title = readTitle(
    tables.flatMap(({ grid, head }) => grid.rows.slice(0, head.row)),
    name,
  );
  return { ok: true, ...title, rows: withLinksSheet(rows, grids.list), doubts: doubts.slice(0, DOUBTS) };
}

function failed(key: ProblemKey, params: Problem['params'] = {}): { ok: false; problem: Problem } {
  return { ok: false, problem: { key, params } };
}

async function gridsOf(input: Uint8Array | string): Promise<{ list: Grid[] } | { problem: Problem }> {
  if (input.length === 0) return failed('empty');
  if (input.length > GRID_LIMITS.fileBytes) return failed('too-big', { megabytes: GRID_LIMITS.fileBytes / 1_000_000 });
  const tooMany = failed('too-many-rows', { rows: GRID_LIMITS.rows, columns: GRID_LIMITS.columns });
  if (typeof input !== 'string' && startsWith(input, [0xd0, 0xcf, 0x11, 0xe0])) return failed('old-excel');
  if (typeof input !== 'string' && startsWith(input, [0x50, 0x4b])) {
    const grids = await readExcel(input);
    if (grids === 'too-many-rows') return tooMany;
    return typeof grids === 'string' ? failed(grids) : { list: grids };
  }
  const text = typeof input === 'string' ? input.replace(/^\ufeff/, '') : decode(input);
  if (text.trim() === '') return failed('empty');
  if (text.includes('\u0000')) return failed('not-a-table');
  const grids = /^\s*</.test(text) && /<table[\s>]/i.test(text) ? readHtmlTables(text) : readDelimited(text);
  if (grids.length === 0) return failed('not-a-table');
  return grids.every(fits) ? { list: grids.map(unguarded) } : tooMany;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

/** BOM first, then UTF-8 when it is valid UTF-8, else windows-874: what Thai Excel writes as CSV. */
function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-874').decode(bytes);
  }
}

const DELIMITERS = ['\t', ',', ';'];

/** The first delimiter with which the text has a head of ours; a text that has none is read by the first. */
function readDelimited(text: string): Grid[] {
  const grids = DELIMITERS.filter((delimiter) => text.includes(delimiter)).map((delimiter): Grid => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: GRID_LIMITS.rows + 1 });
    return {
      name: '',
      rows: data.map((cells) =>
        cells.map((cell) => ({ text: cleanText(cell).slice(0, GRID_LIMITS.cellText), links: [] })),
      ),
    };
  });
  const found = grids.find((grid) => findHead(grid) !== null) ?? grids[0];
  return found ? [found] : [];
}

/** Text formats carry an apostrophe before what could start a formula. */
function unguarded(grid: Grid): Grid {
  return {
    ...grid,
    rows: grid.rows.map((cells) =>
      cells.map((cell) => (cell.text === '' ? cell : { ...cell, text: unguardCell(cell.text) })),
    ),
  };
}

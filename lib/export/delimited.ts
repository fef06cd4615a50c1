import Papa from 'papaparse';
import { guardCell } from './clean';
import { cellOf, FIELDS, heads, type ItasSheet, type SheetRow, titleBlock } from './sheet';
import type { Language } from './words';

const BOM = '\ufeff';

/**
 * The sheet as UTF-8 CSV: BOM (Excel reads Thai only with it), CRLF, RFC 4180 quoting, no cell that starts a formula.
 * Title block, an empty line, the heads, one record an item; several URLs stand in one cell on lines of their own.
 */
export function sheetToCsv(sheet: ItasSheet): string {
  return `${BOM}${delimited(sheetRecords(sheet), ',')}\r\n`;
}

/** The same records with tabs, for the clipboard: cells of several lines are quoted, so that each stays one cell in Excel. */
export function sheetToTsv(sheet: ItasSheet): string {
  return delimited(sheetRecords(sheet), '\t');
}

/** One row with tabs, without heads. */
export function rowToTsv(row: SheetRow, language: Language = 'th'): string {
  return delimited([rowRecord(row, language)], '\t');
}

function sheetRecords(sheet: ItasSheet): string[][] {
  return [
    ...titleBlock(sheet).map(({ label, value }) => [label, value]),
    [],
    heads(sheet.language),
    ...sheet.rows.map((row) => rowRecord(row, sheet.language)),
  ];
}

function rowRecord(row: SheetRow, language: Language): string[] {
  return FIELDS.map((field) => cellOf(row, field, language));
}

function delimited(records: string[][], delimiter: string): string {
  const guarded = records.map((cells) => cells.map(guardCell));
  return Papa.unparse(guarded, { delimiter, newline: '\r\n', escapeFormulae: true });
}

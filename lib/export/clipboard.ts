import { rowToTsv, sheetToTsv } from './delimited';
import { fieldToHtml, rowToHtml, sheetToHtml } from './html';
import { fieldText, type ItasSheet, type SheetField, type SheetRow } from './sheet';
import type { Language } from './words';

export type CopyTarget =
  | { kind: 'sheet'; sheet: ItasSheet }
  | { kind: 'row'; row: SheetRow; language?: Language }
  | { kind: 'field'; row: SheetRow; field: SheetField; language?: Language };

/** What goes on the clipboard: `text` as text/plain, `html` as text/html. */
export type ClipboardPayload = { text: string; html: string };

/**
 * Sheet and row: tabs for a spreadsheet that takes plain text, a table for one that takes HTML. Field: clean text for a
 * form of ITAS (URLs each on its own line, no numbers), and one cell for a spreadsheet. The caller puts both on the
 * clipboard in a `copy` event, so that the receiving program chooses.
 */
export function clipboardOf(target: CopyTarget): ClipboardPayload {
  switch (target.kind) {
    case 'sheet':
      return { text: sheetToTsv(target.sheet), html: sheetToHtml(target.sheet) };
    case 'row':
      return { text: rowToTsv(target.row, target.language), html: rowToHtml(target.row, target.language) };
    case 'field': {
      const text = fieldText(target.row, target.field, { language: target.language });
      return { text, html: fieldToHtml(target.row, target.field, text) };
    }
  }
}

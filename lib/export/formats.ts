import { sheetToCsv, sheetToTsv } from './delimited';
import { sheetToHtmlFile } from './html';
import type { ItasSheet } from './sheet';
import { sheetToText } from './text';
import type { FormatWord } from './words';
import { sheetToXlsx } from './xlsx';

/**
 * The file formats of the sheet. A new one is one more entry here and its word `format.<id>` in lib/i18n/sheet.*:
 * the list of downloads, the demo and the tests read this list.
 */
export type SheetFormat = {
  id: FormatWord;
  extension: string;
  mime: string;
  /** Bytes, or text to be written as UTF-8. */
  make: (sheet: ItasSheet) => string | Uint8Array<ArrayBuffer>;
  /** `readSheet` takes it in again with the same evidence, answers and explanations. */
  readable: boolean;
};

/** The one for most people first. */
export const sheetFormats: readonly SheetFormat[] = [
  {
    id: 'xlsx',
    extension: 'xlsx',
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    make: sheetToXlsx,
    readable: true,
  },
  { id: 'csv', extension: 'csv', mime: 'text/csv;charset=utf-8', make: sheetToCsv, readable: true },
  { id: 'tsv', extension: 'tsv', mime: 'text/tab-separated-values;charset=utf-8', make: sheetToTsv, readable: true },
  { id: 'html', extension: 'html', mime: 'text/html;charset=utf-8', make: sheetToHtmlFile, readable: true },
  { id: 'txt', extension: 'txt', mime: 'text/plain;charset=utf-8', make: sheetToText, readable: false },
];

export function sheetFormat(id: FormatWord): SheetFormat {
  const found = sheetFormats.find((format) => format.id === id);
  if (!found) throw new RangeError(`unknown-format: ${id}`);
  return found;
}

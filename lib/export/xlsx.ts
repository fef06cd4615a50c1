import { cellOf, FIELDS, heads, type ItasSheet, type SheetRow, titleBlock } from './sheet';
import { sheetWords } from './words';
import { CELL_LIMIT, type WorkbookCell, type WorkbookRow, type WorkbookSheet, writeWorkbook } from './workbook';

/** Characters a column: code, name, answer, URL, explanation. Together they fill A4 landscape at a readable size. */
const MAIN_WIDTHS = [7, 34, 9, 58, 56];
/** Code, number, URL, title, explanation. */
const LINK_WIDTHS = [7, 7, 64, 42, 44];
const PICTURE_WIDTH = 18;
const LINK_HEADS = ['code', 'order', 'url', 'linkTitle', 'explanation'] as const;
/** Points of one line of 10-point text. */
const LINE = 14;

/**
 * The sheet as XLSX. Excel holds one link a cell, so: sheet 1 is the form, a row an item, several URLs as numbered lines
 * of one cell (live when there is one); sheet 2 has a row a URL, all live. Text stays unchanged; no cell is a formula.
 */
export function sheetToXlsx(sheet: ItasSheet): Uint8Array<ArrayBuffer> {
  const words = sheetWords(sheet.language);
  return writeWorkbook([mainSheet(sheet), linksSheet(sheet)], `${words.title} ${sheet.agency} ${sheet.edition}`);
}

function mainSheet(sheet: ItasSheet): WorkbookSheet {
  const words = sheetWords(sheet.language);
  const several = sheet.rows.some(({ evidence }) => evidence.length > 1);
  const top = titleRows(sheet, MAIN_WIDTHS, several ? words.severalLinks : null);
  const rows = sheet.rows.map((row) =>
    fitted(
      FIELDS.map((field) => mainCell(sheet, row, field)),
      MAIN_WIDTHS,
    ),
  );
  return {
    name: words.sheetName,
    widths: MAIN_WIDTHS,
    rows: [...top.rows, headRow(heads(sheet.language)), ...rows],
    merges: top.merges,
    frozenRows: top.rows.length + 1,
    headRow: top.rows.length + 1,
  };
}

function mainCell(sheet: ItasSheet, row: SheetRow, field: (typeof FIELDS)[number]): WorkbookCell {
  const value = shorten(cellOf(row, field, sheet.language), sheetWords(sheet.language).cellCut);
  const [only] = row.evidence;
  if (field === 'url' && only !== undefined && row.evidence.length === 1)
    return { value, style: 'link', link: only.url };
  return { value, style: field === 'code' ? 'code' : field === 'answer' ? 'centre' : 'text' };
}

function linksSheet(sheet: ItasSheet): WorkbookSheet {
  const words = sheetWords(sheet.language);
  const pictured = sheet.rows.some(({ evidence }) => evidence.some(({ pictures }) => pictures !== undefined));
  const widths = pictured ? [...LINK_WIDTHS, PICTURE_WIDTH] : LINK_WIDTHS;
  const top = titleRows(sheet, LINK_WIDTHS, words.linksNote);
  const rows = sheet.rows.flatMap((row) =>
    row.evidence.map(({ url, title, explanation, pictures = [] }, at) =>
      fitted(
        [
          { value: row.code, style: 'code' },
          { value: at + 1, style: 'centre' },
          { value: url, style: 'link', link: url },
          { value: title, style: 'text' },
          { value: explanation, style: 'text' },
          ...(pictured ? [{ value: pictures.join('\n'), style: 'text' as const }] : []),
        ],
        widths,
      ),
    ),
  );
  return {
    name: words.linksName,
    widths,
    rows: [
      ...top.rows,
      headRow([...LINK_HEADS.map((word) => words[word]), ...(pictured ? [words.picture] : [])]),
      ...rows,
    ],
    merges: top.merges,
    frozenRows: top.rows.length + 1,
    headRow: top.rows.length + 1,
  };
}

const headRow = (texts: readonly string[]): WorkbookRow => ({
  cells: texts.map((value) => ({ value, style: 'head' })),
  height: LINE,
});

/** A row as high as its highest cell: programs that do not fit rows when they open a file show all text, too. */
function fitted(cells: WorkbookCell[], widths: readonly number[]): WorkbookRow {
  const lines = cells.map((cell, at) => linesOf(String(cell?.value ?? ''), widths[at] ?? 1));
  return { cells, height: LINE * Math.max(...lines) };
}

/** Lines that a text takes in a column. Thai marks above and below take no room, other letters a little less than the digit that widths are told in. */
function linesOf(text: string, width: number): number {
  const long = (line: string) => line.replace(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g, '').length * 0.95;
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(long(line) / width)), 0);
}

/** Title over all columns, then label (columns A and B) and value (C to E) line by line. */
function titleRows(
  sheet: ItasSheet,
  widths: readonly number[],
  note: string | null,
): { rows: WorkbookRow[]; merges: string[] } {
  const words = sheetWords(sheet.language);
  const room = widths.slice(2).reduce((sum, width) => sum + width, 0);
  const lines = [...titleBlock(sheet), ...(note === null ? [] : [{ label: words.note, value: note }])];
  const rows = lines.map(({ label, value }): WorkbookRow => {
    const style = label === words.caution ? 'caution' : 'value';
    const shown = label === words.edition ? sheet.edition : value;
    const cells: WorkbookCell[] = [{ value: label, style: 'label' }, null, { value: shown, style }];
    return { cells, height: LINE * linesOf(value, room), fixed: true };
  });
  return {
    rows: [{ cells: [{ value: words.title, style: 'title' }], height: 22, fixed: true }, ...rows],
    merges: ['A1:E1', ...lines.flatMap((_, at) => [`A${at + 2}:B${at + 2}`, `C${at + 2}:E${at + 2}`])],
  };
}

/** A text that Excel cannot hold, cut at a line's end, with a word on where the rest is. */
function shorten(text: string, notice: string): string {
  if (text.length <= CELL_LIMIT) return text;
  const room = text.slice(0, CELL_LIMIT - notice.length - 1);
  const end = room.lastIndexOf('\n');
  return `${end > 0 ? room.slice(0, end) : room}\n${notice}`;
}

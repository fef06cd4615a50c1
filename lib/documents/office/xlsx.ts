import { type Line, PLAIN } from '../blocks';
import type { DocumentLimits } from '../limits';
import { readXml } from '../xml';
import type { Zip } from '../zip';
import { type NumberFormat, readFormats, shown } from './numbers';
import { mainPart, type Relation, relationsOf, xmlOf } from './package';

export type Xlsx = { lines: Line[]; sheets: number; sheetsRead: number; partial: boolean };

type Cell = { row: number; col: number; text: string; href: string | null; numeric: boolean };
type Book = { strings: readonly string[]; formats: readonly NumberFormat[]; base1904: boolean };

/**
 * Reads the sheets that a reader sees, in their order: the sheet's name as a heading, each filled cell as a block at its place.
 * Formulas are never computed: what the writer stored as their value counts. Throws ZipError and XmlTooDeep;
 * null = the package is no workbook.
 */
export function readXlsx(zip: Zip, limits: DocumentLimits): Xlsx | null {
  const main = mainPart(zip, limits);
  if (main === null || !/^xl\//.test(main)) return null;
  const relations = relationsOf(zip, main, limits);
  const target = (type: string) => [...relations.values()].find((one) => one.type === type)?.target;
  const sheets: { name: string; part: string }[] = [];
  let base1904 = false;
  readXml(
    xmlOf(zip, main),
    {
      open(name, attribute) {
        if (name === 'workbookPr') base1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
        if (name !== 'sheet' || /hidden/i.test(attribute('state') ?? '')) return;
        const relation = relations.get(attribute('id') ?? '');
        if (relation && !relation.external && relation.type !== 'chartsheet' && sheets.length < 10_000)
          sheets.push({ name: attribute('name') ?? '', part: relation.target });
      },
      close() {},
      text() {},
    },
    limits.depth,
  );
  if (sheets.length === 0) return null;
  const book: Book = {
    strings: readStrings(xmlOf(zip, target('sharedStrings') ?? 'xl/sharedStrings.xml'), limits),
    formats: readFormats(xmlOf(zip, target('styles') ?? 'xl/styles.xml'), limits.depth),
    base1904,
  };
  const lines: Line[] = [];
  const read = sheets.slice(0, limits.sheets);
  let partial = read.length < sheets.length;
  for (const [table, { name, part }] of read.entries()) {
    const sheet = readSheet(xmlOf(zip, part), relationsOf(zip, part, limits), book, limits);
    partial ||= sheet.cut;
    if (sheet.cells.length > 0 || read.length === 1) {
      // A name that a program gave says nothing.
      const named = /^(?:sheet|แผ่น(?:งาน)?|ชีต)\s*\d+$/i.test(name.trim()) ? 0 : 3;
      lines.push({ ...PLAIN, text: name, level: named });
    }
    lines.push(...linesOf(sheet.cells, table));
  }
  return { lines, sheets: sheets.length, sheetsRead: read.length, partial };
}

/** Shared strings without their phonetic aids. */
function readStrings(xml: string, limits: DocumentLimits): string[] {
  const strings: string[] = [];
  let text: string | null = null;
  let phonetic = 0;
  let isText = false;
  readXml(
    xml,
    {
      open(name) {
        if (name === 'si') text = '';
        else if (name === 'rPh') phonetic += 1;
        else if (name === 't') isText = true;
      },
      close(name) {
        if (name === 'si') {
          strings.push(text ?? '');
          text = null;
        } else if (name === 'rPh') phonetic = Math.max(0, phonetic - 1);
        else if (name === 't') isText = false;
      },
      text(piece) {
        if (text !== null && isText && phonetic === 0) text += piece;
      },
    },
    limits.depth,
  );
  return strings;
}

function readSheet(xml: string, relations: ReadonlyMap<string, Relation>, book: Book, limits: DocumentLimits) {
  const cells: Cell[] = [];
  const links = new Map<string, string>();
  let row = -1;
  let col = -1;
  let cut = false;
  let type = 'n';
  let format: NumberFormat | undefined;
  let now: 'v' | 'f' | 't' | null = null;
  let value = '';
  let formula = '';
  let phonetic = 0;
  readXml(
    xml,
    {
      open(name, attribute) {
        switch (name) {
          case 'row': {
            const said = Number(attribute('r'));
            row = Number.isInteger(said) && said > row + 1 ? said - 1 : row + 1;
            col = -1;
            return;
          }
          case 'c':
            col = columnOf(attribute('r')) ?? col + 1;
            type = attribute('t') ?? 'n';
            format = book.formats[Number(attribute('s') ?? 0)];
            value = formula = '';
            return;
          case 'rPh':
            phonetic += 1;
            return;
          case 'v':
          case 'f':
          case 't':
            now = name;
            return;
          case 'hyperlink': {
            const href = relations.get(attribute('id') ?? '')?.target;
            const ref = attribute('ref')?.split(':')[0];
            if (href !== undefined && ref && links.size < 20_000) links.set(ref, href);
          }
        }
      },
      close(name) {
        if (name === 'v' || name === 'f' || name === 't') now = null;
        else if (name === 'rPh') phonetic = Math.max(0, phonetic - 1);
        else if (name === 'c') {
          const [, href = null, words = ''] = LINK_FORMULA.exec(formula) ?? [];
          const text = textOf(type, value, format, book) || words;
          if (text.trim() === '' && href === null) return;
          if (row >= limits.rows || col >= limits.columns || cells.length >= 200_000) cut = true;
          else
            cells.push({
              row: Math.max(0, row),
              col: Math.max(0, col),
              text,
              href,
              numeric: type === 'n' && value !== '',
            });
        }
      },
      text(piece) {
        if (now === 'f') formula += formula.length < 8_000 ? piece : '';
        else if (now !== null && phonetic === 0) value += piece;
      },
    },
    limits.depth,
  );
  for (const cell of cells) cell.href ??= links.get(`${columnName(cell.col)}${cell.row + 1}`) ?? null;
  return { cells, cut };
}

/** Address and words of =HYPERLINK("…","…"). */
const LINK_FORMULA = /^\s*HYPERLINK\(\s*"([^"]{1,4000})"(?:\s*[,;]\s*"([^"]{0,4000})")?/i;

function textOf(type: string, value: string, format: NumberFormat | undefined, book: Book): string {
  if (type === 's') return book.strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'e') return '';
  if (type !== 'n' || value === '') return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  return format ? shown(number, format, book.base1904) : String(Number(number.toPrecision(15)));
}

/** The row of headings: the first that fills two cells or more, all with words. */
function headerRow(cells: readonly Cell[]): number {
  const rows = new Map<number, { filled: number; numbers: number }>();
  for (const { row, numeric } of cells) {
    const sum = rows.get(row) ?? { filled: 0, numbers: 0 };
    rows.set(row, sum);
    sum.filled += 1;
    if (numeric) sum.numbers += 1;
    if (rows.size > 40) break;
  }
  for (const [row, { filled, numbers }] of rows) if (filled >= 2) return numbers === 0 ? row : -1;
  return -1;
}

/** Cells as blocks; a row that fills only one cell above the headings is a title, not part of the table. */
function linesOf(cells: readonly Cell[], table: number): Line[] {
  const header = headerRow(cells);
  const filled = new Map<number, number>();
  for (const { row } of cells) filled.set(row, (filled.get(row) ?? 0) + 1);
  let titled = false;
  return cells.map(({ row, col, text, href }) => {
    const title = header > row && filled.get(row) === 1;
    const level = title && !titled ? 1 : 0;
    titled ||= title;
    return {
      ...PLAIN,
      text,
      bold: title,
      level,
      cell: title ? null : { table, row, col, header: row === header },
      links: href === null ? [] : [{ from: 0, to: text.length, href }],
    };
  });
}

/** 'AB12' → 27; null = no address. */
function columnOf(address: string | null): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(address ?? '')?.[1];
  return letters === undefined
    ? null
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** 0 → 'A', 26 → 'AA'. */
function columnName(at: number): string {
  return (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
}

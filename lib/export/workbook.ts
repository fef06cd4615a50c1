import { strToU8, zipSync } from 'fflate';
import { cleanText, startsFormula } from './clean';
import { type StyleName, styleIndex, stylesXml } from './workbook-styles';

/**
 * A small XLSX writer: text, numbers, links, wrapped Thai, frozen and repeated heads, A4 landscape. Only fflate is under it,
 * because write-excel-file compresses parts over 160 kB in a worker from a blob: URL, which the CSP of an extension page
 * refuses in Firefox (it then waits for ever); it also has no hyperlinks, and turns text such as `_x0041_` into other text.
 * Format: ECMA-376 part 1, SpreadsheetML. Every text is a typed string, so no cell can hold a formula.
 */

export type WorkbookCell = {
  value: string | number;
  style: StyleName;
  /** http(s) address that a click opens; ignored when Excel would not accept it. */
  link?: string;
} | null;

/** `height` in points; `fixed` = not fitted again when the text changes, as joined cells never are. */
export type WorkbookRow = { cells: WorkbookCell[]; height: number; fixed?: boolean };

export type WorkbookSheet = {
  name: string;
  /** Width of each column in characters. */
  widths: number[];
  rows: WorkbookRow[];
  /** Cells joined, as 'B1:E1'. */
  merges: string[];
  /** Rows that stay in sight above the rest. */
  frozenRows: number;
  /** Row (1-based) that is printed on every page. */
  headRow: number;
};

/** Excel's own limit of characters in a cell. */
export const CELL_LIMIT = 32_767;
/** Highest row that Excel knows, in points. */
const ROW_LIMIT = 409;
/** Longest address that Excel opens from a cell. */
const LINK_LIMIT = 2_079;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The same input gives the same bytes: no clock in the archive. */
const ZIP_TIME = new Date(1980, 0, 1);

/** The workbook's bytes. Text is cleaned and cut at CELL_LIMIT. */
export function writeWorkbook(sheets: readonly WorkbookSheet[], title: string): Uint8Array<ArrayBuffer> {
  const strings = new SharedStrings();
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relationships([
      { type: `${RELS}/officeDocument`, target: 'xl/workbook.xml' },
      { type: `${PACKAGE}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
    ]),
    'docProps/core.xml': `${HEADER}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(title)}</dc:title><dc:creator>OIT Sidebar</dc:creator></cp:coreProperties>`,
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, at) => ({ type: `${RELS}/worksheet`, target: `worksheets/sheet${at + 1}.xml` })),
      { type: `${RELS}/styles`, target: 'styles.xml' },
      { type: `${RELS}/sharedStrings`, target: 'sharedStrings.xml' },
    ]),
    'xl/styles.xml': HEADER + stylesXml(MAIN),
  };
  sheets.forEach((sheet, at) => {
    const links = linksOf(sheet);
    parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet, strings, links, at === 0);
    if (links.length > 0) {
      parts[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] = relationships(
        links.map(({ target }) => ({ type: `${RELS}/hyperlink`, target, external: true })),
      );
    }
  });
  parts['xl/sharedStrings.xml'] = strings.xml();
  const files = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return new Uint8Array(zipSync(files, { mtime: ZIP_TIME }));
}

/** Each text once, cells name its number. */
class SharedStrings {
  private readonly numbers = new Map<string, number>();
  private uses = 0;

  number(text: string): number {
    this.uses += 1;
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size);
    return this.numbers.size - 1;
  }

  xml(): string {
    const items = [...this.numbers.keys()].map(
      (text) => `<si><t xml:space="preserve">${xml(escapeRuns(text))}</t></si>`,
    );
    return `${HEADER}<sst xmlns="${MAIN}" count="${this.uses}" uniqueCount="${this.numbers.size}">${items.join('')}</sst>`;
  }
}

/** ST_Xstring: `_x0041_` in a text means the character; a text that really has it gets its underscore escaped. */
function escapeRuns(text: string): string {
  return text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_');
}

function sheetXml(sheet: WorkbookSheet, strings: SharedStrings, links: SheetLink[], selected: boolean): string {
  const below = `A${sheet.frozenRows + 1}`;
  const view = `<sheetView workbookViewId="0"${selected ? ' tabSelected="1"' : ''}><pane ySplit="${sheet.frozenRows}" topLeftCell="${below}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="${below}" sqref="${below}"/></sheetView>`;
  const columns = sheet.widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const rows = sheet.rows.map(({ cells, height, fixed }, row) => {
    const size = ` ht="${Math.min(height, ROW_LIMIT)}"${fixed ? ' customHeight="1"' : ''}`;
    return `<row r="${row + 1}"${size}>${cells.map((cell, column) => cellXml(cell, address(row, column), strings)).join('')}</row>`;
  });
  const merges = sheet.merges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const live = links.map(({ at }, n) => `<hyperlink ref="${at}" r:id="rId${n + 1}"/>`).join('');
  return (
    `${HEADER}<worksheet xmlns="${MAIN}" xmlns:r="${RELS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>${view}</sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData>` +
    `${merges && `<mergeCells count="${sheet.merges.length}">${merges}</mergeCells>`}${live && `<hyperlinks>${live}</hyperlinks>`}` +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>'
  );
}

function cellXml(cell: WorkbookCell, at: string, strings: SharedStrings): string {
  if (cell === null) return '';
  if (typeof cell.value === 'number')
    return `<c r="${at}" s="${styleIndex(cell.style, false)}"><v>${cell.value}</v></c>`;
  const text = cleanText(cell.value).slice(0, CELL_LIMIT);
  const style = styleIndex(cell.style, startsFormula(text));
  return text === ''
    ? `<c r="${at}" s="${style}"/>`
    : `<c r="${at}" s="${style}" t="s"><v>${strings.number(text)}</v></c>`;
}

type SheetLink = { at: string; target: string };

function linksOf(sheet: WorkbookSheet): SheetLink[] {
  return sheet.rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) => {
      const target = cell?.link === undefined ? null : linkTarget(cell.link);
      return target === null ? [] : [{ at: address(row, column), target }];
    }),
  );
}

/**
 * The address as Excel accepts it: http(s), absolute, ASCII, percent signs only before two hex digits, at most one '#'.
 * Null when it cannot be such: the cell's text stays, and one bad link never makes Excel "repair" the whole file.
 */
export function linkTarget(url: string): string | null {
  const href = absolute(url)?.replace(/[{}|\\^`]/g, encodeURIComponent);
  if (href === undefined || !/^https?:\/\//.test(href)) return null;
  const fits = href.length <= LINK_LIMIT && /^[\x21-\x7e]+$/.test(href) && !/%(?![0-9a-f]{2})/i.test(href);
  return fits && href.split('#').length <= 2 ? href : null;
}

function absolute(url: string): string | undefined {
  try {
    return new URL(url).href;
  } catch {
    return undefined;
  }
}

function workbookXml(sheets: readonly WorkbookSheet[]): string {
  const list = sheets.map(({ name }, at) => `<sheet name="${xml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const heads = sheets.map(
    ({ name, headRow }, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${xml(name.replaceAll("'", "''"))}'!$${headRow}:$${headRow}</definedName>`,
  );
  return `${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets><definedNames>${heads.join('')}</definedNames></workbook>`;
}

function contentTypes(sheetCount: number): string {
  const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${type}"/>`;
  const sheets = Array.from({ length: sheetCount }, (_, at) =>
    override(`xl/worksheets/sheet${at + 1}.xml`, `${TYPES}.worksheet+xml`),
  );
  return (
    `${HEADER}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override('xl/workbook.xml', `${TYPES}.sheet.main+xml`) +
    sheets.join('') +
    override('xl/styles.xml', `${TYPES}.styles+xml`) +
    override('xl/sharedStrings.xml', `${TYPES}.sharedStrings+xml`) +
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    '</Types>'
  );
}

function relationships(list: readonly { type: string; target: string; external?: boolean }[]): string {
  const items = list.map(
    ({ type, target, external }, at) =>
      `<Relationship Id="rId${at + 1}" Type="${type}" Target="${xml(target)}"${external ? ' TargetMode="External"' : ''}/>`,
  );
  return `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

/** 'A1' of zero-based row and column; columns up to Z are enough here. */
function address(row: number, column: number): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function xml(text: string): string {
  return cleanText(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

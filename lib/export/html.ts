import { guardCell } from './clean';
import { cellOf, FIELDS, heads, type ItasSheet, type SheetField, type SheetRow, titleBlock } from './sheet';
import { type Language, sheetWords } from './words';

/**
 * HTML for the clipboard and for a file. Everything is escaped; the only attributes with content of others are href, and
 * these are http(s) alone. Excel's own properties keep a cell whole: `mso-data-placement:same-cell` holds a line break
 * inside its cell, `mso-number-format:"\@"` makes the cell text, so that it is neither a formula nor a date.
 */

const BREAK = '<br style="mso-data-placement:same-cell">';
const TEXT_CELL = 'vertical-align:top;white-space:pre-wrap;mso-number-format:&quot;\\@&quot;';

/** The sheet as a table, with its title block in the first rows. */
export function sheetToHtml(sheet: ItasSheet): string {
  const title = titleBlock(sheet).map(
    ({ label, value }) => `<tr><th>${escapeHtml(label)}</th>${cell(lines(value), FIELDS.length - 1)}</tr>`,
  );
  const head = heads(sheet.language).map((text) => `<th>${escapeHtml(text)}</th>`);
  return table([...title, `<tr>${head.join('')}</tr>`, ...sheet.rows.map((row) => rowHtml(row, sheet.language))]);
}

/** One row as a table of one row, without heads. */
export function rowToHtml(row: SheetRow, language: Language = 'th'): string {
  return table([rowHtml(row, language)]);
}

/** One field as a table of one cell: without the table Excel would put each line into a cell of its own. */
export function fieldToHtml(row: SheetRow, field: SheetField, text: string): string {
  return table([`<tr>${cell(field === 'url' ? urlLines(row, text) : lines(text))}</tr>`]);
}

/** A page that opens by itself. */
export function sheetToHtmlFile(sheet: ItasSheet): string {
  const words = sheetWords(sheet.language);
  const title = escapeHtml(`${words.title} ${sheet.agency} ${sheet.edition}`);
  const style =
    'body{font:15px/1.6 "Leelawadee UI",Tahoma,Thonburi,sans-serif;margin:24px}table{border-collapse:collapse}' +
    'td,th{border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#eef}';
  return (
    `<!doctype html>\n<html lang="${sheet.language}">\n<head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head>\n` +
    `<body><h1>${escapeHtml(words.title)}</h1>\n${sheetToHtml(sheet)}\n</body>\n</html>\n`
  );
}

function table(rows: string[]): string {
  return `<table border="1">${rows.join('\n')}</table>`;
}

function rowHtml(row: SheetRow, language: Language): string {
  const cells = FIELDS.map((field) => {
    const text = cellOf(row, field, language);
    return cell(field === 'url' ? urlLines(row, text) : lines(text));
  });
  return `<tr>${cells.join('')}</tr>`;
}

function cell(html: string, span = 1): string {
  return `<td${span > 1 ? ` colspan="${span}"` : ''} style="${TEXT_CELL}">${html}</td>`;
}

function lines(text: string): string {
  return guardCell(text).split('\n').map(escapeHtml).join(BREAK);
}

/** The lines of the URL cell with each URL live; `text` has one line a URL, with or without a number. */
function urlLines(row: SheetRow, text: string): string {
  return text
    .split('\n')
    .map((line, at) => {
      const url = row.evidence[at]?.url;
      if (url === undefined || !line.endsWith(url) || !/^https?:\/\//i.test(url)) return escapeHtml(line);
      return `${escapeHtml(line.slice(0, line.length - url.length))}<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
    })
    .join(BREAK);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

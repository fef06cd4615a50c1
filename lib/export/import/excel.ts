import { strFromU8, zipSync } from 'fflate';
import { cleanText } from '../clean';
import { EMPTY, GRID_LIMITS, type Grid } from './grid';
import { unpack } from './unpack';

type Parts = Record<string, Uint8Array>;
export type ExcelProblem = 'damaged' | 'too-big-inside' | 'too-many-rows';

/**
 * The worksheets of an XLSX in their order, with the hyperlinks of their cells. Bounds are checked before anything is
 * parsed; values are read, formulas and macros never.
 */
export async function readExcel(bytes: Uint8Array): Promise<Grid[] | ExcelProblem> {
  const parts = unpack(bytes);
  if (typeof parts === 'string') return parts;
  for (const [name, part] of Object.entries(parts)) {
    if (name.startsWith('xl/worksheets/') && !withinLimits(strFromU8(part))) return 'too-many-rows';
  }
  // Packed again without compression: the reader then unpacks in place. Else it would start a worker from a blob: URL,
  // which the CSP of an extension page refuses, and wait for ever.
  const stored = new Uint8Array(zipSync(parts, { level: 0 }));
  const { default: readXlsx } = await import('read-excel-file/universal');
  try {
    const sheets = await readXlsx(stored.buffer, { trim: false });
    const links = sheetLinks(parts);
    return sheets.map(({ sheet, data }, at) => ({
      name: sheet,
      rows: data.map((row, r) =>
        row.map((value, c) => {
          const link = links[at]?.get(`${columnName(c)}${r + 1}`);
          return value === null && link === undefined ? EMPTY : { text: textOf(value), links: link ? [link] : [] };
        }),
      ),
    }));
  } catch {
    return 'damaged';
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return cleanText(String(value)).slice(0, GRID_LIMITS.cellText);
}

/**
 * No row or cell lies beyond the limits: the reader fills gaps, so one cell at row 1,000,000,000 would cost the memory.
 * Every `r` attribute is looked at wherever it stands: a scan of all the text, as long as the text and no longer.
 */
function withinLimits(xml: string): boolean {
  for (const [, quoted] of xml.matchAll(/(?<![\w:])r\s*=\s*("[^"]*"|'[^']*')/g)) {
    const place = /^.([A-Z]{0,3})(\d{1,7}).$/.exec(quoted ?? '');
    if (!place || Number(place[2]) > GRID_LIMITS.rows || columnNumber(place[1] ?? '') > GRID_LIMITS.columns)
      return false;
  }
  let rows = 0;
  for (const _ of xml.matchAll(/<(?:\w+:)?row\b/g)) {
    rows += 1;
    if (rows > GRID_LIMITS.rows) return false;
  }
  return true;
}

/** 'A' = 1, 'AA' = 27, '' = 0. */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** 0 = 'A', 26 = 'AA'. */
function columnName(at: number): string {
  return (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
}

/** For each worksheet in the workbook's order: address of a cell → http(s) address that it links to. */
function sheetLinks(parts: Parts): Map<string, string>[] {
  const relations = relationsOf(parts, 'xl/_rels/workbook.xml.rels');
  return elements(xmlOf(parts, 'xl/workbook.xml'), 'sheet').map((sheet) => {
    const target = relations.get(sheet.get('r:id') ?? '')?.replace(/^\/?(?:xl\/)?/, '');
    const links = new Map<string, string>();
    if (target === undefined) return links;
    const targets = relationsOf(parts, `xl/${target.replace(/([^/]+)$/, '_rels/$1.rels')}`);
    for (const link of elements(xmlOf(parts, `xl/${target}`), 'hyperlink')) {
      const url = targets.get(link.get('r:id') ?? '');
      const at = link.get('ref')?.split(':')[0];
      if (url !== undefined && at !== undefined && /^https?:\/\//i.test(url)) links.set(at, url);
    }
    return links;
  });
}

function relationsOf(parts: Parts, name: string): Map<string, string> {
  return new Map(
    elements(xmlOf(parts, name), 'Relationship').map((one) => [one.get('Id') ?? '', one.get('Target') ?? '']),
  );
}

function xmlOf(parts: Parts, name: string): string {
  const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
  return part === undefined ? '' : strFromU8(part);
}

const XML_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Attributes of each element of that name; enough for the flat parts of a workbook. */
function elements(xml: string, name: string): Map<string, string>[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b([^<>]*)>`, 'g'))].map(
    ([, attributes]) =>
      new Map(
        [...(attributes ?? '').matchAll(/(?<![\w:])([\w:]+)\s*=\s*"([^"]*)"/g)].map(([, key, value]) => [
          key ?? '',
          (value ?? '').replace(/&(\w+);/g, (whole, entity: string) => XML_ENTITIES[entity] ?? whole),
        ]),
      ),
  );
}

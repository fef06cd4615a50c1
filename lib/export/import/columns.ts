import { squash } from '../../thai/text';
import type { Cell, Grid } from './grid';

/**
 * The columns that tables of O-items have, as agencies head them (seen: ข้อ | URL | คำอธิบาย; ข้อ | ข้อมูลการเชื่อมโยง | คำอธิบาย;
 * ข้อ | ข้อมูล | การเชื่อมโยง | คำอธิบาย; ข้อ | ประเด็นคำถาม | รายละเอียด/URL | หมายเหตุ; ลำดับ | ตัวชี้วัด/ประเด็นคำถาม | ... | ลิงก์หรือ URL ข้อมูล;
 * No. | หลักฐานที่ต้องตรวจ | มี/ไม่มี | File/Link | อธิบายชี้แจงเพิ่มเติม). A new heading is one more word here.
 */
export type Column = 'code' | 'name' | 'answer' | 'url' | 'explanation' | 'title';

/** Words squashed; a heading that equals an earlier word of its field wins over one that equals a later. `*` = begins with. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  code: ['ข้อ', 'ข้อที่', 'item', 'oit', 'รหัส', 'รหัสข้อ', 'ลำดับ', 'ลำดับที่', 'ลำดับข้อ', 'ที่', 'no', 'no.'],
  name: [
    'รายการ',
    'description',
    'ประเด็นคำถาม',
    'ตัวชี้วัด/ประเด็นคำถาม',
    'ตัวชี้วัด',
    'ประเด็น',
    'หลักฐานที่ต้องตรวจ',
    'ข้อมูล',
    'ชื่อรายการ',
    'รายการข้อมูล',
    'หัวข้อ',
  ],
  answer: ['คำตอบ', 'มี/ไม่มี', 'answer'],
  url: ['url*', 'การเชื่อมโยง*', 'ข้อมูลการเชื่อมโยง*', 'ลิงก์*', 'ลิงค์*', 'link*', 'file/link*', 'รายละเอียด/url*', 'ที่อยู่เว็บ*'],
  explanation: ['คำอธิบาย*', 'explanation', 'อธิบาย*', 'คำชี้แจง*', 'หมายเหตุ'],
  title: ['ชื่อหน้าหรือไฟล์', 'pageorfiletitle'],
};

const COLUMNS = Object.keys(HEADINGS) as Column[];

export type Head = { row: number; columns: Partial<Record<Column, number>> };

/** Rows from the top within which the head of a table stands. */
const HEAD_ROWS = 60;

/** The first row that heads a table of items: it has a column for the item and one for URL, answer or explanation. */
export function findHead(grid: Grid): Head | null {
  for (const [row, cells] of grid.rows.slice(0, HEAD_ROWS).entries()) {
    const columns = columnsOf(cells);
    const says = columns.url ?? columns.answer ?? columns.explanation;
    if (columns.code !== undefined && says !== undefined) return { row, columns };
  }
  return null;
}

/** Whether a row repeats the head, as tables in several parts do. */
export function isHead(cells: readonly Cell[]): boolean {
  const columns = columnsOf(cells);
  return columns.code !== undefined && Object.keys(columns).length > 1;
}

function columnsOf(cells: readonly Cell[]): Partial<Record<Column, number>> {
  const texts = cells.map(({ text }) => squash(text.slice(0, 80)));
  const found: Partial<Record<Column, number>> = {};
  const taken = new Set<number>();
  for (const column of COLUMNS) {
    for (const word of HEADINGS[column]) {
      const at = texts.findIndex(
        (text, n) => !taken.has(n) && (word.endsWith('*') ? text.startsWith(word.slice(0, -1)) : text === word),
      );
      if (at < 0) continue;
      found[column] = at;
      taken.add(at);
      break;
    }
  }
  return found;
}

/** What the lines above the table say of the sheet, and a file name in our form: agency and edition, null = not said. */
export function readTitle(
  rows: readonly (readonly Cell[])[],
  fileName: string,
): { agency: string | null; edition: number | null } {
  const lines = rows.map((cells) => cells.map(({ text }) => text.slice(0, 300).trim()).filter((text) => text !== ''));
  const agency = labelled(lines, ['หน่วยงาน', 'ชื่อหน่วยงาน', 'agency']);
  const year =
    yearIn(labelled(lines, ['ปีการประเมิน', 'ปีงบประมาณ', 'ปี', 'assessmentyear(b.e.)']) ?? '') ??
    yearIn(/(?:ITA|OIT|ปีงบประมาณ|ปี)\D{0,12}25\d\d/i.exec(squash(lines.flat().join(' ')))?.[0] ?? '') ??
    yearIn(/ITA[\s_-]*25\d\d/i.exec(fileName)?.[0] ?? '');
  return { agency, edition: year };
}

function labelled(lines: readonly string[][], labels: readonly string[]): string | null {
  for (const [first = '', second] of lines) {
    const [label = '', ...rest] = first.split(/[::]/);
    if (!labels.includes(squash(label))) continue;
    const value = rest.join(':').trim() || second;
    if (value) return value;
  }
  return null;
}

function yearIn(text: string): number | null {
  const year = Number(/25[5-9]\d/.exec(squash(text))?.[0]);
  return Number.isInteger(year) ? year : null;
}

import type { Block, PageFacts } from '../page/facts';
import { codesIn } from '../thai/codes';
import { toArabicDigits } from '../thai/digits';

/** Where a code stands that marks a row of an index. */
export type Mark = { code: string; block: number; start: number; end: number; range: boolean };

/** Words that stand beside a code without being the item's name. */
export const STATUS =
  /^(?:เผยแพร่(?:แล้ว)?|รอเผยแพร่|รายการ|ข้อ|ข้อมูล|รายละเอียด|ลำดับ(?:ที่)?|url|ลิงก์|ลิงค์|link.{0,14}|คำอธิบาย|คลิก(?:ที่นี่|เพื่อดู.{0,20})?|เปิด(?:ข้อมูล|หลักฐาน|ดู|ไฟล์)?|ดู(?:ที่นี่|ไฟล์|เอกสาร)?|ดาวน์โหลด|download|ดูข้อมูล|ดูรายละเอียด|view|file.{0,6}|new|[→↗>›»•\-–—:.]+|\d{1,2}[.)]?|ปีงบประมาณ\s*\d{4}|ตัวชี้วัด.{0,60})$/i;
const EDGE = /^[\s:：.\-–—)\]|/]+|[\s:：\-–—([|/]+$/g;
const MAX_NAME = 260;
/** No numbering has a hundred items; a page with more marks repeats itself. */
const MOST_MARKS = 600;

/** A button behind the name in one line. */
const BUTTON =
  /\s+(?:คลิก(?:ที่นี่|เพื่อ.{0,16})?|ดาวน์โหลด|download|เปิด(?:ข้อมูล|หลักฐาน|ดู|ไฟล์)?|ดู(?:ที่นี่|ข้อมูล|รายละเอียด|เอกสาร|ไฟล์)?|view|link)\s*$/i;

export function trimName(text: string): string {
  return text.replace(BUTTON, '').replace(EDGE, '').replace(/\s+/g, ' ').trim().slice(0, MAX_NAME);
}

/** Words before a code that make it a reference to an item, not the item: "ตามแผนใน O11". */
const REFERENCE = /(?:ใน|ตาม|ตามข้อ|ข้อ|กับ|จาก|ของ|และ|หรือ|ถึง)\s*$/;

/** Codes at the beginning or the end of a line. One inside a sentence refers to an item; a range names a group. */
export function marksOf({ blocks, sections }: PageFacts): Mark[] {
  const marks: Mark[] = [];
  blocks.forEach((block, at) => {
    if (marks.length > MOST_MARKS) return;
    if (block.text.length > 1_200 || !/[oO0๐ΟОοο]/.test(block.text)) return;
    const mentions = codesIn(block.text);
    for (const { code, start, end, range } of mentions) {
      const before = block.text.slice(0, start);
      // The end of a range that was written without a space: "ตัวชี้วัดที่ 9O1–O17".
      if (!range && /[oO]\s?\d{1,2}\s?[-–—~]\s?$/.test(before)) continue;
      const leads = before.replace(EDGE, '').length <= 8;
      const rest = trimName(block.text.slice(end));
      const trails = (rest.length <= 3 || STATUS.test(rest)) && !REFERENCE.test(before);
      if (leads || trails || mentions.length > 1) marks.push({ code, block: at, start, end, range });
    }
  });
  // A row of a table has one code; what another cell of it writes is a reference.
  const rows = new Map<string, number>();
  for (const { block } of marks) {
    const cell = blocks[block]?.cell;
    const key = cell ? `${cell.table} ${cell.row}` : '';
    if (cell && !rows.has(key)) rows.set(key, cell.col);
  }
  const kept = marks.filter(({ block }) => {
    const cell = blocks[block]?.cell;
    return !cell || rows.get(`${cell.table} ${cell.row}`) === cell.col;
  });
  const single = new Set(kept.filter((mark) => !mark.range).map((mark) => mark.code));
  const sure = kept.filter((mark) => !mark.range || !single.has(mark.code));
  return sure.length < SURE ? sure : withLoose(blocks, sections, sure);
}

const SURE = 3;
/** 01 alone in its cell or line; 035 at the end of a name. Too much like other numbers to count where no code is sure. */
const ALONE = /^\s*[0๐]([1-9๑-๙])\s*$/;
/** 01 and the name in one line. */
const LED = /^\s*[0๐]([1-9๑-๙])(?=\s*(?:[-–—:.]\s*|\s)[ก-๎a-z])/i;
const BEHIND = /(?<=[ก-๙)]\s{0,2})[0๐]([1-4๑-๔]?[\d๐-๙])\s*$/;

const isLike = (block: Block, other: Block | undefined) =>
  other !== undefined &&
  other.cell === null &&
  other.heading === block.heading &&
  other.strong === block.strong &&
  other.text.length < 8;

/** 09 and its name in a line that follows O8. */
function nextOf(sure: readonly Mark[], { text, cell }: Block, at: number): RegExpExecArray | null {
  const led = cell === null ? LED.exec(text) : null;
  const before = led && sure.filter(({ block }) => block < at).at(-1);
  return before?.code === `O${Number(toArabicDigits(led?.[1] ?? '0')) - 1}` ? led : null;
}

/** Adds the codes that only their company tells: in the table, or between the lines, of codes that are sure. */
function withLoose(blocks: PageFacts['blocks'], sections: PageFacts['sections'], sure: readonly Mark[]): Mark[] {
  const tables = new Set(sure.map(({ block }) => blocks[block]?.cell?.table ?? null));
  const known = new Set(sure.map(({ code }) => code));
  const marked = new Set(sure.map(({ block }) => block));
  const cols = new Set(sure.map(({ block }) => `${blocks[block]?.cell?.table} ${blocks[block]?.cell?.col}`));
  const [first, last] = [sure[0]?.block ?? 0, sure.at(-1)?.block ?? 0];
  const added: Mark[] = [];
  const shapeOf = (block: Block | undefined) => {
    const part = sections[block?.section ?? 0];
    return `${part?.tag} ${part?.hint} ${block?.heading} ${block?.strong}`;
  };
  blocks.forEach((block, at) => {
    if (marked.has(at) || block.text.length > MAX_NAME || added.length > MOST_MARKS) return;
    const { cell } = block;
    const among = cell ? tables.has(cell.table) : tables.has(null) && at > first && at < last;
    // The first codes have one digit only: lines of the same rank before the first sure one, counting up to it.
    const leads = cell === null && at < first && isLike(block, blocks[first]) && ALONE.test(block.text);
    // Or lines that are made as it is, with their names.
    const led =
      cell === null && at < first && blocks[first]?.cell === null && shapeOf(block) === shapeOf(blocks[first])
        ? LED.exec(block.text)
        : null;
    if (!among && !leads && !led) return;
    const alone = cell === null || cols.has(`${cell.table} ${cell.col}`) ? ALONE.exec(block.text) : null;
    const match = led ?? nextOf(sure, block, at) ?? alone ?? BEHIND.exec(block.text);
    const number = Number(toArabicDigits(match?.[1] ?? '0'));
    const code = `O${number}`;
    if (!match || number < 1 || known.has(code)) return;
    known.add(code);
    added.push({ code, block: at, start: match.index, end: match.index + match[0].length, range: false });
  });
  return [...sure, ...added].sort((a, b) => a.block - b.block || a.start - b.start);
}

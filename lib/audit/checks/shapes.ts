import type { Block } from '../../page/facts';
import { fold } from '../fold';
import type { At, MainContent } from '../main-content';
import { dataTablesOf } from '../tables';

/** Parts that are shown by how they stand, without a word that names them. */

const NUMBERED = /^\s*(?:ขั้น(?:ตอน)?(?:ที่)?\s*)?\(?(?:[\d๐-๙]{1,2})\s*[.)]\s*\S.{4,}/;
/** "ขั้นที่ 1" before a line needs no point. */
const STEP = /^\s*ขั้น(?:ตอน)?ที่\s*[\d๐-๙]{1,2}\s+\S.{4,}/;
const ORDINAL = /^\s*(?:ขั้น(?:ตอน)?(?:ที่)?\s*)?[\d๐-๙]{1,2}[.)]?\s*$/;
/** ก. ข. ค. before lines. */
const LETTERED = /^\s*\(?([กขคงจฉ])\s*[.)]\s*\S.{4,}/;
/** One thing after another in one line: by arrows, counted, or doings with dashes between them. */
const FLOW = new RegExp(
  [
    '(?:[→⇒➔➜►▶]|->|=>|>>).{2,80}(?:[→⇒➔➜►▶]|->|=>|>>)',
    '(?:^|[^\\d๐-๙])[1๑]\\s?[.)]\\s?[^\\d๐-๙].{3,120}[^\\d๐-๙.][2๒]\\s?[.)]\\s?[^\\d๐-๙].{3,}',
    '(?:ยื่น|รับ|ตรวจ|แสดง|เสนอ|กรอก|แจ้ง)[ก-๎]{0,30}\\s*[-–—]\\s*[ก-๎]{2,40}\\s*[-–—]\\s*[ก-๎]{2,}',
  ].join('|'),
);
const STEPS = 2;
const LISTED = 3;

const rowOf = (block: Block | undefined) => (block?.cell ? `${block.cell.table}.${block.cell.row}` : '');

/** Numbered lines, an arrow from one to the next, rows that are counted. */
function steps(main: MainContent): At<Block>[] {
  const flow = main.blocks.find(({ it }) => FLOW.test(it.text));
  if (flow) return [flow];
  const data = new Set(dataTablesOf(main).map(({ table }) => table));
  const lines = main.blocks.filter(
    ({ it }) => (!it.cell || !data.has(it.cell.table)) && (NUMBERED.test(it.text) || STEP.test(it.text)),
  );
  if (lines.length >= STEPS) return lines.slice(0, 3);
  const lettered = main.blocks.filter(({ it }) => LETTERED.test(it.text));
  if (new Set(lettered.map(({ it }) => LETTERED.exec(it.text)?.[1])).size >= LISTED) return lettered.slice(0, 3);
  const counted = main.blocks.filter(({ it }) => it.linked === 0 && isCounted(main, it.section));
  if (counted.length >= LISTED) return counted.slice(0, 3);
  const announced = main.blocks.findIndex(({ it }) => it.text.length <= LABEL && ANNOUNCES.test(fold(it.text)));
  const entries = announced < 0 ? [] : main.blocks.slice(announced + 1, announced + 4);
  if (entries.length >= LISTED && entries.every(({ it }) => it.linked === 0 && isEntry(main, it.section)))
    return entries;
  // Rows with a link are of a list of documents.
  const linked = new Set(main.links.map(({ it }) => rowOf(main.facts.blocks[it.block ?? -1])));
  const rows = main.blocks.filter(
    ({ it }) => it.cell?.col === 0 && it.cell.row > 0 && ORDINAL.test(it.text) && !linked.has(rowOf(it)),
  );
  return rows.length >= STEPS ? rows.slice(0, 3) : [];
}

/** A line that says that steps follow. */
const ANNOUNCES = /ขั้นตอน|ลาดับ(?:การ|งาน)|วิธี(?:การ|ทา|ปฎิบัติ)|การปฎิบัติงาน$/;
const LABEL = 60;

const entryOf = ({ facts: { sections } }: MainContent, section: number) => {
  const own = sections[section];
  return own?.tag === 'li' ? own : sections[own?.parent ?? -1];
};
const isEntry = (main: MainContent, section: number) => entryOf(main, section)?.tag === 'li';

/** Whether a part is an entry of a list that the browser counts. */
function isCounted(main: MainContent, section: number): boolean {
  const entry = entryOf(main, section);
  return entry?.tag === 'li' && main.facts.sections[entry.parent ?? -1]?.tag === 'ol';
}

const MONTH =
  /^\s*(?:ม\.?\s?ค|ก\.?\s?พ|มี\.?\s?ค|เม\.?\s?ย|พ\.?\s?ค|มิ\.?\s?ย|ก\.?\s?ค|ส\.?\s?ค|ก\.?\s?ย|ต\.?\s?ค|พ\.?\s?ย|ธ\.?\s?ค|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)/;
const MONTH_CELL = 16;
const MONTHS = 6;
const QUARTER = /^\s*(?:ไตรมาส(?:ที่)?\s*)?(?:[1-4๑-๔]|Q[1-4])\s*$/i;

/** Columns of months or quarters, in which a plan marks when. */
function months(main: MainContent): At<Block>[] {
  for (const { cells } of dataTablesOf(main)) {
    const heads = cells.filter(({ it }) => (it.cell?.row ?? 9) <= 2 && it.text.length <= MONTH_CELL);
    const named = heads.filter(({ it }) => MONTH.test(it.text));
    if (named.length >= MONTHS) return named.slice(0, 2);
    const quarters = heads.filter(({ it }) => /ไตรมาส|Q/i.test(it.text) && QUARTER.test(it.text));
    if (quarters.length >= 3) return quarters.slice(0, 2);
  }
  return [];
}

/** Rows of a table: each is one. */
function rows(main: MainContent): At<Block>[] {
  const table = dataTablesOf(main).find((one) => one.rows >= STEPS);
  return table ? table.cells.filter(({ it }) => it.cell?.row === 1).slice(0, 2) : [];
}

/** Kinds of spending, work plans and sources of money: what a budget is divided into. */
const CATEGORY =
  /^[\d()]*(?:งบ(?:กลาง|บุคลากร|ดาเนินงาน|ดาเนินการ|ลงทุน|เงินอุดหนุน|อุดหนุน|รายจ่ายอื่น)|เงิน(?:เดือน|งบประมาณ|รายได้|อุดหนุน|นอกงบ|บารุง|สมทบ)|ค่า(?:ตอบแทน|ใช้สอย|วัสดุ|สาธารณูปโภค|ครุภัณฑ์|ที่ดิน|จ้าง|เช่า)|แผนงาน|(?:การ)?บริหาร(?:งาน)?ทั่วไป|(?:การ)?รักษาความสงบ|การศึกษา$|สาธารณสุข$|สังคมสงเคราะห์|เคหะ|สร้างความเข้มแข็ง|การศาสนา|อุตสาหกรรมและ|การเกษตร$|การพาณิชย์|หมวด|รายจ่าย|รวม)/;
const MOSTLY = 0.6;
const WORDED = /[ก-๎]{3}/;

/** Rows that are kinds of spending, and no single undertaking. */
function categories(main: MainContent): At<Block>[] {
  for (const { cells, head, rows: count } of dataTablesOf(main)) {
    if (count < STEPS) continue;
    const heads = new Set(head.map(({ at }) => at));
    const names = new Map<number, At<Block>>();
    for (const one of cells) {
      const row = one.it.cell?.row ?? -1;
      if (!heads.has(one.at) && !names.has(row) && WORDED.test(one.it.text)) names.set(row, one);
    }
    const named = [...names.values()];
    const kinds = named.filter(({ it }) => CATEGORY.test(fold(it.text)));
    if (kinds.length >= STEPS && kinds.length >= MOSTLY * named.length) return kinds.slice(0, 3);
  }
  return kindsInLines(main);
}

const SHORT = 40;
const AMOUNT = /\d{1,3}(?:,\d{3})+|\d{4,}/;

/** The same told in lines: a kind of spending with its amount in the line or the next. */
function kindsInLines({ blocks }: MainContent): At<Block>[] {
  const lines = blocks.slice(0, MOST_LINES);
  const kinds = lines.filter(
    ({ it }, at) =>
      it.text.length <= SHORT + 20 &&
      CATEGORY.test(fold(it.text)) &&
      AMOUNT.test(`${it.text} ${lines[at + 1]?.it.text ?? ''}`),
  );
  return kinds.length >= LISTED ? kinds.slice(0, 3) : [];
}

const MOST_LINES = 1_500;

export const shapes = { steps, months, rows, categories };
export type Shape = keyof typeof shapes;

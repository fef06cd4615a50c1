import type { Place } from '../../page/facts';
import { fold } from '../fold';
import type { At } from '../main-content';
import { compilePattern } from '../signals/compile';
import { dataTablesOf } from '../tables';
import { blockPlace, type Check, type CheckPage, notFound, result } from './check';
import { hasRows, headingLine, type Line, leftOpen, lineOf, linesOf, MOST_LINES, says } from './lines';
import { type Shape, shapes } from './shapes';
import { isHollowLabel, isOpenLabel, OWN_ADDRESS } from './shown';

/**
 * Words for one part that a criterion asks for. `name` is said to staff when it is missing. `when`: the part is asked for
 * only where the criterion's own words (those before "เช่น") have it, so that one check serves wordings of several editions.
 */
export type TermGroup = {
  name: string;
  any: string;
  /**
   * The widest words for it: where not even one of these stands, the page lacks it. Without `trace` the part can be worded
   * in too many ways for its absence to be seen.
   */
  trace?: string;
  /** What shows the part without a word for it: numbered steps, the columns of months. */
  shape?: Shape;
  when?: string;
  /** What stands in its place where it lacks: rows of kinds of spending instead of projects. */
  instead?: Shape;
  /** The heading of the page says it too: the name of the thing. Else naming is not showing. */
  named?: boolean;
};

/** A check as data: every group that is asked for must appear in the page's own text. */
export type TermCheck = {
  groups: readonly TermGroup[];
  /** Titles of linked documents count as well: there the title itself is the evidence. */
  titles?: boolean;
  /** Rows must stand there, not a sentence about them: words count in the cells of a table, or in its head alone. */
  table?: 'cells' | 'head';
  /** The source forbids cells left blank: "none" must be written. */
  noBlank?: boolean;
  /** Characters of text below which words only name the thing. */
  words?: number;
  /** One sentence may say all of it, as that of a declaration does. */
  sentence?: boolean;
};

const WORDS = 120;
/** A table with fewer columns has no head worth asking. */
const HEAD_CELLS = 4;

/** Where the words of a check may stand: in the tables where it asks for rows and there are some, else in any line. */
function searched(page: CheckPage, declared: TermCheck): readonly Line[] {
  const tables = declared.table ? dataTablesOf(page.main) : [];
  if (tables.length === 0) return linesOf(page, declared.titles === true);
  const headed = declared.table === 'head' ? tables.filter(({ head }) => head.length >= HEAD_CELLS) : [];
  return (
    headed.length > 0
      ? headed.flatMap(({ head, hollow }) => head.filter(({ at }) => !hollow.has(at)))
      : tables.flatMap(({ caption, cells, hollow }) => [
          ...caption.filter(({ at }) => at > page.main.headingBlock),
          ...cells.filter(({ at, it }) => !hollow.has(at) && !isHollowLabel(page.main, at, it.text)),
        ])
  )
    .slice(0, MOST_LINES)
    .map(lineOf);
}

type Group = {
  name: string;
  named: boolean;
  pattern: RegExp;
  trace: RegExp | null;
  shape: Shape | null;
  instead: Shape | null;
};

/** Builds the predicate of a declared check. */
export function termCheck(declared: TermCheck): Check {
  const groups = declared.groups.map(({ name, any, trace, shape, instead, when, named }: TermGroup) => ({
    name,
    named: named === true,
    pattern: compilePattern(any),
    trace: trace === undefined ? null : compilePattern(trace),
    shape: shape ?? null,
    instead: instead ?? null,
    when: when === undefined ? null : compilePattern(when),
  }));
  return (page) => {
    const asked = groups.filter(({ when }) => when === null || when.test(page.asked));
    const lines = searched(page, declared);
    const bare = declared.table ? NO_LINES : bareLabels(page, lines, asked);
    const found: Line[] = [];
    const missing: Group[] = [];
    const heading = headingLine(page);
    for (const group of asked) {
      const among = group.named && heading ? [heading, ...lines] : lines;
      const line =
        among.find((line) => says(group.pattern, line.folded) && !bare.has(line)) ??
        (group.shape ? shapes[group.shape](page.main).map(lineOf)[0] : undefined);
      if (line) found.push(line);
      else missing.push(group);
    }
    const places = found.map(({ place }) => place);
    if (missing.length > 0)
      return notFound(page, missing.map(({ name }) => name).join(', '), places, {
        shown: isShown(page, found.length, asked.length),
        sure:
          missing.some((group) => isLacking(page, group, asked, declared)) ||
          (declared.table === 'head' && missing.length * 2 >= asked.length && isSummary(page)),
        stated: missing.flatMap((group) => leftOpen(page, group.pattern)),
      });
    if (isThin(page, declared, lines, found, asked))
      return notFound(page, asked.map(({ name }) => name).join(', '), places);
    const blank = declared.noBlank === true ? [...blankColumns(page), ...openLabels(page, asked)] : [];
    if (blank.length > 0) {
      const blanks = blank.map(({ name }) => name).join(', ');
      return result(
        'failed',
        'blankCells',
        { missing: blanks },
        blank.map(({ place }) => place),
      );
    }
    return result('passed', 'found', { parts: asked.map(({ name }) => name).join(', ') }, places);
  };
}

/** Whether not even a trace of the part stands on the page, or all columns of its table are known to be others. */
function isLacking(
  page: CheckPage,
  { trace, instead, named }: Group,
  asked: readonly Group[],
  declared: TermCheck,
): boolean {
  if (instead && shapes[instead](page.main).length > 0) return true;
  if (declared.table && isClosedTable(page, asked)) return true;
  if (declared.table && hasUnknownColumn(page, asked)) return false;
  if (trace === null || page.stock.words < SENTENCE) return false;
  const heading = named ? headingLine(page) : null;
  return ![...linesOf(page, true), ...(heading ? [heading] : [])].some(
    ({ folded }) => trace.test(folded) && !OWN_ADDRESS.test(folded),
  );
}

/** A text without a table: it sums up what rows should show. */
function isSummary({ main, stock }: CheckPage): boolean {
  return dataTablesOf(main).length === 0 && stock.words >= SUMMARY;
}

const SUMMARY = 80;
/** Shorter texts say too little for anything to be missed in them. */
const SENTENCE = 40;

/** Columns that tables of any topic have. */
const COMMON_COLUMN =
  /^(?:ที่|ลาดับ(?:ที่)?|no|หมายเหตุ|รวม(?:ทั้งสิ้น|เงิน)?|วันที่|เดือน|(?:หน่วยงาน|ส่วนงาน|กอง|ฝ่าย)(?:ที่)?(?:รับผิดชอบ|ดาเนินการ|เจ้าของ.{0,12})?|(?:ผู้|หน่วย)(?:รับผิดชอบ|ดาเนินการ)|แผนงาน|หมวด(?:รายจ่าย)?|ประเภท.{0,20}|แหล่ง.{0,16}|ไตรมาส.{0,6}|ร้อยละ|คงเหลือ|ปีงบ(?:ประมาณ)?|งบ(?:กลาง|บุคลากร|ดาเนินงาน|ลงทุน|เงินอุดหนุน|รายจ่ายอื่น|ประมาณ.{0,16})|จานวน(?:เงิน(?:บาท)?)?|วงเงิน.{0,24}|เป้าหมาย|วัตถุประสงค์|สถานที่(?:ดาเนินการ)?|หน่วยนับ|(?:ชื่อ)?(?:โครงการ|รายการ|กิจกรรม).{0,20}|ผล(?:การดาเนิน.{0,8}|ผลิต|ที่ได้.{0,8}|สัมฤทธิ์)?|ความก้าวหน้า|สถานะ|วิธี.{0,20}|ราคาที่.{0,20}|\d{0,6})$/;
const CLOSED_COLUMNS = 3;

/** A column that is none of the known ones, or too short to be read, may be what is asked for. */
function hasUnknownColumn({ main }: CheckPage, asked: readonly Group[]): boolean {
  const columns = dataTablesOf(main).flatMap(({ head }) => head.map(({ it }) => fold(it.text)));
  return columns.some(
    (column) => column !== '' && !COMMON_COLUMN.test(column) && !asked.some(({ pattern }) => pattern.test(column)),
  );
}

/** A table of which every column is known: what is asked for and is none of them has no column. */
function isClosedTable({ main }: CheckPage, asked: readonly Group[]): boolean {
  const tables = dataTablesOf(main).filter(({ head }) => head.length >= CLOSED_COLUMNS);
  const columns = tables.flatMap(({ head }) => head.map(({ it }) => fold(it.text)));
  return (
    columns.length > 0 &&
    columns.every((column) => COMMON_COLUMN.test(column) || asked.some(({ pattern }) => pattern.test(column)))
  );
}

const NO_LINES: ReadonlySet<Line> = new Set();
/** Words of a label beside the name of the part. */
const LABEL_WORDS =
  /การ|ของ|และ|หรือ|ที่|ใน|ด้าน|ข้อมูล|รายละเอียด|ดังนี้|เกี่ยวข้อง|ดาเนิน(?:งาน|การ)|ปฎิบัติ(?:งาน)?|ผล|สรุป|ส่วน|ขอ(?:รับ)?|บริการ|ประกอบ|จัดการ|หลักเกณฑ์|คู่มือ|นโยบาย|บุคลากร|บุคคล|พนักงาน|สร้าง|คัดเลือก|แต่งตั้ง|ขวัญ|กาลังใจ|โทษ|\d+/g;
const LABEL = 60;
const BARE = 4;

/** Lines that only name parts with nothing behind: the next line names one as well or is a link, or none follows. */
function bareLabels({ main }: CheckPage, lines: readonly Line[], asked: readonly Group[]): ReadonlySet<Line> {
  const found = new Set<Line>();
  const data = new Set(dataTablesOf(main).map(({ table }) => table));
  const isBare = ({ it, folded }: Line) => {
    if (it.text.length > LABEL || !asked.some(({ pattern }) => pattern.test(folded))) return false;
    // A figure tells, unless it only counts the lines.
    if (/[\d๐-๙]/.test(it.text.replace(/^\s*[\d๐-๙]{1,2}\s*[.)]/, ''))) return false;
    const rest = asked.reduce((left, { pattern }) => left.replace(pattern, ''), folded);
    return rest.replace(LABEL_WORDS, '').length < BARE;
  };
  const byPlace = new Map(main.blocks.map((one) => [one.at, one]));
  const follows = (at: number) => byPlace.get(at + 1) ?? byPlace.get(at + 2);
  for (const line of lines) {
    if (line.place.kind === 'link' || (line.it.cell && data.has(line.it.cell.table)) || !isBare(line)) continue;
    const next = follows(line.at);
    // A picture, a file or a link under the label is what it announces, and is not read here.
    if (
      !next ||
      isBare(lineOf(next)) ||
      isOtherPart(lineOf(next), line, asked) ||
      next.it.linked * 2 > next.it.text.length
    )
      found.add(line);
  }
  return found;
}

/** Whether a line (the next one) begins with the name of another part than this label names. */
function isOtherPart(next: Line, label: Line, asked: readonly Group[]): boolean {
  const of = asked.filter(({ pattern }) => pattern.test(label.folded));
  return (
    of.length === 1 &&
    asked.some(
      (group) => group !== of[0] && next.folded.search(group.pattern) === 0 && !of[0]?.pattern.test(next.folded),
    )
  );
}

/** So much of what a check asks for is enough where its parts stand in lines of their own. */
const ENOUGH = 0.4;
/** A line of this length, or with a figure, tells; a shorter one may only be a label. */
const TELLING = 40;
/** Characters of a line that says more than a label. */
const APART = 25;
/** A sentence that says what something consists of, without a figure: a table of contents. */
const isContents = (text: string, folded: string) =>
  text.length < TOLD && /ประกอบด้วย|องค์ประกอบ/.test(text) && !/\d/.test(folded);
const SEVERAL = 100;
const FEW = 60;
/** A sentence without a figure that names so many parts at once lists what there should be. */
const LISTED = 3;
/** A longer one tells. */
const TOLD = 240;
const LISTS = /ประกอบด้วย|ได้แก่|ดังนี้|แสดง|ระบุ|เช่น|(?:(?:และ|หรือ|[,/]).{2,60}){2}/;

/** Rows of a table are the thing itself, however few words; a short text only names it, titles lead to it. */
function isThin(
  page: CheckPage,
  declared: TermCheck,
  lines: readonly Line[],
  found: readonly Line[],
  asked: readonly Group[],
): boolean {
  const titled = declared.titles === true && found.some(({ place }) => place.kind === 'link');
  if (hasRows(page) || titled) return false;
  if (declared.table !== undefined) return !tells(page);
  if (declared.sentence !== true && asked.length >= LISTED && new Set(found.map(({ at }) => at)).size === 1) {
    const [only] = found;
    const other = lines.filter(
      ({ at, folded }) => at !== only?.at && asked.some(({ pattern }) => says(pattern, folded)),
    );
    if (other.length < 2 && only && only.it.text.length < TOLD && !/\d/.test(only.folded) && LISTS.test(only.it.text))
      return true;
  }
  const size = linesOf(page, false).reduce((sum, { it }) => sum + it.text.length, 0);
  const at = new Set(found.map((line) => line.at));
  if (declared.sentence !== true && at.size === 1 && found.some(({ it, folded }) => isContents(it.text, folded)))
    return true;
  // One or two parts in sentences, and figures in them.
  if (asked.length < LISTED && size >= FEW && (tells(page) || found.every(({ folded }) => /\d/.test(folded))))
    return false;
  const words = declared.words ?? WORDS;
  if (size >= words) return false;
  // Every part in a line of its own, and none a mere label.
  const apart = new Set(found.filter(({ it }) => it.text.length >= APART).map(({ at }) => at)).size;
  if (apart >= LISTED && size >= SENTENCE * apart) return false;
  // So many parts that all of them are there by no chance.
  if (asked.length >= LISTED && size >= SEVERAL && new Set(found.map(({ at }) => at)).size >= 2) return false;
  const said = [...found, ...lines.filter(({ folded }) => asked.some(({ pattern }) => says(pattern, folded)))];
  const telling = new Set(
    said.filter(({ it, folded }) => it.text.length >= TELLING || /\d/.test(folded)).map(({ at }) => at),
  );
  return size < ENOUGH * words || telling.size < Math.min(2, asked.length);
}

const SHOWN_WORDS = 150;

/** Whether the page shows the thing itself, so that what is missing is missing from it and not behind its links. */
function isShown(page: CheckPage, found: number, asked: number): boolean {
  return found * 2 >= asked && (hasRows(page) || page.stock.words >= SHOWN_WORDS);
}

/** Rows written as lines: some of them with amounts. */
function tells({ stock }: CheckPage): boolean {
  return stock.lines.filter(({ it }) => /[\d๐-๙]{1,3}(?:,[\d๐-๙]{3})+|[\d๐-๙]\s*บาท/.test(it.text)).length >= 2;
}

/** Labels of parts that are asked for with nothing behind them, be it for one of several things only. */
function openLabels(
  { main, stock }: CheckPage,
  asked: readonly { pattern: RegExp }[],
): { name: string; place: Place }[] {
  const open = stock.lines
    .slice(0, MOST_LINES)
    .filter(({ at, it }) => it.cell === null && (isOpenLabel(main, at, it.text) || isHollowLabel(main, at, it.text)))
    .filter(({ it }) => asked.some(({ pattern }) => pattern.test(fold(it.text))));
  return open.slice(0, 10).map((one) => ({ name: one.it.text.replace(/[\s:：–—-]+$/, ''), place: blockPlace(one) }));
}

/** Columns of a table with a head in which some row has nothing. */
export function blankColumns({ main }: CheckPage): { name: string; place: Place }[] {
  const tables = new Map<number, { head: Map<number, At<{ text: string }>>; rows: Map<number, Set<number>> }>();
  for (const { at, it } of main.blocks) {
    if (it.cell === null) continue;
    const { table, row, col } = it.cell;
    const seen = tables.get(table) ?? { head: new Map(), rows: new Map() };
    tables.set(table, seen);
    if (row === 0 && !seen.head.has(col)) seen.head.set(col, { at, it });
    else if (row > 0) seen.rows.set(row, (seen.rows.get(row) ?? new Set()).add(col));
  }
  const blank: { name: string; place: Place }[] = [];
  for (const { head, rows } of tables.values()) {
    // A row of one cell is a subheading, not one with blanks.
    const full = [...rows.values()].filter((cols) => cols.size >= 3);
    if (head.size < 4 || full.length < 2) continue;
    for (const [col, title] of head) {
      if (full.some((cols) => !cols.has(col))) blank.push({ name: title.it.text, place: blockPlace(title) });
    }
  }
  return blank;
}

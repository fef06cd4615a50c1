import type { MainContent } from '../main-content';

/** What only names a part and does not show it: labels with nothing behind them, lines that send the reader elsewhere or put it off. */

const DASH_BEHIND = /[ก-๎a-z)\d]\s*[:：]?\s+[-–—]+\s*$/i;
const ONLY_DASH = /^[\s:：]*[-–—]+\s*$/;
const LABEL = 60;
/** "ค่าธรรมเนียม:" with nothing behind it. */
const OPEN_LABEL = /[ก-๎a-z)]\s*[:：]\s*$/i;
/** A line that begins with a label of its own. */
const LABELLED = /^[^:：]{2,40}\s*[:：]\s*\S/;

/** A label that a dash stands behind, under or beside says what is asked for and leaves it open: "none" would be written. */
export function isHollowLabel({ facts }: MainContent, at: number, text: string): boolean {
  if (text.length > LABEL) return false;
  if (DASH_BEHIND.test(text)) return true;
  const [own, next] = [facts.blocks[at], facts.blocks[at + 1]];
  if (!own) return false;
  if (own.cell === null) return next?.cell === null && ONLY_DASH.test(next.text);
  return own.cell.col === 0 && (isHollowRow(facts.blocks, at) || isBlankRow(facts.blocks, at));
}

const AROUND = 24;
const FILLED_ROWS = 2;
const COUNTED = /^\s*\(?[\d๐-๙]{1,2}\s*[.)]?/;

/** A row of a table of labels and answers that has a label and no answer, while most others have one. */
function isBlankRow(blocks: MainContent['facts']['blocks'], at: number): boolean {
  const own = blocks[at]?.cell;
  if (!own) return false;
  const rows = new Map<number, Set<number>>();
  let next = '';
  for (let near = Math.max(0, at - AROUND); near <= at + AROUND && near < blocks.length; near++) {
    const cell = blocks[near]?.cell;
    if (cell?.table !== own.table) continue;
    rows.set(cell.row, (rows.get(cell.row) ?? new Set()).add(cell.col));
    if (cell.row > own.row && next === '') next = blocks[near]?.text ?? '';
  }
  const filled = [...rows.values()].filter((cols) => cols.has(0) && cols.has(1)).length;
  return (
    rows.get(own.row)?.size === 1 &&
    [...rows.values()].every((cols) => cols.size <= 2 && !cols.has(2)) &&
    filled >= FILLED_ROWS &&
    filled * 2 > rows.size &&
    // What counted rows stand under is their heading.
    !COUNTED.test(next)
  );
}

/** A row of which every other cell says a dash only. */
function isHollowRow(blocks: MainContent['facts']['blocks'], from: number): boolean {
  const row = blocks[from]?.cell;
  let dashes = 0;
  for (let at = from + 1; at < blocks.length; at++) {
    const cell = blocks[at]?.cell;
    if (!row || cell?.table !== row.table || cell.row !== row.row) break;
    if (!ONLY_DASH.test(blocks[at]?.text ?? '')) return false;
    dashes += 1;
  }
  return dashes > 0;
}

/** A label that the next line leaves open: it begins with a label itself, or is a heading. */
export function isOpenLabel({ facts }: MainContent, at: number, text: string): boolean {
  if (text.length > LABEL || !OPEN_LABEL.test(text)) return false;
  const next = facts.blocks[at + 1];
  return next === undefined || next.heading > 0 || LABELLED.test(next.text);
}

/** The agency's own address and telephone below a text (folded) are of every page. */
export const OWN_ADDRESS = /^.{0,60}(?:ที่ตั้ง|ที่อยู่|เลขที่|หมู่(?:ที่)?\d|ถนน|ตาบล).{0,120}(?:โทร|\d{9}|จังหวัด)/;

/** What an agency does with a thing when it comes to show it, and when that will be. */
const SHOWS =
  '(?:จัดทา|กาหนด|แจ้ง|ประกาศ|เผยแพร่|รายงาน|สรุป|นา(?:เสนอ|ขึ้น|ลง|มา|เข้า|ข้อมูล)|เพิ่มเติม|เพิ่ม|เปิด(?:ให้|ใช้|ตัว|ระบบ|เผย)?|แสดง|แนบ|ลง(?:ข้อมูล|ใน|ที่)|อัปเดต|อัพเดต|อัพเดท|อัปโหลด|อัพโหลด|ปรับปรุง|ระบุ|ติดตั้ง|ทยอย|ประชาสัมพันธ์|จัดส่ง)';
const LATER =
  '(?:ภายใน(?:เดือน|ปี|สัปดาห์|รอบ)(?:หน้า|ถัด)|ฉบับเต็ม|ใน(?:คู่มือ|ฉบับ|ครั้ง|โอกาส|รอบ|ลาดับ|อนาคต|ภายหลัง|หน้าแรก|เร็ว|ระยะ|ปีถัด|ปีต่อ|ปีหน้า)|เมื่อ|หลัง|ภายหลัง|ต่อไป|ถัดไป|ให้ทราบ|แยก|อีกครั้ง|เร็วๆ?นี้|ทางเว็บ|บนเว็บ|ทางเพจ)';
/** Folded words that put off what was named, or say that it lies where the public does not see it. */
const PUT_OFF = new RegExp(
  [
    // "คาดว่าจะประกาศ" heads a column of a plan.
    `(?<!ว่า)จะ${SHOWS}[ก-๎]{0,24}?${LATER}`,
    '(?<!ว่า)จะ(?:ได้)?(?:ดาเนินการ)?(?:เผยแพร่|ประกาศ|แจ้ง|รายงาน|แสดง)(?:ให้ทราบ|ต่อไป)?$',
    'รอ(?:ให้)?[ก-๎]{0,24}(?:ลงนาม|อนุมัติ|เห็นชอบ|จัดทา|กาหนด(?!การ))',
    'รอ(?:สรุป|ผล|อนุมัติ|รายงาน|ประกาศ|ข้อมูล|ดาเนินการ|ลงนาม|ปรับปรุง|เอกสาร|การ(?:สรุป|อนุมัติ|พิจารณา|รายงาน|ดาเนินการ|จัดทา|ลงนาม))',
    '(?:กาลัง|อยู่(?:ใน)?ระหว่าง)(?:การ)?(?:ดาเนินการ)?(?:จัดทา|จัดเตรียม|จัดหา|รวบรวม|สรุป|ประมวล|เรียบเรียง|ขอ(?:เปิด|อนุมัติ|ความ)|เสนอ|ร่าง|นาเข้า|ปรับปรุง(?:ข้อมูล|ระบบ|เว็บ)|ทบทวน|อัปเดต|อัพเดต|อัพเดท|ติดตั้ง|ออกแบบ|พัฒนาระบบ)',
    'ยังไม่(?:ได้)?(?:เปิด|พร้อม)(?:ให้|ใช้|บริการ|ระบบ|รับ)',
    'ข้อมูลยังไม่(?:พร้อม|ครบ|สมบูรณ์)|ยังไม่พร้อม(?:เผยแพร่|แสดง)',
    'อยู่ใน(?:เล่ม|ภาคผนวก|รายงานฉบับ|เอกสารฉบับ|แฟ้ม)',
    '(?:ให้|สามารถ|ขอ|โปรด|กรุณา)?ดู(?:รายละเอียด|ข้อมูล)?(?:เพิ่มเติม)?(?:ได้)?(?:ที่|ใน|จาก|ตาม)?(?:ภาคผนวก|เล่ม|รายงานของ|เอกสารฉบับ|ป้าย|บอร์ด|ศูนย์ข้อมูล|สานักงาน|ที่ทาการ|ฝ่าย|งาน[ก-๎])',
    'ติดตาม[ก-๎]{0,24}ได้(?:ที่|ทาง|ใน|จาก)',
    '(?:เก็บ(?:รักษา)?|แสดง|ติดประกาศ|ปิดประกาศ)ไว้(?:ที่|ณ)',
    'ขอดู(?:ข้อมูล|รายละเอียด|สาเนา|ได้)',
    '(?:อยู่|มีอยู่)ที่(?:กอง|สานัก|ที่ทาการ|ห้อง|งาน|ฝ่าย)',
    '(?:ฉบับ|ครั้ง|คราว)(?:ถัดไป|ต่อไป|หน้า)',
    'เร็วๆ?นี้',
    'ในโอกาสต่อไป',
    'ในอนาคต$',
    'ภายหลัง(?:จาก)?$',
    'รอปรับปรุง',
  ].join('|'),
);
/** "It will be reported in the next round": the promise stands before the thing, its time behind. */
const PROMISE = /(?<!ว่า)จะ[ก-๎]{0,20}$/;
const PROMISE_LENGTH = 24;
const NEXT_TIME =
  /(?:รอบ|ครั้ง|โอกาส|ปี|เดือน|ฉบับ|คราว|สัปดาห์)(?:ถัดไป|ต่อไป|หน้า)|ภายหลัง(?:จาก)?(?:การ(?:ประชุม|เลือกตั้ง|ตรวจ|สรุป)|ได้รับ|$)|เร็วๆ?นี้|ในอนาคต|อีกครั้ง|ให้ทราบต่อไป/;

/** "Measures will be laid down in due course." */
const TO_BE_MADE = /(?<!ว่า)จะ(?:ได้)?(?:ดาเนินการ)?(?:จัดทา|กาหนด|จัดให้มี|รายงาน|สรุป|ประกาศ|เผยแพร่)$/;
const IN_DUE_COURSE = /ต่อไป$/;

/** Whether what a line (folded) names at `at` is promised there for another time. */
export function isPromised(folded: string, at: number): boolean {
  if (folded.length > PUT_OFF_LENGTH) return false;
  const before = folded.slice(Math.max(0, at - PROMISE_LENGTH), at);
  const behind = folded.slice(at);
  return (PROMISE.test(before) && NEXT_TIME.test(behind)) || (TO_BE_MADE.test(before) && IN_DUE_COURSE.test(behind));
}

/** A figure with its unit tells, whatever else the line says. */
const FIGURE = /\d(?:บาท|วัน|นาที|ชั่วโมง|เดือน|คน|ราย|ครั้ง|เรื่อง|โครงการ|แห่ง|กิจกรรม)|ร้อยละ\d/;
const PUBLISHED = /เผยแพร่|ประกาศ|นาขึ้น|ลงข้อมูล|อัปโหลด|อัพโหลด|เปิด|แสดงบน/;
/** A sentence longer than this tells more than that. */
const PUT_OFF_LENGTH = 150;

/** Whether a line (folded), from where it names the thing, only says where or when it will be found. */
export function isPutOff(folded: string, from: number): boolean {
  if (folded.length > PUT_OFF_LENGTH) return false;
  const rest = folded.slice(from);
  const at = rest.search(PUT_OFF);
  if (at < 0 || FIGURE.test(rest.slice(0, at))) return false;
  // "The result will be told within 15 days" is a step; "it will be published within 15 days" is a promise.
  const behind = rest.slice(at);
  return !FIGURE.test(behind) || PUBLISHED.test(behind);
}

/** Folded words that stand in the place of an answer and give none: "as the rules say", "as suitable", "please ask". */
const EVASIVE =
  /(?:กาหนด|เป็นไป|ดาเนินการ|พิจารณา)?ตาม(?:ความเหมาะสม|ความจาเป็น|ที่(?:ระเบียบ|กฎหมาย|เห็นสมควร)(?:กาหนด)?$|ระเบียบ(?:กาหนด)?$)|(?:โปรด|กรุณา|ให้)(?:ติดต่อ)?(?:สอบถาม|ตรวจสอบ)(?:ที่|กับ|จาก|เพิ่มเติม|เจ้าหน้าที่)|สอบถาม(?:รายละเอียด|ข้อมูล|เพิ่มเติม)?(?:ได้)?(?:ที่|กับ|จาก)[ก-๎]|แล้วแต่กรณี$|ไม่แน่นอน$/;

/** Whether a line (folded), from where it names the thing, gives a phrase instead of it; `asked` finds the thing. */
export function isEvasive(folded: string, from: number, asked: RegExp): boolean {
  if (folded.length > PUT_OFF_LENGTH) return false;
  const rest = folded.slice(from);
  const at = rest.search(EVASIVE);
  // To be sent to a division answers who is responsible.
  return at >= 0 && !/\d/.test(rest) && !asked.test(rest.slice(at));
}

const UNDONE_BEFORE = /(?:ยังไม่(?:ได้|มี(?:การ)?|ดาเนิน)?|ไม่ได้|มิได้|ไม่ระบุ)(?:มี|จัดทา|จัด|ระบุ|กาหนด|รายงาน)?(?:การ)?$/;
const UNDONE_LENGTH = 24;
/** Of a doing, not of a thing: "ยังไม่มีเรื่องร้องเรียน" is an answer. */
const UNDONE_BEHIND =
  /^.{0,40}ยังไม่(?:ได้|มี)?(?:มี)?(?:การ)?(?:จัด|ดาเนินการ|อบรม|ฝึก|ประชุม|กาหนด|แต่งตั้ง|รายงาน|สรุป|เผยแพร่|ประกาศ|เปิด|ติดตั้ง|ระบุ)/;

/** Whether a line (folded) says of what it names at `at` that it was not done yet. */
export function isUndone(folded: string, at: number): boolean {
  return (
    UNDONE_BEFORE.test(folded.slice(Math.max(0, at - UNDONE_LENGTH), at)) ||
    (folded.length <= PUT_OFF_LENGTH && UNDONE_BEHIND.test(folded.slice(at)))
  );
}

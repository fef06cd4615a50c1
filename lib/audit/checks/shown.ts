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
  return own.cell.col === 0 && isHollowRow(facts.blocks, at);
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

/** Folded words that put off what was named, or say that it lies where the public does not see it. */
const PUT_OFF =
  /จะ(?:จัดทา|กาหนด|แจ้ง|ประกาศ|เผยแพร่|รายงาน|สรุป|นาเสนอ|เพิ่มเติม)[ก-๎]{0,16}(?:ใน(?:คู่มือ|ฉบับ|ครั้ง|โอกาส|รอบ|ลาดับ)|เมื่อ|หลัง|ต่อไป|ถัดไป|ให้ทราบ)|รอ(?:สรุป|ผล|อนุมัติ|รายงาน|ประกาศ|ข้อมูล|การ(?:สรุป|อนุมัติ|พิจารณา|รายงาน))|อยู่ระหว่าง(?:การ)?(?:ดาเนินการ)?(?:จัดทา|รวบรวม|สรุป|ประมวล|เรียบเรียง)|อยู่ใน(?:เล่ม|ภาคผนวก|รายงานฉบับ|เอกสารฉบับ)|(?:ให้)?ดู(?:รายละเอียด)?(?:เพิ่มเติม)?(?:ได้)?(?:ที่|ใน|จาก|ตาม)?(?:ภาคผนวก|เล่ม|รายงานของ|เอกสารฉบับ)|ติดตามได้(?:ที่|ทาง|ใน)|(?:เก็บ(?:รักษา)?|แสดง)ไว้(?:ที่|ณ)|ขอดู(?:ข้อมูล|รายละเอียด|สาเนา|ได้)|(?:อยู่|มีอยู่)ที่(?:กอง|สานัก|ที่ทาการ|ห้อง)|(?:ฉบับ|ครั้ง|คราว)(?:ถัดไป|ต่อไป|หน้า)|เร็วๆ?นี้|ในโอกาสต่อไป|ภายหลัง(?:จาก)?$|รอปรับปรุง/;
/** A sentence longer than this tells more than that. */
const PUT_OFF_LENGTH = 150;

/** Whether a line (folded), from where it names the thing, only says where or when it will be found. */
export function isPutOff(folded: string, from: number): boolean {
  return folded.length <= PUT_OFF_LENGTH && PUT_OFF.test(folded.slice(from));
}

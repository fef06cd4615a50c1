import type { Block, PageFacts } from '../page/facts';

export const COPYRIGHT =
  /สงวนลิขสิทธิ์|ลิขสิทธิ์(?:โดย|ของ)?|copyright|all rights? reserved|©|powered by|developed by|\(c\)\s*\d{4}|แสดงผลได้ดี|พัฒนาโดย|ออกแบบโดย|จัดทำโดย\s*บริษัท/i;
export const COUNTER =
  /^.{0,10}(?:ผู้เข้า(?:เยี่ยม)?ชม|เข้า(?:เยี่ยม)?ชมเว็บ|ผู้เยี่ยมชม)|^(?:จำนวน|สถิติ)(?!.{0,16}บริการ(?!เว็บ)).{0,16}(?:เข้าชม|เยี่ยมชม|เข้าใช้)|visitors?|page ?views?|^สถิติ(?:เว็บ|การเข้า|ผู้(?:เข้า|เยี่ยม|ชม))|ออนไลน์(?:ขณะนี้|อยู่)?\s*:?\s*\d+\s*(?:คน)?$|your ip|^ip\s*(?:ของคุณ|address)?\s*:|^ขณะนี้(?:มี)?.{0,60}ออนไลน์$/i;
export const CONTROL =
  /^(?:x|×|ก่อนหน้า|ย้อนกลับ|กลับ(?:ไป)?(?:ด้านบน)?(?:สุด)?|ถัดไป|ต่อไป|next|prev(?:ious)?|first|last|close|ปิด|ค้นหา|search|menu|เมนู(?:หลัก)?|toggle navigation|share|แชร์|พิมพ์|print|อ่านต่อ|อ่านเพิ่มเติม|อ่านทั้งหมด|ดูทั้งหมด|ดูเพิ่มเติม|ดูรายละเอียด|เพิ่มเติม|skip to (?:main )?content|ข้ามไปยังเนื้อหา.*|ขนาดอักษร|ก|[«»‹›<>|•.…\-–—*/\\+:]+|\d{1,3}|ไปหน้าที่|หน้า(?:ที่)?\s*\d*|ภาษา|a\+\s*r\s*a-|th|en|thai|english|ตัวช่วย.{0,12}|วันนี้|เมื่อวาน|เดือนนี้|ปีนี้|สัปดาห์นี้|ทั้งหมด|ขณะนี้|ออนไลน์|loading.*)$/i;

/** What a content system writes around an article: who, when, how often read. */
const ARTICLE_META =
  /^[\s•*–-]*(?:หมวด(?:หมู่)?(?=\s*[:：])|เผยแพร่(?:เมื่อ|วันที่|โดย|(?=\s*[:：]))|เขียน(?:โดย|เมื่อ)|สร้างเมื่อ|แก้ไข(?:ล่าสุด|เมื่อ)|ฮิต|hits?|เปิดอ่าน|อ่าน(?=\s*[:：\d])|ผู้เขียน|ลงข่าว(?:เมื่อ|โดย)|โพสต์(?:เมื่อ|โดย)|(?:อัป|อัพ)โหลด(?:เมื่อ|โดย)|เริ่มหัวข้อโดย|ปรับปรุง(?:ล่าสุด|เมื่อ)?(?=\s*[:：]?\s*[\d๐-๙]{1,2}[\s/])|เปิดเว็บไซต์(?=\s*[\d๐-๙])|category|published|written by|created?(?: date)?|last updated|file (?:size|count)|version)\s*[:：]?\s*(?:เมื่อ)?\s*(?:[\d๐-๙:]|\S+\s*$|.{0,40}(?:[\d๐-๙]{1,2}\s|[\d๐-๙]{4}))/i;
/** How to open what is shown: said on every page that links a document. */
const READER = /(?:adobe|acrobat)\s*(?:reader|flash)|flash player|โปรแกรม(?:เปิด|อ่าน)(?:เอกสาร|ไฟล์)/i;
/** A line of running news or greetings that stands on every page. */
const TICKER =
  /(?:\S\s*(?:\.{3,}|…|\*{2,}|•••|:::?|\|\|)\s*\S.{10,}){2,}|^[^ก-๎a-z\d]*(?:ขอ)?(?:ต้อนรับ|ยินดีต้อนรับ)(?:เข้า)?สู่|^[^ก-๎a-z\d]*welcome to /i;

/** The same behind the agency's name, with marks between its parts: also in the cell that lays out the top of a page. */
const WELCOME = /^[^ก-๎a-z\d]*[ก-๎. ]{0,70}(?:ขอ)?(?:ยินดี)?ต้อนรับ.{0,60}(?:\.{3,}|…|\*{2,}|•{2,}|\|\|)/u;
/** Figures of a visitor counter in one line: how many are here, came today, this month. */
const COUNTS = /(?:(?:ออนไลน์|วันนี้|เมื่อวาน|เดือนนี้|ปีนี้|ทั้งหมด)\s*[:=]?\s*[\d๐-๙][\d๐-๙,]*\D{0,12}){3}/;
/** How often a page was read or handed on: with the date of its last change, or alone. */
const READ_TIMES =
  /^(?:ปรับปรุง(?:ล่าสุด|เมื่อ)|แก้ไขล่าสุด|อัป?เดตล่าสุด).{0,60}(?:ผู้อ่าน|ผู้เข้าชม|อ่าน|เปิดดู)|^(?:แชร์|share)\s*[:：]|^ค้นหา\s*(?:\.{2,}|…)$/i;

/** The clock of the server, to the second: of now, whatever else the bar at the top says. */
const CLOCK =
  /server time\s*[:：]|วัน(?:อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์).{0,60}[\d๐-๙]{1,2}[:.][\d๐-๙]{2}[:.][\d๐-๙]{2}|(?:ขณะนี้)?เวลา(?:ปัจจุบัน|ขณะนี้)?\s*[:：]?\s*[\d๐-๙]{1,2}:[\d๐-๙]{2}:[\d๐-๙]{2}/i;

/** Labels of a counter, of who is here and of a box to log in, as modules write them. */
const MODULE_LINE =
  /^[^ก-๎a-z\d]*(?:visitor info|who(?:'s| is) online|login form|browser(?: version)?\s*:.*|operating system\s*:.*|(?:today|yesterday|this week|last week|this month|last month|all days|total|forecast today)\s*:?\s*[\d,]*|one guest|no members|ip\s*:\s*[\d.]+|จำนวน\s*[\d,]*\s*คน)[^ก-๎a-z\d]*$/i;

/** Lines that are no content wherever they stand: counters, controls, dates of upload, tickers, cookie notices. */
export function isNoise(block: Block): boolean {
  const text = block.text.trim();
  if (text.length < 140 && block.cell === null && ARTICLE_META.test(text)) return true;
  if (
    text.length < 500 &&
    /คุกกี้|cookies?/i.test(text) &&
    /ยอมรับ|ยินยอม|accept|consent|เว็บไซต์นี้(?:มีการ)?ใช้|we use/i.test(text)
  )
    return true;
  if (
    text.length > 24 &&
    text.length < 800 &&
    block.cell === null &&
    block.linked * 2 < text.length &&
    TICKER.test(text)
  )
    return true;
  if (text.length < 800 && block.linked * 2 < text.length && WELCOME.test(text)) return true;
  if (text.length < 200 && CLOCK.test(text)) return true;
  if (text.length < 60 && block.cell === null && block.heading === 0 && MODULE_LINE.test(text)) return true;
  if (text.length < 160 && (READ_TIMES.test(text) || COUNTS.test(text))) return true;
  if (text.length < 120 && READER.test(text)) return true;
  // The figures of a table are its content; page numbers are links.
  if (block.cell !== null && block.linked === 0 && /^[\d๐-๙][\d๐-๙.,]*$/.test(text)) return false;
  return (
    text.length < 2 ||
    CONTROL.test(text) ||
    (text.length < 120 && COUNTER.test(text)) ||
    (text.length < 200 && COPYRIGHT.test(text))
  );
}

const COUNTED =
  /^(?:ผู้(?:เข้า|เยี่ยม)ชม)?(?:วันนี้|เมื่อวาน(?:นี้)?|สัปดาห์นี้|เดือน(?:นี้|ที่แล้ว|ก่อน)|ปีนี้|ทั้งหมด|today|yesterday|this (?:week|month)|total)\s*:?$/i;

/** Tables of a visitor counter: their labels say today, this month, this year, and nothing else stands there but figures. */
function counterTables(blocks: PageFacts['blocks']): ReadonlySet<number> {
  const labels = new Map<number, number>();
  const other = new Set<number>();
  for (const { cell, text } of blocks) {
    if (!cell || other.has(cell.table)) continue;
    if (COUNTED.test(text)) labels.set(cell.table, (labels.get(cell.table) ?? 0) + 1);
    else if (!/^[\d๐-๙,.\s]+(?:คน|ครั้ง)?$/.test(text) && !COUNTER.test(text)) other.add(cell.table);
  }
  return new Set([...labels].filter(([table, of]) => of >= 3 && !other.has(table)).map(([table]) => table));
}

/** Lines of figures around a visitor counter: totals, since when, whose address. */
export function markCounters({ blocks }: PageFacts, content: boolean[]): void {
  const tables = counterTables(blocks);
  blocks.forEach((block, at) => {
    if (block.cell && tables.has(block.cell.table)) content[at] = false;
    if (block.text.length > 120 || !COUNTER.test(block.text)) return;
    for (let near = at + 1; near <= at + 8; near++) {
      const next = blocks[near];
      if (
        !next ||
        next.text.length > 40 ||
        next.heading > 0 ||
        !/^(?:[\d๐-๙,.\s:/]+(?:คน|ครั้ง)?|(?:วันนี้|เมื่อวาน|เดือน(?:นี้|ที่แล้ว)?|ปี(?:นี้)?|ทั้งหมด|สัปดาห์(?:นี้)?|รวม|จำนวน|คน|ครั้ง|ออนไลน์|ตั้งแต่|เริ่มนับ|เปิดเว็บ|your ip).{0,30})$/i.test(
          next.text,
        )
      )
        break;
      if (next.cell?.table !== block.cell?.table) break;
      content[near] = false;
    }
  });
}

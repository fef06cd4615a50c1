import type { Block, PageFacts } from '../page/facts';
import { fold } from './fold';
import { isInside, lastInside } from './sections';

/** Words that menus of public sites are made of; a group of links with several of them leads elsewhere. */
export const MENU_WORD =
  /หน้าแรก|หน้าหลัก|^home$|เข้าสู่ระบบ|ผังเว็บ|ติดต่อ|ประวัติ|วิสัยทัศน์|โครงสร้าง|อานาจ|คณะผู้บริหาร|สมาชิกสภา|สานักปลัด|กองคลัง|กองช่าง|กฎหมาย|แผน(?:พัฒนา|การ|ดา|ปฎิบัติ|อัตรา)|รายงาน|จัดซื้อ|ข่าว|กิจกรรม|ท่องเที่ยว|ผลิตภัณฑ์|บัญญัติ|คู่มือ|มาตรการ|นโยบาย|บริการ|ทุจริต|ร้องเรียน|ดาวน์โหลด|กระดาน|ถามตอบ|km|ita|lpa|facebook|webboard/;
const COPYRIGHT =
  /สงวนลิขสิทธิ์|ลิขสิทธิ์(?:โดย|ของ)?|copyright|all rights? reserved|©|powered by|developed by|\(c\)\s*\d{4}|แสดงผลได้ดี|พัฒนาโดย|ออกแบบโดย|จัดทำโดย\s*บริษัท/i;
const COUNTER =
  /^.{0,10}(?:ผู้เข้า(?:เยี่ยม)?ชม|เข้า(?:เยี่ยม)?ชมเว็บ|ผู้เยี่ยมชม)|^(?:จำนวน|สถิติ).{0,16}(?:เข้าชม|เยี่ยมชม|เข้าใช้)|visitors?|page ?views?|^สถิติ(?:เว็บ|การเข้า|ผู้(?:เข้า|เยี่ยม|ชม))|ออนไลน์(?:ขณะนี้|อยู่)?\s*:?\s*\d+\s*(?:คน)?$|your ip|^ip\s*(?:ของคุณ|address)?\s*:|^ขณะนี้(?:มี)?.{0,60}ออนไลน์$/i;
const CONTROL =
  /^(?:x|×|ก่อนหน้า|ย้อนกลับ|กลับ(?:ไป)?(?:ด้านบน)?(?:สุด)?|ถัดไป|ต่อไป|next|prev(?:ious)?|first|last|close|ปิด|ค้นหา|search|menu|เมนู(?:หลัก)?|toggle navigation|share|แชร์|พิมพ์|print|อ่านต่อ|อ่านเพิ่มเติม|อ่านทั้งหมด|ดูทั้งหมด|ดูเพิ่มเติม|ดูรายละเอียด|เพิ่มเติม|skip to (?:main )?content|ข้ามไปยังเนื้อหา.*|ขนาดอักษร|ก|[«»‹›<>|•.…\-–—*/\\+:]+|\d{1,3}|ไปหน้าที่|หน้า(?:ที่)?\s*\d*|ภาษา|a\+\s*r\s*a-|th|en|thai|english|ตัวช่วย.{0,12}|วันนี้|เมื่อวาน|เดือนนี้|ปีนี้|สัปดาห์นี้|ทั้งหมด|ขณะนี้|ออนไลน์|loading.*)$/i;
/** Lines of an address block: what stands above the copyright line without being content. */
const ADDRESS_LINE =
  /(?:หมู่(?:ที่)?\s*\d|ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.).*(?:\d{5}|จังหวัด|จ\.)|โทร(?:ศัพท์|สาร|\.)?\s*[:.]?\s*\d|e-?mail|อีเมล|แฟกซ์|fax/i;

/** What a content system writes around an article: who, when, how often read. */
const ARTICLE_META =
  /^(?:หมวด(?:หมู่)?(?=\s*[:：])|เผยแพร่(?:เมื่อ|วันที่|โดย|(?=\s*[:：]))|เขียน(?:โดย|เมื่อ)|สร้างเมื่อ|แก้ไข(?:ล่าสุด|เมื่อ)|ฮิต|hits?|เปิดอ่าน|อ่าน(?=\s*[:：\d])|ผู้เขียน|ลงข่าว(?:เมื่อ|โดย)|โพสต์(?:เมื่อ|โดย)|(?:อัป|อัพ)โหลด(?:เมื่อ|โดย)|category|published|written by|created|last updated)\s*[:：]?\s*(?:เมื่อ)?\s*(?:[\d๐-๙:]|\S+\s*$|.{0,40}(?:[\d๐-๙]{1,2}\s|[\d๐-๙]{4}))/i;
/** How to open what is shown: said on every page that links a document. */
const READER = /(?:adobe|acrobat)\s*(?:reader|flash)|flash player|โปรแกรม(?:เปิด|อ่าน)(?:เอกสาร|ไฟล์)/i;
/** A line of running news or greetings that stands on every page. */
const TICKER =
  /(?:\S\s*(?:\.{3,}|…|\*{2,}|•••|:::?|\|\|)\s*\S.{10,}){2,}|^\W*(?:ขอ)?(?:ต้อนรับ|ยินดีต้อนรับ)(?:เข้า)?สู่|^\W*welcome to /i;

/** Lines that are no content wherever they stand: counters, controls, dates of upload, tickers, cookie notices. */
export function isNoise(block: Block): boolean {
  let known = noises.get(block);
  if (known === undefined) {
    known = looksNoisy(block);
    noises.set(block, known);
  }
  return known;
}

/** Each block is asked about several times. */
const noises = new WeakMap<Block, boolean>();

function looksNoisy(block: Block): boolean {
  const text = block.text.trim();
  if (text.length < 140 && block.cell === null && ARTICLE_META.test(text)) return true;
  if (text.length < 500 && /คุกกี้|cookies?/i.test(text) && /ยอมรับ|ยินยอม|accept|consent|เว็บไซต์นี้ใช้|we use/i.test(text))
    return true;
  if (
    text.length > 24 &&
    text.length < 800 &&
    block.cell === null &&
    block.linked * 2 < text.length &&
    TICKER.test(text)
  )
    return true;
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

/** Lines of figures around a visitor counter: totals, since when, whose address. */
export function markCounters({ blocks }: PageFacts, content: boolean[]): void {
  blocks.forEach((block, at) => {
    if (block.text.length > 120 || !COUNTER.test(block.text)) return;
    for (let near = at + 1; near <= at + 8; near++) {
      const next = blocks[near];
      if (
        !next ||
        next.text.length > 40 ||
        next.heading > 0 ||
        !/^(?:[\d๐-๙,.\s:/]+(?:คน|ครั้ง)?|(?:วันนี้|เมื่อวาน|เดือน(?:นี้|ที่แล้ว)?|ปี(?:นี้)?|ทั้งหมด|สัปดาห์(?:นี้)?|รวม|คน|ครั้ง|ออนไลน์|ตั้งแต่|เริ่มนับ|เปิดเว็บ|your ip).{0,30})$/i.test(
          next.text,
        )
      )
        break;
      if (next.cell?.table !== block.cell?.table) break;
      content[near] = false;
    }
  });
}

/** Six weeks, the days' names and the month. */
const MONTH_CELLS = 56;
const WEEKDAY =
  /^(?:อา?\.?|จ\.?|พฤ?\.?|ศ\.?|ส\.?|อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์|เสาร์|sun|mon|tue|wed|thu|fri|sat|[smtwf])$/i;

const MONTH_LINE = /^\s*(?:(?:\d{1,2}\s+){9,}\d{1,2}|1\s?2\s?3\s?4\s?5\s?6\s?7\s?8\s?9\s?10\s?11\s?12[\d\s]{20,})\s*$/;
const WEEK_LINE = /^\W*(?:อา|จ|s|sun|m|mon)[\s.]+(?:[ก-ฮa-z]{1,3}[\s.]+){5}[ก-ฮa-z]{1,3}\W*$/i;

/** Tables with a week in a row: five numbers or more, each the next of the one before it. */
function consecutiveRows(blocks: PageFacts['blocks']): Set<number> {
  const found = new Set<number>();
  let run = 0;
  blocks.forEach(({ cell, text }, at) => {
    const before = blocks[at - 1];
    const same = cell !== null && before?.cell?.table === cell.table && before.cell.row === cell.row;
    run =
      same && /^\d{1,2}$/.test(text) && Number(text) === Number(before?.text) + 1 && Number(text) <= 31 ? run + 1 : 0;
    if (run >= 4 && cell && cell.col >= 4) found.add(cell.table);
  });
  return found;
}

const POLL_LINES = 8;
const POLL_CHARS = 260;

/** A poll at the side of every page: a question, some choices and a button. A survey to be filled in is longer. */
export function markPolls(facts: PageFacts, content: boolean[]): void {
  const { blocks, fields } = facts;
  for (const section of new Set(fields.filter(({ type }) => type === 'radio').map((field) => field.section))) {
    const more = fields.some((field) => field.tag === 'textarea' && field.section === section);
    const lines = blocks.flatMap((block, at) => (content[at] && isInside(facts, block.section, section) ? [at] : []));
    const chars = lines.reduce((sum, at) => sum + (blocks[at]?.text.length ?? 0), 0);
    const rest = blocks.some((block, at) => content[at] === true && !lines.includes(at) && block.text.length > 12);
    if (section > 0 && !more && rest && lines.length <= POLL_LINES && chars <= POLL_CHARS)
      for (const at of lines) content[at] = false;
  }
}

/** A calendar of the month, with the line above it: its days are no content, nor is its year. */
export function markCalendars({ blocks }: PageFacts, content: boolean[]): void {
  const days = new Map<number, number>();
  for (const { cell, text } of blocks)
    if (cell && text.length <= 12 && WEEKDAY.test(text.trim())) days.set(cell.table, (days.get(cell.table) ?? 0) + 1);
  // The whole month in two lines.
  blocks.forEach(({ text }, at) => {
    if (!MONTH_LINE.test(text) && !WEEK_LINE.test(text)) return;
    content[at] = false;
    for (const near of [at - 1, at - 2]) if ((blocks[near]?.text.length ?? 99) < 24) content[near] = false;
  });
  const dates = new Map<number, Set<string>>();
  for (const { cell, text } of blocks)
    if (cell && /^(?:[12]?\d|3[01])$/.test(text)) dates.set(cell.table, (dates.get(cell.table) ?? new Set()).add(text));
  const cells = new Map<number, number>();
  for (const { cell } of blocks) if (cell) cells.set(cell.table, (cells.get(cell.table) ?? 0) + 1);
  const calendars = new Set([
    ...[...days].filter(([, count]) => count >= 6).map(([table]) => table),
    ...[...dates]
      .filter(([table, of]) => of.size >= 28 && (cells.get(table) ?? 0) <= MONTH_CELLS)
      .map(([table]) => table),
  ]);
  for (const table of consecutiveRows(blocks)) calendars.add(table);
  if (calendars.size === 0) return;
  blocks.forEach(({ cell, text }, at) => {
    if (cell && calendars.has(cell.table) && text.length < 40) content[at] = false;
    const next = blocks[at + 1]?.cell;
    if (!cell && next && calendars.has(next.table) && text.length < 40) content[at] = false;
  });
}

const LABEL = 32;
const LABELLED = 10;

/** A menu of labels and links in turn, whatever holds them: a long run of short links with a label before every few. */
export function markLabelledRuns({ blocks, links }: PageFacts, content: boolean[], labels: Set<string>): void {
  // A line that is the name of a link as well is the page that the link leads to.
  const pages = new Set(links.map(({ text }) => fold(text)));
  let run: number[] = [];
  let heads = 0;
  let words = new Set<string>();
  const isLink = (at: number) => {
    const block = blocks[at];
    return block !== undefined && block.linked >= 0.8 * block.text.length && block.text.length <= 45;
  };
  const close = () => {
    // A label at the end belongs to what follows.
    while (run.length > 0 && !isLink(run.at(-1) ?? 0)) run.pop();
    if (heads >= 2 && run.length >= LABELLED && words.size >= 4) {
      for (const at of run) {
        if (isLink(at)) labels.add(fold(blocks[at]?.text ?? ''));
        content[at] = false;
      }
    }
    run = [];
    heads = 0;
    words = new Set();
  };
  blocks.forEach((block, at) => {
    // What is known for a menu already lies between; it is no part of this one.
    if (content[at] !== true) return;
    if (isLink(at) && !/[\d๐-๙]{4}/.test(block.text)) {
      run.push(at);
      const word = MENU_WORD.exec(fold(block.text));
      if (word) words.add(word[0]);
      return;
    }
    const label =
      block.linked === 0 && block.text.length <= LABEL && block.heading === 0 && !/[\d๐-๙]/.test(block.text);
    if (label && isLink(at + 1) && isLink(at + 2) && !pages.has(fold(block.text))) {
      run.push(at);
      heads += 1;
    } else close();
  });
  close();
}

/** A menu that its markup does not group: a run of short lines that are links, several of them the names of pages. */
export function markLinkRuns({ blocks }: PageFacts, content: boolean[], labels: Set<string>): void {
  let run: number[] = [];
  let words = new Set<string>();
  const close = () => {
    if (run.length >= 6 && words.size >= 4) {
      for (const at of run) {
        content[at] = false;
        labels.add(fold(blocks[at]?.text ?? ''));
      }
    }
    run = [];
    words = new Set();
  };
  blocks.forEach((block, at) => {
    if (
      content[at] === true &&
      block.linked >= 0.8 * block.text.length &&
      block.text.length <= 45 &&
      !/[\d๐-๙]{4}/.test(block.text)
    ) {
      run.push(at);
      const word = MENU_WORD.exec(fold(block.text));
      if (word) words.add(word[0]);
    } else if (content[at] === true) close();
  });
  close();
}

/** In saved text without links a menu is a run of short lines that name pages; the last of them may be the heading. */
export function markListedMenus({ blocks }: PageFacts, content: boolean[]): void {
  let run: number[] = [];
  const close = () => {
    if (run.length >= 4) for (const at of run.slice(0, -1)) content[at] = false;
    run = [];
  };
  blocks.forEach((block, at) => {
    const short = block.text.length <= 32 && !/[\d๐-๙]/.test(block.text) && MENU_WORD.test(fold(block.text));
    if (short) run.push(at);
    else close();
  });
  close();
}

/** Bounds for pages that nest or repeat without end. */
const MOST_LOGINS = 3;
const MOST_LEVELS = 40;

/** A box to log in stands beside the content of many pages; where it is all there is, it stays. */
export function markLogin(facts: PageFacts, chrome: readonly boolean[], content: boolean[]): void {
  const { sections, blocks, fields } = facts;
  for (const field of fields.filter(({ type }) => type === 'password').slice(0, MOST_LOGINS)) {
    if (chrome[field.section]) continue;
    let box = field.section;
    let climbed = 0;
    for (
      let parent = sections[box]?.parent ?? null;
      parent !== null && parent > 0 && climbed < MOST_LEVELS;
      parent = sections[parent]?.parent ?? null
    ) {
      climbed += 1;
      const wider = parent;
      const words = blocks.reduce(
        (sum, block, at) =>
          content[at] === true && isInside(facts, block.section, wider) ? sum + block.text.length : sum,
        0,
      );
      if (words > 160) break;
      box = wider;
    }
    const rest = blocks.some(
      (block, at) => content[at] === true && !isInside(facts, block.section, box) && block.text.length > 8,
    );
    if (!rest) continue;
    blocks.forEach((block, at) => {
      if (isInside(facts, block.section, box)) content[at] = false;
    });
  }
}

/** The label of a menu: a short line beside the group of links that follows it, or the heading of a box that holds nothing else. */
export function markLabels(facts: PageFacts, chrome: boolean[], content: boolean[]): void {
  const { blocks, sections } = facts;
  // The outermost part of the frame that each section stands in.
  const outer: number[] = [];
  sections.forEach(({ parent }, at) => {
    outer.push(parent !== null && chrome[parent] === true ? (outer[parent] ?? at) : at);
  });
  const menus = new Map<number, boolean>();
  const boxes: { at: number; menu: number }[] = [];
  for (let at = blocks.length - 2; at >= 0; at--) {
    const [block, next] = [blocks[at], blocks[at + 1]];
    if (!block || !next || content[at] !== true || content[at + 1] === true || block.text.length > 60) continue;
    if (chrome[next.section] !== true) continue;
    const menu = outer[next.section] ?? next.section;
    const around = sections[menu]?.parent ?? null;
    const own = sections[block.section];
    if (around === null || (block.section !== around && own?.parent !== around)) continue;
    if (!menus.has(menu)) menus.set(menu, leadsElsewhere(facts, menu));
    if (menus.get(menu) !== true) continue;
    const label = block.section === around || /^(?:button|li|a|span|summary)$/.test(own?.tag ?? '');
    const alone = around > 0 && sections[around]?.tag !== 'main' && !holdsMore(facts, content, around, at);
    if (block.heading === 0 && label) content[at] = false;
    else if (alone) boxes.push({ at, menu });
  }
  for (const { at } of boxes) content[at] = false;
  const rest = blocks.some(
    (block, at) =>
      content[at] === true && block.linked * 2 < block.text.length && !isFootLine(block) && block.text.length > 3,
  );
  if (rest) return;
  // The box is all there is: then its head is the heading of the page, and its links are the content.
  for (const { at, menu } of boxes) {
    content[at] = true;
    for (let section = menu; section <= (lastInside(facts)[menu] ?? menu); section++) chrome[section] = false;
    blocks.forEach((block, other) => {
      if (isInside(facts, block.section, menu) && !isNoise(block)) content[other] = true;
    });
  }
}

/** Whether a group of links is a menu and not the page numbers under a list. */
function leadsElsewhere(facts: PageFacts, menu: number): boolean {
  let named = 0;
  for (const link of facts.links) {
    if (link.text.length >= 4 && isInside(facts, link.section, menu) && !CONTROL.test(link.text)) named += 1;
    if (named >= 3) return true;
  }
  return false;
}

/** Whether a part of the page holds content besides the line at `at`. */
function holdsMore(facts: PageFacts, content: readonly boolean[], part: number, at: number): boolean {
  const { blocks } = facts;
  for (let other = Math.max(0, at - 60); other < Math.min(blocks.length, at + 60); other++) {
    if (other !== at && content[other] === true && isInside(facts, blocks[other]?.section ?? 0, part)) return true;
  }
  return false;
}

const POSTAL = /(?:หมู่|ตำบล|ต\.|อำเภอ|อ\.).*(?:[\d๐-๙]{5}|จังหวัด|จ\.)/;
const AGENCY_LINE =
  /^\s*(?:ที่ทำการ|สำนักงาน)?\s*(?:องค์การบริหารส่วน|เทศบาล|อบต|อบจ|โรงเรียน|วิทยาลัย|สำนักงานเขต|[A-Z][A-Za-z ]+$)/;

/** What the foot of a page holds: addresses, links, counters, the copyright line. */
function isFootLine(block: Block): boolean {
  const { text } = block;
  if (isNoise(block) || COPYRIGHT.test(text)) return true;
  if (block.linked * 2 > text.length) return text.length < 80;
  return (
    text.length < 220 &&
    (ADDRESS_LINE.test(text) ||
      COUNTER.test(text) ||
      (block.heading !== 1 && AGENCY_LINE.test(text) && text.length < 80))
  );
}

/** The foot of a page without landmarks: what stands around and under its copyright line. */
export function markFooter(facts: PageFacts, content: boolean[]): void {
  const { blocks, sections } = facts;
  const half = blocks.length / 2;
  let foot = -1;
  for (let at = blocks.length - 1; at >= half; at--) {
    if (COPYRIGHT.test(blocks[at]?.text ?? '')) foot = at;
  }
  if (foot < 0) return;
  let first = foot;
  let section = blocks[foot]?.section ?? 0;
  for (let level = 0; level < MOST_LEVELS; level++) {
    const parent = sections[section]?.parent ?? null;
    if (parent === null || parent === 0) break;
    const start = blocks.findIndex((block) => isInside(facts, block.section, parent));
    let whole = start >= half;
    for (let at = start; at < first && whole; at++) {
      const block = blocks[at];
      whole = block === undefined || isFootLine(block);
    }
    if (!whole) break;
    section = parent;
    first = Math.min(first, start);
  }
  for (let at = first; at < blocks.length; at++) content[at] = false;
  // An address above the copyright line is the office's, not content; telephone lines alone may be of people.
  const run: number[] = [];
  for (let at = first - 1; at >= half && content[at] === true; at--) {
    const block = blocks[at];
    if (!block || block.heading > 0 || !isFootLine(block) || block.linked > 0) break;
    run.push(at);
  }
  if (run.some((at) => POSTAL.test(blocks[at]?.text ?? ''))) for (const at of run) content[at] = false;
}

/** A document by its address. */
export const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar)(?:$|[?#])|drive\.google|docs\.google/i;

/** Controls at the end of an article: back, print. */
const END = /^[\s<«‹◄←[(]*(?:ย้อนกลับ|กลับ(?:หน้า(?:ก่อน|เดิม|รายการ)|ไปหน้าก่อน))/;
const END_LENGTH = 60;
/** So many lines of content come before the end of one, and no more than so many links after it belong to the site. */
const BEFORE_END = 3;
const AFTER_END = 12;

/** Links that stand below the controls at the end of the article, in parts of their own, are the site's. */
export function markAfterEnd(facts: PageFacts, content: boolean[]): void {
  const { blocks, links } = facts;
  let end = blocks.length - 1;
  while (end >= 0 && !isEnd(blocks[end]?.text ?? '')) end--;
  const control = blocks[end];
  if (!control) return;
  const after = blocks.flatMap((block, at) => (at > end && content[at] === true ? [{ block, at }] : []));
  if (after.length === 0 || after.length > AFTER_END) return;
  const foreign = after.every(
    ({ block: { linked, text, section } }) => linked * 2 > text.length && section !== control.section,
  );
  if (!foreign || content.slice(0, end).filter(Boolean).length < BEFORE_END) return;
  const parts = new Set(after.map(({ block }) => block.section));
  if (links.some(({ section, url }) => parts.has(section) && FILE.test(url))) return;
  for (const { at } of after) content[at] = false;
}

const isEnd = (text: string) => text.length <= END_LENGTH && END.test(text);

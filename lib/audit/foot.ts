import type { Block, PageFacts } from '../page/facts';
import { COPYRIGHT, COUNTER, isNoise } from './noise';
import { isInside, MOST_LEVELS } from './sections';

/** Lines of an address block: what stands above the copyright line without being content. */
const ADDRESS_LINE =
  /(?:หมู่(?:ที่)?\s*\d|ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.).*(?:\d{5}|จังหวัด|จ\.)|โทร(?:ศัพท์|สาร|\.)?\s*[:.]?\s*\d|e-?mail|อีเมล|แฟกซ์|fax/i;
/** A telephone number or an e-mail address without a word beside it. */
const ONLY_REACH =
  /^[^ก-๎a-z\d@]*(?:\(?0[\d ()-]{7,14}[^ก-๎a-z\d@]*)?(?:[a-z\d._-]{1,40}(?:@|\[at\])[a-z\d.-]{3,40})?[^ก-๎a-z\d@]*$/i;
const POSTAL = /(?:หมู่|ตำบล|ต\.|อำเภอ|อ\.).*(?:[\d๐-๙]{5}|จังหวัด|จ\.)/;
const AGENCY_LINE =
  /^\s*(?:ที่ทำการ|สำนักงาน)?\s*(?:องค์การบริหารส่วน|เทศบาล|อบต|อบจ|โรงเรียน|วิทยาลัย|สำนักงานเขต|[A-Z][A-Za-z ]+$)/;

/** What the foot of a page holds: addresses, links, counters, the copyright line. */
export function isFootLine(block: Block): boolean {
  const { text } = block;
  if (isNoise(block) || COPYRIGHT.test(text)) return true;
  if (block.linked * 2 > text.length) return text.length < 80;
  return (
    text.length < 220 &&
    (ADDRESS_LINE.test(text) ||
      ONLY_REACH.test(text) ||
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
  for (let at = first - 1; at >= half; at--) {
    const block = blocks[at];
    if (block && content[at] !== true && isNoise(block)) continue;
    if (content[at] !== true) break;
    if (!block || block.heading > 0 || !isFootLine(block) || block.linked > 0) break;
    // A telephone in a table that ends above the foot is of who stands in it.
    if (block.cell?.table !== blocks[run[0] ?? at]?.cell?.table) break;
    run.push(at);
  }
  const above = (run.at(-1) ?? first) - 1;
  if (run.some((at) => POSTAL.test(blocks[at]?.text ?? '')) && !isContactHeading(blocks, content, above))
    for (const at of run) content[at] = false;
}

const CONTACT = /^[^ก-๎a-z]*(?:ข้อมูล)?(?:การ)?(?:ติดต่อ|ที่ตั้ง|สถานที่ติดต่อ|contact)/i;

/** A heading that outranks all others and says how one is reached: the address under it is the page. */
function isContactHeading(blocks: readonly Block[], content: readonly boolean[], at: number): boolean {
  const own = blocks[at];
  return (
    own !== undefined &&
    own.heading > 0 &&
    own.heading <= 2 &&
    CONTACT.test(own.text) &&
    blocks.every(
      ({ heading }, other) => other === at || content[other] !== true || heading === 0 || heading > own.heading,
    )
  );
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

/** Few lines hold the word that all of them do: that is asked first. */
const isEnd = (text: string) => text.length <= END_LENGTH && text.includes('กลับ') && END.test(text);

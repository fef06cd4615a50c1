import type { Block, PageFacts, Section } from '../page/facts';
import { fold } from './fold';

/**
 * Which parts of a page are its frame (menus, header, footer, sidebars of links, counters) and which are its content:
 * told by structure and density of links. Class names only add weight; they decide nothing alone.
 */
export type Layout = {
  /** Per section: true where it belongs to the frame. */
  readonly chrome: readonly boolean[];
  /** Per block: true where it is content that a reader came for. */
  readonly content: readonly boolean[];
  /** Folded texts of the frame's links: what the site calls its pages. */
  readonly labels: ReadonlySet<string>;
  /** Blocks of the breadcrumb, in order. */
  readonly crumbs: readonly number[];
};

type Sums = {
  chars: number;
  linked: number;
  links: number;
  /** Lines that are no links: headings, text, labels. */
  plain: number;
  /** Links whose words stand on another link of the page as well: menus are repeated, evidence is not. */
  twice: number;
  words: Set<string> | null;
};

const LANDMARK_TAG = new Set(['nav', 'footer', 'aside', 'menu']);
const LANDMARK_ROLE = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'menu',
  'menubar',
  'tablist',
]);
const MENU_HINT =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|mainmenu|submenu|dropdown|topbar|side-?bar|footer|foot|offcanvas|megamenu|breadcrumb|pagination|pager)(?:$|[\s_\d-])|menu|navbar|footer/;
const CRUMB_HINT = /breadcrumb|crumb|(?:^|\s)path\d/;

/** Words that menus of public sites are made of; a group of links with several of them leads elsewhere. */
const MENU_WORD =
  /หน้าแรก|หน้าหลัก|^home$|เข้าสู่ระบบ|ผังเว็บ|ติดต่อ|ประวัติ|วิสัยทัศน์|โครงสร้าง|อานาจ|คณะผู้บริหาร|สมาชิกสภา|สานักปลัด|กองคลัง|กองช่าง|กฎหมาย|แผน(?:พัฒนา|การ|ดา|ปฎิบัติ|อัตรา)|รายงาน|จัดซื้อ|ข่าว|กิจกรรม|ท่องเที่ยว|ผลิตภัณฑ์|บัญญัติ|คู่มือ|มาตรการ|นโยบาย|บริการ|ทุจริต|ร้องเรียน|ดาวน์โหลด|กระดาน|ถามตอบ|km|ita|lpa|facebook|webboard/;

const COPYRIGHT =
  /สงวนลิขสิทธิ์|ลิขสิทธิ์(?:โดย|ของ)?|copyright|all rights? reserved|©|powered by|developed by|พัฒนาโดย|ออกแบบโดย|จัดทำโดย\s*บริษัท/i;
const COUNTER =
  /^.{0,10}(?:ผู้เข้า(?:เยี่ยม)?ชม|เข้า(?:เยี่ยม)?ชมเว็บ|ผู้เยี่ยมชม)|^(?:จำนวน|สถิติ).{0,16}(?:เข้าชม|เยี่ยมชม|เข้าใช้)|visitors?|page ?views?|^สถิติ(?:เว็บ|การเข้า|ผู้)|ออนไลน์(?:ขณะนี้|อยู่)?\s*:?\s*\d+\s*(?:คน)?$|your ip|^ip\s*:/i;
const CONTROL =
  /^(?:x|×|ก่อนหน้า|ย้อนกลับ|กลับ(?:ไป)?(?:ด้านบน)?(?:สุด)?|ถัดไป|ต่อไป|next|prev(?:ious)?|first|last|close|ปิด|ค้นหา|search|menu|เมนู(?:หลัก)?|toggle navigation|share|แชร์|พิมพ์|print|อ่านต่อ|อ่านเพิ่มเติม|อ่านทั้งหมด|ดูทั้งหมด|ดูเพิ่มเติม|ดูรายละเอียด|เพิ่มเติม|skip to (?:main )?content|ข้ามไปยังเนื้อหา.*|ขนาดอักษร|ก|[«»‹›<>|•.…\-–—*/\\+:]+|\d{1,3}|ไปหน้าที่|หน้า(?:ที่)?\s*\d*|ภาษา|a\+\s*r\s*a-|th|en|thai|english|ตัวช่วย.{0,12}|วันนี้|เมื่อวาน|เดือนนี้|ปีนี้|สัปดาห์นี้|ทั้งหมด|ขณะนี้|ออนไลน์|messager|messenger|loading.*|get adobe flash player)$/i;
/** Lines of an address block: what stands above the copyright line without being content. */
const ADDRESS_LINE =
  /(?:หมู่(?:ที่)?\s*\d|ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.).*(?:\d{5}|จังหวัด|จ\.)|โทร(?:ศัพท์|สาร|\.)?\s*[:.]?\s*\d|e-?mail|อีเมล|แฟกซ์|fax/i;

/** Reads the structure of a page. Linear in sections, blocks and links. */
export function layoutOf(facts: PageFacts): Layout {
  const { sections, blocks, links } = facts;
  const sums: Sums[] = sections.map(() => ({ chars: 0, linked: 0, links: 0, plain: 0, twice: 0, words: null }));
  const labelOf = links.map((link) => fold(link.text));
  const seen = new Map<string, number>();
  for (const label of labelOf) seen.set(label, (seen.get(label) ?? 0) + 1);
  blocks.forEach((block) => {
    const sum = sums[block.section];
    if (!sum) return;
    sum.chars += block.text.length;
    sum.linked += block.linked;
    if (block.linked * 2 < block.text.length && !isNoise(block)) sum.plain += 1;
  });
  links.forEach((link, at) => {
    const sum = sums[link.section];
    const label = labelOf[at] ?? '';
    if (!sum || label === '') return;
    sum.links += 1;
    if ((seen.get(label) ?? 0) > 1) sum.twice += 1;
    const word = label.length > 60 ? null : MENU_WORD.exec(label);
    if (word) sum.words = (sum.words ?? new Set()).add(word[0]);
  });
  // Parents come before their children, so one pass backwards adds everything up.
  for (let at = sections.length - 1; at > 0; at--) {
    const parent = sections[at]?.parent;
    const [from, to] = [sums[at], parent === null || parent === undefined ? undefined : sums[parent]];
    if (!from || !to) continue;
    to.chars += from.chars;
    to.linked += from.linked;
    to.links += from.links;
    to.plain += from.plain;
    to.twice += from.twice;
    if (from.words) to.words = to.words ? union(to.words, from.words) : new Set(from.words);
  }

  const chrome: boolean[] = [];
  const crumb: boolean[] = [];
  const article: boolean[] = [];
  sections.forEach((section, at) => {
    const { parent } = section;
    article.push((parent !== null && article[parent] === true) || section.tag === 'article');
    const sum = sums[at];
    const inside = parent !== null && chrome[parent] === true;
    chrome.push(inside || (at > 0 && sum !== undefined && isFrame(section, sum, sums[0], article[at] === true)));
    crumb.push(
      (parent !== null && crumb[parent] === true) || (CRUMB_HINT.test(section.hint) && (sum?.chars ?? 0) < 300),
    );
  });
  const labels = new Set<string>();
  links.forEach((link, at) => {
    const label = labelOf[at] ?? '';
    if (chrome[link.section] && label.length > 2) labels.add(label);
  });
  const content = blocks.map(
    (block) => chrome[block.section] !== true && crumb[block.section] !== true && !isNoise(block),
  );
  markCounters(facts, content);
  markLinkRuns(facts, content, labels);
  if (links.length === 0) markListedMenus(facts, content);
  markLogin(facts, chrome, content);
  markLabels(facts, chrome, content);
  markFooter(facts, content);
  return { chrome, content, labels, crumbs: blocks.flatMap((block, at) => (crumb[block.section] ? [at] : [])) };
}

function union(a: Set<string>, b: Set<string>): Set<string> {
  for (const word of b) a.add(word);
  return a;
}

function isFrame(section: Section, sum: Sums, whole: Sums | undefined, inArticle: boolean): boolean {
  // An article has a header and a foot of its own.
  if (inArticle && (section.tag === 'header' || section.tag === 'footer')) return false;
  if (LANDMARK_TAG.has(section.tag) || LANDMARK_ROLE.has(section.role)) return true;
  const density = sum.chars === 0 ? 0 : sum.linked / sum.chars;
  // A header that is not all there is; the one of an article holds its heading and few links.
  if (section.tag === 'header' && (sum.links >= 3 || density > 0.5) && (whole?.chars ?? 0) - sum.chars > 3) return true;
  // A group of short links and little else. A list or a named menu may hold some labels, a mere container none.
  if (sum.links < 4 || density < 0.65 || sum.linked / sum.links > 45) return false;
  const named = MENU_HINT.test(section.hint);
  const list = section.tag === 'ul' || section.tag === 'ol';
  if (sum.plain > (named || list ? 0.25 * sum.links : 0)) return false;
  const words = sum.words?.size ?? 0;
  if (words >= 4 || (words >= 2 && sum.twice >= 0.7 * sum.links)) return true;
  if (density < 0.78) return false;
  if (words >= 2 && (section.collapsed || named)) return true;
  return words >= 1 && words * 3 >= sum.links && named;
}

/** What a content system writes around an article: who, when, how often read. */
const ARTICLE_META =
  /^(?:หมวด(?:หมู่)?(?=\s*[:：])|เผยแพร่(?:เมื่อ|วันที่|โดย|(?=\s*[:：]))|เขียน(?:โดย|เมื่อ)|สร้างเมื่อ|แก้ไข(?:ล่าสุด|เมื่อ)|ฮิต|hits?|เปิดอ่าน|อ่าน(?=\s*[:：\d])|ผู้เขียน|ลงข่าว(?:เมื่อ|โดย)|โพสต์(?:เมื่อ|โดย)|(?:อัป|อัพ)โหลด(?:เมื่อ|โดย)|category|published|written by|created|last updated)\s*[:：]?\s*(?:เมื่อ)?\s*(?:[\d๐-๙:]|\S+\s*$|.{0,40}(?:[\d๐-๙]{1,2}\s|[\d๐-๙]{4}))/i;
/** A line of running news or greetings that stands on every page. */
const TICKER =
  /(?:\S\s*(?:\.{3,}|…|\*{2,}|•••|:::?|\|\|)\s*\S.{10,}){2,}|^\W*(?:ขอ)?(?:ต้อนรับ|ยินดีต้อนรับ)(?:เข้า)?สู่|^\W*welcome to /i;

function isNoise(block: Block): boolean {
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
  return (
    text.length < 2 ||
    CONTROL.test(text) ||
    (text.length < 120 && COUNTER.test(text)) ||
    (text.length < 200 && COPYRIGHT.test(text))
  );
}

/** Lines of figures around a visitor counter: totals, since when, whose address. */
function markCounters({ blocks }: PageFacts, content: boolean[]): void {
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

/** A menu that its markup does not group: a run of short lines that are links, several of them the names of pages. */
function markLinkRuns({ blocks }: PageFacts, content: boolean[], labels: Set<string>): void {
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
function markListedMenus({ blocks }: PageFacts, content: boolean[]): void {
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

/** A box to log in stands beside the content of many pages; where it is all there is, it stays. */
function markLogin(facts: PageFacts, chrome: readonly boolean[], content: boolean[]): void {
  const { sections, blocks, fields } = facts;
  for (const field of fields) {
    if (field.type !== 'password' || chrome[field.section]) continue;
    let box = field.section;
    for (
      let parent = sections[box]?.parent ?? null;
      parent !== null && parent > 0;
      parent = sections[parent]?.parent ?? null
    ) {
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
function markLabels(facts: PageFacts, chrome: readonly boolean[], content: boolean[]): void {
  const { blocks, sections } = facts;
  for (let at = blocks.length - 2; at >= 0; at--) {
    const [block, next] = [blocks[at], blocks[at + 1]];
    if (!block || !next || content[at] !== true || content[at + 1] === true || block.text.length > 60) continue;
    let menu: number | null = next.section;
    if (chrome[menu] !== true) continue;
    for (
      let parent = sections[menu]?.parent ?? null;
      parent !== null && chrome[parent] === true;
      parent = sections[menu]?.parent ?? null
    )
      menu = parent;
    const around = sections[menu]?.parent ?? null;
    const own = sections[block.section];
    const beside = block.section === around || own?.parent === around;
    if (!beside || around === null || !leadsElsewhere(facts, menu)) continue;
    if (block.heading === 0 && (block.section === around || /^(?:button|li|a|span|summary)$/.test(own?.tag ?? '')))
      content[at] = false;
    else if (around > 0 && sections[around]?.tag !== 'main' && !holdsMore(facts, content, around, at))
      content[at] = false;
  }
}

/** Whether a group of links is a menu and not the page numbers under a list. */
function leadsElsewhere(facts: PageFacts, menu: number): boolean {
  let named = 0;
  for (const link of facts.links) {
    if (link.text.length >= 4 && !CONTROL.test(link.text) && isInside(facts, link.section, menu)) named += 1;
    if (named >= 3) return true;
  }
  return false;
}

/** Whether a part of the page holds content besides the line at `at`. */
function holdsMore({ blocks, sections }: PageFacts, content: readonly boolean[], part: number, at: number): boolean {
  for (let other = Math.max(0, at - 60); other < Math.min(blocks.length, at + 60); other++) {
    if (other === at || content[other] !== true) continue;
    for (
      let section: number | null = blocks[other]?.section ?? null;
      section !== null && section >= part;
      section = sections[section]?.parent ?? null
    ) {
      if (section === part) return true;
    }
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
function markFooter(facts: PageFacts, content: boolean[]): void {
  const { blocks, sections } = facts;
  const half = blocks.length / 2;
  let foot = -1;
  for (let at = blocks.length - 1; at >= half; at--) {
    if (COPYRIGHT.test(blocks[at]?.text ?? '')) foot = at;
  }
  if (foot < 0) return;
  let first = foot;
  let section = blocks[foot]?.section ?? 0;
  for (;;) {
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

/** Whether a section is another one or stands inside it. */
export function isInside(facts: PageFacts, section: number, ancestor: number): boolean {
  for (let at: number | null = section; at !== null && at >= ancestor; at = facts.sections[at]?.parent ?? null) {
    if (at === ancestor) return true;
  }
  return false;
}

/** A block by its index, when there is one. */
export function blockAt(facts: PageFacts, at: number): Block | null {
  return facts.blocks[at] ?? null;
}

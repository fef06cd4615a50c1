import type { PageFacts, Place } from '../page/facts';
import { addressesIn, emailsIn, phonesIn } from '../thai/contact';
import type { Layout } from './chrome';
import { ONLY_DATE } from './dated';
import { fold } from './fold';
import { headedTables, isShelf, menuHeads, ONLY_YEAR, SHELF, sharesRow } from './shelf';

/** Words that may be what the page is about, with how much they stand out as a person sees it. */
export type Headline = {
  text: string;
  folded: string;
  at: Place | null;
  source: 'heading' | 'title' | 'breadcrumb' | 'image' | 'link';
  /** 0-1; the most prominent heading of the page has 1. */
  prominence: number;
  /** Names the site, a person or nothing at all: the next one may be the real heading. */
  generic: boolean;
};

const LEVEL = [0, 3, 2.6, 2, 1.6, 1.3, 1.3] as const;
const MAX = 12;
/** From so many on, linked headings are a list. */
const LISTED = 3;

const AGENCY =
  /^(?:ยินดีต้อนรับ(?:เข้า)?สู่|เกี่ยวกับ)?(?:เว็บไซต์)?(?:ของ)?(?:องค์การบริหารส่วน(?:ตาบล|จังหวัด)|องค์กรบริหารส่วนตาบล|อบต|อบจ|เทศบาล(?:ตาบล|เมือง|นคร)?|สานักงานเขต|เขต|โรงเรียน|วิทยาลัย|มหาวิทยาลัย|โรงพยาบาล|สานักงาน|สถานีตารวจ|สถาบัน|กรม|กระทรวง|ที่ว่าการ)[^\d]{2,90}$|^(?:กรุงเทพมหานคร|เมืองพัทยา)$/;
/** On the text as written: without its dots a place cannot be told from a word. */
const PLACE_NAME = /^(?:\s*(?:อ\.|อำเภอ|ต\.|ตำบล|จ\.|จังหวัด|หมู่(?:ที่)?)\s*[ก-๎\d]{0,24}){1,4}$/;
const PERSON = /^(?:นาย(?!ก)|นาง|นางสาว|นส|ว่าที่|ดร|พันตารวจ|พตอ|พตท|ร้อย|สิบ|จสอ|จสต|จ่าสิบ|เด็ก|คุณ)[ก-๎a-z]{3,60}$/;
const POST =
  /^(?!.*และ(?:รอง|ปลัด|คณะ))(?:รอง|ผู้ช่วย|เลขานุการ|ที่ปรึกษา|รักษาการ(?:ใน(?:ตาแหน่ง)?)?)?(?:นายก(?:เทศมนตรี|องค์การ|อบต|อบจ)|ปลัด(?:เทศบาล|องค์การ|อบต)|ผู้อานวยการ|หัวหน้า(?:สานัก|ฝ่าย|งาน))|^(?:เลขานุการ|ที่ปรึกษา|ประธานสภา|รองประธานสภา)$/;
/** What a person does: then the line is a story's heading, not a post. */
const DEED = /มอบ(?:นโยบาย|หมาย)|ประชุม|ร่วม|ลงพื้นที่|โครงการ|กิจกรรม|ประกาศ/;
/** What an agency is told to do: the title of its news. */
const NEWS_DEED = /\s(?:ได้)?(?:จัด(?:กิจกรรม|โครงการ|ประชุม|อบรม|งาน|พิธี)|ร่วม(?:กับ|กิจกรรม|งาน|พิธี)|ลงพื้นที่|ออกหน่วย|ขอเชิญ)/;
/** One of a list of things: "2. คู่มือ...", "3.1 ประกาศ...". */
export const NUMBERED = /^\s*[-•]?\s*(?:\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s|\d{1,2}[.)]\s*\D)/;
const EMPTY_WORDS =
  /^(?:วิสัยทัศน์|คาขวัญ|สายตรง.{0,40}|สายด่วน.{0,40}|ลิ[งน]ก?[ก์ค]*(?:หน่วยงาน|ที่เกี่ยวข้อง|น่าสนใจ).{0,20}|หน่วยงานที่เกี่ยวข้อง|หน้าแรก|หน้าหลัก|home|welcome.*|ยินดีต้อนรับ.*|รายการ|เมนู|menu|ชื่อผู้ใช้|รหัสผ่าน|username|password|เข้าสู่ระบบ|สมาชิก|ข้อมูล|รายละเอียด(?:ข่าว|กิจกรรม|บทความ|ประกาศ|เพิ่มเติม|ทั้งหมด)?|คานา|สารบัญ|เทศบาล(?:ตาบล|เมือง|นคร)?|อบต|องค์การบริหารส่วน(?:ตาบล|จังหวัด)|(?:นโยบาย|การตั้งค่า|ตั้งค่า)(?:การใช้)?(?:งาน)?(?:คุกกี้|cookies?)|คากล่าวนา|เกี่ยวกับ(?:เรา|หน่วยงาน|องค์กร|เทศบาล|อบต|อบจ)|ประกาศ|ประชาสัมพันธ์จาก.*|หัวข้อ|เรื่อง|บทความ|บริการข้อมูล|เครือข่ายของเรา|ลิงก์ภายนอก|(?:เปลี่ยนการแสดงผล|ความตัดกันของสี|(?:ปรับ|เปลี่ยน)?ขนาด(?:ตัว)?อักษร).{0,40}|contrast|font(?:size)?|อัปโหลด.*|อัพโหลด.*|โพสต์.*|เผยแพร่.*|เขียนโดย.*|วันที่.{0,30}|เมื่อ.{0,30}|ที่มา.{0,20}|admin.*|filepdf|linkwe?a?bpage|เอกสาร|เอกสารแนบ|ไฟล์แนบ|ดาวน์โหลด|\d+|[a-z0-9.@:/_-]{0,3})$/;

/** Whether words say nothing about what the page is about. */
export function isGeneric(text: string, folded: string, site: string): boolean {
  if (folded.length < 2 || folded === site || SLOGAN.test(text)) return true;
  if (text.length < 120 && CONTACT_LINE.test(text) && /\d{2}|@/.test(text)) return true;
  if (
    text.length < 160 &&
    /\d{1,2}[:.]\d{2}\s*(?:น\.)?\s*[-–]\s*\d{1,2}[:.]\d{2}/.test(text) &&
    phonesIn(text).length > 0
  )
    return true;
  if (NOTHING.test(folded)) return true;
  if (PAGER.test(text) || ONLY_PHONE.test(text) || ONLY_YEAR.test(text)) return true;
  // An address to write to says how to reach them, whatever words it is made of.
  if (!/[ก-๎]/.test(folded)) return folded.length > 40 || emailsIn(text).length > 0 || !LATIN_TOPIC.test(folded);
  if (/^ยินดีต้อนรับ|^ขอต้อนรับ/.test(folded) || ONLY_DATE.test(text.replace(/^[^ก-๎\d๐-๙a-z]+/i, ''))) return true;
  // The label of a field, and the lines of an address in one.
  if (text.length < 40 && /[ก-๎a-z\d][^ก-๎a-z\d:：]*[:：]\s*$/i.test(text) && !TOPICAL.test(folded)) return true;
  if (text.length < 240 && /เลขที่\s*[\d๐-๙]/.test(text) && addressesIn(text).length > 0) return true;
  return AGENCY.test(folded)
    ? !TOPICAL.test(folded) && !NEWS_DEED.test(text)
    : EMPTY_WORDS.test(folded) ||
        PERSON.test(folded) ||
        PLACE_NAME.test(text) ||
        (POST.test(folded) && folded.length < 60 && !DEED.test(folded));
}

/** That there is nothing, and what there is nothing of: no heading of it. */
const NOTHING = /^(?:ขออภัย)?(?:ยัง)?ไม่(?:พบ|มี)(?:ข้อมูล|รายการ|เอกสาร|บทความ|ไฟล์|ประกาศ)/;
const ONLY_PHONE =
  /^[^ก-๎\d๐-๙a-z]*(?:โทร(?:ศัพท์|สาร)?|มือถือ|แฟกซ์|สายด่วน|tel|fax)?[\s.:]*[\d๐-๙][\d๐-๙\s-]{6,}(?:\s*(?:ต่อ|กด)\s*[\d๐-๙-]*)?[^ก-๎\d๐-๙a-z]*$/iu;
/** Shown on every page of a site, as if it were a heading. */
const SLOGAN =
  /^\s*["“]?\s*(?:วิสัยทัศน์|คำขวัญ|ปรัชญา|สโลแกน)(?:[^ก-๎]*(?:องค์กร|ของ[^:]{0,40}|อบต\.?|เทศบาล[^:]{0,30}))?\s*[:：]/;
/** A line of an address block. */
const CONTACT_LINE =
  /^\s*(?:(?:เลขที่|ที่อยู่|ที่ตั้ง)?\s*[:：]?\s*\d{1,4}(?:\/\d+)?\s*(?:หมู่|ม\.|ถนน|ถ\.)|รหัสไปรษณีย์|(?:เบอร์|โทร|แฟกซ์|fax|tel|e-?mail|อีเมล|สายด่วน|line|facebook)[^:：]{0,24}[:：.]\s*\S*|.*\d{5}\s*$)/i;
/** "หน้า [1] 2 3 ... 41": where one turns the pages of a list. */
const PAGER = /^[\s«‹<]*(?:หน้า(?:ที่)?|page)\s*:?\s*\[?\d+\]?(?:(?:\s*(?:\.{2,}|…|[|,])\s*|\s+)\[?\d+\]?)+/i;
/** Headings in Latin letters that Thai sites use. */
const LATIN_TOPIC =
  /contact|service|q&?a|faq|news|board|social|facebook|privacy|pdpa|procure|bidding|plan|law|egp|gift|executive|structure|organi[sz]|chart|risk|ethic|report|manual|forum|chat|authority|budget|statistic|corrupt|complain|ita|oit|km|lpa|sitemap|moit/;

/** An agency's name with one of these behind it is a heading after all. */
const TOPICAL =
  /แผน|รายงาน|โครงสร้าง|หน้าที่|คู่มือ|ประกาศ|นโยบาย|ทุจริต|จริยธรรม|มาตรการ|จัดซื้อ|สถิติ|บริการ|ผลการ|ข้อบัญญัติ|กฎหมาย|ร้องเรียน/;

/** A label before the title of an article; "เรื่อง ..." in the line under "ประกาศเทศบาล..." says what is announced. */
const TITLE_LABEL = /^(?:ชื่อเรื่อง|เรื่อง|หัวข้อ(?:ข่าว|เรื่อง)?)\s*[:：]{1,2}\s*\S/;
const ABOUT = /^\(?เรื่อง\s*\S/;
const NOTICE_OF = /^ประกาศ[ก-๎\s.]{4,70}$/;

/** The words before and after the separators of a title, without the site's own name. */
function titleParts(title: string): string[] {
  return title
    .split(/\s*[|»›·:•]\s*|\s+[-–—]\s+/)
    .map((part) => part.trim())
    .filter((part) => part.length > 1);
}

/**
 * The page's headings as a person reads them, most prominent first: in any element, split over lines, in a picture's
 * alt, in the breadcrumb, in the title. At most 12.
 */
export function headlinesOf(facts: PageFacts, layout: Layout): Headline[] {
  const { blocks } = facts;
  const parts = titleParts(facts.title);
  const foldedParts = parts.map(fold);
  const site = foldedParts.find((part) => AGENCY.test(part) && !TOPICAL.test(part)) ?? '';
  const crumbs = layout.crumbs.map((at) => fold(afterHome(blocks[at]?.text ?? '')));
  const lastCrumb = crumbs.at(-1) ?? '';

  type Scored = { headline: Headline; score: number };
  const found: Scored[] = [];
  let before = 0;
  let specific = 0;
  let seen = 0;
  let previous = '';
  let said = '';
  const teasers = teaserHeads(facts, layout);
  const groups = menuHeads(facts, layout);
  const headed = headedTables(blocks);
  const named = siteNames(facts);
  const bar = topBar(facts, layout);
  const levels = blocks.map((block, at) =>
    layout.content[at] === true && block.linked * 2 < block.text.length ? (LEVEL[block.heading] ?? 0) : 0,
  );
  const highest = Math.max(0, ...levels.slice(0, 2_000));
  // Headings of one rank that are links lead to a list of articles.
  const linkedHeads = new Map<number, number>();
  blocks.forEach((block, at) => {
    if (layout.content[at] === true && block.heading > 0 && block.linked > 0.8 * block.text.length)
      linkedHeads.set(block.heading, (linkedHeads.get(block.heading) ?? 0) + 1);
  });
  for (let at = 0; at < blocks.length && before < 60 && seen < 400; at++) {
    const block = blocks[at];
    if (!block || layout.content[at] !== true) continue;
    const linked = block.linked / block.text.length;
    if (linked > 0.8 && block.text.length > 200) continue;
    if (block.cell !== null && headed.has(block.cell.table) && sharesRow(blocks, at)) continue;
    const text = afterHome(block.text.length > 400 ? block.text.slice(0, 400) : block.text);
    const folded = fold(text);
    if (folded === '') continue;
    // What one presses opens something; it heads nothing.
    const generic =
      isGeneric(text, folded, site) ||
      (linked > 0.8 && named.has(at)) ||
      (at < bar && block.heading === 0) ||
      (block.heading === 0 && facts.sections[block.section]?.tag === 'button');
    let score = (LEVEL[block.heading] ?? 0) + (block.heading === 0 && block.strong ? 1 : 0);
    const teaser = teasers.has(at);
    // The name of the part of the site, above the name of the page.
    const shelf = isShelf(blocks, layout, at, groups);
    if (!generic && linked < 0.5 && !teaser && !shelf) {
      // The first line that is no link; less so where larger headings follow, or where it is a sentence.
      const sentence = block.heading === 0 && !block.strong && text.length > 60;
      if (specific === 0) score += (levels[at] ?? 0) >= highest - 0.7 && !sentence ? 2 : 0.8;
      specific += 1;
    }
    score -= Math.min(2.5, before * 0.2);
    // The title of an article under the name of its category.
    if (TITLE_LABEL.test(text) || (ABOUT.test(text) && NOTICE_OF.test(previous))) score += 2.6;
    // Said a second time: in full behind the way that leads here, or once more as the title under the name of the page.
    if (!generic && folded.length >= SAID && said.endsWith(folded) && linked < 0.5)
      score += HOME_LINE.test(previous) ? 5 : said === folded ? 0.8 : 1.2;
    previous = text;
    said = folded;
    if (folded.length > 160) score -= 2.5;
    else if (folded.length > 100) score -= 1;
    else if (folded.length >= 4) score += 0.3;
    if (linked > 0.5) score -= block.heading > 0 ? 0.6 : 2.2;
    if (block.cell !== null) score -= block.cell.row === 0 || block.cell.header ? 1 : 2;
    if (layout.labels.has(folded)) score += 1;
    score += placeWorth(facts, block.section);
    if (teaser) score -= 2.6;
    if (lastCrumb !== '' && lastCrumb.endsWith(folded) && !generic) score += 1.2;
    // The breadcrumb says it shorter, behind the name of the part that stands above.
    else if (
      !generic &&
      block.heading > 0 &&
      crumbs.length > 2 &&
      lastCrumb.length >= SAID &&
      folded.startsWith(lastCrumb)
    )
      score += 2.2;
    if (
      !generic &&
      foldedParts.some((part) => part !== site && (part === folded || (folded.length > 8 && part.includes(folded))))
    )
      score += 1.5;
    if (generic) score -= 3;
    // Links before a heading are another column; lines of text before it are what it stands under.
    if (linked < 0.5 && !teaser) before += 1;
    seen += 1;
    if (shelf) score = Math.min(score, SHELF);
    const quote = text.slice(0, 300);
    const listed = linked > 0.8 && (block.heading === 0 || (linkedHeads.get(block.heading) ?? 0) >= LISTED);
    const source = teaser || listed ? 'link' : 'heading';
    found.push({
      score,
      headline: { text: quote, folded, at: { kind: 'block', at, quote }, source, prominence: 0, generic },
    });
  }
  found.push(...splitHeadings(found, blocks));

  for (const [at, image] of facts.images.entries()) {
    if (
      image.alt.length < 3 ||
      layout.chrome[image.section] ||
      layout.side[image.section] ||
      image.link !== null ||
      found.length > 90
    )
      continue;
    const folded = fold(image.alt);
    if (folded.length < 3 || isGeneric(image.alt, folded, site)) continue;
    found.push({
      score: specific === 0 ? 1.5 : pictureWorth(facts, layout, image, folded, foldedParts, lastCrumb),
      headline: {
        text: image.alt,
        folded,
        at: { kind: 'image', at, quote: image.alt },
        source: 'image',
        prominence: 0,
        generic: false,
      },
    });
  }
  parts.forEach((part, at) => {
    const folded = foldedParts[at] ?? '';
    const generic = isGeneric(part, folded, site);
    found.push({
      score: generic ? -3 : specific === 0 ? 3 : 0.4,
      headline: { text: part, folded, at: null, source: 'title', prominence: 0, generic },
    });
  });
  if (lastCrumb.length > 3) {
    const at = layout.crumbs.at(-1) ?? 0;
    const text = afterHome(blocks[at]?.text ?? '');
    found.push({
      score: 1.2,
      headline: {
        text,
        folded: lastCrumb,
        at: { kind: 'block', at, quote: text.slice(0, 300) },
        source: 'breadcrumb',
        prominence: 0,
        generic: isGeneric(text, lastCrumb, site),
      },
    });
  }
  // One of several: a number alone is only how the site counts its pages.
  const numbered = found.filter(({ headline }) => NUMBERED.test(headline.text));
  if (numbered.length >= 2) for (const one of numbered) one.score -= 1.5;
  // A page that is nothing but such boxes has their heads for headings.
  if (specific === 0)
    for (const one of found)
      if (one.headline.at?.kind === 'block' && teasers.has(one.headline.at.at)) one.headline.source = 'heading';
  found.sort((a, b) => b.score - a.score);
  const top = found[0]?.score ?? 0;
  return found
    .slice(0, MAX)
    .map(({ headline, score }) => ({ ...headline, prominence: Math.max(0.2, 1 - (top - score) * 0.12) }));
}

/** A banner with the page's name: its words are those of title, breadcrumb, menu or address, and no text stands before it. */
function pictureWorth(
  facts: PageFacts,
  layout: Layout,
  image: PageFacts['images'][number],
  folded: string,
  parts: readonly string[],
  crumb: string,
): number {
  const named =
    parts.includes(folded) ||
    (crumb !== '' && crumb.endsWith(folded)) ||
    (layout.labels.has(folded) && folded.length > 6);
  if (!named) return 0;
  const above = facts.blocks.some(
    ({ linked, text }, at) => at <= (image.block ?? -1) && layout.content[at] === true && linked * 2 < text.length,
  );
  return above ? 1.5 : 4.5;
}

/** The heading that speaks for the page: the most prominent one that says something, in letters or in a banner's words. */
export function topHeadline(headlines: readonly Headline[]): Headline | null {
  return headlines.find((one) => !one.generic && (one.source === 'heading' || one.source === 'image')) ?? null;
}

const ENTRY = /^https?:\/\/[^/?#]+\/?(?:th\/?|home|index|main|default)?(?:\.(?:php|html?|aspx?|jsp))?\/?$/i;

/** Lines that lead to the site's entry: its name or its motto, however large. */
function siteNames({ links }: PageFacts): ReadonlySet<number> {
  return new Set(links.flatMap(({ url, block }) => (block !== null && ENTRY.test(url) ? [block] : [])));
}

/** So many links in a row are a menu, so few lines at the very top a bar, and so much text below it a page. */
const MENU = 8;
const BAR = 12;
const PAGE = 40;

/**
 * Where the menu of the site begins, when what stands above it is the site's own bar (a motto, a telephone, the size of
 * letters) and the page comes below; 0 when there is no such menu.
 */
function topBar({ blocks }: PageFacts, layout: Layout): number {
  const first = blocks.findIndex(({ section }) => layout.chrome[section] === true);
  if (first <= 0 || first > BAR) return 0;
  if (!blocks.slice(first, first + MENU).every(({ section }) => layout.chrome[section] === true)) return 0;
  let below = 0;
  for (let at = first + MENU; at < blocks.length && below < PAGE; at++) {
    const block = blocks[at];
    if (block && layout.content[at] === true) below += block.text.length;
  }
  return below < PAGE ? 0 : first;
}

const HOME_FIRST = /^\s*(?:(?:คุณ|ท่าน)(?:กำลัง)?อยู่ที่\s*:?\s*)?(?:หน้าแรก|หน้าหลัก|home)\s*(?:[»›>/→|]|:{1,2}\s)/i;

/** The same without marks between its parts. */
const HOME_LINE = /^\s*(?:หน้าแรก|หน้าหลัก|home)\s+\S/i;
/** A shorter line may end like the one before it by chance. */
const SAID = 8;

/** "หน้าแรก » แผนงาน » แผนพัฒนา" in one line: the last part is the page. */
function afterHome(text: string): string {
  if (!HOME_FIRST.test(text)) return text;
  return (
    text
      .split(/\s*[»›>/→|]\s*|\s+:{1,2}\s+/)
      .at(-1)
      ?.trim() || text
  );
}

/**
 * Heads of teaser boxes: parts that hold one plain line and links, and no document, table or form. A site puts several
 * beside every page; a page whose only part is such a list has no other heading anyway.
 */
function teaserHeads(facts: PageFacts, layout: Layout): ReadonlySet<number> {
  const { sections, blocks, links, fields } = facts;
  const plain = sections.map(() => 0);
  const linked = sections.map(() => 0);
  const kept = sections.map(() => false);
  const head = sections.map(() => -1);
  blocks.forEach((block, at) => {
    if (layout.content[at] !== true) return;
    const of = block.section;
    if (block.linked * 2 > block.text.length) linked[of] = (linked[of] ?? 0) + 1;
    else {
      plain[of] = (plain[of] ?? 0) + 1;
      if (head[of] === -1) head[of] = at;
    }
    if (block.cell !== null) kept[of] = true;
  });
  for (const link of links)
    if (/\.(?:pdf|docx?|xlsx?)(?:$|[?#])|drive\.google/i.test(link.url)) kept[link.section] = true;
  for (const field of fields) if (field.type !== 'search') kept[field.section] = true;
  for (let at = sections.length - 1; at > 0; at--) {
    const parent = sections[at]?.parent ?? null;
    if (parent === null) continue;
    plain[parent] = (plain[parent] ?? 0) + (plain[at] ?? 0);
    linked[parent] = (linked[parent] ?? 0) + (linked[at] ?? 0);
    if (kept[at]) kept[parent] = true;
    const own = head[at] ?? -1;
    const known = head[parent] ?? -1;
    if (own >= 0 && (known === -1 || own < known)) head[parent] = own;
  }
  const found = new Set<number>();
  sections.forEach((_, at) => {
    const first = head[at] ?? -1;
    if (at > 0 && plain[at] === 1 && (linked[at] ?? 0) >= 3 && !kept[at] && first >= 0) found.add(first);
  });
  return found.size >= 2 ? found : new Set();
}

const SIDE_HINT =
  /(?:^|[\s_-])(?:side-?bar|sidenav|widget|module|moduletable|left(?:col|side|menu)?|right(?:col|side)?|slider|slide|carousel|marquee|ticker|popup|modal|banner)(?:$|[\s\d_-])/;

/** What the place of a line says for its being the heading: hidden panes and side columns less, main parts and articles more. */
function placeWorth(facts: PageFacts, section: number): number {
  let worth = facts.sections[section]?.collapsed ? -1.5 : 0;
  let side = false;
  let main = false;
  for (let at: number | null = section; at !== null; at = facts.sections[at]?.parent ?? null) {
    const part = facts.sections[at];
    if (!part) break;
    if (part.tag === 'main' || part.tag === 'article' || part.role === 'main') main = true;
    if (SIDE_HINT.test(part.hint)) side = true;
  }
  if (main) worth += 0.4;
  else if (side) worth -= 1;
  return worth;
}

/** A heading that stands on two lines ("แผนการดำเนินงาน" / "ประจำปี 2566"): both together are one more candidate. */
function splitHeadings(found: readonly { headline: Headline; score: number }[], blocks: PageFacts['blocks']) {
  const joined: { headline: Headline; score: number }[] = [];
  for (let at = 0; at + 1 < found.length && joined.length < 4; at++) {
    const [first, second] = [found[at], found[at + 1]];
    if (!first || !second) continue;
    const [a, b] = [blocks[first.headline.at?.at ?? -1], blocks[second.headline.at?.at ?? -1]];
    if (!a || !b || first.headline.generic || (second.headline.at?.at ?? 0) !== (first.headline.at?.at ?? 0) + 1)
      continue;
    const alike = a.section === b.section && a.heading === b.heading && a.strong === b.strong && a.cell === null;
    if (!alike || a.text.length + b.text.length > 140 || (a.heading === 0 && !a.strong)) continue;
    const text = `${a.text} ${b.text}`;
    joined.push({ score: first.score + 0.1, headline: { ...first.headline, text, folded: fold(text) } });
  }
  return joined;
}

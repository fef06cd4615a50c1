import type { PageFacts, Place } from '../page/facts';
import type { Layout } from './chrome';
import { fold } from './fold';

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

const AGENCY =
  /^(?:ยินดีต้อนรับ(?:เข้า)?สู่)?(?:เว็บไซต์)?(?:ของ)?(?:องค์การบริหารส่วน(?:ตาบล|จังหวัด)|องค์กรบริหารส่วนตาบล|อบต|อบจ|เทศบาล(?:ตาบล|เมือง|นคร)?|สานักงานเขต|เขต|โรงเรียน|วิทยาลัย|มหาวิทยาลัย|โรงพยาบาล|สานักงาน|สถานีตารวจ|สถาบัน|กรม|กระทรวง|ที่ว่าการ)[^\d]{2,90}$/;
/** On the text as written: without its dots a place cannot be told from a word. */
const PLACE_NAME = /^(?:\s*(?:อ\.|อำเภอ|ต\.|ตำบล|จ\.|จังหวัด|หมู่(?:ที่)?)\s*[ก-๎\d]{0,24}){1,4}$/;
const PERSON = /^(?:นาย(?!ก)|นาง|นางสาว|นส|ว่าที่|ดร|พันตารวจ|พตอ|พตท|ร้อย|สิบ|จสอ|จสต|จ่าสิบ|เด็ก|คุณ)[ก-๎a-z]{3,60}$/;
const POST =
  /^(?:รอง|ผู้ช่วย|เลขานุการ|ที่ปรึกษา|รักษาการ(?:ใน(?:ตาแหน่ง)?)?)?(?:นายก(?:เทศมนตรี|องค์การ|อบต|อบจ)|ปลัด(?:เทศบาล|องค์การ|อบต)|ผู้อานวยการ|หัวหน้า(?:สานัก|ฝ่าย|งาน))/;
/** One of a list of things: "2. คู่มือ...", "3.1 ประกาศ...". */
export const NUMBERED = /^\s*[-•]?\s*(?:\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s|\d{1,2}[.)]\s*\D)/;
const EMPTY_WORDS =
  /^(?:วิสัยทัศน์|คาขวัญ|หน้าแรก|หน้าหลัก|home|welcome.*|ยินดีต้อนรับ.*|รายการ|เมนู|menu|ข้อมูล|รายละเอียด|ประกาศ|ประชาสัมพันธ์จาก.*|หัวข้อ|เรื่อง|บทความ|อัปโหลด.*|อัพโหลด.*|โพสต์.*|เผยแพร่.*|เขียนโดย.*|วันที่.{0,30}|เมื่อ.{0,30}|ที่มา.{0,20}|admin.*|filepdf|linkwe?a?bpage|เอกสาร|เอกสารแนบ|ไฟล์แนบ|ดาวน์โหลด|\d+|[a-z0-9.@:/_-]{0,3})$/;

/** Whether words say nothing about what the page is about. */
export function isGeneric(text: string, folded: string, site: string): boolean {
  if (folded.length < 2 || folded === site || SLOGAN.test(text)) return true;
  if (text.length < 120 && CONTACT_LINE.test(text) && /\d{2}|@/.test(text)) return true;
  if (!/[ก-๎]/.test(folded)) return folded.length > 40 || !LATIN_TOPIC.test(folded);
  if (/^ยินดีต้อนรับ|^ขอต้อนรับ/.test(folded)) return true;
  return AGENCY.test(folded)
    ? !TOPICAL.test(folded)
    : EMPTY_WORDS.test(folded) ||
        PERSON.test(folded) ||
        PLACE_NAME.test(text) ||
        (POST.test(folded) && folded.length < 60);
}

/** Shown on every page of a site, as if it were a heading. */
const SLOGAN =
  /^\s*["“]?\s*(?:วิสัยทัศน์|คำขวัญ|ปรัชญา|สโลแกน)(?:[^ก-๎]*(?:องค์กร|ของ[^:]{0,40}|อบต\.?|เทศบาล[^:]{0,30}))?\s*[:：]/;
/** A line of an address block. */
const CONTACT_LINE =
  /^\s*(?:(?:เลขที่|ที่อยู่|ที่ตั้ง)?\s*[:：]?\s*\d{1,4}(?:\/\d+)?\s*(?:หมู่|ม\.|ถนน|ถ\.)|รหัสไปรษณีย์|(?:เบอร์|โทร|แฟกซ์|fax|tel|e-?mail|อีเมล|สายด่วน|line|facebook)[^:：]{0,24}[:：.]\s*\S*|.*\d{5}\s*$)/i;
/** Headings in Latin letters that Thai sites use. */
const LATIN_TOPIC =
  /contact|service|q&?a|faq|news|board|social|facebook|privacy|pdpa|procure|bidding|plan|law|egp|gift|executive|structure|organi[sz]|chart|risk|ethic|report|manual|forum|chat|authority|budget|statistic|corrupt|complain|ita|oit|km|lpa|sitemap|moit/;

/** An agency's name with one of these behind it is a heading after all. */
const TOPICAL =
  /แผน|รายงาน|โครงสร้าง|หน้าที่|คู่มือ|ประกาศ|นโยบาย|ทุจริต|จริยธรรม|มาตรการ|จัดซื้อ|สถิติ|บริการ|ผลการ|ข้อบัญญัติ|กฎหมาย|ร้องเรียน/;

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
  const crumbs = layout.crumbs.map((at) => fold(blocks[at]?.text ?? ''));
  const lastCrumb = crumbs.at(-1) ?? '';

  type Scored = { headline: Headline; score: number };
  const found: Scored[] = [];
  let before = 0;
  let specific = 0;
  for (let at = 0; at < blocks.length && before < 60; at++) {
    const block = blocks[at];
    if (!block || layout.content[at] !== true) continue;
    const text = block.text.length > 400 ? block.text.slice(0, 400) : block.text;
    const folded = fold(text);
    if (folded === '') continue;
    const linked = block.linked / block.text.length;
    const generic = isGeneric(text, folded, site);
    let score = (LEVEL[block.heading] ?? 0) + (block.heading === 0 && block.strong ? 1 : 0);
    if (!generic && linked < 0.5) {
      if (specific === 0) score += 2;
      specific += 1;
    }
    score -= Math.min(2.5, before * 0.2);
    if (folded.length > 160) score -= 2.5;
    else if (folded.length > 100) score -= 1;
    else if (folded.length >= 4) score += 0.3;
    if (linked > 0.5) score -= block.heading > 0 ? 0.6 : 2.2;
    if (block.cell !== null) score -= block.cell.row === 0 || block.cell.header ? 1 : 2;
    if (layout.labels.has(folded)) score += 1;
    score += placeWorth(facts, block.section);
    if (lastCrumb !== '' && lastCrumb.endsWith(folded) && !generic) score += 1.2;
    if (
      !generic &&
      foldedParts.some((part) => part !== site && (part === folded || (folded.length > 8 && part.includes(folded))))
    )
      score += 1.5;
    if (generic) score -= 3;
    before += 1;
    const quote = text.slice(0, 300);
    const source = linked > 0.8 && block.heading === 0 ? 'link' : 'heading';
    found.push({
      score,
      headline: { text: quote, folded, at: { kind: 'block', at, quote }, source, prominence: 0, generic },
    });
  }
  found.push(...splitHeadings(found, blocks));

  for (const [at, image] of facts.images.entries()) {
    if (image.alt.length < 6 || layout.chrome[image.section] || image.link !== null || found.length > 90) continue;
    const folded = fold(image.alt);
    if (!/[ก-๎]{4}/.test(folded) || isGeneric(image.alt, folded, site)) continue;
    found.push({
      score: specific === 0 ? 1.5 : 0,
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
    const text = blocks[at]?.text ?? '';
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
  for (const one of found) if (NUMBERED.test(one.headline.text)) one.score -= 1.5;
  found.sort((a, b) => b.score - a.score);
  const top = found[0]?.score ?? 0;
  return found
    .slice(0, MAX)
    .map(({ headline, score }) => ({ ...headline, prominence: Math.max(0.2, 1 - (top - score) * 0.12) }));
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

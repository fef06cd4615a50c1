import { yearMentions } from '../thai/years';
import type { MainContent } from './main-content';

/**
 * The fiscal years that a page's own content is about: those of its heading, its documents and its dated events.
 * Law years, counters, upload dates, menus, copyright and years that stand only in the address never count.
 */

/** A line that dates the page or the upload, not what it is about. */
const UPLOAD =
  /(?:อัป|อัพ)โหลด|โพสต์|เผยแพร่(?:เมื่อ|วันที่)|ประกาศเมื่อ|ลงวันที่ประกาศ|เขียน(?:เมื่อ|โดย)|แก้ไขล่าสุด|ปรับปรุง\s*(?:ล่าสุด|เมื่อ|[:\d])|update|post(?:ed)?|ผู้เข้าชม|เปิดเว็บ|created|วันที่ลง|เมื่อวันที่\s*[:.]|สงวนลิขสิทธิ์|copyright/i;
/** History and service records: years of a past that no assessment asks for. */
const HISTORY = /จัดตั้ง|ก่อตั้ง|ยกฐานะ|ราชกิจจานุเบกษา|ดำรงตำแหน่ง|พ\.?ศ\.?\s*๒?2?4\d\d|ประวัติ|เมื่อปี/;
const NOISE = new Set(['law', 'counter', 'copyright']);
const OLDEST = 2550;
const LONGEST = 6;

export type YearSighting = { year: number; block: number; quote: string };

/** Every year that the content states, with the block where it is first seen. */
export function yearSightings(main: MainContent): YearSighting[] {
  const found = new Map<number, YearSighting>();
  const heading = main.headingBlock >= 0 ? main.facts.blocks[main.headingBlock] : undefined;
  const list = heading ? [{ at: main.headingBlock, it: heading }, ...main.blocks] : main.blocks;
  for (const { at, it } of list) {
    const { text } = it;
    if (!/[\d๐-๙]{2}/.test(text) || (text.length < 220 && UPLOAD.test(text))) continue;
    if (text.length < 400 && HISTORY.test(text)) continue;
    const quote = text.slice(0, 300);
    for (const mention of yearMentions(text)) {
      if (NOISE.has(mention.kind)) continue;
      // A vision of twenty years says nothing of when a page is from.
      if (mention.through - mention.year > LONGEST) continue;
      const [from, to] =
        mention.kind === 'range' ? [mention.year, mention.through] : [mention.fiscalYear, mention.fiscalYear];
      for (let year = from; year <= to; year++) {
        if (year >= OLDEST && !found.has(year)) found.set(year, { year, block: at, quote });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.year - b.year);
}

export function fiscalYearsOf(main: MainContent): number[] {
  return yearSightings(main).map((one) => one.year);
}

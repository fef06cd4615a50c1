import { normalize } from '../thai/text';
import type { AuditContext, Reason } from './finding';
import type { MainContent } from './main-content';

/** A local government's own name behind what it is: ทต.บ้านใหม่ and เทศบาลตำบลบ้านใหม่ are one. */
const NAME =
  /(?:องค์การบริหารส่วน(ตำบล|จังหวัด)|องค์กรบริหารส่วน(ตำบล)|เทศบาล(ตำบล|เมือง|นคร)|(อบต|อบจ|ทต|ทม|ทน)\.?)\s*([ก-ฮเ-ไ][ก-ฮะ-ฺเ-ไ็-๎]{1,30}?)(?=$|[\s,.:()"“”/|–-]|อำเภอ|อ\.|จังหวัด|จ\.|ประจำ|พ\.ศ|ปี|เรื่อง|\d)/g;
const WORDS = /^(?:ที่|ของ|และ|ใน|มี|ได้|จะ|เป็น|ซึ่ง|ทุก|แห่ง|ตำบล|เมือง|ทั่ว|หรือ|ต่าง|อื่น)/;

/** The local governments that a text names, without what kind they are: ดงดอกไม้ of อบต.ดงดอกไม้. */
export function namesIn(text: string): string[] {
  return [...normalize(text).matchAll(NAME)]
    .map((match) => (match[5] ?? '').trim())
    .filter((name) => name.length > 1 && !WORDS.test(name));
}

/** The name that the site gives itself where no agency is told: in its title and its frame, twice at least. */
function siteName({ facts, layout }: MainContent): string | undefined {
  const frame = facts.blocks
    .filter((_, at) => layout.content[at] !== true && !layout.crumbs.includes(at))
    .slice(0, 400);
  const counts = new Map<string, number>();
  for (const text of [facts.title, ...frame.filter((block) => block.text.length < 200).map((block) => block.text)])
    for (const name of new Set(namesIn(text))) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best, next] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= 2 && namesIn(facts.title).includes(best[0]) && (next?.[1] ?? 0) < best[1]
    ? best[0]
    : undefined;
}

/**
 * The reason to decline a page whose heading names another local government than the one that is assessed; null when it
 * does not, when no agency is given, or when the page's text names the agency as well.
 */
export function otherAgency(main: MainContent, context: AuditContext): Reason | null {
  const own = namesIn(context.agency.name)[0] ?? siteName(main);
  if (own === undefined) return null;
  const heading = main.headlines.find((one) => !one.generic && one.source === 'heading');
  if (!heading) return null;
  const doer = DONE_ELSEWHERE.exec(heading.text.trim())?.[1];
  if (doer !== undefined && !heading.text.includes(own))
    return {
      key: 'declined.otherAgencyName',
      params: { found: doer.trim().slice(0, 120), agency: (context.agency.name || own).slice(0, 120) },
    };
  const named = namesIn(heading.text);
  const [found] = named;
  if (found === undefined) return passedOn(main, own, context);
  // Names are cut where a word begins, which Thai does not mark: one that begins like the other is the same.
  const same = (name: string) => name.startsWith(own) || own.startsWith(name);
  if (named.some(same)) return null;
  // The site's own name stands above the heading of whatever page; under it the text speaks for itself.
  if (main.blocks.some(({ at, it }) => at > main.headingBlock && namesIn(it.text).some(same))) return null;
  return {
    key: 'declined.otherAgencyName',
    params: { found: issuerOf(heading.text), agency: (context.agency.name || own).slice(0, 120) },
  };
}

/** Whose paper it is: the words behind "ประกาศ" or "คำสั่ง". */
const issuerOf = (text: string) => text.replace(/^[^ก-๎]*(?:ประกาศ|คำสั่ง)\s*(?:ของ)?\s*/, '').slice(0, 120);

/** An announcement that opens with another kind of office than a local government: passed on for it. */
const ISSUED_ELSEWHERE =
  /^(?:ประกาศ|คำสั่ง)\s*(?:ของ)?\s*(?:สำนักงานเขตพื้นที่|สำนักงาน[ก-๎\s]{2,24}จังหวัด|โรงเรียน|วิทยาลัย|มหาวิทยาลัย|โรงพยาบาล|ที่ว่าการอำเภอ|การไฟฟ้า|การประปา)/;
/** A province, a district or a ministry does something: news of another office. */
const DONE_ELSEWHERE =
  /^((?:จังหวัด|อำเภอ|กระทรวง|กรม(?!การ|ธรรม์))[ก-๎]{2,30}?)\s*(?:ประกาศ|จัด(?:ประชุม|อบรม|งาน|กิจกรรม|โครงการ)|แจ้ง|ขอเชิญ|มอบ|เผยแพร่|ร่วม|ลงพื้นที่|เปิดรับ)/;
const OPENING = 6;
const LINE = 120;

function passedOn(main: MainContent, own: string, context: AuditContext): Reason | null {
  const below = main.blocks.filter(({ at }) => at > main.headingBlock);
  const issuer = below
    .slice(0, OPENING)
    .find(({ it }) => it.text.length <= LINE && ISSUED_ELSEWHERE.test(it.text.trim()));
  if (!issuer || below.some(({ it }) => it.text.includes(own))) return null;
  return {
    key: 'declined.otherAgencyName',
    params: { found: issuerOf(issuer.it.text), agency: (context.agency.name || own).slice(0, 120) },
  };
}

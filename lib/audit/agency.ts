import { normalize } from '../thai/text';
import type { AuditContext, Reason } from './finding';
import type { MainContent } from './main-content';

/** A local government's own name behind what it is: ทต.บ้านใหม่ and เทศบาลตำบลบ้านใหม่ are one. */
const NAME =
  /(?:องค์การบริหารส่วน(ตำบล|จังหวัด)|องค์กรบริหารส่วน(ตำบล)|เทศบาล(ตำบล|เมือง|นคร)|(อบต|อบจ|ทต|ทม|ทน)\.?)\s*([ก-ฮเ-ไ][ก-ฮะ-ฺเ-ไ็-๎]{1,30}?)(?=$|[\s,.:()"“”/|–-]|อำเภอ|อ\.|จังหวัด|จ\.|ประจำ|พ\.ศ|ปี|เรื่อง|\d)/g;
const WORDS = /^(?:ที่|ของ|และ|ใน|มี|ได้|จะ|เป็น|ซึ่ง|ทุก|แห่ง|ตำบล|เมือง|ทั่ว|หรือ|ต่าง|อื่น)/;

function namesIn(text: string): string[] {
  return [...normalize(text).matchAll(NAME)]
    .map((match) => (match[5] ?? '').trim())
    .filter((name) => name.length > 1 && !WORDS.test(name));
}

/**
 * The reason to decline a page whose heading names another local government than the one that is assessed; null when it
 * does not, when no agency is given, or when the page's text names the agency as well.
 */
export function otherAgency(main: MainContent, context: AuditContext): Reason | null {
  const [own] = namesIn(context.agency.name);
  if (own === undefined) return null;
  const heading = main.headlines.find((one) => !one.generic && one.source === 'heading');
  if (!heading) return null;
  const named = namesIn(heading.text);
  const [found] = named;
  // Names are cut where a word begins, which Thai does not mark: one that begins like the other is the same.
  const same = (name: string) => name.startsWith(own) || own.startsWith(name);
  if (found === undefined || named.some(same)) return null;
  // The site's own name stands above the heading of whatever page; under it the text speaks for itself.
  if (main.blocks.some(({ at, it }) => at > main.headingBlock && namesIn(it.text).some(same))) return null;
  return {
    key: 'declined.otherAgencyName',
    params: { found: heading.text.slice(0, 120), agency: context.agency.name.slice(0, 120) },
  };
}

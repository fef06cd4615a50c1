import { fold } from '../fold';
import { type Check, headingPlace, notFound, result } from './check';
import { hasRows, leftOpen, linesOf, says, titles } from './lines';
import { STATE } from './wording';

/** Checks that ask for the months of half a year, and how far things are in them. */

const fiscalMonths = ['ตุลาคม', 'พฤศจิกายน', 'ธันวาคม', 'มกราคม', 'กุมภาพันธ์', 'มีนาคม'] as const;
const monthPattern: readonly RegExp[] = [
  /ตุลาคม|ต\.\s?ค\./,
  /พฤศจิกายน|พ\.\s?ย\./,
  /ธันวาคม|ธ\.\s?ค\./,
  /มกราคม|ม\.\s?ค\./,
  /กุมภาพันธ์|ก\.\s?พ\./,
  /มีนาคม|(?<!\S)มี\.\s?ค\./,
];

/** The six months October to March, each with a report of its own; the missing ones are named. */
export const monthsCovered: Check = (page) => {
  const lines = titles(page);
  const seen = monthPattern.map((pattern) => lines.find(({ text }) => pattern.test(text)));
  const missing = fiscalMonths.filter((_, at) => !seen[at]);
  const places = seen.flatMap((line) => (line ? [line.place] : []));
  if (missing.length === 0) return result('passed', 'months', { count: 6 }, places);
  if (missing.length === 6) return notFound(page, 'รายเดือน ต.ค.-มี.ค.');
  if (page.main.facts.partial || page.stock.frames.length > 0 || missing.length > 3 || isOfOneMonth(lines))
    return result('cantTell', 'monthsUnsure', { missing: missing.join(', ') }, places);
  return result('failed', 'monthsMissing', { missing: missing.join(', ') }, places);
};

const OF_MONTH =
  /(?:รอบ|ประจำ)เดือน\s*(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา|[ก-ฮเมี]{1,3}\.\s?[คย]\.)/;

/** The page is the report of one month and names others only to lead to theirs, which are not read here. */
function isOfOneMonth(lines: readonly { text: string }[]): boolean {
  return new Set(lines.flatMap(({ text }) => OF_MONTH.exec(text)?.[0] ?? [])).size === 1;
}

const STATES = new RegExp(`${STATE}|\\d{4,}`);
const PROJECTS = 2;

/** Projects in lines of their own, with how far they are or what they cost. */
function listsState(lines: ReturnType<typeof linesOf>): boolean {
  return lines.filter(({ folded, it }) => it.text.length <= 160 && STATES.test(folded)).length >= PROJECTS;
}

const HALF_YEAR =
  /รอบ(?:6|หก)เดือน|6เดือน|หกเดือน|ครึ่งปี(?:แรก|งบ)|ณ(?:วันที่|สิ้น(?:เดือน)?)?(?:3[01])?มี(?:นา|ค)|สิ้น(?:เดือน)?มีนา|ตุลาคม.{0,20}มีนาคม|ตค.{0,14}มีค|ไตรมาส(?:ที่)?[12]/;
const REPORTS: ReadonlySet<string> = new Set(['action-progress-6m', 'budget-progress-6m', 'anticorruption-6m']);
const TOLD_HALF_YEAR = /รอบ6เดือน|6เดือนแรก|ณ(?:วันที่)?3[01]มี(?:นา|ค)|ตุลาคม.{0,20}มีนาคม|ตค.{0,14}มีค/;
const TOLD_PROGRESS = /ความก้าวหน้า|อยู่ระหว่าง|(?<!ได้)ดาเนินการแล้ว|แล้วเสร็จ|ดาเนินการต่อเนื่อง|ผลการดาเนิน|เบิกจ่ายแล้ว|จ่ายแล้ว/;
const PROGRESS = new RegExp(
  `${STATE}|ดาเนินการต่อเนื่อง|ร้อยละ\\d|เบิก(?:จ่าย|แล้ว|ไป)|(?:จ่าย|ใช้)(?:จริง|ไป|แล้ว|เงิน)|ผลการดาเนิน|คงเหลือ`,
);

/** Progress over October to March. */
export const sixMonthProgress: Check = (page) => {
  const lines = linesOf(page, false);
  const headed = headingPlace(page).map((place) => ({ folded: fold(place.quote), place }));
  // A plan by quarters with what is to be paid tells of no progress.
  const reports = page.topics.some((topic) => REPORTS.has(topic));
  const period = [...lines, ...headed].find(({ folded }) => (reports ? HALF_YEAR : TOLD_HALF_YEAR).test(folded));
  const progress = lines.find(({ folded }) => says(reports ? PROGRESS : TOLD_PROGRESS, folded));
  if (period && progress && (hasRows(page) || page.stock.words > 200 || listsState(lines)))
    return result('passed', 'found', { parts: 'ความก้าวหน้ารอบ 6 เดือน' }, [period.place, progress.place]);
  return notFound(
    page,
    'ความก้าวหน้า ต.ค.-มี.ค.',
    [period, progress].flatMap((line) => (line ? [line.place] : [])),
    { stated: leftOpen(page, /ความก้าวหน้า|เบิกจ่าย|ผลการดาเนิน/) },
  );
};

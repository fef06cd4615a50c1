import type { YearRule } from '../checklist/schema';
import type { Block, Frame } from '../page/facts';
import { yearMentions } from '../thai/years';
import { shapes } from './checks/shapes';
import { isPutOff } from './checks/shown';
import { ONLY_DATE } from './dated';
import { fold } from './fold';
import type { At, MainContent } from './main-content';

/**
 * The fiscal years that a page's own content is about: those of its heading, its documents and its dated events.
 * Law years, counters, upload dates, menus, copyright and years that stand only in the address never count.
 */

/** A line that dates the page or the upload, not what it is about. */
const UPLOAD =
  /(?:อัป|อัพ)โหลด|โพสต์|เผยแพร่(?:เมื่อ|วันที่)|ประกาศเมื่อ|ลงวันที่ประกาศ|เขียน(?:เมื่อ|โดย)|แก้ไขล่าสุด|ข้อมูลเมื่อ|ปรับปรุง\s*(?:ล่าสุด|เมื่อ|[:\d])|update|post(?:ed)?|ผู้เข้าชม|เปิดเว็บ|created|วันที่ลง|เมื่อวันที่\s*[:.]|สงวนลิขสิทธิ์|copyright/i;
/** History and service records: years of a past that no assessment asks for. */
const HISTORY =
  /จัดตั้ง|ก่อตั้ง|ยกฐานะ|ราชกิจจานุเบกษา|ดำรงตำแหน่ง|พ\.?ศ\.?\s*๒?2?4\d\d|ประวัติ|เมื่อปี|ตั้งแต่(?:\s*(?:ปี)?\s*(?:พ\.?\s?ศ\.?)?|[ก-๎\s\d๐-๙.]{1,24})\s*[2๒][5๕][0-5๐-๕][\d๐-๙]/;
const PAPER = /(?:ที่|เลขที่)\s{0,2}[ก-๙.]{0,12}\s?[\d๐-๙]{1,5}\s?\/\s?$/;
/** A local law is named by its year, whatever its kind. */
const BY_LAW = /ตาม(?:ที่)?(?:เทศบัญญัติ|ข้อบัญญัติ|ข้อบังคับ|ระเบียบ)[ก-๎\s()]{0,60}(?:พ\.?\s?ศ\.?)?\s*$/;
/** The day from which a law is in force is the law's, as its year is. */
const IN_FORCE =
  /(?:พระราชบัญญัติ|พ\.?\s?ร\.?\s?บ\.?|พระราชกฤษฎีกา|กฎกระทรวง).{0,160}(?:มีผล(?:ใช้)?บังคับ|ใช้บังคับ|บังคับใช้)[ก-๎\s]{0,40}$/;
/** The sessions of a council are numbered by calendar years. */
const SESSION = /สมัย(?:ประชุม)?\s*(?:สามัญ|วิสามัญ)[ก-๎\s\d๐-๙]{0,40}(?:ปี)?\s*(?:พ\.?\s?ศ\.?)?\s*$/;
/** A plan that a meeting is held to make: its years are yet to come. */
const PLAN_MADE =
  /(?:ประชุม|ประชาคม|เวที|มีส่วนร่วม).*(?:จัดทำ|ปรับปรุง|ทบทวน|เปลี่ยนแปลง|เพิ่มเติม|พิจารณา|บรรจุ).{0,24}แผนพัฒนา[ก-๎\s]{0,30}\(?\s*(?:พ\.?\s?ศ\.?)?\s*$/;
/** The day of upload before the title of a row. */
const DAY_FIRST = /^\s*[\d๐-๙]{1,2}\s+[ก-๎]{1,3}\.?[ก-๎.]{0,9}\s+[\d๐-๙]{2,4}\s+(?=[ก-๎a-z]{3})/i;
/** The year in a disease's name. */
const DISEASE = /(?:โคโรน่?า|โควิด|covid|corona[a-z ]*)\s*[-–(]?\s*$/i;
/** A year above columns of months: the fiscal year has two of them, and the plan is of the one it ends in. */
const YEAR_HEAD = /^\s*(?:ปี\s*)?(?:พ\.?\s?ศ\.?)?\s*[2๒][5๕][\d๐-๙]{2}\s*$/;
/** The day on which a document was put up, glued to its title. */
const END_DATE = /[\d๐-๙]{1,2}\/[\d๐-๙]{1,2}\/[\d๐-๙]{4}\s*$/;
/** Letters before a year that may say what it is of; a line of years is read once, not once for each. */
const BEFORE = 240;
const NOISE = new Set(['law', 'counter', 'copyright']);
const OLDEST = 2550;
const LONGEST = 6;
/** Cheap to ask before a line is read for years and dates. */
const MAY_BE_YEAR = /[12๑๒3๓][0459๐๔๕๙][\d๐-๙]{2}|(?:ปี|พ\.?\s?ศ\.?|งบประมาณ|[ก-๙]\.)\s?[\d๐-๙]{2}/;
/** A list says within its first lines which years it is of. */
const MOST_LINES = 400;

export type YearSighting = { year: number; block: number; quote: string };

/**
 * Every year that the content states, with the block where it is first seen. A heading that names its year speaks for the
 * page: then dates and years of the running text are left out, and only titles of documents add to it.
 */
export function yearSightings(main: MainContent): readonly YearSighting[] {
  const known = sightings.get(main);
  if (known) return known;
  const found = sightingsOf(main);
  sightings.set(main, found);
  return found;
}

const sightings = new WeakMap<MainContent, readonly YearSighting[]>();

function sightingsOf(main: MainContent): YearSighting[] {
  // OCR reads ๒๕๖๖ as ๒๕๒๒ with good confidence: what it gives is no year.
  if (main.facts.file?.read === 'ocr') return [];
  const found = new Map<number, YearSighting>();
  const heading = main.headingBlock >= 0 ? main.facts.blocks[main.headingBlock] : undefined;
  if (heading) readYears({ at: main.headingBlock, it: heading }, main, found, false);
  const named = found.size > 0;
  if (heading && named) {
    const whole = fullHeading(main, heading.text);
    if (whole) readYears(whole, main, found, false);
  }
  const rows = named ? rowHeads(main) : null;
  const papers: YearSighting[] = [];
  let read = 0;
  for (const block of main.blocks) {
    const { it } = block;
    if (!MAY_BE_YEAR.test(it.text)) continue;
    if (++read > MOST_LINES) break;
    if (it.cell && YEAR_HEAD.test(it.text) && monthTables(main).has(it.cell.table)) continue;
    if (rows && it.linked * 2 < it.text.length && !rows.has(rowHead(it.text))) continue;
    readYears(block, main, found, named, named ? undefined : papers);
  }
  for (const { it } of main.frames) if (it.title.length > 8) readYears(titleOf(main, it), main, found, true);
  if (found.size === 0)
    for (const one of papers) if (one.year >= OLDEST && !found.has(one.year)) found.set(one.year, one);
  if (found.size === 0) newsYears(main, found);
  return [...found.values()].sort((a, b) => a.year - b.year);
}

/** What a frame is called stands for the document that it shows. */
function titleOf({ facts }: MainContent, { title, block, section }: Frame): At<Block> {
  const at = Math.min(block ?? 0, Math.max(0, facts.blocks.length - 1));
  return { at, it: { text: title, section, heading: 0, strong: false, linked: 0, cell: null } };
}

const monthly = new WeakMap<MainContent, ReadonlySet<number>>();

/** Tables with columns of months. */
function monthTables(main: MainContent): ReadonlySet<number> {
  const known = monthly.get(main);
  if (known) return known;
  const found = new Set(shapes.months(main).flatMap(({ it }) => (it.cell ? [it.cell.table] : [])));
  monthly.set(main, found);
  return found;
}

const NEWS =
  /^[^ก-๎a-z]*(?:(?:ข่าว|ประมวลภาพ|ภาพ)?(?:สาร)?(?:และ)?(?:ประชาสัมพันธ์|กิจกรรม|ข่าว)|ประกาศ(?:การ)?(?:จัดซื้อ|จัดจ้าง|เชิญชวน|ประกวดราคา|สอบราคา))/i;
const STORIES = 2;
const STORY_LINES = 24;

/** News carry their day in a line of its own under the name of their shelf: there it is of the event. */
function newsYears(main: MainContent, found: Map<number, YearSighting>): void {
  const { blocks, headingBlock, facts } = main;
  const heading = facts.blocks[headingBlock];
  const shelf = [...(heading ? [{ at: headingBlock, it: heading }] : []), ...blocks].find(
    ({ it }) => it.text.length <= 40 && it.linked === 0 && it.cell === null && NEWS.test(it.text),
  );
  if (!shelf) return;
  const dated = blocks
    .filter(
      ({ at, it }) => at > shelf.at && at <= shelf.at + STORY_LINES && it.cell === null && ONLY_DATE.test(it.text),
    )
    .flatMap(({ at, it }) => {
      const [day] = yearMentions(it.text).filter(({ kind }) => kind === 'date');
      return day ? [{ year: day.fiscalYear, block: at, quote: it.text.slice(0, 300) }] : [];
    });
  if (dated.length < STORIES) return;
  for (const one of dated) if (one.year >= OLDEST && !found.has(one.year)) found.set(one.year, one);
}

/** The heading again in full, where the page cuts its first writing. */
function fullHeading(main: MainContent, heading: string): At<Block> | null {
  const cut = fold(heading);
  if (cut.length < CUT) return null;
  const end = cut.slice(-CUT);
  const again = main.blocks.slice(0, 12).find(({ it }) => {
    const folded = fold(it.text);
    return folded.includes(end) && !folded.endsWith(end);
  });
  return again && again.it.text.length < 300 ? again : null;
}

const CUT = 20;
const ROW_HEAD = 16;
const rowHead = (text: string) => fold(text.replace(/^[\s\d๐-๙.)•–-]+/, '')).slice(0, ROW_HEAD);

/** How the lines begin that several lines begin with: rows of a list whose links were lost. */
function rowHeads({ blocks }: MainContent): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { it } of blocks.slice(0, MOST_LINES)) {
    const head = it.cell === null && it.text.length < 220 ? rowHead(it.text) : '';
    if (head.length === ROW_HEAD) counts.set(head, (counts.get(head) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([head]) => head));
}

function readYears(
  { at, it }: At<Block>,
  main: MainContent,
  found: Map<number, YearSighting>,
  titlesOnly: boolean,
  papers?: YearSighting[],
): void {
  const { text } = it;
  if (!/[\d๐-๙]{2}/.test(text) || (text.length < 220 && UPLOAD.test(text))) return;
  if (text.length < 400 && HISTORY.test(text)) return;
  // What is still to come tells of no year that is there.
  if (at > main.headingBlock && isPutOff(fold(text), 0)) return;
  // The number of a paper, or a month without its word: no year can be told from it.
  if (/^\s*[\d๐-๙]{1,3}\/[2๒][5๕][\d๐-๙]{2}\s*$/.test(text)) return;
  // A bare date, or one in a list, is of the upload; one that is introduced under the heading is of the event.
  const bare = text.replace(/^[^ก-๎\d๐-๙a-z(]+/i, '');
  const event = it.cell === null && at > main.headingBlock && /^(?:เมื่อ)?วันที่\s/.test(bare);
  if (!event && ONLY_DATE.test(bare)) return;
  const all = yearMentions(text);
  // Where the fiscal year is said, short numbers beside it (ปี 65/66) are something else.
  const fiscal = all.some(({ kind }) => kind === 'fiscal');
  const mentions = fiscal ? all.filter(({ kind }) => kind !== 'two-digit') : all;
  for (const mention of mentions) {
    if (NOISE.has(mention.kind) || (titlesOnly && mention.kind === 'date')) continue;
    const before = text.slice(Math.max(0, mention.start - BEFORE), mention.start);
    if ((mention.kind !== 'fiscal' && BY_LAW.test(before)) || DISEASE.test(before)) continue;
    if (mention.kind === 'date' && IN_FORCE.test(before)) continue;
    // The number of an order says when it was signed; that counts where nothing else tells a year.
    if (mention.kind === 'calendar' && PAPER.test(before)) {
      papers?.push({ year: mention.fiscalYear, block: at, quote: text.slice(0, 300) });
      continue;
    }
    if (mention.kind === 'date' && it.linked > 0 && fiscal && END_DATE.test(text) && mention.end >= text.length - 2)
      continue;
    if (SESSION.test(before) && mentions.length > 1) continue;
    if (mention.kind === 'range' && PLAN_MADE.test(before)) continue;
    if (mention.kind === 'date' && mention.start < 4 && DAY_FIRST.test(text) && dayFirstRows(main)) continue;
    // A range beside a plain year names a plan that the text is not of ("ทบทวนแผนพัฒนา (2566-2570) ในวันที่ 30 เม.ย. 2568").
    const aside =
      mention.kind === 'range' &&
      (at !== main.headingBlock || text.length > SENTENCE) &&
      text.length > 70 &&
      it.linked === 0;
    if (aside && mentions.some((other) => other.kind !== 'range' && !NOISE.has(other.kind))) continue;
    // A vision of twenty years says nothing of when a page is from.
    if (mention.through - mention.year > LONGEST) continue;
    const [from, to] =
      mention.kind === 'range' ? [mention.year, mention.through] : [mention.fiscalYear, mention.fiscalYear];
    for (let year = from; year <= to; year++) {
      if (year >= OLDEST && !found.has(year)) found.set(year, { year, block: at, quote: text.slice(0, 300) });
    }
  }
}

/** A heading as long as this is the first sentence of the text. */
const SENTENCE = 130;
/** From so many rows on the day before a title is of the upload. */
const DAY_ROWS = 3;
const dayFirst = new WeakMap<MainContent, boolean>();

/** Whether several lines begin with a day and a title behind it. */
function dayFirstRows(main: MainContent): boolean {
  const known = dayFirst.get(main);
  if (known !== undefined) return known;
  const heading = main.facts.blocks[main.headingBlock];
  const lines = [...(heading ? [heading] : []), ...main.blocks.slice(0, MOST_LINES).map(({ it }) => it)];
  // News carry the day of the event.
  const several =
    lines.filter(({ text }) => text.length < 220 && DAY_FIRST.test(text)).length >= DAY_ROWS &&
    !lines.some(({ text, linked }) => text.length <= 40 && linked === 0 && NEWS.test(text));
  dayFirst.set(main, several);
  return several;
}

export function fiscalYearsOf(main: MainContent): number[] {
  return yearSightings(main).map((one) => one.year);
}

/** Whether the years that a page states fit an item's year rule; null where the rule asks for none or the page states none. */
export function yearFit(
  rule: YearRule,
  edition: number,
  years: readonly number[],
): { fits: boolean; wanted: number } | null {
  if (years.length === 0 || rule.kind === 'current' || rule.kind === 'unstated') return null;
  const wanted = edition + rule.offset;
  return { fits: years.includes(wanted), wanted };
}

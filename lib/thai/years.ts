import { datesIn, fiscalYearOfMonth } from './dates';
import { hasDigit, toArabicDigits } from './digits';

/**
 * What a year stands for where it is written:
 * `fiscal` ปีงบประมาณ / ประจำปี · `calendar` พ.ศ. or a bare year · `date` a day or month of it · `law` the year of an act or rule ·
 * `range` 2561-2565 · `ad` A.D. · `two-digit` ปี 66 · `counter` a number that only looks like a year · `copyright` © 2566.
 */
export type YearKind = 'fiscal' | 'calendar' | 'date' | 'law' | 'range' | 'ad' | 'two-digit' | 'counter' | 'copyright';

export type YearMention = {
  /** พ.ศ., as written (A.D. converted, two digits completed, ๓๕๖๓ mended). */
  year: number;
  /** Last year of a range; else the same as `year`. */
  through: number;
  /** The fiscal year it speaks for: the next one for dates from October on. */
  fiscalYear: number;
  kind: YearKind;
  start: number;
  end: number;
};

const ERA = '(?:พ\\s?\\.?\\s?ศ\\s?\\.?|ปี\\s?พ\\.?\\s?ศ\\.?)';
const GAP = '[\\s.:()]{0,4}';
const DASH = '\\s{0,3}(?:-|–|—|−|~|ถึง|จนถึง)\\s{0,3}';
const END = '(?!\\d|[.,]\\d)';
const START = '(?<!\\d|\\d[.,])';
const BE = '[1-9][456]\\d\\d';

/** ปีงบประมาณ พ.ศ. 2566 · ประจำปี 66 · ปีการประเมิน 2567 · ปีงบฯ 66 · ITA 2566 */
const FISCAL = new RegExp(
  `((?:ประจำ\\s?)?ปี\\s?(?:งบประมาณ|งบฯ?|การประเมิน)|ประจำปี|งบประมาณ(?:รายจ่าย)?(?:\\s?ปี)?|(?<![a-z])(?:ita|oit|iit|eit)[-_ ]?)${GAP}${ERA}?${GAP}(${BE}|\\d\\d)${END}`,
  'gi',
);
const RANGE = new RegExp(
  `(ปี\\s?|${ERA}|\\()?${GAP}${START}(${BE}|20[0-4]\\d|\\d\\d)${DASH}${ERA}?${GAP}(${BE}|20[0-4]\\d|\\d\\d)${END}(?!\\s?[-–/]\\d)`,
  'g',
);
const MARKED = new RegExp(`(${ERA}|(?<![ก-๙])ปี)${GAP}(${BE})${END}`, 'g');
const TWO_DIGIT = new RegExp(`((?<![ก-๙])ปี|ประจำปี|${ERA})\\s?(\\d\\d)${END}(?!\\s?(?:ปี|%|คน|วัน|เดือน|ข้อ))`, 'g');
const BARE = new RegExp(`${START}(2[45]\\d\\d|26[0-2]\\d)${END}`, 'g');
const AD = new RegExp(
  `(ค\\s?\\.?\\s?ศ\\.?${GAP}|(?<![a-z])(?:ita|oit)[-_ ]?|(?<!\\d-)${START})(20[0-4]\\d|199\\d)${END}`,
  'gi',
);

/** Telephone numbers, numbers with a unit of anything but time, document and circular numbers, counters. */
const NOT_YEARS: readonly RegExp[] = [
  /(?<![\d/])0\d{0,2}[-\s]{0,2}\d{3,4}[-\s]{0,2}\d{3,4}(?:[-\s]\d{1,3})?(?!\d)/g,
  /(?:ต่อ|เบอร์|โทร(?:สาร|ศัพท์)?)[\s.:]{0,3}\d{3,5}(?!\d)/g,
  /(?:^|[^ก-๙])ว\s?\.?\s?\d{4}(?!\d)/g,
  /(?:เข้า(?:เยี่ยม)?ชม|เปิดอ่าน|อ่านแล้ว|ดาวน์โหลด|online|visitors?|hits?|views?|ออนไลน์|วันนี้|เมื่อวาน|สถิติ)(?:[\s:.()=]|จำนวน|ทั้งหมด|แล้ว|ผู้){0,8}\d[\d,]{0,11}/gi,
  /\d[\d,.]{0,14}\s?(?:บาท|คน|ครั้ง|ราย(?![ก-๙])|ครัวเรือน|ไร่|เมตร|ตร\.|ตาราง|กม\.|กิโล|หลัง(?![ก-๙])|แห่ง|ชุด|เครื่อง|หน่วย|kb|mb|ครั้ง|น\.)/gi,
];

const LAW_STRONG =
  /พ\.?\s?ร\.?\s?บ|พระราช(?:บัญญัติ|กฤษฎีกา|กำหนด)|พ\.?\s?ร\.?\s?ฎ|รัฐธรรมนูญ|ระเบียบ|ก[ฎฏ]กระทรวง|ข้อบังคับ|ข้อบัญญัติ|เทศบัญญัติ|ประมวล|ก[ฎฏ]หมาย|\(?ฉบับที่\s?\d|แก้ไขเพิ่มเติม|มติคณะรัฐมนตรี|คสช/;
const LAW_WEAK = /ประกาศ|คำสั่ง|หลักเกณฑ์|มาตรฐาน/;
/** An announcement of one of these is about the agency's own year. */
const OWN_WORK = /แผน|รายงาน|ผลการ|สถิติ|โครงการ/;
const FISCAL_WORD = /(?:ประจำปี|งบประมาณ|ปี)\s?(?:พ\s?\.?\s?ศ\s?\.?)?[\s.:()]{0,4}$/;
/** The yearly by-law is the budget's; one on a subject (เรื่อง ...) is a law. */
const OWN_BUDGET = /(?:ข้อ|เทศ)บัญญัติ(?:ตำบล|ท้องถิ่น)?(?:งบประมาณ[ก-๙]{0,12})?\s{0,3}(?:พ\s?\.?\s?ศ\s?\.?)?\s{0,3}$/;
const COPYRIGHT = /(?:©|copyright|สงวน(?:ลิข)?สิทธิ์|all rights?)[^\d\n]{0,40}(?:\d{4}\s?[-–]\s?)?$/i;
const HORIZON = 140;

/**
 * Every year that a text writes, in order, with what it stands for. Digits may be Thai, Arabic or mixed in one number
 * (๒๕61). Numbers that look like years but are counters, amounts or telephone numbers come as `counter` or not at all.
 * Linear in the length of the text.
 */
export function yearMentions(text: string): YearMention[] {
  if (!hasDigit(text)) return [];
  const reader = new Reader(toArabicDigits(text));
  reader.readDates();
  reader.readRanges();
  reader.readFiscal();
  reader.claimNumbers();
  reader.readMarked();
  reader.readTwoDigits();
  reader.readAd();
  reader.readBare();
  return reader.mentions.sort((a, b) => a.start - b.start);
}

const NOISE: ReadonlySet<YearKind> = new Set(['law', 'counter', 'copyright']);

/** Fiscal years (พ.ศ., ascending) that a text speaks for: ranges filled in, dates by their fiscal year, law years, counters and copyright left out. */
export function fiscalYearsIn(text: string): number[] {
  const years = new Set<number>();
  for (const mention of yearMentions(text)) {
    if (NOISE.has(mention.kind)) continue;
    if (mention.kind !== 'range') years.add(mention.fiscalYear);
    else for (let year = mention.year; year <= mention.through; year++) years.add(year);
  }
  return [...years].filter((year) => year >= OLDEST).sort((a, b) => a - b);
}

/** No assessment, plan or report that matters here is older; older years are history or law. */
const OLDEST = 2550;

class Reader {
  readonly mentions: YearMention[] = [];
  private readonly taken: Uint8Array;

  constructor(private readonly text: string) {
    this.taken = new Uint8Array(text.length);
  }

  readDates(): void {
    for (const { year, month, start, end } of datesIn(this.text)) {
      if (!this.claim(start, end)) continue;
      this.mentions.push({ year, through: year, fiscalYear: fiscalYearOfMonth(year, month), kind: 'date', start, end });
    }
  }

  readRanges(): void {
    for (const match of this.text.matchAll(RANGE)) {
      const [whole, mark, first = '', last = ''] = match;
      // Two-digit ranges are years only where the text says so, or behind a full year: ปี 61-65, 2561-65.
      if (first.length === 2 && !(mark && mark !== '(' && last.length === 2)) continue;
      const from = beYear(first);
      const to = beYear(last);
      if (from === null || to === null || to <= from || to - from > 25) continue;
      const start = match.index + (whole.length - whole.trimStart().length);
      const kind = COPYRIGHT.test(this.before(start, 60)) ? 'copyright' : 'range';
      this.add(kind, from, start, match.index + whole.length, to);
    }
  }

  readFiscal(): void {
    for (const match of this.text.matchAll(FISCAL)) {
      const year = beYear(match[2] ?? '');
      if (year === null) continue;
      const named = /^[a-z]/i.test(match[1] ?? '');
      // "งบประมาณ 50" is an amount; two digits need the word year.
      if (match[2]?.length === 2 && !named && !/ปี/.test(match[1] ?? '')) continue;
      this.add('fiscal', year, match.index, match.index + match[0].length);
    }
  }

  claimNumbers(): void {
    for (const pattern of NOT_YEARS) {
      for (const match of this.text.matchAll(pattern)) {
        const end = match.index + match[0].length;
        const year = /(?<![\d,.])(?:24|25)\d\d(?![\d,])/.exec(match[0]);
        // The words between can hold a year of their own ("วันนี้ 2566"): only the number itself is claimed.
        const at = match.index + (year?.index ?? match[0].search(/\d[\d,.\-\s]*\D*$/));
        if (!this.isFree(at, end) || MARK_BEFORE.test(this.before(at, 12))) continue;
        this.claim(at, end);
        if (year) this.mentions.push(mention('counter', Number(year[0]), at, at + 4));
      }
    }
  }

  readMarked(): void {
    for (const match of this.text.matchAll(MARKED)) {
      const year = beYear(match[2] ?? '');
      if (year === null) continue;
      const end = match.index + match[0].length;
      const kind = /^ปี/.test(match[1] ?? '') ? 'calendar' : this.kindOf(match.index, true);
      this.add(kind, year, match.index, end);
    }
  }

  readTwoDigits(): void {
    for (const match of this.text.matchAll(TWO_DIGIT)) {
      const value = Number(match[2]);
      if (value < 40 || value > 79) continue;
      this.add('two-digit', 2500 + value, match.index, match.index + match[0].length);
    }
  }

  readAd(): void {
    for (const match of this.text.matchAll(AD)) {
      const start = match.index;
      const kind = COPYRIGHT.test(this.before(start, 60)) ? 'copyright' : 'ad';
      this.add(kind, Number(match[2]) + 543, start, start + match[0].length);
    }
  }

  readBare(): void {
    for (const match of this.text.matchAll(BARE)) {
      const start = match.index;
      const kind = COPYRIGHT.test(this.before(start, 60)) ? 'copyright' : this.kindOf(start, false);
      this.add(kind, Number(match[1]), start, start + 4);
    }
  }

  /** Law or calendar, by the words before it on the same line. */
  private kindOf(start: number, marked: boolean): YearKind {
    const before = this.before(start, HORIZON);
    if (FISCAL_WORD.test(before) || OWN_BUDGET.test(before)) return 'calendar';
    const clause = before.slice(lastYearEnd(before));
    if (LAW_STRONG.test(clause)) return 'law';
    return marked && LAW_WEAK.test(clause) && !OWN_WORK.test(clause) ? 'law' : 'calendar';
  }

  private before(start: number, length: number): string {
    const slice = this.text.slice(Math.max(0, start - length), start);
    return slice.slice(slice.lastIndexOf('\n') + 1);
  }

  private add(kind: YearKind, year: number, start: number, end: number, through = year): void {
    if (this.claim(start, end)) this.mentions.push(mention(kind, year, start, end, through));
  }

  private isFree(start: number, end: number): boolean {
    for (let at = start; at < end; at++) if (this.taken[at]) return false;
    return true;
  }

  private claim(start: number, end: number): boolean {
    if (!this.isFree(start, end)) return false;
    this.taken.fill(1, start, end);
    return true;
  }
}

const MARK_BEFORE = /(?:พ\s?\.?\s?ศ\.?|ปี)[\s.:]{0,3}$/;

function mention(kind: YearKind, year: number, start: number, end: number, through = year): YearMention {
  return { year, through, fiscalYear: through, kind, start, end };
}

/** Where the last full year of the text ends: a law word before it belongs to that year. 0 = there is none. */
function lastYearEnd(text: string): number {
  let end = 0;
  for (const match of text.matchAll(/2[45]\d\d(?!\d)/g)) end = match.index + 4;
  return end;
}

/** พ.ศ. for what is written as a year: 2566, 66, 2023, or 3563 mistyped for 2563; null for what is none. */
function beYear(digits: string): number | null {
  const value = Number(digits);
  if (digits.length === 2) return value >= 40 && value <= 79 ? 2500 + value : null;
  if (value >= 1990 && value < 2050) return value + 543;
  if (value >= 2400 && value < 2630) return value;
  // One wrong key for the first digit.
  return /^[13-9]5[4-7]\d$/.test(digits) ? 2000 + (value % 1000) : null;
}

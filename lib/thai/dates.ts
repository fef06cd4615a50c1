import { hasDigit, toArabicDigits } from './digits';
import { buddhistYear, MONTH_PATTERN, MONTHS, monthOf } from './months';

/** พ.ศ. = A.D. + 543. */
export const BE_OFFSET = 543;

const BANGKOK_MS = 7 * 60 * 60 * 1000;

/** Year, month 1-12 and day of an ISO date or date-time; throws RangeError('not-a-date') when it is none. */
function parts(iso: string): { year: number; month: number; day: number } {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:$|T)/.exec(iso);
  const [year, month, day] = [Number(found?.[1]), Number(found?.[2]), Number(found?.[3])];
  if (!found || month < 1 || month > 12 || day < 1 || day > 31) throw new RangeError('not-a-date');
  return { year, month, day };
}

/**
 * The fiscal year (พ.ศ.) of an ISO date: October to September, named by the year in which it ends.
 * Source: พ.ร.บ.วิธีการงบประมาณ พ.ศ. 2561, section 4. 2024-12-09 → 2568. Throws RangeError('not-a-date').
 */
export function fiscalYearOf(isoDate: string): number {
  const { year, month } = parts(isoDate);
  return fiscalYearOfMonth(year + BE_OFFSET, month);
}

/** The fiscal year of a month: พ.ศ. calendar year and month 1-12 in, พ.ศ. fiscal year out. */
export function fiscalYearOfMonth(year: number, month: number): number {
  return month >= 10 ? year + 1 : year;
}

/** 2024-12-09 → '9 ธ.ค. 2567'; in `long` style '9 ธันวาคม 2567'. Throws RangeError('not-a-date'). */
export function formatThaiDate(iso: string, style: 'short' | 'long' = 'short'): string {
  const { year, month, day } = parts(iso.length > 10 ? inBangkok(new Date(iso)).slice(0, 10) : iso);
  const name = MONTHS[month - 1];
  return `${day} ${style === 'long' ? name?.full : name?.short} ${year + BE_OFFSET}`;
}

/** An ISO instant as Bangkok's date and clock: '9 ธ.ค. 2567 14.05 น.'. Throws RangeError when it is no instant. */
export function formatThaiDateTime(iso: string): string {
  return `${formatThaiDate(inBangkok(new Date(iso)).slice(0, 10))} ${formatThaiTime(iso)} น.`;
}

/** An ISO instant as Bangkok's clock, with a point as in official letters: '14.05'. Throws RangeError when it is none. */
export function formatThaiTime(iso: string): string {
  return inBangkok(new Date(iso)).slice(11, 16).replace(':', '.');
}

/** The date in Bangkok (no daylight saving time) at `now`, as YYYY-MM-DD. */
export function todayIso(now: Date): string {
  return inBangkok(now).slice(0, 10);
}

function inBangkok(instant: Date): string {
  return new Date(instant.getTime() + BANGKOK_MS).toISOString();
}

/** A date written in a text: พ.ศ. calendar year, month 1-12, day 1-31 or null where only month and year stand. */
export type DateMention = { year: number; month: number; day: number | null; start: number; end: number };

const ERA = '(?:พ\\s?\\.?\\s?ศ\\.?|ปี|ค\\s?\\.?\\s?ศ\\.?)?';
const YEAR = '(\\d{4}|\\d{2})(?!\\d|[.,/:]\\d)';
/** ธันวาคม 2567 · ต.ค. 66; the day may stand before it. */
const MONTH_AND_YEAR = new RegExp(`(${MONTH_PATTERN})\\s{0,3}${ERA}[\\s.,]{0,3}${YEAR}`, 'gi');
/** 9 ธ.ค. 2567 · ๙ เดือน ธันวาคม พ.ศ. ๒๕๖๗ · 9 Dec 2024 */
const DAY_BEFORE = /(?<!\d)(\d{1,2})\s{0,3}(?:เดือน\s{0,3})?$/;
const DAY_LENGTH = 14;
/** December 9, 2024 */
const ENGLISH = new RegExp(`(${MONTH_PATTERN})\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?,\\s{0,3}(\\d{4})(?!\\d)`, 'gi');
/** 12/03/66 · 12-03-2566 · 31.12.2566 */
const NUMERIC = /(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)/g;
/** 2024-12-09 · 2567/12/9 */
const ISO = /(?<![\d./-])(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?![\d/-]|\.\d)/g;

/** The dates written in a text, in order, not overlapping. Thai and Arabic digits, Thai and English months, พ.ศ. and ค.ศ. */
export function datesIn(text: string): DateMention[] {
  if (!hasDigit(text)) return [];
  const arabic = toArabicDigits(text);
  const found: DateMention[] = [];
  const add = (start: number, end: number, year: number | null, month: number, day: number | null) => {
    if (year === null || month < 1 || month > 12 || (day !== null && (day < 1 || day > 31))) return;
    found.push({ year, month, day, start, end });
  };
  for (const match of arabic.matchAll(MONTH_AND_YEAR)) {
    const { index, 0: whole, 1: name = '', 2: digits = '' } = match;
    const before = DAY_BEFORE.exec(arabic.slice(Math.max(0, index - DAY_LENGTH), index));
    const start = index - (before?.[0].length ?? 0);
    const day = before ? Number(before[1]) : null;
    add(start, index + whole.length, buddhistYear(digits), monthOf(name), day);
    // A number that is no day leaves month and year.
    if (day !== null && (day < 1 || day > 31))
      add(index, index + whole.length, buddhistYear(digits), monthOf(name), null);
  }
  for (const match of arabic.matchAll(ENGLISH)) {
    const { index, 0: whole, 1: name = '', 2: day, 3: digits = '' } = match;
    add(index, index + whole.length, buddhistYear(digits), monthOf(name), Number(day));
  }
  for (const match of arabic.matchAll(NUMERIC)) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    // Day first, as Thais write; 03/25/2022 can only be the American order.
    const american = second > 12 && first <= 12;
    const end = match.index + match[0].length;
    add(match.index, end, numericYear(match[4] ?? ''), american ? first : second, american ? second : first);
  }
  for (const match of arabic.matchAll(ISO)) {
    const end = match.index + match[0].length;
    add(match.index, end, buddhistYear(match[1] ?? ''), Number(match[3]), Number(match[4]));
  }
  return withoutOverlaps(found);
}

/** '66' beside slashes is 2566, '24' is A.D. 2024. */
function numericYear(digits: string): number | null {
  const value = Number(digits);
  return digits.length === 2 && value < 40 ? 2000 + value + BE_OFFSET : buddhistYear(digits);
}

/** In order of place; of two that overlap the longer stays. */
function withoutOverlaps(found: DateMention[]): DateMention[] {
  const kept: DateMention[] = [];
  for (const mention of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || mention.start >= last.end) kept.push(mention);
  }
  return kept;
}

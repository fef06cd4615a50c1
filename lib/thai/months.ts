import { toArabicDigits } from './digits';

type Month = { full: string; short: string; others: readonly string[] };

/** The months by their order in the calendar year: full name, official short form, other ways people write them. */
export const MONTHS: readonly Month[] = [
  { full: 'มกราคม', short: 'ม.ค.', others: ['มกรา', 'january', 'jan'] },
  { full: 'กุมภาพันธ์', short: 'ก.พ.', others: ['กุมภาพันธุ์', 'กุมพาพันธ์', 'กุมภา', 'february', 'feb'] },
  { full: 'มีนาคม', short: 'มี.ค.', others: ['มีนา', 'march', 'mar'] },
  { full: 'เมษายน', short: 'เม.ย.', others: ['เมษา', 'april', 'apr'] },
  { full: 'พฤษภาคม', short: 'พ.ค.', others: ['พฤกษภาคม', 'พฤษภา', 'may'] },
  { full: 'มิถุนายน', short: 'มิ.ย.', others: ['มิถุนา', 'june', 'jun'] },
  { full: 'กรกฎาคม', short: 'ก.ค.', others: ['กรกฏาคม', 'กรกฎา', 'กรกฏา', 'july', 'jul'] },
  { full: 'สิงหาคม', short: 'ส.ค.', others: ['สิงหา', 'august', 'aug'] },
  { full: 'กันยายน', short: 'ก.ย.', others: ['กันยา', 'september', 'sept', 'sep'] },
  { full: 'ตุลาคม', short: 'ต.ค.', others: ['ตุลา', 'october', 'oct'] },
  { full: 'พฤศจิกายน', short: 'พ.ย.', others: ['พฤษจิกายน', 'พฤจิกายน', 'พฤศจิกา', 'november', 'nov'] },
  { full: 'ธันวาคม', short: 'ธ.ค.', others: ['ธันวา', 'december', 'dec'] },
];

/** Short forms as a pattern: dots and spaces come and go (ม.ค. ม.ค มค. ม. ค.). */
function shortPattern(short: string): string {
  const [first, second] = short.split('.');
  return `${first}\\s?\\.?\\s?${second}(?:\\.|(?![ก-๙]))`;
}

function namePattern(name: string): string {
  return /[a-z]/.test(name) ? `(?<![a-z])${name}(?![a-z])\\.?` : name;
}

/** One alternative per month, longer names first; match with the `i` flag and ask `monthOf` which it was. */
export const MONTH_PATTERN = MONTHS.flatMap(({ full, short, others }) => [
  ...[full, ...others].map(namePattern),
  shortPattern(short),
]).join('|');

const MONTH_TESTS = MONTHS.map(({ full, short, others }) => {
  const names = [...[full, ...others].map(namePattern), shortPattern(short)];
  return new RegExp(`^(?:${names.join('|')})$`, 'i');
});

/** 1-12 for something that MONTH_PATTERN matched; 0 = no month. */
export function monthOf(name: string): number {
  return MONTH_TESTS.findIndex((test) => test.test(name)) + 1;
}

/** A month named in a text: 1-12, with the พ.ศ. year that stands right behind it (two-digit ones completed), else null. */
export type MonthMention = { month: number; year: number | null; start: number; end: number };

const MENTION = new RegExp(
  `(${MONTH_PATTERN})(?:\\s{0,3}(?:พ\\.?\\s?ศ\\.?|ปี)?[\\s.,]{0,3}(\\d{4}|\\d{2})(?![\\d/:]))?`,
  'gi',
);

/**
 * The months that a text names, in order. Short forms that are also names of commissions (ก.พ., ก.ค.) or words (may, mar)
 * count beside a number, alone, or in a list of months.
 */
export function monthMentions(text: string): MonthMention[] {
  const arabic = toArabicDigits(text);
  const found = [...arabic.matchAll(MENTION)].map((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const [, name = '', digits] = match;
    return { month: monthOf(name), year: digits === undefined ? null : buddhistYear(digits), start, end, name };
  });
  const certain = (mention: (typeof found)[number]) =>
    !isAmbiguous(mention.name) ||
    mention.year !== null ||
    arabic.trim().length <= mention.name.length ||
    /\d[\s.]{0,2}$/.test(arabic.slice(Math.max(0, mention.start - 4), mention.start));
  const kinds = new Set(found.map(({ month }) => month));
  return found
    .filter((mention) => kinds.size >= 3 || certain(mention))
    .map(({ month, year, start, end }) => ({ month, year, start, end }));
}

const AMBIGUOUS = /^(?:ก\s?\.?\s?[พค]|พ\s?\.?\s?[คย]|ส\s?\.?\s?ค|[a-z]{3,5}$)/i;

function isAmbiguous(name: string): boolean {
  return AMBIGUOUS.test(name);
}

/** '2567' → 2567, '67' → 2567, '2024' → 2567; null for what is no year beside a Thai month. */
export function buddhistYear(digits: string): number | null {
  const value = Number(digits);
  if (digits.length === 2) return value >= 30 ? 2500 + value : null;
  if (value >= 2400 && value < 2700) return value;
  return value >= 1900 && value < 2100 ? value + 543 : null;
}

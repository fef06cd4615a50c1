import { toArabicDigits } from '../thai/digits';

/** A stretch of a text: from, and one behind its last letter. */
export type Span = { from: number; to: number };

/** What parts the groups of a number as people write it. */
const GAP = '[-–—.\\u00ad\\u200b \\u00a0]{1,3}';
const GROUPED = new RegExp(`\\d(${GAP})\\d{4}(?:${GAP})\\d{5}(?:${GAP})\\d{2}(?:${GAP})\\d`, 'g');
const TOGETHER = /\d{13}/g;
const BOXES = new RegExp(`(?<!\\d)\\d(?:${GAP}\\d){12}(?!\\d)`, 'g');
/** Groups of any size, parted by hyphens: two of them at least. */
const HYPHENED = /\d{1,9}(?:\s?[-–—]\s?\d{1,9}){2,12}/g;

/**
 * Whether thirteen digits are a person's number: the first tells a person, the last is the check digit. 0 begins those of
 * companies and agencies, and of people without a register entry: these only where the words say a person's (`named`).
 */
export function isCitizenNumber(digits: string, named = false): boolean {
  if (!(named ? /^[0-8]\d{12}$/ : /^[1-8]\d{12}$/).test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < 12; at++) sum += Number(digits[at]) * (13 - at);
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
}

/**
 * Where citizen numbers stand in a text, however they are written: together, in the official groups, a digit a box, with hyphens;
 * in Thai or Arabic digits. Digits within an address, a file name or a longer number are none.
 */
export function citizenNumbers(text: string, named = false): Span[] {
  if (text.length < 13) return [];
  const plain = toArabicDigits(text);
  if (!/\d(?:[^\d]{0,3}\d){12}/.test(plain)) return [];
  const found: Span[] = [];
  for (const pattern of [TOGETHER, GROUPED, HYPHENED, BOXES]) {
    for (const match of plain.matchAll(pattern)) {
      const span = { from: match.index, to: match.index + match[0].length };
      if (found.some((one) => one.from < span.to && span.from < one.to)) continue;
      if (standsAlone(plain, span, pattern === BOXES) && isCitizenNumber(match[0].replace(/\D/g, ''), named))
        found.push(span);
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** No letter, digit or sign of an address touches it; a number in boxes does not go on in further boxes either. */
function standsAlone(text: string, { from, to }: Span, boxes: boolean): boolean {
  const before = text.slice(Math.max(0, from - 3), from);
  const after = text.slice(to, to + 3);
  if (/[A-Za-z0-9_/=&%#]$/.test(before) || /^[A-Za-z0-9_/=&%#]/.test(after)) return false;
  return !boxes || (!/(?:^|\D)\d.?$/.test(before) && !/^.?\d(?:$|\D)/.test(after));
}

/** The text with every digit of the spans as x. */
export function maskSpans(text: string, spans: readonly Span[]): string {
  let masked = '';
  let at = 0;
  for (const { from, to } of spans) {
    masked += text.slice(at, from) + text.slice(from, to).replace(/[0-9๐-๙]/g, 'x');
    at = Math.max(at, to);
  }
  return masked + text.slice(at);
}

import { hasDigit, toArabicDigits } from './digits';

/** A telephone number in a text: `number` is digits only with the leading 0 (or a four-digit hotline). */
export type PhoneMention = { number: string; kind: 'phone' | 'fax'; start: number; end: number };

/** 0 0000 0001 · 0-0000-0001-9 · 02-000-0001 · 081 000 0001 · +66 81 000 0001. Nine digits, or ten for mobile numbers. */
const PHONE = /(?<!\d)(?<!\d[-/.,])(?:\+66|0)(?:[-\s.()]{0,2}\d){8,9}(?!\d|[-\s]?\d{3})/g;
const HOTLINE = /(?:สายด่วน|hotline|call center|โทร(?:ศัพท์)?)[^\d\n]{0,12}(1\d{3})(?![\d-])/gi;
const FAX_BEFORE = /(?:โทรสาร|แฟ[กค]ซ์|fax|โทร\.?สาร)[^ก-๙\d]{0,8}$/i;

/** The Thai telephone and fax numbers in a text, in order. Thirteen-digit numbers (citizens, tax) are none. Places are in the text as given. */
export function phonesIn(text: string): PhoneMention[] {
  if (!hasDigit(text)) return [];
  const arabic = toArabicDigits(text);
  const found: PhoneMention[] = [];
  for (const match of arabic.matchAll(PHONE)) {
    const number = match[0].replace(/^\+66[-\s.]{0,2}0?/, '0').replace(/\D/g, '');
    const mobile = /^0[689]/.test(number);
    if (number.length !== (mobile ? 10 : 9)) {
      // 0-0000-0001-9: the last digit is another line of the same number.
      if (mobile || !/[-\s]\d$/.test(match[0])) continue;
    }
    const before = arabic.slice(Math.max(0, match.index - 24), match.index);
    const kind = FAX_BEFORE.test(before) ? 'fax' : 'phone';
    found.push({
      number: number.slice(0, mobile ? 10 : 9),
      kind,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  for (const match of arabic.matchAll(HOTLINE)) {
    const end = match.index + match[0].length;
    found.push({ number: match[1] ?? '', kind: 'phone', start: end - 4, end });
  }
  return found.sort((a, b) => a.start - b.start);
}

export type EmailMention = { address: string; start: number; end: number };

const EMAIL =
  /(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}\s?(?:@|\(at\)|\[at\])\s?(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,12}(?![a-z0-9])/gi;

/** The e-mail addresses in a text, lower case, also with (at) for @. */
export function emailsIn(text: string): EmailMention[] {
  return [...text.matchAll(EMAIL)].map((match) => ({
    address: match[0]
      .replace(/\s?(?:\(at\)|\[at\])\s?/i, '@')
      .replace(/\s/g, '')
      .toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

export type AddressPart = 'number' | 'moo' | 'road' | 'tambon' | 'amphoe' | 'province' | 'postcode';
export type AddressMention = { parts: Partial<Record<AddressPart, string>>; start: number; end: number };

const PLACE_NAME =
  '\\s{0,2}(?!หรือ|และ|ตำบล|อำเภอ|จังหวัด)([ก-ฮเ-ไ][ก-ฮะ-ฺเ-ไ็-๎]{1,24}?)(?=\\s|[0-9,()]|อ\\.|อำเภอ|จ\\.|จังหวัด|ต\\.|ตำบล|เขต|แขวง|โทร|รหัส|$)';
const PARTS: readonly [AddressPart, RegExp][] = [
  [
    'number',
    /(?:เลขที่|บ้านเลขที่|ที่ตั้ง|ที่อยู่|ที่ทำการ)[\s:]{0,3}(\d{1,5}(?:\/\d{1,4})?)(?![\d/])|(?<![\d/])(\d{1,5}(?:\/\d{1,4})?)\s{0,2}(?=หมู่|ม\.\s?\d|ถนน|ถ\.)/g,
  ],
  ['moo', /(?:หมู่ที่|หมู่|ม\.)\s{0,2}(\d{1,2})(?!\d)/g],
  ['road', new RegExp(`(?:ถนน|ถ\\.)${PLACE_NAME}`, 'g')],
  ['tambon', new RegExp(`(?:ตำบล|(?<![ก-๙.])ต\\.|แขวง)${PLACE_NAME}`, 'g')],
  ['amphoe', new RegExp(`(?:อำเภอ|(?<![ก-๙.])อ\\.|(?<=\\s)เขต)${PLACE_NAME}`, 'g')],
  ['province', new RegExp(`(?:จังหวัด|(?<![ก-๙.])จ\\.)${PLACE_NAME}|(กรุงเทพ(?:มหานคร|ฯ))`, 'g')],
  ['postcode', /(?<![\d-])([1-9]\d{4})(?![\d-]|,\d)/g],
];
/** Parts of one address stand close together. */
const NEAR = 40;

/**
 * The Thai postal addresses in a text: at least two of ตำบล, อำเภอ, จังหวัด close together. Which parts are there tells how complete each is:
 * the name of an agency often carries three of them without being an address.
 */
export function addressesIn(text: string): AddressMention[] {
  const arabic = toArabicDigits(text);
  const tokens = PARTS.flatMap(([part, pattern]) =>
    [...arabic.matchAll(pattern)].map((match) => ({
      part,
      value: match[1] ?? match[2] ?? '',
      start: match.index,
      end: match.index + match[0].length,
    })),
  ).sort((a, b) => a.start - b.start);
  const found: AddressMention[] = [];
  let current: AddressMention | null = null;
  for (const { part, value, start, end } of tokens) {
    if (current !== null && start - current.end <= NEAR && current.parts[part] === undefined) {
      current.parts[part] = value;
      current.end = Math.max(current.end, end);
    } else {
      if (current !== null) found.push(current);
      current = { parts: { [part]: value }, start, end };
    }
  }
  if (current !== null) found.push(current);
  return found.filter(({ parts }) => [parts.tambon, parts.amphoe, parts.province].filter(Boolean).length >= 2);
}

import { toArabicDigits } from '../thai/digits';

/** A text to read: as written, and letter for letter the same with Arabic digits. Cells are set apart by tabs, breaks inside a cell by \v. */
export type Source = { text: string; arabic: string; cut: boolean };

/** Letters read; a memo has some 20,000. */
export const MOST_LETTERS = 400_000;

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const CELL_TAG = /<\/?(?:td|th)(?:\s[^<>]{0,200})?>/gi;
const BREAK_TAG = /<\/?(?:p|br|li|ol|ul|div)(?:\s[^<>]{0,200})?\/?>/gi;
const OTHER_TAG = /<\/?(?:u|b|i|strong|em|span|table|tbody|thead|tr)(?:\s[^<>]{0,200})?>|\*\*/gi;

/** Bounded, without tags and invisible characters, SARA AM joined. Lines stay lines. */
export function sourceOf(input: string): Source {
  const text = input
    .slice(0, MOST_LETTERS)
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085\f]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(/\u00a0/g, ' ')
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33')
    .replace(CELL_TAG, '\t')
    .replace(BREAK_TAG, '\v')
    .replace(OTHER_TAG, '')
    .replace(/ {2,}/g, ' ');
  return { text, arabic: toArabicDigits(text), cut: input.length > MOST_LETTERS };
}

/** Words on one line, for keeping: at most `most` letters. */
export function oneLine(text: string, most: number): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, most).trim();
}

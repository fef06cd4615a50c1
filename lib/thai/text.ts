import { toArabicDigits } from './digits';

/** Glyph variants in the private use area that old Thai fonts and PDF writers leave in text (U+F700-U+F71A). */
const GLYPH_VARIANTS =
  '\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a';

const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/**
 * Thai text in one spelling of its characters, for comparing: NFC, SARA AM joined (ํ+า → ำ, tone mark before it),
 * tone marks after their vowel, doubled marks and เเ folded, zero-width characters removed, Thai digits as 0-9,
 * white space folded to single spaces and trimmed. Words are not changed: that is `spelling.ts`. Idempotent.
 */
export function normalize(text: string): string {
  return ODD.test(text) ? rewritten(text) : text.replace(/\s+/g, ' ').trim();
}

/**
 * What most words have nothing of: letters that may not be in NFC or are to be replaced, marks beside each other. Thai and
 * Latin letters with one mark at a time are normal as they stand.
 */
const ODD =
  /[^\0-\u00ac\u00ae-\u02ff\u0e01-\u0e4f\u0e5a\u0e5b\u2010-\u2029\u2030-\u205e]|เเ|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2}|\u0e4d\u0e32/;

function rewritten(text: string): string {
  return toArabicDigits(
    text
      .normalize('NFC')
      .replace(INVISIBLE, '')
      .replace(/[\uf700-\uf71a]/g, (glyph) => GLYPH_VARIANTS.charAt(glyph.charCodeAt(0) - 0xf700))
      .replace(/เเ/g, 'แ')
      .replace(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}\u0e32?/g, orderMarks)
      .replace(/\u0e4d\u0e32/g, '\u0e33'),
  )
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Real text has a few dozen clusters of marks, each of them thousands of times. */
const ordered = new Map<string, string>();

/** Vowel before tone mark, each mark once; NIKHAHIT with SARA AA behind it becomes SARA AM after the tone mark. */
function orderMarks(marks: string): string {
  const known = ordered.get(marks);
  if (known !== undefined) return known;
  const result = inOrder(marks);
  if (ordered.size < 1_000 && marks.length <= 4) ordered.set(marks, result);
  return result;
}

function inOrder(marks: string): string {
  const aa = marks.endsWith('\u0e32');
  const unique = [...new Set(aa ? marks.slice(0, -1) : marks)];
  const isTone = (mark: string) => mark >= '\u0e48' && mark <= '\u0e4b';
  const vowels = unique.filter((mark) => !isTone(mark) && mark !== '\u0e4d' && mark !== '\u0e4c');
  const tones = unique.filter(isTone);
  const killer = unique.filter((mark) => mark === '\u0e4c');
  const nikhahit = unique.includes('\u0e4d');
  const am = nikhahit && aa;
  return [
    ...vowels,
    ...(nikhahit && !am ? ['\u0e4d'] : []),
    ...tones,
    ...killer,
    am ? '\u0e33' : aa ? '\u0e32' : '',
  ].join('');
}

/** `normalize`, lower case and without any white space: Thai does not separate words, and pages break lines anywhere. */
export function squash(text: string): string {
  return normalize(text.replace(/\s+/g, '').toLowerCase());
}

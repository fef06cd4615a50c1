import { hasDigit, toArabicDigits } from './digits';

/**
 * An O-code written in a text. `form` tells how sure the writing is: `letter` O12, OIT 12 · `digit` 012, ๐๑๒ (a zero for the
 * letter). `range`: it is one of two codes written as O40-O41 for one thing.
 */
export type CodeMention = {
  /** As O12, whatever the writing. */
  code: string;
  number: number;
  form: 'letter' | 'digit';
  range: boolean;
  start: number;
  end: number;
};

/** Last code of the longest numbering (2563-2566); codes above it belong to other schemes and are reported all the same. */
const LAST_NACC = 43;

/** O12, o12, OIT 12, O-12, O.12, O012; Cyrillic and Greek look-alikes of the letter too. */
const LETTER = /(?<![a-zA-Z0-9])(?:OIT|[OoΟОоο]|oit|Oit)(?:\s|[-–.:_]){0,2}0{0,2}([1-9]\d?)(?![\da-z])(?!\.\d{3})/g;
/** 012 with a digit zero for the letter, where a code can stand: first in the line, or alone between brackets. */
const DIGIT = /(?<=^[\s(["“•*-]{0,4}|[([]\s?|ข้อ\s?)0([1-4]\d)(?![\d/]|[-.,:]\d|\s?-?\s?\d{3})/g;
/** What stands between the two codes of a range. */
const BETWEEN = /^\s{0,3}(?:-|–|—|−|~|ถึง)\s{0,3}$/;
/** Letters of a document number right before it: ศธ O2, ที่ มท 012. */
const DOCUMENT = /(?:^|[^ก-๙])(?:ที่|เลขที่|[กทนมศสรอยพ][ธทรคพวบดก])[\s.]{0,3}$/;

/**
 * The O-codes that a text writes, in order, in every writing known: `O1`, `o10:`, `(O13)name`, `OIT 1`, `O01`, `010`, `๐๑๘`, `O40-O41`.
 * Section ranges over more than two codes (`O7 - O16`), MOIT1, EB1, ศธ O2, 9.1, list numbers and telephone numbers are none.
 */
export function codesIn(text: string): CodeMention[] {
  if (!hasDigit(text)) return [];
  const arabic = toArabicDigits(text);
  const found = [...mentionsOf(arabic, LETTER, 'letter'), ...mentionsOf(arabic, DIGIT, 'digit')].sort(
    (a, b) => a.start - b.start,
  );
  const kept: CodeMention[] = [];
  for (let at = 0; at < found.length; at++) {
    const here = found[at];
    const next = found[at + 1];
    if (here === undefined) break;
    const pair = next !== undefined && BETWEEN.test(arabic.slice(here.end, next.start));
    const bare = pair ? null : bareEnd(arabic, here);
    if (!pair && bare === null) {
      kept.push(here);
      continue;
    }
    const last = pair ? next : bare;
    if (pair) at += 1;
    if (last === null || last === undefined || last.number !== here.number + 1) continue;
    kept.push({ ...here, range: true }, { ...last, range: true });
  }
  return kept;
}

function mentionsOf(text: string, pattern: RegExp, form: CodeMention['form']): CodeMention[] {
  const found: CodeMention[] = [];
  for (const match of text.matchAll(pattern)) {
    const number = Number(match[1]);
    const start = match.index;
    if (form === 'digit' && (number < 10 || number > LAST_NACC)) continue;
    if (DOCUMENT.test(text.slice(Math.max(0, start - 12), start))) continue;
    found.push({ code: `O${number}`, number, form, range: false, start, end: start + match[0].length });
  }
  return found;
}

/** The second number of a range that does not repeat the letter (O40-41); null when none follows. */
function bareEnd(text: string, first: CodeMention): CodeMention | null {
  const rest = /^\s{0,2}[-–—]\s{0,2}(\d{1,2})(?![\d./])/.exec(text.slice(first.end, first.end + 8));
  const number = Number(rest?.[1]);
  if (!rest || first.form !== 'letter' || number <= first.number) return null;
  const end = first.end + rest[0].length;
  return { code: `O${number}`, number, form: 'letter', range: true, start: end - (rest[1]?.length ?? 0), end };
}

import type { Source } from './source';

/** A code of a list; of a range (๐๓๕-๐๔๑) each of its codes, with the writing of the whole. */
export type ListedCode = { written: string; code: string; start: number; end: number };

/**
 * O18, o 18, OIT 18, O018 · 018, ๐๑๘: a zero for the letter, which in a list can be nothing else. Not 0.5, 01/2566, 0-7700.
 * Where codes are not expected, `lib/thai/codes` is stricter.
 */
const LETTER = '(?:OIT|oit|[OoΟОоο])[\\s.:_-]{0,2}0{0,2}';
const CODE = new RegExp(`(?<![A-Za-z0-9.])(${LETTER}|0{1,2})([1-9]\\d?)(?![\\dA-Za-z]|[./-]\\d|,\\d{3})`, 'g');
/** A range ends in a dash and a code, so there a dash may follow. */
const CODE_BEFORE_DASH = new RegExp(`(?<![A-Za-z0-9.])(${LETTER}|0{1,2})([1-9]\\d?)(?=-(?:${LETTER}|0)?[1-9])`, 'g');
const UP_TO = /^\s{0,3}(?:-|–|—|−|~|ถึง|จนถึง)\s{0,3}(?:ข้อ\s{0,2})?$/;
const BARE_END = /^\s{0,3}(?:-|–|—|−|~|ถึง|จนถึง)\s{0,3}(\d{1,2})(?![\d./])/;
/** O1, 2, 8 และ 9: the letter once. */
const BARE_NEXT = /^\s{0,3}(?:,|และ|กับ)\s{0,3}([1-9]\d?)(?=\s{0,3}(?:,|และ|กับ|[)\n]|$))/;
const WIDEST = 60;

/** Which writing of a code counts: anywhere only the letter is sure. */
export type CodeForm = 'any' | 'letter';

/** The codes written in `source` from `from` up to `to`, in order, ranges written out. Codes up to O99, whatever the edition has. */
export function codesListed({ text, arabic }: Source, from: number, to: number, form: CodeForm = 'any'): ListedCode[] {
  const part = arabic.slice(from, to);
  const mentions = [...part.matchAll(CODE), ...part.matchAll(CODE_BEFORE_DASH)]
    .filter(([, head = '']) => form === 'any' || /[^0]/.test(head))
    .sort((a, b) => a.index - b.index)
    .map((match) => ({ number: Number(match[2]), start: match.index, end: match.index + match[0].length }));
  const listed: ListedCode[] = [];
  const add = (number: number, start: number, end: number) => {
    const written = text.slice(from + start, from + end).trim();
    listed.push({ written: written.slice(0, 20), code: `O${number}`, start: from + start, end: from + end });
  };
  const addRange = (first: number, last: number, start: number, end: number) => {
    for (let number = first; number <= last; number++) add(number, start, end);
  };
  for (let at = 0; at < mentions.length; at++) {
    const here = mentions[at];
    if (!here) break;
    const next = mentions[at + 1];
    const last = listed.at(-1);
    if (last && here.start + from < last.end) continue;
    if (next && UP_TO.test(part.slice(here.end, next.start)) && isRange(here.number, next.number)) {
      addRange(here.number, next.number, here.start, next.end);
      at += 1;
      continue;
    }
    const bare = BARE_END.exec(part.slice(here.end, here.end + 12));
    if (bare && isRange(here.number, Number(bare[1]))) {
      addRange(here.number, Number(bare[1]), here.start, here.end + bare[0].length);
      continue;
    }
    add(here.number, here.start, here.end);
    let end = here.end;
    for (let count = 0; count < WIDEST; count++) {
      const more = BARE_NEXT.exec(part.slice(end, end + 24));
      if (!more) break;
      const start = end + more[0].length - (more[1]?.length ?? 0);
      end += more[0].length;
      add(Number(more[1]), start, end);
    }
  }
  return listed;
}

function isRange(first: number, last: number): boolean {
  return last > first && last - first <= WIDEST;
}

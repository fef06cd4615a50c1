import { toArabicDigits } from '../thai/digits';
import { cleanLine, cleanText } from './clean';

/**
 * คำอธิบาย as agencies write it: the general text first, then one line a URL, numbered in the same order as the URLs
 * when there are several. `decompose` is its exact inverse on what `compose` made, so a sheet can be opened again;
 * a line end that is kept or added at the end is what tells apart the two cases that would look alike.
 */
export type Explanation = {
  /** For the item as a whole; may have several lines. */
  general: string;
  /** One for each URL, in order; each a single line, '' = none. */
  lines: string[];
};

/** Text for the cell. Line ends inside a URL's line become spaces: it is one line. */
export function compose({ general, lines }: Explanation): string {
  const text = cleanText(general);
  const own = lines.map(cleanLine);
  const [first] = own;
  if (own.length === 1 && first !== undefined) {
    return text === '' ? first : `${text}\n${first}`;
  }
  if (own.some((line) => line !== '')) {
    const numbered = numberLines(own).join('\n');
    return text === '' ? numbered : `${text}\n${numbered}`;
  }
  return readsNumbered(stripEnd(text), own.length) ? `${text}\n` : text;
}

/**
 * General text and per-URL lines of a composed text for `count` URLs. Exact for what `compose` made. Also reads what
 * people write: numbers as `1)`, `๑.`, and lines of their own without a number, which belong to the number before.
 */
export function decompose(text: string, count: number): Explanation {
  const clean = cleanText(text);
  const none = Array.from({ length: count }, () => '');
  if (count === 0 || clean === '') return { general: clean, lines: none };
  if (count === 1) {
    const at = clean.lastIndexOf('\n');
    return at < 0 ? { general: '', lines: [clean] } : { general: clean.slice(0, at), lines: [clean.slice(at + 1)] };
  }
  if (looksNumbered(clean, count)) {
    const all = clean.split('\n');
    const own = all.slice(-count).map((line, at) => line.slice(`${at + 1}. `.length));
    return { general: all.slice(0, -count).join('\n'), lines: own };
  }
  if (clean.endsWith('\n') && readsNumbered(stripEnd(clean), count))
    return { general: clean.slice(0, -1), lines: none };
  return readLoosely(clean, count) ?? { general: clean, lines: none };
}

/** '1. first', '2. second' ... */
export function numberLines(lines: readonly string[]): string[] {
  return lines.map((line, at) => (line === '' ? `${at + 1}.` : `${at + 1}. ${line}`));
}

/** One line as it is, several numbered: what stands in the URL cell of a sheet. */
export function numberIfSeveral(lines: readonly string[]): string[] {
  return lines.length > 1 ? numberLines(lines) : [...lines];
}

/** Without line ends at its end; a loop, because /\n+$/ takes quadratic time on many of them. */
function stripEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}

/** The last `count` lines are numbered 1 to `count`, as `numberLines` writes them. */
function looksNumbered(text: string, count: number): boolean {
  const last = text.split('\n').slice(-count);
  return (
    count > 1 &&
    last.length === count &&
    last.every((line, at) => line === `${at + 1}.` || line.startsWith(`${at + 1}. `))
  );
}

/** General text that would be taken for the lines of the URLs. */
function readsNumbered(text: string, count: number): boolean {
  return looksNumbered(text, count) || readLoosely(text, count) !== null;
}

const NUMBER = /^\s*([0-9๐-๙]{1,3})\s*[.)]\s*/;

function readLoosely(text: string, count: number): Explanation | null {
  const general: string[] = [];
  const lines: string[][] = [];
  if (count < 2) return null;
  for (const line of text.split('\n')) {
    const found = NUMBER.exec(line);
    if (found && Number(toArabicDigits(found[1] ?? '')) === lines.length + 1) lines.push([line.slice(found[0].length)]);
    else (lines.at(-1) ?? general).push(line);
  }
  if (lines.length !== count) return null;
  return { general: stripEnd(general.join('\n')), lines: lines.map((own) => cleanLine(own.join('\n'))) };
}

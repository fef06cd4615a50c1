/**
 * What may stand in a cell. `cleanText` makes text that every format can hold; `guardCell` keeps a cell of a
 * text format (CSV, TSV, HTML) from being run as a formula, and `unguardCell` takes exactly that back.
 * Source of the starters: OWASP, "CSV injection" (= + - @ tab CR LF), and the full-width forms that Excel reads as these.
 */

// Invalid in XML 1.0: C0 controls but tab and line feed, lone surrogates, U+FFFE, U+FFFF; C1 controls say nothing either.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is to be removed
const INVALID = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Line ends as \n, and no character that XML forbids. Idempotent; everything else is kept as it is. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(LONE_SURROGATE, '')
    .replace(INVALID, '');
}

/** Clean text on one line, outer space removed. */
export function cleanLine(text: string): string {
  const lines = cleanText(text)
    .split('\n')
    .map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

/** A URL that stays one line and one word: line ends and tabs dropped, other space and '…' encoded, as browsers do. */
export function cleanUrl(url: string): string {
  return cleanText(url)
    .replace(/[\n\t]/g, '')
    .trim()
    .replace(/[\s…]/g, encodeURIComponent);
}

const STARTS_FORMULA = /^'*(?:\t|\s*[=+\-@＝＋－＠])/;
/** On a later line of a cell a dash before a Thai word is a list mark, which no spreadsheet can run. */
const LATER_STARTS_FORMULA = /^'*(?:\t|\s*(?:[=+@＝＋＠]|[-－](?!\s*[\u0e00-\u0e7f])))/;

/** Whether a spreadsheet could take this clean text, typed or pasted as it is, for a formula. */
export function startsFormula(text: string): boolean {
  return text.split('\n').some((line, at) => (at === 0 ? STARTS_FORMULA : LATER_STARTS_FORMULA).test(line));
}

/** Clean text with an apostrophe before each line that could start a formula. */
export function guardCell(text: string): string {
  return eachLine(text, (line, risky) => (risky.test(line) ? `'${line}` : line));
}

/** The inverse of `guardCell`: unguardCell(guardCell(t)) === t for every clean t. */
export function unguardCell(text: string): string {
  return eachLine(text, (line, risky) => (line.startsWith("'") && risky.test(line.slice(1)) ? line.slice(1) : line));
}

function eachLine(text: string, change: (line: string, risky: RegExp) => string): string {
  return text
    .split('\n')
    .map((line, at) => change(line, at === 0 ? STARTS_FORMULA : LATER_STARTS_FORMULA))
    .join('\n');
}

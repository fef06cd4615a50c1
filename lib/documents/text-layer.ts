/**
 * The text layer of a PDF is what its writer says that the glyphs mean; for Thai it is often nearly right. What can be put
 * right without guessing is put right here; what cannot is told from text.
 */

const CONSONANT = '\u0e01-\u0e2e';
/** Vowels, tone marks and signs that stand above or below a consonant. */
const MARK = '\u0e31\u0e34-\u0e3a\u0e47-\u0e4e';
const TONE = '\u0e48-\u0e4b';

/** Text is of a page or a document; what a repair is decided by is counted over all of it. */
export type Repair = (text: string) => string;

/**
 * The repairs that a document's text layer needs, decided once over a sample of it.
 * - windows-874 letters shown as Latin-1 (ÃÒÂ§Ò¹ for รายงาน): fonts of before 2000, without a map to Unicode.
 * - Word writes SARA AM as a space and SARA AA (ส านักงาน), or makes every SARA AA a SARA AM (ส ำนักงำน).
 * - PDFium sees a gap behind SARA AM where a writer set it apart (ตำ บล).
 */
export function repairsFor(sample: string): Repair {
  const steps: Repair[] = [plain];
  let seen = plain(sample);
  const add = (wanted: boolean, step: Repair) => {
    if (!wanted) return;
    steps.push(step);
    seen = step(seen);
  };
  add(isLatinThai(seen), (text) => plain(fromLatinThai(text)));
  add(count(seen, SPLIT_AA) > 0, (text) => text.replace(SPLIT_AA, '$1$2$3\u0e33'));
  add(count(seen, SPLIT_AM) >= 2 && count(seen, /\u0e32/g) * 20 < count(seen, /\u0e33/g), (text) =>
    text.replace(/\u0e33/g, '\u0e32').replace(SPLIT_AA, '$1$2$3\u0e33'),
  );
  add(count(seen, SPLIT_AM) > 0, (text) => text.replace(SPLIT_AM, '$1$2$3\u0e33'));
  const ams = count(seen, /\u0e33(?=.)/g);
  add(ams >= 2 && count(seen, GAP_AFTER_AM) >= 0.8 * ams, (text) => text.replace(GAP_AFTER_AM, '\u0e33'));
  return (text) => steps.reduce((whole, step) => step(whole), text);
}

/** No Thai word begins with SARA AA or SARA AM: a space before it is none. */
const SPLIT_AA = new RegExp(`([${CONSONANT}])([${TONE}]?) ([${TONE}]?)\\u0e32`, 'g');
const SPLIT_AM = new RegExp(`([${CONSONANT}])([${TONE}]?) ([${TONE}]?)\\u0e33`, 'g');
const GAP_AFTER_AM = /\u0e33 (?=[\u0e01-\u0e2e\u0e40-\u0e44])/g;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Without control characters; a NIKHAHIT and its SARA AA side by side, and no SARA AA behind a SARA AM that already holds it. */
function plain(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replace(/\u00a0/g, ' ')
    .replace(/([\u0e4d\uf711])([\u0e48-\u0e4b\uf70a-\uf70e]?) \u0e32/g, '$1$2\u0e32')
    .replace(/\u0e33([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33');
}

const LATIN_THAI = /[\u00a1-\u00da\u00df-\u00fb]/g;

/** Runs of Latin-1 letters where a text has no Thai at all: no language is written so. */
function isLatinThai(text: string): boolean {
  const letters = count(text, LATIN_THAI);
  return letters >= 20 && letters * 2 > text.replace(/\s/g, '').length && !/[\u0e01-\u0e2e]{2}/.test(text);
}

function fromLatinThai(text: string): string {
  return text.replace(LATIN_THAI, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xa1 + 0x0e01));
}

/** Letters, digits and signs that Thai documents are written with; glyph variants of old Thai fonts (U+F700-F71A) too. */
const ORDINARY =
  /[\u0e01-\u0e3a\u0e3f-\u0e5b\uf700-\uf71aA-Za-z0-9\u00c0-\u024f\s.,:;()/\-–—'"“”‘’!?%&*+=@#_<>|[\]{}~^$\\`•●○▪■□◆◇◊★☆✓✔✗☐☑➢➤→←↑↓↔…·×÷±≤≥≠°²³½¼¾§©®™£€¥\u00ad\u200b-\u200d\u2212\u2010\u2011\u2022\uf0a7\uf0b7\uf0d8\uf0fc\uf076]/g;
/** Marks without a consonant, leading vowels without one behind them, vowels that begin a word. */
const IMPOSSIBLE = new RegExp(
  `(?<![${CONSONANT}${MARK}\\uf700-\\uf71a])[${MARK}]|[\\u0e40-\\u0e44](?![${CONSONANT}\\s\\u0e40])|(?<![${CONSONANT}${MARK}\\uf700-\\uf71a])[\\u0e30\\u0e32\\u0e33]|[\\u0e34-\\u0e39]{2}|[${TONE}]{2}`,
  'g',
);

/** Characters that one must have seen before a text layer is called garbage. */
const ENOUGH = 40;

/**
 * How much of a text is no writing: 0 = none, 1 = all. Counted are private-use and control characters, letters of scripts
 * that no Thai document uses, and sequences that Thai does not have; without white space.
 */
export function garbageShare(text: string): number {
  const solid = text.replace(/\s+/g, '');
  if (solid.length < ENOUGH) return 0;
  const strange = solid.replace(ORDINARY, '').length;
  const thai = count(solid, /[\u0e01-\u0e5b]/g);
  const impossible = thai === 0 ? 0 : count(text, IMPOSSIBLE);
  const signs = count(solid, /[!-/:-@[-`{-~]/g);
  // Signs in the place of letters: glyph numbers taken for ASCII. Leaders of dots and rules are none.
  const ruled = count(solid, /[._\-=*]/g);
  const odd = signs - ruled > 0.35 * (solid.length - ruled) ? signs - ruled : 0;
  return Math.min(1, (strange + 1.5 * impossible + odd) / solid.length);
}

/** From this share on a text layer is not what one sees. */
export const GARBLED_FROM = 0.12;

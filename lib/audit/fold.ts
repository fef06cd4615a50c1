import { matchable } from '../thai/spelling';

/**
 * Text as the audit compares it. Folding takes away what writers of the same words differ in (spaces, punctuation,
 * digits, case, SARA AM joined, split or lost, ฎ for ฏ, doubled vowel signs, the commonest misspellings) and nothing
 * that tells words apart: tone marks stay, for ข้าว, ข่าว and ขาว are three words.
 */

/** Misspellings that change a word's folded letters and that the spelling table leaves, for they are words elsewhere. */
const MISSPELT: readonly (readonly [string, string])[] = [
  ['พึ่งพอใจ', 'พึงพอใจ'],
  ['แผ่นปฎิบัติ', 'แผนปฎิบัติ'],
  ['แผ่นดาเนิน', 'แผนดาเนิน'],
  ['แผ่นพัฒนา', 'แผนพัฒนา'],
  ['เวป', 'เว็บ'],
  ['ประมวลผลจริย', 'ประมวลจริย'],
  ['คอรัปชั่น', 'คอร์รัปชัน'],
  ['คอรัปชัน', 'คอร์รัปชัน'],
  ['คอร์รัปชั่น', 'คอร์รัปชัน'],
  ['ออรไลน์', 'ออนไลน์'],
  ['บุคคลากร', 'บุคลากร'],
  ['บุคลกร', 'บุคลากร'],
  ['โปรงใส', 'โปร่งใส'],
];

/** A quick look, for most words have none of them. */
const ANY_MISSPELT = new RegExp(MISSPELT.map(([wrong]) => wrong).join('|'));

const DROPPED =
  /(?:[!-%'-/:-@[-`{-~“”‘’„«»•·–—―…ๆฯ°©®™→»›▶►|\p{Extended_Pictographic}\p{Regional_Indicator}]|\u{200d}|\u{fe0f})+/gu;

/** What letters become when folded: also applied to the patterns of the signals, so that like is compared with like. */
export function foldLetters(text: string): string {
  return /[ำฏ]/.test(text) ? text.replaceAll('ำ', 'า').replaceAll('ฏ', 'ฎ') : text;
}

/** The same words stand in menu, heading and list, and one text is looked at for many things: each is folded once. */
const memo = new Map<string, string>();
/** Letters kept: some MB. */
const MEMO_LETTERS = 1_500_000;
let memoLetters = 0;

/** Folds a text for matching. Linear in its length; the result is not for showing. */
export function fold(text: string): string {
  const known = memo.get(text);
  if (known !== undefined) return known;
  const result = folded(text);
  memoLetters += text.length + 20;
  if (memoLetters > MEMO_LETTERS) {
    memo.clear();
    memoLetters = text.length;
  }
  memo.set(text, result);
  return result;
}

function folded(text: string): string {
  let out = foldLetters(matchable(text)).replace(DROPPED, '');
  if (!ANY_MISSPELT.test(out)) return out;
  for (const [wrong, right] of MISSPELT) if (out.includes(wrong)) out = out.replaceAll(wrong, right);
  return out;
}

const COMBINING = /[ัิ-ฺ็-๎]/g;

/** Folded without vowel and tone marks above and below: as site builders make Thai slugs (แนวปฏบตการจดการ). For addresses only. */
export function skeleton(text: string): string {
  return fold(text).replace(COMBINING, '').replace(/า/g, '');
}

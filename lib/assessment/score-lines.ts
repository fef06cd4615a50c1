import { indexEdition } from '../checklist';
import type { EditionPack } from '../checklist/schema';
import { codesIn } from '../thai/codes';
import { toArabicDigits } from '../thai/digits';

export type ScoreLine = { item: string; code: string; score: number; comment: string };
export type ScoreLines = {
  /** In the order of the text; an item that stands twice counts as it stood last. */
  lines: ScoreLine[];
  /** Codes with a score that the edition does not have. */
  unknown: string[];
  /** Codes of lines in which no score could be told. */
  unclear: string[];
};

const MOST_LETTERS = 200_000;
/** A score by itself: not part of a longer number, a date or a code. */
const SCORE = /(?<![\d.,/])(\d{1,3}(?:\.\d{1,2})?)(?![\d/]|[.,]\d)\s*(?:%|คะแนน)?/g;

/**
 * Reads what ITAS shows of item scores, pasted as text: one item a line, its code (O12, ๐๑๒, ข้อ O12) and its score, in
 * whatever columns; what follows the score is the assessor's word. Lines without a code belong to none and are passed over.
 */
export function readScoreLines(text: string, edition: EditionPack): ScoreLines {
  const byCode = new Map(indexEdition(edition).items.map(({ item }) => [item.code as string, item]));
  const found = new Map<string, ScoreLine>();
  const unknown = new Set<string>();
  const unclear = new Set<string>();
  for (const line of text.slice(0, MOST_LETTERS).split(/\r\n?|\n/)) {
    const codes = codesIn(line);
    const [first] = codes;
    if (!first || codes.some(({ code }) => code !== first.code)) {
      for (const { code } of codes) unclear.add(code);
      continue;
    }
    const rest = toArabicDigits(line).slice(first.end);
    const score = scoreIn(rest);
    const item = byCode.get(first.code);
    if (!score) unclear.add(first.code);
    else if (!item) unknown.add(first.code);
    else {
      // The comment as written, Thai digits too: both texts are letter for letter as long.
      const comment = line
        .slice(first.end + score.end)
        .replace(/[\s\t|]+/g, ' ')
        .trim();
      found.delete(item.id);
      found.set(item.id, { item: item.id, code: item.code, score: score.value, comment: comment.slice(0, 4_000) });
    }
  }
  for (const { code } of found.values()) unclear.delete(code);
  return { lines: [...found.values()], unknown: [...unknown], unclear: [...unclear] };
}

/** The score of a line: in a cell of its own where there are cells, else the only number that can be one. */
function scoreIn(text: string): { value: number; end: number } | null {
  let at = 0;
  for (const cell of text.split(/[\t|]/)) {
    const alone = /^\s*(\d{1,3}(?:\.\d{1,2})?)\s*(?:%|คะแนน)?\s*$/.exec(cell);
    if (alone && Number(alone[1]) <= 100) return { value: Number(alone[1]), end: at + cell.length };
    at += cell.length + 1;
  }
  const numbers = [...text.matchAll(SCORE)].filter(([, digits]) => Number(digits) <= 100);
  // Named as a score, or 0 and 100, which is what an item can have; a name may hold other numbers.
  const scores = numbers.filter(([whole, digits]) => /%|คะแนน/.test(whole) || ['0', '100'].includes(digits ?? ''));
  const [score] = scores.length > 0 ? scores : numbers;
  if (!score || (scores.length || numbers.length) > 1) return null;
  return { value: Number(score[1]), end: score.index + score[0].length };
}

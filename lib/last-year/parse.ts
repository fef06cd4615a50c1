import { knownYears, resolveEdition } from '../checklist/resolve';
import type { EditionPack } from '../checklist/schema';
import { failingIn } from './failing';
import { agencyNamed, resultYear } from './heading';
import { narrativeIn } from './narrative';
import { problemsOf } from './problems';
import { recommendationsIn } from './recommendations';
import { LastResult } from './schema';
import { scoresIn } from './scores';
import { sourceOf } from './source';

/** What could not be read, or not surely. */
export type Unread =
  | { key: 'year-guessed'; data: { year: number } }
  | { key: 'unknown-codes'; data: { codes: string; year: number } }
  | { key: 'no-failing'; data: Record<string, never> }
  | { key: 'no-scores'; data: Record<string, never> }
  | { key: 'narrative-unknown'; data: { count: number } }
  | { key: 'advice-without-items'; data: { refs: string } }
  | { key: 'cut'; data: Record<string, never> };

export type ParseOptions = {
  /** พ.ศ., as staff say it; null = as the text says it. */
  year: number | null;
  /** Where the text names no year. */
  fallback: number;
  /** Packs that staff stored; they stand before the shipped ones. */
  stored: readonly EditionPack[];
};

export type LastParse =
  | { ok: true; result: LastResult; pack: EditionPack; unread: Unread[] }
  /** empty: nothing of a result stands there; no-edition: no checklist of that year is known. */
  | { ok: false; error: 'empty' | 'no-edition'; year: number };

/**
 * A memo or a result of ITAS, as pasted or read from a file, → what it says. Never throws, whatever the text; reads its first
 * 400,000 letters. Scores and codes stay as printed: `result.problems` says what cannot be right.
 */
export function parseLastResult(input: string, { year: said, fallback, stored }: ParseOptions): LastParse {
  const source = sourceOf(input);
  const named = resultYear(source, knownYears(stored));
  const year = said ?? named ?? fallback;
  const pack = resolveEdition(year, stored);
  if (!pack) return { ok: false, error: 'no-edition', year };
  const { scores, problems } = scoresIn(source, pack);
  const { failing, unknown, scored } = failingIn(source, pack);
  const advice = recommendationsIn(source, pack);
  const narrative = narrativeIn(source, pack);
  const anyScore =
    scores.indicators.length > 0 || [scores.total, scores.IIT, scores.EIT, scores.OIT].some((one) => one !== null);
  if (
    !anyScore &&
    failing.length === 0 &&
    scored === 0 &&
    advice.recommendations.length === 0 &&
    narrative.length === 0
  )
    return { ok: false, error: 'empty', year };
  const read = {
    year,
    agency: agencyNamed(source),
    scores,
    failing,
    recommendations: advice.recommendations,
    narrative,
    problems,
  };
  const checked = LastResult.safeParse({ ...read, problems: problemsOf(read, pack) });
  // The rooms above keep to its bounds; should one not, nothing is better than something half right.
  if (!checked.success) return { ok: false, error: 'empty', year };
  const codes = [...new Set([...unknown, ...advice.unknown])];
  const unread: Unread[] = [];
  if (said === null && named === null) unread.push({ key: 'year-guessed', data: { year } });
  if (codes.length > 0) unread.push({ key: 'unknown-codes', data: { codes: codes.slice(0, 20).join(', '), year } });
  if (failing.length === 0 && scored === 0) unread.push({ key: 'no-failing', data: {} });
  if (!anyScore) unread.push({ key: 'no-scores', data: {} });
  const bare = advice.recommendations.filter(({ items }) => items.length === 0).flatMap(({ refs }) => refs);
  if (bare.length > 0) unread.push({ key: 'advice-without-items', data: { refs: bare.slice(0, 20).join(', ') } });
  const lost = narrative.filter(({ item }) => item === null).length;
  if (lost > 0) unread.push({ key: 'narrative-unknown', data: { count: lost } });
  if (source.cut) unread.push({ key: 'cut', data: {} });
  return { ok: true, result: checked.data, pack, unread };
}

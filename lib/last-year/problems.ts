import { gradeOf, oitScore, rounded, totalScore } from '../assessment/score';
import { indexEdition } from '../checklist/indexing';
import type { EditionPack } from '../checklist/schema';
import { squash } from '../thai/text';
import { itemsAbout, type Named } from './about';
import { citationsIn } from './recommendations';
import type { IndicatorCode, Instrument, LastProblem, LastResult, LastScores, ScoreField } from './schema';
import { oneLine, sourceOf } from './source';

/** Means of values that were rounded to two places may be off by this much. */
const ROUNDING = 0.0101;
/** As many as are kept. */
const MOST_PROBLEMS = 200;
const near = (a: number, b: number) => Math.abs(a - b) <= ROUNDING;

/** What is printed for a score; null = nothing. */
export function printed(scores: LastScores, field: ScoreField): number | null {
  if (field === 'total' || field === 'IIT' || field === 'EIT' || field === 'OIT') return scores[field];
  return scores.indicators.find(({ code }) => code === field)?.score ?? null;
}

/** What the failing items make by the edition's arithmetic, two places; null without any. */
export function scoresOfItems(
  result: Pick<LastResult, 'failing'>,
  pack: EditionPack,
): { OIT: number; indicators: ReadonlyMap<string, number> } | null {
  if (result.failing.length === 0) return null;
  const failed = new Set(result.failing.map(({ item }) => item));
  const computed = oitScore(pack, (item) => (failed.has(item.id) ? 0 : 100));
  return {
    OIT: rounded(computed.score),
    indicators: new Map(computed.indicators.map(({ indicator, score }) => [indicator.code, rounded(score)])),
  };
}

/**
 * Everything printed that cannot be right by the edition's official arithmetic, its numbering and the words beside the codes, with
 * the value that it must have where that can be told. Depends on nothing but `result` and the edition of its year; what only
 * the text showed (two values of one score) is carried over while it holds.
 */
export function problemsOf(result: LastResult, pack: EditionPack): LastProblem[] {
  const kept = result.problems.filter(
    (one) => one.key === 'two-values' && printed(result.scores, one.data.field) === one.data.printed,
  );
  const all = [
    ...scoreProblems(result, pack),
    ...kept,
    ...wordProblems(result, pack),
    ...subProblems(result, pack),
    ...narrativeProblem(result, pack),
  ];
  return all.slice(0, MOST_PROBLEMS);
}

function scoreProblems(result: LastResult, pack: EditionPack): LastProblem[] {
  const { scores } = result;
  const found: LastProblem[] = [];
  const ofItems = itemProblems(result, pack);
  found.push(...ofItems.problems);
  const right: Record<Instrument, number | null> = { IIT: scores.IIT, EIT: scores.EIT, OIT: ofItems.OIT };
  const { iitIndicators, eitIndicators } = pack.scoring;
  const groups: [Instrument, readonly string[]][] = [
    ['IIT', iitIndicators],
    ['EIT', eitIndicators],
  ];
  if (ofItems.trusted === null) groups.push(['OIT', pack.indicators.map(({ code }) => code)]);
  for (const [instrument, codes] of groups) {
    const problem = meanProblem(scores, instrument, codes, (value) => totalOf(pack, { ...right, [instrument]: value }));
    if (!problem) continue;
    found.push(problem);
    if (problem.key === 'score-total') right[instrument] = problem.data.needed;
  }
  const total = totalOf(pack, right);
  if (total === null) return found;
  if (scores.total !== null && !near(total, scores.total)) {
    const unclear = ofItems.unclear || found.some(({ key }) => key === 'score-unclear');
    // With every instrument confirmed by its parts, the total alone can be wrong.
    const confirmed = !unclear && ofItems.trusted !== null;
    found.push(
      confirmed
        ? { key: 'score-total', data: { field: 'total', printed: scores.total, needed: total } }
        : { key: 'score-unclear', data: { field: 'total', printed: scores.total, computed: total } },
    );
  }
  return [...found, ...gradeProblem(scores, pack, right)];
}

function totalOf(pack: EditionPack, { IIT, EIT, OIT }: Record<Instrument, number | null>): number | null {
  return IIT === null || EIT === null || OIT === null ? null : rounded(totalScore(pack, { IIT, EIT, OIT }));
}

/** Indicators 9 and 10 and OIT against the failing items. `trusted` = their OIT where it stands; `OIT` = what to go on with. */
function itemProblems(result: LastResult, pack: EditionPack) {
  const { scores, failing } = result;
  const computed = scoresOfItems(result, pack);
  if (!computed) return { problems: [], OIT: scores.OIT, trusted: null, unclear: false };
  const total = (OIT: number | null) => totalOf(pack, { IIT: scores.IIT, EIT: scores.EIT, OIT });
  const fits = (value: number | null) => value !== null && scores.total !== null && near(value, scores.total);
  const own = pack.indicators.map(({ code }) => printed(scores, code));
  const mean = own.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
  const agreeing =
    scores.OIT !== null &&
    !near(scores.OIT, computed.OIT) &&
    !fits(total(computed.OIT)) &&
    (fits(total(scores.OIT)) || (mean !== null && near(mean / own.length, scores.OIT)));
  if (agreeing && scores.OIT !== null) {
    const data = { printed: scores.OIT, computed: computed.OIT, failing: failing.length };
    return { problems: [{ key: 'items-unclear' as const, data }], OIT: scores.OIT, trusted: null, unclear: true };
  }
  const needs: [ScoreField, number | undefined][] = [
    ...pack.indicators.map(({ code }): [ScoreField, number | undefined] => [code, computed.indicators.get(code)]),
    ['OIT', computed.OIT],
  ];
  const problems = needs.flatMap(([field, needed]): LastProblem[] => {
    const value = printed(scores, field);
    if (value === null || needed === undefined || near(value, needed)) return [];
    const agrees = fits(total(computed.OIT)) ? scores.total : null;
    return [{ key: 'score-items', data: { field, printed: value, needed, failing: failing.length, total: agrees } }];
  });
  return { problems, OIT: computed.OIT, trusted: computed.OIT, unclear: false };
}

/**
 * An instrument is the mean of its indicators. Where it is not, the indicator that has another one's value printed is the
 * copied one; without one the total tells whether the instrument itself is wrong.
 */
function meanProblem(
  scores: LastScores,
  instrument: Instrument,
  codes: readonly string[],
  total: (value: number) => number | null,
): LastProblem | null {
  const value = scores[instrument];
  const parts = scores.indicators.flatMap(({ code, score }) =>
    codes.includes(code) && score !== null ? [{ code, score }] : [],
  );
  if (value === null || parts.length !== codes.length || codes.length === 0) return null;
  const sum = parts.reduce((all, { score }) => all + score, 0);
  const mean = rounded(sum / parts.length);
  if (near(mean, value)) return null;
  const printedTotal = scores.total;
  const holds = (one: number) => {
    const made = total(one);
    return printedTotal !== null && made !== null && near(made, printedTotal);
  };
  if (!holds(value) && holds(mean))
    return { key: 'score-total', data: { field: instrument, printed: value, needed: mean } };
  const copies = parts.flatMap(({ code, score }) => {
    const needed = rounded(value * parts.length - sum + score);
    const of = scores.indicators.find((other) => other.code !== code && other.score === score)?.code;
    return of !== undefined && needed >= 0 && needed <= 100 ? [{ code, score, needed, of }] : [];
  });
  const [copy] = copies;
  if (!copy || copies.length > 1)
    return { key: 'score-unclear', data: { field: instrument, printed: value, computed: mean } };
  return {
    key: 'score-mean',
    data: {
      field: copy.code,
      printed: copy.score,
      needed: copy.needed,
      instrument,
      mean: value,
      parts: parts.map(({ code }) => code),
      copied: copy.of,
    },
  };
}

/** A border that is only guessed proves nothing. */
function gradeProblem(scores: LastScores, pack: EditionPack, right: Record<Instrument, number | null>): LastProblem[] {
  const { IIT, EIT, OIT } = right;
  if (scores.grade === null || IIT === null || EIT === null || OIT === null) return [];
  const band = gradeOf(pack, { IIT, EIT, OIT });
  if (!band || band.basis === 'guess' || squash(band.label) === squash(scores.grade)) return [];
  const total = rounded(totalScore(pack, { IIT, EIT, OIT }));
  return [{ key: 'grade', data: { printed: scores.grade, needed: band.label, total } }];
}

/** Words that surely name an item, and words that may be about one. */
const SURELY = 0.6;
const MAYBE = 0.3;
/** Of two items that the words fit about equally, the failing one is meant: that is what the advice is for. */
const FAILED_BONUS = 0.15;

function wordProblems(result: LastResult, pack: EditionPack): LastProblem[] {
  const { byCode } = indexEdition(pack);
  const failed = new Set(result.failing.map(({ item }) => item));
  return result.recommendations.flatMap((advice, at): LastProblem[] =>
    citationsIn(sourceOf(advice.text)).flatMap(({ codes, before, after }): LastProblem[] => {
      const [cited] = codes;
      const item = cited && byCode.get(cited.code)?.item;
      if (!item || !cited || codes.length > 1 || !advice.items.includes(item.id)) return [];
      const clause = before.split(/\s(?:และ|หรือ|รวมถึง|อีกทั้ง|นอกจากนี้|พร้อมทั้ง)\s?/).at(-1) ?? '';
      const readings = [`${clause}${after}`, clause, after].map((words) => itemsAbout(words, pack));
      if (readings.flat().some((one) => one.item.id === item.id && one.score >= MAYBE)) return [];
      const others = (named: readonly Named[]) =>
        named.filter((one) => one.score >= SURELY && !advice.items.includes(one.item.id));
      const rank = (one: Named) => one.score + (failed.has(one.item.id) ? FAILED_BONUS : 0);
      // The whole is asked first: a word alone may name more than is meant.
      const [best] = [...(readings.map(others).find((named) => named.length > 0) ?? [])].sort(
        (a, b) => rank(b) - rank(a),
      );
      if (!best) return [];
      const words = oneLine(`${clause} … ${after}`, 200);
      const { written, code } = cited;
      return [{ key: 'code-words', data: { at, refs: advice.refs, written, code, needed: best.item.code, words } }];
    }),
  );
}

function subProblems(result: LastResult, pack: EditionPack): LastProblem[] {
  const { byId } = indexEdition(pack);
  return result.failing.flatMap(({ item, code, sub }): LastProblem[] => {
    const number = /^\s*((?:9|10)\.[1-9])(?!\d)/.exec(sourceOf(sub).arabic)?.[1];
    const is = byId.get(item)?.sub.code;
    if (number === undefined || is === undefined || number === is) return [];
    return [{ key: 'other-sub', data: { code, written: sub, sub: is } }];
  });
}

function narrativeProblem({ narrative, failing }: LastResult, pack: EditionPack): LastProblem[] {
  if (narrative.length === 0 || failing.length === 0) return [];
  const { items } = indexEdition(pack);
  const words = new Set(narrative.flatMap(({ item }) => item ?? []));
  const codes = new Set(failing.map(({ item }) => item));
  const only = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    items.flatMap(({ item }) => (one.has(item.id) && !other.has(item.id) ? [item.code] : []));
  const data = {
    entries: narrative.length,
    codes: failing.length,
    onlyWords: only(words, codes),
    onlyCodes: only(codes, words),
    unknown: narrative.filter(({ item }) => item === null).length,
  };
  return data.onlyWords.length + data.onlyCodes.length + data.unknown > 0 ? [{ key: 'narrative', data }] : [];
}

/**
 * The result with the value that a problem says it must have; null where it says none (both are kept then). Other problems may
 * go with it: ask `problemsOf` again.
 */
export function withNeeded(result: LastResult, problem: LastProblem, pack: EditionPack): LastResult | null {
  switch (problem.key) {
    case 'score-items':
    case 'score-mean':
    case 'score-total':
      return { ...result, scores: withScore(result.scores, problem.data.field, problem.data.needed) };
    case 'two-values':
      return { ...result, scores: withScore(result.scores, problem.data.field, problem.data.other) };
    case 'grade':
      return { ...result, scores: { ...result.scores, grade: problem.data.needed } };
    case 'code-words': {
      const { byCode } = indexEdition(pack);
      const from = byCode.get(problem.data.code)?.item.id;
      const to = byCode.get(problem.data.needed)?.item.id;
      if (!from || !to) return null;
      const recommendations = result.recommendations.map((advice, at) =>
        at === problem.data.at
          ? { ...advice, items: [...new Set(advice.items.map((item) => (item === from ? to : item)))] }
          : advice,
      );
      return { ...result, recommendations };
    }
    case 'other-sub': {
      const { sub, code } = problem.data;
      const name = pack.indicators.flatMap((one) => one.subIndicators).find((one) => one.code === sub)?.name ?? '';
      const failing = result.failing.map((one) =>
        one.code === code ? { ...one, sub: `${sub} ${name}`.trim().slice(0, 200) } : one,
      );
      return { ...result, failing };
    }
    default:
      return null;
  }
}

/** The scores with one of them set; an indicator that was not printed is added. */
export function withScore(scores: LastScores, field: ScoreField, value: number | null): LastScores {
  if (field === 'total' || field === 'IIT' || field === 'EIT' || field === 'OIT') return { ...scores, [field]: value };
  const code: IndicatorCode = field;
  const name = scores.indicators.find((one) => one.code === code)?.name ?? '';
  const others = scores.indicators.filter((one) => one.code !== code);
  const indicators = value === null ? others : [...others, { code, name, score: value }];
  return { ...scores, indicators: indicators.sort((a, b) => Number(a.code) - Number(b.code)) };
}

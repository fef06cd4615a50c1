import { indexEdition } from '../../../lib/checklist';
import type { EditionPack } from '../../../lib/checklist/schema';
import { meant } from '../../../lib/last-year/narrative';
import type { LastParse, Unread } from '../../../lib/last-year/parse';
import { problemsOf, withNeeded } from '../../../lib/last-year/problems';
import type { LastProblem, LastResult, LastScores } from '../../../lib/last-year/schema';

/** A result before it is saved: as printed and edited, and which of its inconsistencies staff decided, and how. */
export type Draft = {
  /** Read again when another year is chosen; null = entered by hand, or it is what was saved. */
  text: string | null;
  /** Its `problems` are those of the values as printed. */
  base: LastResult;
  unread: Unread[];
  /** By problem (`idOf`); not in it = undecided, which keeps it as printed. */
  chosen: ReadonlyMap<string, 'use' | 'keep'>;
  /** Fields are open from the start. */
  byHand: boolean;
};

export const idOf = (problem: LastProblem): string => JSON.stringify(problem);

export function draftOf(parsed: Extract<LastParse, { ok: true }>, text: string): Draft {
  return { text, base: parsed.result, unread: parsed.unread, chosen: new Map(), byHand: false };
}

export function draftOfSaved(result: LastResult, pack: EditionPack): Draft {
  const base = { ...result, problems: problemsOf(result, pack) };
  return { text: null, base, unread: [], chosen: new Map(), byHand: true };
}

export function emptyDraft(year: number, agency: string): Draft {
  const scores: LastScores = { total: null, grade: null, IIT: null, EIT: null, OIT: null, indicators: [] };
  const base = { year, agency, scores, failing: [], recommendations: [], narrative: [], problems: [] };
  return { text: null, base, unread: [], chosen: new Map(), byHand: true };
}

/** Something of the result changed: what cannot be right is asked again; choices about problems that are gone go with them. */
export function changed(draft: Draft, base: LastResult, pack: EditionPack): Draft {
  const problems = problemsOf(base, pack);
  const ids = new Set(problems.map(idOf));
  const chosen = new Map([...draft.chosen].filter(([id]) => ids.has(id)));
  return { ...draft, base: { ...base, problems }, chosen };
}

export function ticked(result: LastResult, pack: EditionPack, item: string, failed: boolean): LastResult {
  const others = result.failing.filter((one) => one.item !== item);
  const entry = indexEdition(pack).byId.get(item);
  if (!failed || !entry) return { ...result, failing: others };
  const added = [...others, { codeWritten: '', code: entry.item.code, item, sub: '' }];
  const order = new Map(indexEdition(pack).items.map(({ item: { id } }, at) => [id, at]));
  return { ...result, failing: added.sort((a, b) => (order.get(a.item) ?? 0) - (order.get(b.item) ?? 0)) };
}

/** The same document read as of another edition: its codes are that edition's items. */
export function ofOtherYear(draft: Draft, from: EditionPack, to: EditionPack): Draft {
  const { base } = draft;
  const codeOf = (item: string) => indexEdition(from).byId.get(item)?.item.code ?? '';
  const itemOf = (code: string) => indexEdition(to).byCode.get(code)?.item.id;
  const failing = base.failing.flatMap((one) => {
    const item = itemOf(one.code);
    return item === undefined ? [] : [{ ...one, item }];
  });
  const recommendations = base.recommendations.map((advice) => ({
    ...advice,
    items: advice.items.flatMap((item) => itemOf(codeOf(item)) ?? []),
  }));
  const narrative = base.narrative.map(({ text }) => ({ text, item: meant(text, to) }));
  return changed({ ...draft, chosen: new Map() }, { ...base, year: to.year, failing, recommendations, narrative }, to);
}

/** What will be saved: the right values where staff chose them; what still cannot be right stands beside it. */
export function settled({ base, chosen }: Draft, pack: EditionPack): LastResult {
  const result = base.problems.reduce(
    (so, problem) => (chosen.get(idOf(problem)) === 'use' ? (withNeeded(so, problem, pack) ?? so) : so),
    base,
  );
  return { ...result, problems: problemsOf(result, pack) };
}

/** The values that a problem is about, as they are shown in its choice; null = there is none to choose. */
export function valuesOf(problem: LastProblem): { printed: string; needed: string } | null {
  const { key, data } = problem;
  switch (key) {
    case 'score-items':
    case 'score-mean':
    case 'score-total':
      return { printed: data.printed.toFixed(2), needed: data.needed.toFixed(2) };
    case 'two-values':
      return { printed: data.printed.toFixed(2), needed: data.other.toFixed(2) };
    case 'grade':
      return { printed: data.printed, needed: data.needed };
    case 'code-words':
      return { printed: data.code, needed: data.needed };
    case 'other-sub':
      return { printed: data.written.slice(0, 40), needed: data.sub };
    default:
      return null;
  }
}

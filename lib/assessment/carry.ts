import { indexEdition } from '../checklist';
import type { EditionPack, Item } from '../checklist/schema';
import { type Fate, fateOf } from '../last-year/mapping';
import type { LastResult } from '../last-year/schema';
import { type CheckedLink, OPEN_STATES } from '../links/verdict';
import type { Evidence, ItemResult } from './model';
import { byOrder } from './order';
import { oitScore, rounded } from './score';
import { judgeYears } from './years';

/** An item of the old year with its evidence, and the items that carry it on. */
export type CarryRow = { was: Item; evidence: Evidence[]; now: Item[]; fate: Fate };
export type CarryPlan = {
  /** In the order of the old edition; every item, with evidence or without. */
  rows: CarryRow[];
  /** Items of the new edition that carry on none of the old one. */
  fresh: Item[];
};

/** What of a year's work goes where in the next: by topic (the year map), never by number. */
export function carryPlan(evidence: readonly Evidence[], from: EditionPack, to: EditionPack): CarryPlan {
  const rows = indexEdition(from).items.map(({ item }): CarryRow => {
    const { now, fate } = fateOf(item.id, from, to);
    return { was: item, evidence: evidence.filter((one) => one.item === item.id).sort(byOrder), now, fate };
  });
  const reached = new Set(rows.flatMap(({ now }) => now.map(({ id }) => id)));
  const fresh = indexEdition(to)
    .items.map(({ item }) => item)
    .filter(({ id }) => !reached.has(id));
  return { rows, fresh };
}

/** What the scores that ITAS gave this year are to the next one: its last year's result. Null = none was entered. */
export function lastResultFrom(results: readonly ItemResult[], pack: EditionPack, agency: string): LastResult | null {
  const scores = new Map(results.flatMap(({ item, score }) => (score === null ? [] : [[item, score] as const])));
  if (scores.size === 0) return null;
  const items = indexEdition(pack).items;
  const whole = items.every(({ item }) => scores.has(item.id));
  const oit = oitScore(pack, ({ id }) => scores.get(id) ?? 0);
  return {
    year: pack.year,
    agency: agency.slice(0, 200),
    scores: {
      total: null,
      grade: null,
      IIT: null,
      EIT: null,
      OIT: whole ? rounded(oit.score) : null,
      indicators: whole
        ? oit.indicators.map(({ indicator, score }) => ({
            code: indicator.code,
            name: indicator.name,
            score: rounded(score),
          }))
        : [],
    },
    failing: items.flatMap(({ item, sub }) =>
      scores.get(item.id) === 0 ? [{ codeWritten: item.code, code: item.code, item: item.id, sub: sub.code }] : [],
    ),
    recommendations: [],
    narrative: [],
    problems: [],
  };
}

/**
 * Whether evidence that came over may be confirmed for this year, and if not, why.
 * wrong-year   what was seen in it is of another year than the item asks for
 * unchecked    its link was not verified since it came over
 * not-open     it was, and does not open for the public or must be looked at
 * year-doubt   it opens, and seems to be of another year, by a rule of which the source is not sure
 */
export type CarriedState =
  | { state: 'can-confirm' | 'unchecked' | 'not-open' }
  | { state: 'wrong-year' | 'year-doubt'; years: number[]; expected: number };

/** @param link the newest verdict on its URL; null = none */
export function carriedState(
  evidence: Evidence,
  item: Pick<Item, 'yearRule'>,
  edition: number,
  link: CheckedLink | null,
): CarriedState {
  const judged = judgeYears(item.yearRule, edition, evidence.fiscalYears);
  const wrong = judged.verdict === 'wrong' ? judged : null;
  const years = { years: evidence.fiscalYears, expected: wrong?.expected ?? edition };
  if (wrong?.known) return { state: 'wrong-year', ...years };
  if (!link || link.verdict.at < evidence.createdAt) return { state: 'unchecked' };
  // Where only a person can tell, theirs is the word.
  const looked = link.looked !== undefined && link.looked >= evidence.createdAt;
  if (!OPEN_STATES.has(link.verdict.state) && !looked) return { state: 'not-open' };
  return wrong ? { state: 'year-doubt', ...years } : { state: 'can-confirm' };
}

/** Evidence that came over and was not looked at since. */
export function unconfirmed(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter(({ carried }) => carried?.confirmedAt === null);
}

import type { Finding, Outcome, Reason } from '../audit/finding';
import { indexEdition } from '../checklist';
import { Basis, type Criterion, type EditionPack, type Item } from '../checklist/schema';
import { endOf } from '../links/ends';
import { urlKey } from '../links/identity';
import { type CheckedLink, DEAD_STATES } from '../links/verdict';
import { type DoubtInput, doubtsOf } from './doubts';
import type { Answer, Decision, Evidence, ItemState, Observation, Snapshot } from './model';
import { byOrder } from './order';
import { counts, judgeYears } from './years';

export type Readiness = 'ready' | 'partial' | 'missing';

/** One criterion of an item: the machine's word beside the staff's. */
export type CriterionState = {
  criterion: Criterion;
  /** The best over the item's evidence; null = nothing of it was read. */
  finding: Finding | null;
  decision: Decision | null;
  /** Staff decided `met`, or the machine saw it on a certain or strong basis and staff did not say otherwise. */
  decided: boolean;
};

export type ItemReadiness = {
  readiness: Readiness;
  answer: Answer | null;
  /** The general part of the คำอธิบาย; '' = none. */
  explanation: string;
  /** In the item's order. */
  evidence: Evidence[];
  /** In the order of the checklist. */
  criteria: CriterionState[];
  /** What to look at before it goes out. Keys `doubt.*`, words in lib/i18n/doubts.*. */
  doubts: Reason[];
};

export type AssessmentReadiness = {
  items: ReadonlyMap<string, ItemReadiness>;
  counts: Record<Readiness, number>;
};

/**
 * How far every item of the edition is.
 *
 * Rule (design, "Readiness"): *missing* = no evidence. *ready* = staff answered มี, at least one piece of evidence is
 * not known to be dead or of a wrong year (nor brought over from last year and not looked at since), and every criterion is decided `met` by staff or `passed` on a certain or strong
 * basis. Everything else is *partial*.
 *
 * What is weak or a guess neither helps nor harms: a weak `passed` does not spare the decision, a weak `failed` does not
 * take away a decision or a strong `passed` from another page, and a year rule on a weak basis makes no document wrong.
 * With and without weak findings the readiness is the same. The staff's decision always stands before the machine.
 */
export function readinessOf(
  snapshot: Snapshot,
  edition: EditionPack,
  checked: readonly CheckedLink[] = [],
): AssessmentReadiness {
  const evidence = groupByItem(snapshot.evidence);
  const decisions = groupByItem(snapshot.decisions);
  const states = groupByItem(snapshot.itemStates);
  const observations = groupByItem(snapshot.observations);
  const links = new Map(checked.map((link) => [urlKey(link.url), link]));

  const items = new Map<string, ItemReadiness>();
  const totals: Record<Readiness, number> = { ready: 0, partial: 0, missing: 0 };
  for (const { item } of indexEdition(edition).items) {
    const state = itemReadiness(item, {
      edition: edition.year,
      hosts: snapshot.assessment.agency.hosts,
      evidence: evidence.get(item.id) ?? [],
      decisions: decisions.get(item.id) ?? [],
      state: states.get(item.id)?.[0],
      observations: observations.get(item.id) ?? [],
      links,
    });
    items.set(item.id, state);
    totals[state.readiness] += 1;
  }
  return { items, counts: totals };
}

type ItemRecords = {
  edition: number;
  hosts: readonly string[];
  evidence: readonly Evidence[];
  decisions: readonly Decision[];
  state: ItemState | undefined;
  observations: readonly Observation[];
  /** By urlKey. */
  links: ReadonlyMap<string, CheckedLink>;
};

function itemReadiness(item: Item, records: ItemRecords): ItemReadiness {
  const seen = new Map(records.observations.map((observation) => [urlKey(observation.url), observation]));
  const pieces = [...records.evidence].sort(byOrder).map((evidence) => {
    const link = records.links.get(urlKey(evidence.url)) ?? null;
    return {
      evidence,
      years: judgeYears(item.yearRule, records.edition, evidence.fiscalYears),
      // What was read where a short link leads was read of it.
      observation: seen.get(urlKey(evidence.url)) ?? seen.get(urlKey(endOf(evidence.url, link))) ?? null,
      link,
    };
  });
  const usable = pieces.filter(
    ({ evidence, years, link }) =>
      !(years.verdict === 'wrong' && years.known) &&
      !(link && DEAD_STATES.has(link.verdict.state)) &&
      evidence.carried?.confirmedAt !== null,
  );
  // What stands in last year's document or stood behind a dead link says nothing of today, unless there is nothing else to show.
  const read = usable.length > 0 ? usable : pieces;
  const criteria = item.criteria.map((criterion): CriterionState => {
    const decision = records.decisions.find((one) => one.criterion === criterion.id) ?? null;
    const finding = bestFinding(criterion.id, read);
    const passed = finding?.outcome === 'passed' && counts(finding.basis);
    return { criterion, finding, decision, decided: decision === null ? passed : decision.verdict === 'met' };
  });
  const answer = records.state?.answer ?? null;
  const explanation = records.state?.explanation ?? '';
  const ready = answer === 'yes' && usable.length > 0 && criteria.every(({ decided }) => decided);
  const input: DoubtInput = { answer, explanation, pieces, criteria, hosts: records.hosts };
  return {
    readiness: pieces.length === 0 ? 'missing' : ready ? 'ready' : 'partial',
    answer,
    explanation,
    evidence: pieces.map(({ evidence }) => evidence),
    criteria,
    doubts: doubtsOf(input),
  };
}

/** Best first: what one page shows another need not, and what could not be told is not yet missing. */
const OUTCOMES: readonly Outcome[] = ['passed', 'cantTell', 'failed', 'inapplicable', 'untested'];
const BASES: readonly Basis[] = Basis.options;

/** The best finding on a criterion. A page that was taken for other criteria need not show this one. */
function bestFinding(
  criterion: string,
  pieces: readonly { evidence: Evidence; observation: Observation | null }[],
): Finding | null {
  let best: Finding | null = null;
  for (const { evidence, observation } of pieces) {
    const asked = evidence.criteria === null || evidence.criteria.includes(criterion);
    for (const finding of observation?.findings ?? []) {
      if (finding.criterion !== criterion || (!asked && finding.outcome !== 'passed')) continue;
      if (best === null || rank(finding) < rank(best)) best = finding;
    }
  }
  return best;
}

function rank({ outcome, basis }: Finding): number {
  return OUTCOMES.indexOf(outcome) * BASES.length + BASES.indexOf(basis);
}

function groupByItem<R extends { item: string }>(records: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const record of records) {
    const group = groups.get(record.item);
    if (group) group.push(record);
    else groups.set(record.item, [record]);
  }
  return groups;
}

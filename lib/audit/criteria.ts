import type { Criterion, EditionPack, Item } from '../checklist/schema';
import { checks } from './checks';
import { type CheckPage, type CheckResult, pageFor } from './checks/check';
import { checkIds } from './checks/ids';
import type { AuditContext, Finding, Outcome, Reason } from './finding';
import type { MainContent } from './main-content';

export type Judged = { main: MainContent; edition: EditionPack; context: AuditContext; fiscalYears: readonly number[] };

const ids: ReadonlySet<string> = new Set(checkIds);
/** What weighs more when the checks of one criterion differ. */
const ORDER: readonly Outcome[] = ['failed', 'cantTell', 'untested', 'passed', 'inapplicable'];

/**
 * The machine's word on every criterion of an item, in the pack's order. All checks of a criterion must hold; one clear
 * lack fails it; one doubt leaves it open. Without a check staff look themselves. A guess never fails a page: there the
 * lack is said as something to look at.
 */
export function findingsFor(item: Item, judged: Judged): Finding[] {
  const { main, ...rest } = judged;
  const page = pageFor(main, { item, ...rest });
  return item.criteria.map((criterion) => findingOf(criterion, page));
}

function findingOf(criterion: Criterion, page: CheckPage): Finding {
  const results = criterion.checks.map((id) => run(id, page));
  const worst =
    [...results].sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome))[0] ?? lookYourself(criterion.text);
  const where = results.filter(({ outcome }) => outcome === worst.outcome).flatMap((one) => one.where);
  const guessed = criterion.basis === 'guess' && worst.outcome === 'failed';
  return {
    criterion: criterion.id,
    outcome: guessed ? 'cantTell' : worst.outcome,
    basis: criterion.basis,
    reason: reasonOf(results, worst),
    where: where.slice(0, 10),
  };
}

function run(id: string, page: CheckPage): CheckResult {
  return known(id) ? checks[id](page) : lookYourself(id);
}

function known(id: string): id is (typeof checkIds)[number] {
  return ids.has(id);
}

/** Several parts that passed, or that lack alike, are told in one sentence. */
function reasonOf(results: readonly CheckResult[], worst: CheckResult): Reason {
  const alike = results.filter(({ outcome, reason }) => outcome === worst.outcome && reason.key === worst.reason.key);
  if (alike.length < 2) return worst.reason;
  const name = ['missing', 'parts', 'part'].find((param) => param in worst.reason.params);
  if (!name) return worst.reason;
  const joined = [...new Set(alike.map(({ reason }) => String(reason.params[name] ?? '')))].filter(Boolean).join(', ');
  return { key: worst.reason.key, params: { ...worst.reason.params, [name]: joined.slice(0, 300) } };
}

function lookYourself(text: string): CheckResult {
  return {
    outcome: 'cantTell',
    reason: { key: 'check.lookYourself', params: { text: text.slice(0, 300) } },
    where: [],
  };
}

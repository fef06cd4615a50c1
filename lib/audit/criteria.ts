import type { Criterion, EditionPack, Item } from '../checklist/schema';
import { checks } from './checks';
import { type CheckPage, type CheckResult, headingPlace, pageFor, result } from './checks/check';
import { checkIds } from './checks/ids';
import { checkTopics } from './checks/topics';
import type { AuditContext, Finding, Outcome, Reason } from './finding';
import { fold } from './fold';
import type { MainContent } from './main-content';
import { namedTopics } from './signals/match';

export type Judged = {
  main: MainContent;
  edition: EditionPack;
  context: AuditContext;
  fiscalYears: readonly number[];
  topics: readonly string[];
};

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
  if (!known(id)) return lookYourself(id);
  const found = checks[id](page);
  return found.outcome === 'cantTell' && isOtherTopic(id, page)
    ? result(
        'failed',
        'otherTopic',
        { missing: String(found.reason.params.missing ?? page.item.name) },
        headingPlace(page),
      )
    : found;
}

/** The criterion is about a part of the item that this page is not about, and no title on it names that part. */
function isOtherTopic(id: (typeof checkIds)[number], page: CheckPage): boolean {
  const about = checkTopics[id]?.filter((topic) => page.item.topics.includes(topic)) ?? [];
  if (about.length === 0 || page.main.facts.partial || about.some((topic) => page.topics.includes(topic))) return false;
  const titles = [...page.stock.files, ...page.stock.links].slice(0, 40);
  return !titles.some(({ it }) =>
    namedTopics(fold(it.text), null).some(({ topic, score }) => score >= 0.5 && about.includes(topic)),
  );
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

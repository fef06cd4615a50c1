import type { Criterion, EditionPack, Item } from '../checklist/schema';
import { fiscalYearsIn, yearMentions } from '../thai/years';
import { checks } from './checks';
import { askedBy, type CheckPage, type CheckResult, headingPlace, pageFor, result } from './checks/check';
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
  return item.criteria.map((criterion) => findingOf(criterion, { ...page, asked: askedBy(criterion.text) }));
}

function findingOf(criterion: Criterion, page: CheckPage): Finding {
  const results = criterion.checks.map((id) => run(id, page));
  const year = results.some(({ outcome }) => outcome === 'passed') ? otherYear(criterion.text, page) : null;
  if (year) results.push(year);
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

/** Brackets hold notes on the criterion, not what it asks for. */
const NOTES = /\([^)]*\)/g;
const YEAR_BEFORE = /(?:ของ)?ปี(?:งบประมาณ)?(?:ก่อน(?:หน้า)?|ที่ผ่านมา|ที่แล้ว)/;

/** The year that a criterion's own words name ("ปีงบประมาณ 2568", "ของปีก่อน"), as พ.ศ.; null = none. */
function yearAsked(text: string, edition: number): number | null {
  const words = text.replace(NOTES, '');
  if (YEAR_BEFORE.test(words)) return edition - 1;
  const named = yearMentions(words).find(({ kind }) => kind === 'fiscal' || kind === 'calendar');
  return named?.year ?? null;
}

/** The years whose assessment a page speaks of: those in lines that name the assessment. */
function assessmentYears({ main }: CheckPage): number[] {
  const lines = main.blocks.filter(({ it }) => /ITA|ผล(?:คะแนน)?การประเมิน/i.test(it.text)).slice(0, 60);
  return [...new Set(lines.flatMap(({ it }) => fiscalYearsIn(it.text)))];
}

/**
 * The criterion names a year, and the page is of others and does not even mention it. Said and left to staff: what is
 * there may be asked for by another edition, and the years of a page are read right in no more than 19 pages of 20.
 */
function otherYear(text: string, page: CheckPage): CheckResult | null {
  const wanted = yearAsked(text, page.edition.year);
  const years = /ผล(?:การประเมิน)?\s*ITA/i.test(text) ? assessmentYears(page) : page.fiscalYears;
  if (wanted === null || years.length === 0 || years.includes(wanted)) return null;
  const found = years.join(', ').slice(0, 200);
  return result('cantTell', 'otherYear', { missing: `ปี ${wanted}`, found }, headingPlace(page));
}

function run(id: string, page: CheckPage): CheckResult {
  if (!known(id)) return lookYourself(id);
  const found = checks[id](page);
  const passing = found.outcome === 'passed' && PAPERS.has(id);
  return (found.outcome === 'cantTell' || passing) && isOtherTopic(id, page)
    ? result(
        'failed',
        'otherTopic',
        { missing: String(found.reason.params.missing ?? page.item.name) },
        headingPlace(page),
      )
    : found;
}

/** Checks for a paper of its own: words of it on the page of another paper are only a mention. */
const PAPERS: ReadonlySet<string> = new Set(['hr-policy', 'hr-criteria-five', 'procurement-progress', 'one-year-plan']);

/** Characters of text from which on a page tells what it is about. */
const READABLE = 100;

/** The criterion is about a part of the item that this page is not about, and no title on it names that part. */
function isOtherTopic(id: (typeof checkIds)[number], page: CheckPage): boolean {
  const about = checkTopics[id]?.filter((topic) => page.item.topics.includes(topic)) ?? [];
  if (about.length === 0 || page.main.facts.partial || about.some((topic) => page.topics.includes(topic))) return false;
  // Whether there is a board is seen in the site's menu, not in what this page is about.
  if (id === 'two-way-channel') return false;
  // A page of pictures and files alone may be about the other part as well.
  const { words, files, pictures, frames } = page.stock;
  if (words < READABLE && files.length + pictures.length + frames.length > 0) return false;
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

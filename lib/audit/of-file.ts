import type { Item } from '../checklist/schema';
import type { PageFacts, Place } from '../page/facts';
import { maskPersonal } from '../personal';
import type { CheckId } from './checks/ids';
import type { Finding, PageAudit, Reason, Signal } from './finding';

/**
 * What is true of every judgement, whatever was seen: it quotes no personal number, and it says the page of a file that a
 * thing stands on.
 */
export function tempered(audit: PageAudit, facts: PageFacts): PageAudit {
  return {
    ...audit,
    heading: maskPersonal(audit.heading),
    headingAt: audit.headingAt && placed(audit.headingAt, facts),
    declined: audit.declined.map(worded),
    index: audit.index && {
      ...audit.index,
      entries: audit.index.entries.map((entry) => ({
        ...entry,
        name: maskPersonal(entry.name),
        where: entry.where && placed(entry.where, facts),
      })),
    },
    items: audit.items.map((item) => ({
      ...item,
      signals: item.signals.map(
        (one): Signal => ({
          ...one,
          reason: worded(one.reason),
          where: one.where && placed(one.where, facts),
        }),
      ),
    })),
  };
}

/** The same for the findings on one item; and of text that was read from a picture they decide no year, no amount and no lack. */
export function temperedFindings(findings: readonly Finding[], item: Item, facts: PageFacts): Finding[] {
  const checksOf = (id: string) => item.criteria.find((criterion) => criterion.id === id)?.checks ?? [];
  return findings.map((finding) => {
    const told = facts.file?.read === 'ocr' ? fromPicture(finding, checksOf(finding.criterion)) : finding;
    return { ...told, reason: worded(told.reason), where: told.where.map((place) => placed(place, facts)) };
  });
}

function placed(place: Place, facts: PageFacts): Place {
  const quote = maskPersonal(place.quote);
  const page = facts.file === undefined ? undefined : pageOf(place, facts);
  if (quote === place.quote && page === undefined) return place;
  return { ...place, quote, ...(page === undefined ? {} : { page }) };
}

function pageOf({ kind, at }: Place, facts: PageFacts): number | undefined {
  const block = kind === 'block' ? at : kind === 'link' ? facts.links[at]?.block : null;
  return block === null || block === undefined ? undefined : facts.blocks[block]?.page;
}

function worded(reason: Reason): Reason {
  const masked = Object.entries(reason.params).map(([name, value]) => [
    name,
    typeof value === 'string' ? maskPersonal(value) : value,
  ]);
  return { key: reason.key, params: Object.fromEntries(masked) };
}

/** Checks that are decided by digits: years, amounts, counts. */
const BY_DIGITS: ReadonlySet<string> = new Set<CheckId>([
  'multi-year-plan',
  'one-year-plan',
  'projects-budget-period',
  'project-results',
  'spending-results',
  'budget-breakdown',
  'service-statistics',
  'walk-in-statistics',
  'e-service-statistics',
  'satisfaction-results',
  'procurement-plan-rows',
  'procurement-columns',
  'procurement-annual-columns',
  'annual-procurement-report',
  'complaint-counts',
]);

/**
 * OCR takes digits for others with good confidence (๒๕๖๖ → ๒๕๒๒) and loses words: what it shows by words alone holds, what
 * hangs on digits or on something not being there is for staff to look at.
 */
function fromPicture(finding: Finding, checks: readonly string[]): Finding {
  const doubtful =
    finding.outcome === 'failed' || (finding.outcome === 'passed' && checks.some((id) => BY_DIGITS.has(id)));
  if (!doubtful) return finding;
  const missing = finding.reason.params.missing ?? finding.reason.params.parts;
  return missing === undefined
    ? { ...finding, outcome: 'cantTell', reason: { key: 'check.readByOcr', params: {} } }
    : { ...finding, outcome: 'cantTell', reason: { key: 'check.readByOcrFor', params: { missing } } };
}

import type { Item } from '../checklist/schema';
import type { PageFacts, Place } from '../page/facts';
import type { CheckId } from './checks/ids';
import type { Finding, PageAudit, Signal } from './finding';

/** What is true of every judgement, whatever was seen: it says the page of a file that a thing stands on. */
export function tempered(audit: PageAudit, facts: PageFacts): PageAudit {
  if (facts.file === undefined) return audit;
  return {
    ...audit,
    headingAt: audit.headingAt && placed(audit.headingAt, facts),
    index: audit.index && {
      ...audit.index,
      entries: audit.index.entries.map((entry) => ({ ...entry, where: entry.where && placed(entry.where, facts) })),
    },
    items: audit.items.map((item) => ({
      ...item,
      signals: item.signals.map((one): Signal => ({ ...one, where: one.where && placed(one.where, facts) })),
    })),
  };
}

/** The same for the findings on one item; and of text that was read from a picture they decide no year, no amount and no lack. */
export function temperedFindings(findings: readonly Finding[], item: Item, facts: PageFacts): Finding[] {
  if (facts.file === undefined) return [...findings];
  const checksOf = (id: string) => item.criteria.find((criterion) => criterion.id === id)?.checks ?? [];
  return findings.map((finding) => {
    const told = facts.file?.read === 'ocr' ? fromPicture(finding, checksOf(finding.criterion)) : finding;
    return { ...told, where: told.where.map((place) => placed(place, facts)) };
  });
}

function placed(place: Place, facts: PageFacts): Place {
  const page = pageOf(place, facts);
  return page === undefined ? place : { ...place, page };
}

function pageOf({ kind, at }: Place, facts: PageFacts): number | undefined {
  const block = kind === 'block' ? at : kind === 'link' ? facts.links[at]?.block : null;
  return block === null || block === undefined ? undefined : facts.blocks[block]?.page;
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

import { auditPage } from '../../lib/audit';
import type { AuditContext, PageAudit } from '../../lib/audit/finding';
import { builtinEditions, defaultYear, resolveEdition } from '../../lib/checklist';
import type { EditionPack } from '../../lib/checklist/schema';
import type { PageFacts } from '../../lib/page/facts';

/** What is asked for on the command line, beside the pages. `edition` null = the page or today decides. */
export type AuditOptions = {
  edition: number | null;
  agency: string;
  hosts: readonly string[];
  today: string;
};

/** The judgement of one page as the command prints it. */
export function auditFacts(facts: PageFacts, options: AuditOptions): PageAudit {
  const context: AuditContext = {
    agency: { name: options.agency, kind: '' },
    hosts: options.hosts,
    today: options.today,
  };
  const audit = auditPage(facts, packOf(options.edition ?? defaultYear(options.today, [])), context);
  // An index speaks for itself: its own edition is the one that its codes are told in.
  const own = options.edition === null ? (audit.index?.edition ?? null) : null;
  const pack = own === null || own === audit.edition ? null : resolveEdition(own, []);
  return pack ? auditPage(facts, pack, context) : audit;
}

function packOf(year: number): EditionPack {
  const pack = resolveEdition(year, []) ?? builtinEditions.at(-1);
  if (!pack) throw new RangeError('no-edition');
  return pack;
}

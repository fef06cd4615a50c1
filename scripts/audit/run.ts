import { auditPage } from '../../lib/audit';
import type { AuditContext, PageAudit } from '../../lib/audit/finding';
import { builtinEditions, defaultYear, indexEdition, resolveEdition } from '../../lib/checklist';
import type { EditionPack } from '../../lib/checklist/schema';
import { reasonText } from '../../lib/i18n';
import type { PageFacts, Place } from '../../lib/page/facts';
import { factsOfFile } from './input';

/** What is asked for on the command line, beside the pages. `edition` null = the page or today decides. */
export type AuditOptions = {
  edition: number | null;
  agency: string;
  hosts: readonly string[];
  today: string;
};

/** One page to read: the file as it was named, and the address that it was saved from. */
export type AuditInput = { input: string; path: string; url: string | null };

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

/** Reads and judges one page. Rejects when the file cannot be read. */
export async function auditInput(
  { path, url }: AuditInput,
  options: AuditOptions,
): Promise<{ url: string | null; audit: PageAudit }> {
  const facts = await factsOfFile(path, url);
  return {
    url: facts.url === '' || facts.url.endsWith('.invalid/page') ? url : facts.url,
    audit: auditFacts(facts, options),
  };
}

function quote(where: readonly Place[]): string | null {
  return where.find((place) => place.quote !== '')?.quote ?? null;
}

/** A line of `--json`: the keys of the command's contract, in their order. */
export function jsonLine(input: string, url: string | null, audit: PageAudit): string {
  const pack = resolveEdition(audit.edition, []);
  const texts = (item: string) => (pack ? indexEdition(pack).byId.get(item)?.item.criteria : undefined) ?? [];
  return JSON.stringify({
    input,
    url,
    edition: audit.edition,
    kind: audit.kind,
    heading: audit.heading,
    content: audit.content,
    fiscalYears: audit.fiscalYears,
    items: audit.items.map((one) => ({
      code: one.code,
      topics: one.topics,
      score: one.score,
      criteria: one.findings.map((finding) => ({
        id: finding.criterion,
        text: texts(one.item).find((criterion) => criterion.id === finding.criterion)?.text ?? '',
        outcome: finding.outcome,
        basis: finding.basis,
        reason: reasonText('th', finding.reason),
        where: quote(finding.where),
      })),
    })),
    entryFor: audit.entryFor,
    index: audit.index && {
      edition: audit.index.edition,
      scheme: audit.index.scheme,
      entries: audit.index.entries.map(({ codeWritten, code, topics, name, urls, dead }) => ({
        codeWritten,
        code,
        topics,
        name,
        urls,
        dead,
      })),
    },
    partial: audit.partial,
  });
}

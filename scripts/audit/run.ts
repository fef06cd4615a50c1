import type { PageAudit } from '../../lib/audit/finding';
import { indexEdition, resolveEdition } from '../../lib/checklist';
import { reasonText } from '../../lib/i18n';
import type { Place } from '../../lib/page/facts';
import { factsOfFile } from './input';
import { type AuditOptions, auditFacts } from './judge';

/** One page to read: the file as it was named, and the address that it was saved from. */
export type AuditInput = { input: string; path: string; url: string | null };

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

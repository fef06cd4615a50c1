import { auditItem } from '../../lib/audit';
import type { AuditContext, Finding, PageAudit } from '../../lib/audit/finding';
import { urlKey } from '../../lib/links/identity';
import type { PageFacts } from '../../lib/page/facts';
import type { App } from './app';
import type { ReadPage } from './reading';
import { evidenceAt } from './takings';

/** What the machine saw on a page: its years, whether anything stands on it, and its findings for any item. */
export type Seen = Pick<PageAudit, 'fiscalYears' | 'content'> & {
  /** Of an item that is suggested or not: what staff took or chose is checked as they said. */
  findingsOf: (item: string) => readonly Finding[];
};

/** What an audit must know of the assessment that is worked on; null = there is none. */
export function auditContext(app: App): AuditContext | null {
  const state = app.state.value;
  if (!state?.snapshot) return null;
  const { agency } = state.snapshot.assessment;
  return { agency: { name: agency.name, kind: agency.kind }, hosts: agency.hosts, today: state.today };
}

/** Judged once per audit: a new judgement of the page is a new object. */
const judged = new WeakMap<PageAudit, Map<string, readonly Finding[]>>();

export function seenOn(app: App, facts: PageFacts, audit: PageAudit): Seen {
  const known = judged.get(audit) ?? new Map(audit.items.map(({ item, findings }) => [item, findings]));
  judged.set(audit, known);
  return {
    fiscalYears: audit.fiscalYears,
    content: audit.content,
    findingsOf(item) {
      const before = known.get(item);
      if (before) return before;
      const pack = app.edition.value;
      const context = auditContext(app);
      if (!pack || !context || pack.year !== audit.edition) return [];
      const findings = auditItem(facts, pack, item, context);
      known.set(item, findings);
      return findings;
    },
  };
}

/** Keeps what was seen for items that this page or file is already evidence of; only when it differs from what is kept. */
export function recordFor(app: App, read: ReadPage, audit: PageAudit): void {
  const snapshot = app.snapshot.value;
  if (!snapshot) return;
  const key = urlKey(read.url);
  const taken = new Set(evidenceAt(app, read.url).map((one) => one.item));
  const { findingsOf, content } = seenOn(app, read.facts, audit);
  const observations = [...taken].map((item) => ({ item, findings: [...findingsOf(item)], content }));
  const news = observations.filter(({ item, findings, content }) => {
    const kept = snapshot.observations.find((one) => one.item === item && urlKey(one.url) === key);
    return (
      !kept ||
      kept.content !== content ||
      JSON.stringify(kept.findings) !== JSON.stringify(findings) ||
      JSON.stringify(kept.fiscalYears) !== JSON.stringify(audit.fiscalYears)
    );
  });
  if (news.length === 0) return;
  void app.act(
    { type: 'observation.record', url: read.url, fiscalYears: audit.fiscalYears, observations: news },
    { said: '', about: '', ownFailure: true },
  );
}

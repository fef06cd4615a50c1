import { builtinEditions } from '../checklist/builtin';
import { indexEdition } from '../checklist/indexing';
import type { EditionPack } from '../checklist/schema';
import type { PageFacts } from '../page/facts';
import { contentOf } from './content';
import { findingsFor } from './criteria';
import type { AuditContext, PageAudit, Suggestion } from './finding';
import { entryTopics, isHome } from './home';
import { readIndex } from './index-page';
import { type MainContent, mainContentOf } from './main-content';
import { itemsOf, rankTopics, setNameSource } from './topic';
import { fiscalYearsOf } from './years';

setNameSource(function* () {
  for (const pack of builtinEditions) for (const { item } of indexEdition(pack).items) yield item;
});

/**
 * Judges one page for one edition: what it is about, from when, which items it can serve and what is missing on it.
 * Pure and bounded: the same facts, edition and context always give the same answer, and hostile facts end as soon as honest
 * ones of their size. `context.today` is an ISO date. Never throws on facts that fit the schema.
 */
export function auditPage(facts: PageFacts, edition: EditionPack, context: AuditContext): PageAudit {
  const main = mainContentOf(facts);
  const top = main.headlines.find((one) => one.source === 'heading' && !one.generic) ?? main.headlines[0] ?? null;
  const base = {
    edition: edition.year,
    heading: top?.text ?? facts.title,
    headingAt: top?.at ?? null,
    content: contentOf(main),
    partial: facts.partial,
  };
  const index = readIndex(main);
  if (index) {
    return {
      ...base,
      kind: 'index',
      content: 'present',
      fiscalYears: index.years,
      items: [],
      declined: index.declined,
      entryFor: [],
      index: index.site,
    };
  }
  const fiscalYears = fiscalYearsOf(main);
  if (isHome(main, context)) {
    return {
      ...base,
      kind: 'home',
      fiscalYears,
      items: [],
      declined: [{ key: 'declined.home', params: {} }],
      entryFor: entryTopics(main),
      index: null,
    };
  }
  const ranking = rankTopics(main);
  const items = itemsOf(ranking.topics, edition)
    .slice(0, 6)
    .map((one): Suggestion => suggestion(one, main, edition, context, fiscalYears));
  return {
    ...base,
    kind: items.length > 0 ? 'topic' : 'other',
    fiscalYears,
    items,
    declined: items.length > 0 ? [] : [...ranking.declined],
    entryFor: [],
    index: null,
  };
}

function suggestion(
  one: ReturnType<typeof itemsOf>[number],
  main: MainContent,
  edition: EditionPack,
  context: AuditContext,
  fiscalYears: readonly number[],
): Suggestion {
  const item = indexEdition(edition).byId.get(one.id)?.item;
  return {
    item: one.id,
    code: one.code,
    topics: one.topics,
    score: Math.round(one.score * 1000) / 1000,
    signals: one.signals,
    findings: item ? findingsFor(item, { main, edition, context, fiscalYears }) : [],
  };
}

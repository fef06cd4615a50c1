import { builtinEditions } from '../checklist/builtin';
import { indexEdition } from '../checklist/indexing';
import type { EditionPack, Item } from '../checklist/schema';
import type { PageFacts, Place } from '../page/facts';
import { withoutPersonal } from '../personal';
import { setNameSource } from './address-words';
import { otherAgency } from './agency';
import { contentOf } from './content';
import { findingsFor } from './criteria';
import type { AuditContext, PageAudit, Signal, Suggestion } from './finding';
import { topHeadline } from './heading';
import { entryTopics, isHome } from './home';
import { readIndex } from './index-page';
import { keepMain } from './item';
import { type MainContent, mainContentOf } from './main-content';
import { tempered, temperedFindings } from './of-file';
import { type ItemScore, itemsOf, rankTopics } from './topic';
import { fiscalYearsOf, yearFit, yearSightings } from './years';

export { auditItem } from './item';
export { itemsNamed } from './named';

setNameSource(function* () {
  for (const pack of builtinEditions) for (const { item } of indexEdition(pack).items) yield item;
});

/**
 * Judges one page for one edition: what it is about, from when, which items it can serve and what is missing on it.
 * Pure and bounded: the same facts, edition and context always give the same answer, and hostile facts end as soon as honest
 * ones of their size. `context.today` is an ISO date. Personal numbers are masked before anything is quoted. Never throws on facts that fit the schema.
 */
export function auditPage(facts: PageFacts, edition: EditionPack, context: AuditContext): PageAudit {
  const clean = withoutPersonal(facts);
  return tempered(judge(clean, edition, context), clean);
}

function judge(facts: PageFacts, edition: EditionPack, context: AuditContext): PageAudit {
  const main = mainContentOf(facts);
  keepMain(facts, main);
  const top = topHeadline(main.headlines) ?? main.headlines[0] ?? null;
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
  const foreign = otherAgency(main, context);
  if (foreign) {
    return { ...base, kind: 'other', fiscalYears, items: [], declined: [foreign], entryFor: [], index: null };
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
  one: ItemScore,
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
    signals: [...one.signals, ...(item ? doubts(item, main, edition.year, fiscalYears) : [])],
    findings: item
      ? temperedFindings(
          findingsFor(item, { main, edition, context, fiscalYears, topics: one.topics }),
          item,
          main.facts,
        )
      : [],
  };
}

/** What speaks against taking the page although its topic is right: nothing stands there, or it is of another year. */
function doubts(item: Item, main: MainContent, edition: number, fiscalYears: readonly number[]): Signal[] {
  const signals: Signal[] = [];
  if (contentOf(main) !== 'present')
    signals.push({ reason: { key: 'signal.noContent', params: {} }, weight: -0.5, where: null });
  const fit = yearFit(item.yearRule, edition, fiscalYears);
  const sighting = yearSightings(main)[0];
  const where: Place | null = sighting ? { kind: 'block', at: sighting.block, quote: sighting.quote } : null;
  const years = fiscalYears.join(', ').slice(0, 200);
  if (fit?.fits) signals.push({ reason: { key: 'signal.yearFits', params: { years } }, weight: 0.1, where });
  else if (fit)
    signals.push({
      reason: { key: 'signal.yearWrong', params: { found: years, wanted: fit.wanted } },
      weight: -0.3,
      where,
    });
  return signals;
}

import { indexEdition } from '../checklist/indexing';
import type { EditionPack } from '../checklist/schema';
import type { PageFacts } from '../page/facts';
import { withoutPersonal } from '../personal';
import { findingsFor } from './criteria';
import type { AuditContext, Finding } from './finding';
import { type MainContent, mainContentOf } from './main-content';
import { temperedFindings } from './of-file';
import { rankTopics, SUGGEST } from './topic';
import { fiscalYearsOf } from './years';

/** Pages that were read: their items are asked for one after the other, after the page as a whole. */
const read = new WeakMap<PageFacts, MainContent>();

/** Spares `auditItem` the reading of a page that was just read. */
export function keepMain(facts: PageFacts, main: MainContent): void {
  read.set(facts, main);
}

/**
 * Judges a page for one given item, whatever the page seems to be about: what staff took or chose is checked as they said.
 * The parts of the item are those that the page names; where it names none, all of them.
 *
 * @param item id of an item of the edition; one that it does not have gives no findings
 * @returns the item's criteria in the pack's order, as `auditPage` gives them for a suggestion. Pure; never throws on
 *   facts that fit the schema
 */
export function auditItem(facts: PageFacts, edition: EditionPack, item: string, context: AuditContext): Finding[] {
  const known = indexEdition(edition).byId.get(item)?.item;
  if (!known) return [];
  const clean = withoutPersonal(facts);
  const main = read.get(clean) ?? mainContentOf(clean);
  keepMain(clean, main);
  const named = rankTopics(main)
    .topics.filter(({ topic, score }) => score >= SUGGEST && known.topics.includes(topic))
    .map(({ topic }) => topic);
  const topics = named.length > 0 ? named : known.topics;
  const findings = findingsFor(known, { main, edition, context, fiscalYears: fiscalYearsOf(main), topics });
  return temperedFindings(findings, known, clean);
}

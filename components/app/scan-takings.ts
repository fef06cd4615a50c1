import type { Taking } from '../../lib/assessment/commands';
import type { Evidence, Snapshot } from '../../lib/assessment/model';
import { EditionYear } from '../../lib/checklist/schema';
import { endKeys } from '../../lib/links/ends';
import { urlKey } from '../../lib/links/identity';
import { HOME, pathText } from '../../lib/links/path';
import type { CheckedLink } from '../../lib/links/verdict';
import { type Candidate, type ItemCandidates, proposals } from '../../lib/sitescan/results';
import type { App } from './app';
import { codesOf } from './takings';

/** What staff have said of an address and an item already. */
export type Said = 'taken' | 'declined' | null;

/** What staff have of an item, and what the scan has for it. */
export type ItemStatus = 'have' | 'ready' | 'look' | 'nothing';

export type ScannedItem = ItemCandidates & {
  status: ItemStatus;
  /** Of each candidate, in their order. */
  said: Said[];
};

const NO_LINKS: readonly CheckedLink[] = [];

/**
 * Every item with what is known of it on both sides, in the order of the edition.
 * @param links what was seen of addresses that are evidence: a short link stands for the page that it leads to
 */
export function scannedItems(
  items: readonly ItemCandidates[],
  snapshot: Snapshot | null,
  links: readonly CheckedLink[] = NO_LINKS,
): ScannedItem[] {
  const end = endKeys(links);
  const taken = new Set(
    snapshot?.evidence.flatMap(({ item, url }) => [`${item} ${urlKey(url)}`, `${item} ${end(url)}`]),
  );
  const has = new Set(snapshot?.evidence.map(({ item }) => item));
  const declined = new Set(
    snapshot?.corrections.flatMap(({ item, url, verdict }) => (verdict === 'not-this' ? `${item} ${urlKey(url)}` : [])),
  );
  return items.map((entry) => {
    const said = entry.candidates.map(({ url }): Said => {
      const key = `${entry.item} ${urlKey(url)}`;
      return taken.has(key) ? 'taken' : declined.has(key) ? 'declined' : null;
    });
    const [first] = entry.candidates;
    const open = first === undefined ? 'nothing' : first.ready && said[0] === null ? 'ready' : 'look';
    return { ...entry, said, status: has.has(entry.item) ? 'have' : open };
  });
}

/** One line of the step in which many are taken: the best page of an item. */
export type Offer = { item: string; code: string; candidate: Candidate; said: Said; preset: boolean };

/**
 * What is offered to be taken in one step. Chosen from the start is only what the machine has no doubt of, where staff have
 * nothing yet and have not said otherwise.
 */
export function offersOf(items: readonly ScannedItem[]): Offer[] {
  const proposed = new Map(proposals(items).map(({ item, candidate }) => [item, candidate]));
  return items.flatMap(({ item, code, candidates: [candidate], said: [said = null], status }) =>
    candidate === undefined
      ? []
      : [{ item, code, candidate, said, preset: status === 'ready' && proposed.get(item) === candidate }],
  );
}

/** The click path as a sentence of the explanation; '' = no way leads there, or the scan does not know the address. */
export function explanationOf(path: readonly string[] | null): string {
  return path === null ? '' : pathText(path).slice(0, 2_000);
}

/** What is sent when staff take candidates: what the scan saw of them goes along. */
export function scanTakings(picked: readonly { item: string; candidate: Candidate }[]): Taking[] {
  return picked.map(({ item, candidate }): Taking => {
    const { url, title, kind, path, foundOn, suggestion, content, fiscalYears } = candidate;
    return {
      items: [item],
      url,
      title: title.trim().slice(0, 300),
      source: kind === 'file' ? 'file' : 'page',
      foundOn,
      criteria: null,
      note: '',
      explanation: explanationOf(path),
      fiscalYears: fiscalYears.filter((year) => EditionYear.safeParse(year).success).slice(0, 60),
      observations: suggestion === null ? [] : [{ item, findings: suggestion.findings, content }],
    };
  });
}

/** A click path that could stand in the explanation of a piece of evidence. */
export type PathOffer = {
  evidence: Evidence;
  explanation: string;
  /** new: there is none yet. moved: what stands there begins like a click path, and the way is another now. */
  kind: 'new' | 'moved';
};

/** Whether an explanation may be filled in: it is empty, or a click path. Staff's own words are left alone. */
export function takesPath(explanation: string): boolean {
  const written = explanation.trim();
  return written === '' || written.startsWith(`${HOME} ›`);
}

/**
 * Evidence whose explanation is empty, or an older click path, and to which the scan knows the way.
 * @param ways click paths by address
 */
export function pathOffers(
  ways: ReadonlyMap<string, readonly string[] | null>,
  evidence: readonly Evidence[],
): PathOffer[] {
  return evidence.flatMap((one): PathOffer[] => {
    const written = one.explanation.trim();
    if (!takesPath(written)) return [];
    const explanation = explanationOf(ways.get(one.url) ?? null);
    if (explanation === '' || explanation === written) return [];
    return [{ evidence: one, explanation, kind: written === '' ? 'new' : 'moved' }];
  });
}

/** Writes the ways into the explanations: one command, one undo. */
export function fillPaths(app: App, offers: readonly PathOffer[]) {
  const w = app.w.value.scan.paths;
  const items = [...new Set(offers.map(({ evidence }) => evidence.item))];
  const said = items.length > 3 ? w.doneMany(offers.length) : w.done(codesOf(app, items));
  const explanations = offers.map(({ evidence: { id, rev }, explanation }) => ({ evidenceId: id, rev, explanation }));
  return app.act({ type: 'evidence.explain', explanations }, { said, about: w.about });
}

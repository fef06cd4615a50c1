import { judgeYears } from '../assessment/years';
import type { Reason, Suggestion } from '../audit/finding';
import { SUGGEST } from '../audit/topic';
import { indexEdition } from '../checklist/indexing';
import { type EditionPack, type Item, KNOWN_BASIS } from '../checklist/schema';
import { DEAD_STATES, OPEN_STATES } from '../links/verdict';
import { OTHER_AGENCY, type ScannedPage } from './model';
import type { SitePicture } from './picture';

/** A page or file that could be evidence for an item. */
export type Candidate = {
  /** Number of its address. */
  at: number;
  url: string;
  title: string;
  kind: ScannedPage['kind'];
  /** 0-1, as shown. */
  score: number;
  /** For the order: the score before it was cut to 0-1, so that two good ones are told apart. */
  rank: number;
  /** Nothing speaks against taking it: the only ones that may be taken without looking. */
  ready: boolean;
  /** What speaks for it beside its suggestion, and against it; words in lib/i18n/scan.*. */
  reasons: Reason[];
  doubts: Reason[];
  /** Null for a home page that serves as the entry, and for what only the agency's index names. */
  suggestion: Suggestion | null;
  content: ScannedPage['content'];
  fiscalYears: number[];
  /** Words clicked from the home page; null = no way leads there. */
  path: string[] | null;
  /** The page on which the last of them is clicked; null = none. */
  foundOn: string | null;
};

export type ItemCandidates = { item: string; code: string; candidates: Candidate[] };

const LISTED = 0.12;
const ENTRY = 0.55;
const MOST = 20;
/** Below this an item is not taken without looking, whatever else holds. */
const READY = 0.9 * SUGGEST;

/**
 * For every item of the edition, in its order, what the site has for it, best first. Ready ones come before all others:
 * of the right year, with content that opens, reached by clicks, and with nothing on them that was not for the public.
 */
export function candidatesOf(picture: SitePicture, edition: EditionPack): ItemCandidates[] {
  const listed = listedBy(picture);
  const found = new Map<string, Candidate[]>();
  const { byTopic, byId, items } = indexEdition(edition);
  for (const page of picture.pages.values()) {
    if (!OPEN_STATES.has(page.state) && page.state !== 'needs-scripts') continue;
    const common = commonDoubts(picture, page);
    for (const suggestion of page.suggestions) {
      const item = byId.get(suggestion.item)?.item;
      if (item) push(found, item.id, candidate(picture, page, item, edition, suggestion, common, listed));
    }
    for (const topic of page.entryFor) {
      const item = byTopic.get(topic)?.item;
      if (item && page.suggestions.length === 0) {
        push(found, item.id, candidate(picture, page, item, edition, null, common, listed));
      }
    }
  }
  for (const [itemId, numbers] of listed) {
    const item = byId.get(itemId)?.item;
    if (!item) continue;
    for (const at of numbers) {
      const page = picture.pages.get(at);
      const known = found.get(itemId)?.some((one) => one.at === at);
      // Only its place in the index speaks for it: staff look themselves.
      if (page && !known && OPEN_STATES.has(page.state) && page.kind !== 'index') {
        const doubts = [...commonDoubts(picture, page), { key: 'scan.doubt.index-only', params: {} }];
        push(found, itemId, candidate(picture, page, item, edition, null, doubts, listed));
      }
    }
  }
  return items.map(({ item }) => ({ item: item.id, code: item.code, candidates: best(picture, found.get(item.id)) }));
}

function candidate(
  picture: SitePicture,
  page: ScannedPage,
  item: Item,
  edition: EditionPack,
  suggestion: Suggestion | null,
  common: readonly Reason[],
  listed: ReadonlyMap<string, ReadonlySet<number>>,
): Candidate {
  const { at } = page;
  const url = picture.url(at);
  const doubts = [...common];
  const reasons: Reason[] = [];
  const year = judgeYears(item.yearRule, edition.year, page.fiscalYears);
  if (year.verdict === 'wrong') {
    doubts.push({
      key: 'scan.doubt.year',
      params: { found: page.fiscalYears.slice(0, 8).join(', '), wanted: year.expected },
    });
  }
  for (const { reason } of suggestion?.signals ?? []) if (reason.key === OTHER_AGENCY) doubts.push(reason);
  let score = suggestion?.score ?? (page.entryFor.length > 0 ? ENTRY : 0.3);
  if (suggestion) score += 0.1 * judgedShare(suggestion);
  if (year.verdict === 'fits') score += 0.03;
  if (listed.get(item.id)?.has(at)) {
    score += LISTED;
    reasons.push({ key: 'scan.reason.listed', params: {} });
  }
  if (page.entryFor.length > 0 && suggestion === null) reasons.push({ key: 'scan.reason.entry', params: {} });
  const path = picture.clickPath(url);
  // Of two like pages the one that is nearer to the home page is the one that the agency shows.
  score -= 0.004 * Math.min(10, path?.length ?? 10);
  score -= 0.25 * doubts.length;
  const before = picture.pageBefore(at);
  return {
    at,
    url,
    title: page.title || picture.wordsTo(at),
    kind: page.kind,
    score: Math.round(Math.min(1, Math.max(0, score)) * 1000) / 1000,
    rank: score,
    ready: doubts.length === 0 && score >= READY,
    reasons,
    doubts,
    suggestion,
    content: page.content,
    fiscalYears: page.fiscalYears,
    path,
    foundOn: before === null ? null : picture.url(before),
  };
}

/** What speaks against a page for whatever item. */
function commonDoubts(picture: SitePicture, page: ScannedPage): Reason[] {
  const doubts: Reason[] = [];
  const doubt = (key: string, params: Reason['params'] = {}) => doubts.push({ key: `scan.doubt.${key}`, params });
  if (page.state === 'needs-scripts') doubt('scripts');
  // What OCR made of a picture is no word for it, and what could not be read has no content to miss.
  else if (page.file !== null && page.file !== 'readable') doubts.push({ key: `scan.file.${page.file}`, params: {} });
  else if (page.content !== 'present' && page.kind !== 'home') doubt(page.content);
  if (!picture.isReached(page.at)) doubt('orphan');
  if (page.personal.length > 0) doubt('personal');
  const dead = deadDocuments(picture, page);
  if (dead > 0) doubt('dead-documents', { count: dead });
  return doubts;
}

/** A link that stands on more pages than this is a menu's, not the page's own. */
const OWN = 3;

/** Dead links of the page's own, where none of its own links lives: what it should show is not there. */
export function deadDocuments(picture: SitePicture, page: ScannedPage): number {
  let dead = 0;
  for (const label of page.links) {
    if (picture.timesOnPages(label) > OWN) continue;
    const to = picture.labels[label]?.to;
    const state = to === undefined ? undefined : picture.pages.get(to)?.state;
    if (state === undefined) continue;
    if (!DEAD_STATES.has(state)) return 0;
    dead += 1;
  }
  return dead;
}

/** Criteria that passed, less those that failed, on a basis that counts; between -1 and 1. */
function judgedShare({ findings }: Suggestion): number {
  const known = findings.filter(({ basis }) => KNOWN_BASIS.includes(basis));
  if (known.length === 0) return 0;
  const count = (outcome: string) => known.filter((one) => one.outcome === outcome).length;
  return (count('passed') - count('failed')) / known.length;
}

/** What the agency's own index pages of this edition name for an item, behind redirects. */
function listedBy(picture: SitePicture): Map<string, Set<number>> {
  const listed = new Map<string, Set<number>>();
  for (const { listed: rows } of picture.pages.values()) {
    for (const { item, to } of rows) {
      const numbers = listed.get(item) ?? new Set<number>();
      for (const at of to) numbers.add(picture.shownAt(at));
      listed.set(item, numbers);
    }
  }
  return listed;
}

/** Best first, ready ones before all others; of pages with the same content the first. */
function best(picture: SitePicture, candidates: readonly Candidate[] = []): Candidate[] {
  const seen = new Set<string>();
  return [...candidates]
    .sort((a, b) => Number(b.ready) - Number(a.ready) || b.rank - a.rank || a.at - b.at)
    .filter(({ at, title, fiscalYears }) => {
      const print = picture.pages.get(at)?.print ?? '';
      // Prints know no digits: this year's page and last year's may have the same.
      const same = `${print} ${fiscalYears.join()} ${title}`;
      if (print !== '' && seen.has(same)) return false;
      seen.add(same);
      return true;
    })
    .slice(0, MOST);
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

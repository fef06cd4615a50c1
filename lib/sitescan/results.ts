import { judgeYears } from '../assessment/years';
import type { Reason } from '../audit/finding';
import { indexEdition } from '../checklist/indexing';
import type { EditionPack } from '../checklist/schema';
import type { FileVerdict } from '../documents/verdict';
import { differs } from '../links/fingerprint';
import { DEAD_STATES, type LinkState, OPEN_STATES } from '../links/verdict';
import { candidatesOf, type ItemCandidates } from './candidates';
import type { LeftOut, ScannedPage } from './model';
import type { SitePicture } from './picture';

export { type Candidate, candidatesOf, type ItemCandidates } from './candidates';
export { SitePicture } from './picture';

/** A page or file of the results, as a list shows it. */
export type Spot = { at: number; url: string; title: string; reason: Reason };
/** A link that does not open, or that only a person can look at, and where it stands. */
export type DeadLink = Spot & {
  state: LinkState;
  /** Where it stands, the first few; `menu`: it stands on every page or nearly. */
  on: { url: string; title: string; words: string }[];
  pages: number;
  menu: boolean;
};

export type Coverage = {
  found: number;
  read: number;
  /** Pages and files that open for the public. */
  pages: number;
  files: number;
  /** Links to other hosts. */
  outside: number;
  dead: number;
  /** Answered, but staff must look themselves. */
  look: number;
  left: Record<LeftOut, number>;
  /** Found, and not read when the scan ended. */
  unread: number;
  items: { ready: number; doubtful: number; nothing: number };
};

export type SiteResults = {
  items: ItemCandidates[];
  /** Ids of items for which the site has nothing. */
  nothing: string[];
  dead: DeadLink[];
  /** Links that may open, which only a person can see: what stands on the agency's hosts first. */
  look: DeadLink[];
  /** Files that open and that could not be read as text, those that nobody can open first; the reason says how. */
  files: Spot[];
  /** Known to the sitemap or an index page, and no menu or link leads there from the home page. */
  orphans: Spot[];
  placeholders: Spot[];
  wrongYears: Spot[];
  /** Pages and files that show personal data; the data itself is nowhere kept. */
  personal: (Spot & { personal: string[] })[];
  coverage: Coverage;
};

/** What a scan found. Pure; its lists are whole: a view shows them bit by bit. */
export function resultsOf(picture: SitePicture, edition: EditionPack): SiteResults {
  const items = candidatesOf(picture, edition);
  return {
    items,
    nothing: items.filter(({ candidates }) => candidates.length === 0).map(({ item }) => item),
    dead: linksIn(picture, ({ state }) => DEAD_STATES.has(state)),
    look: lookLinks(picture),
    files: unreadFiles(picture),
    orphans: spots(picture, (page) =>
      picture.isReached(page.at) || page.state === 'redirected' || !OPEN_STATES.has(page.state)
        ? null
        : { key: 'scan.doubt.orphan', params: {} },
    ),
    placeholders: spots(picture, (page) =>
      page.content === 'present' || page.kind !== 'topic' || !OPEN_STATES.has(page.state)
        ? null
        : { key: `scan.doubt.${page.content}`, params: {} },
    ),
    wrongYears: wrongYears(picture, edition),
    personal: personalOf(picture),
    coverage: coverageOf(picture, items),
  };
}

/** For every item the one candidate that may be taken without a doubt; items without one are left out. */
export function proposals(
  items: readonly ItemCandidates[],
): { item: string; candidate: ItemCandidates['candidates'][0] }[] {
  return items.flatMap(({ item, candidates: [first] }) => (first?.ready ? [{ item, candidate: first }] : []));
}

function spots(picture: SitePicture, why: (page: ScannedPage) => Reason | null): Spot[] {
  return [...picture.pages.values()].flatMap((page) => {
    const reason = picture.urls[page.at]?.left === null ? why(page) : null;
    return reason === null ? [] : [spot(picture, page, reason)];
  });
}

function spot(picture: SitePicture, page: ScannedPage, reason: Reason): Spot {
  return { at: page.at, url: picture.url(page.at), title: page.title || picture.wordsTo(page.at), reason };
}

function personalOf(picture: SitePicture): SiteResults['personal'] {
  return [...picture.pages.values()].flatMap((page) =>
    page.personal.length === 0
      ? []
      : [{ ...spot(picture, page, { key: 'scan.doubt.personal', params: {} }), personal: page.personal }],
  );
}

/** Where a dead link stands is told of so many pages. */
const PLACES = 10;
/** A link on more than this share of all pages is one of the menu. */
const MENU = 0.5;

/** Links in one of these states, those of the menu first, with the pages on which they stand. */
function linksIn(picture: SitePicture, wanted: (page: ScannedPage) => boolean): DeadLink[] {
  const found = new Map<number, DeadLink>();
  for (const page of picture.pages.values()) {
    if (wanted(page)) {
      found.set(page.at, { ...spot(picture, page, page.reason), state: page.state, on: [], pages: 0, menu: false });
    }
  }
  for (const page of picture.pages.values()) {
    const here = new Set<number>();
    for (const label of page.links) {
      const { to, words } = picture.labels[label] ?? { to: -1, words: [] };
      const link = found.get(to);
      if (link === undefined || here.has(to)) continue;
      here.add(to);
      link.pages += 1;
      if (link.on.length < PLACES) {
        link.on.push({ url: picture.url(page.at), title: page.title, words: words.join(' › ') });
      }
    }
  }
  let withLinks = 0;
  for (const { links } of picture.pages.values()) if (links.length > 0) withLinks += 1;
  for (const link of found.values()) link.menu = link.pages > MENU * withLinks;
  // Links of the menu come first: they stand on every page.
  return [...found.values()].sort((a, b) => Number(b.menu) - Number(a.menu) || b.pages - a.pages || a.at - b.at);
}

function lookLinks(picture: SitePicture): DeadLink[] {
  const links = linksIn(picture, ({ state }) => !DEAD_STATES.has(state) && !OPEN_STATES.has(state));
  const isOwn = ({ at }: DeadLink) => Number(picture.urls[at]?.left === null);
  return links.sort((a, b) => isOwn(b) - isOwn(a));
}

/** Nobody can open these, then those that a person can. */
const FILE_ORDER: readonly FileVerdict[] = ['password', 'broken', 'too-large', 'unsupported', 'garbled', 'scanned'];

function unreadFiles(picture: SitePicture): Spot[] {
  const place = ({ at }: Spot) => FILE_ORDER.indexOf(picture.pages.get(at)?.file ?? 'readable');
  return spots(picture, ({ file, state }) =>
    file === null || file === 'readable' || !OPEN_STATES.has(state) ? null : { key: `scan.file.${file}`, params: {} },
  ).sort((a, b) => place(a) - place(b));
}

/** Pages whose best item asks for another year than they are of. */
function wrongYears(picture: SitePicture, edition: EditionPack): Spot[] {
  const { byId } = indexEdition(edition);
  return spots(picture, (page) => {
    const item = byId.get(page.suggestions[0]?.item ?? '')?.item;
    if (item === undefined || !OPEN_STATES.has(page.state)) return null;
    const year = judgeYears(item.yearRule, edition.year, page.fiscalYears);
    if (year.verdict !== 'wrong') return null;
    const found = page.fiscalYears.slice(0, 8).join(', ');
    return { key: 'scan.wrong-year', params: { code: item.code, found, wanted: year.expected } };
  });
}

function coverageOf(picture: SitePicture, items: readonly ItemCandidates[]): Coverage {
  const coverage: Coverage = {
    found: picture.urls.length,
    read: picture.pages.size,
    pages: 0,
    files: 0,
    outside: 0,
    dead: 0,
    look: 0,
    left: { outside: 0, robots: 0, endless: 0 },
    unread: 0,
    items: { ready: 0, doubtful: 0, nothing: 0 },
  };
  picture.urls.forEach(({ left }, at) => {
    if (left !== null) coverage.left[left] += 1;
    if (left === 'outside') coverage.outside += 1;
    const page = picture.pages.get(at);
    if (page === undefined) coverage.unread += left === null ? 1 : 0;
    else if (DEAD_STATES.has(page.state)) coverage.dead += 1;
    else if (!OPEN_STATES.has(page.state)) coverage.look += 1;
    else if (left === null && page.kind === 'file') coverage.files += 1;
    else if (left === null && page.endedAt === null) coverage.pages += 1;
  });
  for (const { candidates } of items) {
    const [first] = candidates;
    coverage.items[first === undefined ? 'nothing' : first.ready ? 'ready' : 'doubtful'] += 1;
  }
  return coverage;
}

export type Difference = {
  /** Opens now and was not there, or did not open, before. */
  appeared: Spot[];
  /** Opened before and is dead or no longer found. Addresses that the later scan did not come to are left out. */
  gone: Spot[];
  /** Opens in both, with other content. */
  changed: Spot[];
};

/** What changed on the site between two scans, `before` being the earlier one. Pages of other hosts are left out. */
export function difference(before: SitePicture, after: SitePicture): Difference {
  const changes: Difference = { appeared: [], gone: [], changed: [] };
  const say = (picture: SitePicture, page: ScannedPage, key: string) => spot(picture, page, { key, params: {} });
  for (const page of after.pages.values()) {
    if (!isShown(after, page)) continue;
    const old = pageAt(before, after.url(page.at));
    if (old === null || !isShown(before, old)) changes.appeared.push(say(after, page, 'scan.appeared'));
    else if (isOther(old, page)) changes.changed.push(say(after, page, 'scan.changed'));
  }
  const whole = after.scan.state === 'done';
  for (const page of before.pages.values()) {
    if (!isShown(before, page)) continue;
    const url = before.url(page.at);
    const now = pageAt(after, url);
    if (now === null) {
      if (whole && after.numberOf(url) === null) changes.gone.push(say(before, page, 'scan.gone'));
    } else if (DEAD_STATES.has(now.state)) {
      changes.gone.push({ ...say(before, page, 'scan.gone'), reason: now.reason });
    }
  }
  return changes;
}

/** Prints know no digits: a page that became next year's shows it in its title and years. */
function isOther(old: ScannedPage, now: ScannedPage): boolean {
  return (
    differs(old.print, now.print) === true ||
    old.title !== now.title ||
    old.fiscalYears.join() !== now.fiscalYears.join()
  );
}

function isShown(picture: SitePicture, { at, state, endedAt }: ScannedPage): boolean {
  return picture.urls[at]?.left === null && OPEN_STATES.has(state) && endedAt === null;
}

function pageAt(picture: SitePicture, url: string): ScannedPage | null {
  const at = picture.numberOf(url);
  return at === null ? null : (picture.pages.get(at) ?? null);
}

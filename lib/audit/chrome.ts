import type { PageFacts, Section } from '../page/facts';
import { menuBoxes, sideColumns } from './columns';
import { ONLY_DATE } from './dated';
import { fold } from './fold';
import { markAfterEnd, markFooter } from './foot';
import {
  MENU_WORD,
  markFoldouts,
  markLabelledRuns,
  markLabels,
  markLinkRuns,
  markListedMenus,
  markOtherSites,
} from './menus';
import { isNoise, markCounters } from './noise';
import { isInside } from './sections';
import { markCalendars, markLogin, markPolls } from './widgets';

/**
 * Which parts of a page are its frame (menus, header, footer, sidebars of links, counters) and which are its content:
 * told by structure and density of links. Class names only add weight; they decide nothing alone.
 */
export type Layout = {
  /** Per section: true where it belongs to the frame. */
  readonly chrome: readonly boolean[];
  /** Per section: true where it stands in a column of boxes beside the content. */
  readonly side: readonly boolean[];
  /** Per block: true where it is content that a reader came for. */
  readonly content: readonly boolean[];
  /** Folded texts of the frame's links: what the site calls its pages. */
  readonly labels: ReadonlySet<string>;
  /** Blocks of the breadcrumb, in order. */
  readonly crumbs: readonly number[];
};

type Sums = {
  chars: number;
  linked: number;
  links: number;
  /** Lines that are no links: headings, text, labels. */
  plain: number;
  /** Those of them that are entries of a list and name a page: where a menu writes them, they lead nowhere yet. */
  mute: number;
  muteChars: number;
  /** Links whose words stand on another link of the page as well: menus are repeated, evidence is not. */
  twice: number;
  words: Set<string> | null;
};

const LANDMARK_TAG = new Set(['nav', 'footer', 'aside', 'menu']);
const LANDMARK_ROLE = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'menu',
  'menubar',
  'tablist',
]);
const MENU_HINT =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|mainmenu|submenu|dropdown|topbar|side-?bar|footer|foot|offcanvas|megamenu|breadcrumb|pagination|pager)(?:$|[\s_\d-])|menu|navbar|footer/;
const CRUMB_HINT = /breadcrumb|crumb|(?:^|\s)path\d/;
/** A breadcrumb by its words, where no class says so: the first page, a mark, and where one is. */
const CRUMB_WORDS =
  /^\s*(?:(?:คุณ|ท่าน)(?:กำลัง)?อยู่ที่|you are here|ตำแหน่ง(?:ปัจจุบัน|ของคุณ|หน้า)|(?:หน้า(?:แรก|หลัก)|home)\s*[›»>/→|\\]{1,3}\s*[ก-๙a-z])/i;
const CRUMB_LENGTH = 300;

/** Reads the structure of a page. Linear in sections, blocks and links. */
export function layoutOf(facts: PageFacts): Layout {
  const { sections, blocks, links } = facts;
  const sums: Sums[] = sections.map(() => ({
    chars: 0,
    linked: 0,
    links: 0,
    plain: 0,
    mute: 0,
    muteChars: 0,
    twice: 0,
    words: null,
  }));
  const labelOf = links.map((link) => fold(link.text));
  const seen = new Map<string, number>();
  for (const label of labelOf) seen.set(label, (seen.get(label) ?? 0) + 1);
  const noise = blocks.map(isNoise);
  blocks.forEach((block, at) => {
    const sum = sums[block.section];
    if (!sum) return;
    sum.chars += block.text.length;
    sum.linked += block.linked;
    if (block.linked * 2 < block.text.length && !noise[at]) sum.plain += 1;
    if (isMuteEntry(block, sections)) {
      sum.mute += 1;
      sum.muteChars += block.text.length;
    }
  });
  links.forEach((link, at) => {
    const sum = sums[link.section];
    const label = labelOf[at] ?? '';
    if (!sum || label === '') return;
    sum.links += 1;
    if ((seen.get(label) ?? 0) > 1) sum.twice += 1;
    const word = label.length > 60 ? null : MENU_WORD.exec(label);
    if (word) sum.words = (sum.words ?? new Set()).add(word[0]);
  });
  // Parents come before their children, so one pass backwards adds everything up.
  for (let at = sections.length - 1; at > 0; at--) {
    const from = sums[at];
    const to = sums[sections[at]?.parent ?? -1];
    if (!from || !to) continue;
    to.chars += from.chars;
    to.linked += from.linked;
    to.links += from.links;
    to.plain += from.plain;
    to.mute += from.mute;
    to.muteChars += from.muteChars;
    to.twice += from.twice;
    if (from.words) to.words = to.words ? union(to.words, from.words) : new Set(from.words);
  }

  const worded = new Set<number>();
  for (const { section, text } of blocks) {
    if (section > 0 && text.length < CRUMB_LENGTH && CRUMB_WORDS.test(text)) worded.add(section);
  }
  for (const at of homeLists(facts, sums)) worded.add(at);
  const chrome: boolean[] = [];
  const crumb: boolean[] = [];
  const article: boolean[] = [];
  sections.forEach((section, at) => {
    const { parent } = section;
    article.push((parent !== null && article[parent] === true) || section.tag === 'article');
    const sum = sums[at];
    const inside = parent !== null && chrome[parent] === true;
    chrome.push(inside || (at > 0 && sum !== undefined && isFrame(section, sum, sums[0], article[at] === true)));
    crumb.push(
      (parent !== null && crumb[parent] === true) ||
        ((CRUMB_HINT.test(section.hint) || worded.has(at)) && (sum?.chars ?? 0) < CRUMB_LENGTH),
    );
  });
  const labels = new Set<string>();
  links.forEach((link, at) => {
    const label = labelOf[at] ?? '';
    if (chrome[link.section] && label.length > 2) labels.add(label);
  });
  // Beside a breadcrumb often stands the name of the page, as a heading or a date: neither is a part of it.
  const isCrumb = ({ section, heading, linked, text }: PageFacts['blocks'][number]) =>
    crumb[section] === true && (heading === 0 || linked * 2 > text.length || CRUMB_WORDS.test(text));
  const content = blocks.map((block, at) => chrome[block.section] !== true && !isCrumb(block) && !noise[at]);
  markCounters(facts, content);
  markLinkRuns(facts, content, labels);
  markFoldouts(facts, chrome, content);
  markLabelledRuns(facts, content, labels);
  markOtherSites(facts, content);
  if (links.length === 0) markListedMenus(facts, content);
  markLogin(facts, chrome, content);
  markLabels(facts, chrome, content);
  markFooter(facts, content);
  markAfterEnd(facts, content);
  markCalendars(facts, content);
  markPolls(facts, content);
  const boxes = menuBoxes(facts, chrome, content);
  blocks.forEach(({ section }, at) => {
    if (boxes[section]) content[at] = false;
  });
  const side = sideColumns(facts, chrome, crumb, content, boxes).map((beside, at) => beside || boxes[at] === true);
  blocks.forEach(({ section }, at) => {
    if (side[section]) content[at] = false;
  });
  return {
    chrome,
    side,
    content,
    labels,
    crumbs: blocks.flatMap((block, at) =>
      isCrumb(block) && !ONLY_DATE.test(block.text) && !isMenuLine(block) ? [at] : [],
    ),
  };
}

/** A menu in one line, that begins with the first page as breadcrumbs do: its last word is a link as well. */
function isMenuLine({ text, linked }: PageFacts['blocks'][number]): boolean {
  const steps = text.split(/\s*[|•·]\s*/);
  return steps.length > 3 && linked >= 0.8 * steps.join('').length;
}

const HOME_LINK = /^[^ก-๎a-z]*(?:หน้าแรก|หน้าหลัก|home)[^ก-๎a-z]*$/i;
const CRUMB_STEPS = 6;

/** Lists that begin with the link to the first page and end with words that are no link: a breadcrumb that nothing names. */
function homeLists(facts: PageFacts, sums: readonly Sums[]): number[] {
  const { sections, blocks } = facts;
  const found: number[] = [];
  blocks.forEach((block, at) => {
    if (!HOME_LINK.test(block.text) || block.linked === 0) return;
    const own = sections[block.section];
    const list = own?.tag === 'li' ? own.parent : block.section;
    if (list === null || list === 0 || (sums[list]?.chars ?? CRUMB_LENGTH) >= CRUMB_LENGTH / 2) return;
    if (!/^(?:ul|ol|div|p|nav)$/.test(sections[list]?.tag ?? '')) return;
    let end = at;
    const inside = (section: number) => section === list || sections[section]?.parent === list;
    while (end + 1 < blocks.length && inside(blocks[end + 1]?.section ?? 0)) end += 1;
    const last = blocks[end];
    // A menu goes on with the entries of the one that it opens.
    if (isInside(facts, blocks[end + 1]?.section ?? 0, list)) return;
    if (end > at && end - at < CRUMB_STEPS && last && last.linked === 0 && last.heading === 0) found.push(list);
  });
  return found;
}

function union(a: Set<string>, b: Set<string>): Set<string> {
  for (const word of b) a.add(word);
  return a;
}

const ENTRY = 32;

/** An entry of a list that is no link and says what a menu says. */
function isMuteEntry(
  { text, linked, heading, cell, section }: PageFacts['blocks'][number],
  sections: readonly Section[],
) {
  if (linked > 0 || heading > 0 || cell !== null || text.length > ENTRY || /[\d๐-๙:：]/.test(text)) return false;
  return /^(?:li|summary)$/.test(sections[section]?.tag ?? '') && MENU_WORD.test(fold(text));
}

function isFrame(section: Section, sum: Sums, whole: Sums | undefined, inArticle: boolean): boolean {
  // An article has a header and a foot of its own.
  if (inArticle && (section.tag === 'header' || section.tag === 'footer')) return false;
  if (LANDMARK_TAG.has(section.tag) || LANDMARK_ROLE.has(section.role)) return true;
  const density = sum.chars === 0 ? 0 : sum.linked / sum.chars;
  // A header that is not all there is; the one of an article holds its heading and few links.
  if (section.tag === 'header' && (sum.links >= 3 || density > 0.5) && (whole?.chars ?? 0) - sum.chars > 3) return true;
  const named = MENU_HINT.test(section.hint);
  const list = section.tag === 'ul' || section.tag === 'ol';
  // A group of short links and little else. A list or a named menu may hold some labels, a mere container none.
  const muted = named && sum.mute * 2 <= sum.links;
  const dense = muted && sum.mute > 0 ? sum.linked / (sum.chars - sum.muteChars) : density;
  if (sum.links < 4 || dense < 0.65 || sum.linked / sum.links > 45) return false;
  if (sum.plain - (muted ? sum.mute : 0) > (named || list ? 0.25 * sum.links : 0)) return false;
  const words = sum.words?.size ?? 0;
  if (words >= 4 || (words >= 2 && sum.twice >= 0.7 * sum.links)) return true;
  if (dense < 0.78) return false;
  if (words >= 2 && (section.collapsed || named)) return true;
  return words >= 1 && words * 3 >= sum.links && named;
}

import { urlKey } from '../links/identity';
import type { PageFacts, Section } from '../page/facts';

/** One link of a page: where it leads, under which key, and the words that a visitor clicks. */
export type Way = { url: string; key: string; words: string[] };

const WORDS = 120;
const GROUPS = 3;
/** Links of one page that are kept; the rest of a longer list adds nothing that a visitor would click through. */
const MOST = 3_000;

/**
 * Everything on a page that a click (or a frame) follows, in page order: http(s) only, each way once. The fragment of an
 * address is no page of its own and falls away.
 */
export function waysOf(facts: PageFacts): Way[] {
  const ways: Way[] = [];
  const seen = new Set<string>();
  const groups = menuGroups(facts);
  const here = urlKey(facts.url);
  const add = (url: string, text: string, section: number) => {
    if (ways.length >= MOST || !/^https?:\/\//i.test(url) || /\s/.test(url)) return;
    const key = urlKey(url);
    // A place on this page.
    if (key === here && url.includes('#')) return;
    const words = [...groups(section), text.slice(0, WORDS)].filter((word) => word !== '');
    const same = `${key}\n${words.join('\n')}`;
    if (seen.has(same)) return;
    seen.add(same);
    ways.push({ url: withoutFragment(url), key, words });
  };
  for (const { url, text, section, dead } of facts.links) if (!dead) add(url, text, section);
  for (const { url, title, tag, section } of facts.frames) {
    if (tag !== 'video') add(url, title, section);
  }
  return ways;
}

const LIST = /^(?:ul|ol|menu|nav|div)$/;

/** A box that opens under its toggle. */
function isPane(section: Section | undefined): boolean {
  return section !== undefined && (section.collapsed || /menu|drop|sub|mega/.test(section.hint));
}

/**
 * The words of the menu groups above a link: of every list item around it that holds a list of its own, what stands before
 * that list (the toggle link, or a bare title).
 */
function menuGroups({ sections, links, blocks }: PageFacts): (section: number) => string[] {
  /** First link and first words that stand in a section itself. */
  const toggles = new Map<number, string>();
  for (const { section, text } of links) if (text !== '' && !toggles.has(section)) toggles.set(section, text);
  const titles = new Map<number, string>();
  for (const { section, text } of blocks) {
    if (!titles.has(section)) titles.set(section, text);
    const parent = sections[section]?.parent;
    // A title in a wrapper of its own: <li><span class="title">…</span><ul>.
    const wrapped = parent !== null && parent !== undefined && sections[section]?.tag === 'span';
    if (wrapped && !titles.has(parent)) titles.set(parent, text);
  }
  const known = new Map<number, string[]>();

  return (section) => {
    const found = known.get(section);
    if (found) return found;
    const words: string[] = [];
    let nested = false;
    for (let at: number | null = section; at !== null && words.length < GROUPS; at = sections[at]?.parent ?? null) {
      const tag: string = sections[at]?.tag ?? '';
      if (tag === 'li' && nested) {
        const word = toggles.get(at) ?? titles.get(at) ?? '';
        if (word !== '' && word.length <= WORDS) words.unshift(word);
        nested = false;
      } else if (LIST.test(tag)) nested ||= at !== section || tag !== 'div' || isPane(sections[at]);
    }
    known.set(section, words);
    return words;
  };
}

function withoutFragment(url: string): string {
  const at = url.indexOf('#');
  // `#/…` and `#!/…` are pages of their own: see urlKey.
  return at < 0 || /^#!?\//.test(url.slice(at)) ? url : url.slice(0, at);
}

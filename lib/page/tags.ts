import type { DomElement } from './dom';
import { attr } from './words';

/** What a tag does to the reading of a page; combined as bits, because this is asked of every element. */
export const BLOCK = 1;
/** Its own section even without id, class or role. */
export const SECTION = 2;
/** Nothing inside is read as text. */
export const SKIP = 4;
/** Never a section, whatever its class: links, formatting inside a line, parts of a table. */
export const PLAIN = 8;
/** Hidden until its `open` attribute is there. */
export const OPENABLE = 16;
/** Has words that are also the text of a link or the label of a field. */
export const NAMED = 32;
/** Something that the walk counts: tables and their parts, headings, forms. */
export const COUNTED = 64;
/** Icon fonts use it. */
export const ICON = 128;
/** Neither text nor anything else to read. */
export const NOTHING = 1 << 14;
/** A custom element, which may have a shadow tree. */
export const CUSTOM = 1 << 15;

// What holds for everything inside as well:
/** The text is emphasised. */
export const STRONG = 256;
/** Line ends in the source are line ends on the page. */
export const PRE = 512;
/** Not shown without a click. */
export const COLLAPSED = 1024;
/** Three bits for the heading level; 0 = no heading. */
export const HEADING_SHIFT = 11;
export const HEADING = 7 << HEADING_SHIFT;
export const INHERITED = STRONG | PRE | COLLAPSED | HEADING;

const GROUPS: Record<string, number> = {
  'address blockquote br button caption center dd dir div dl dt figcaption frameset h1 h2 h3 h4 h5 h6 hgroup hr legend marquee p summary tbody td tfoot th thead tr':
    BLOCK,
  'article aside body details dialog fieldset figure footer form header li main menu nav ol search section table ul':
    BLOCK | SECTION,
  'listing plaintext pre xmp': BLOCK | PRE,
  'area base embed frame iframe img input meta object select textarea title video': SKIP,
  'audio canvas datalist head noembed noframes noscript script style svg template': NOTHING,
  'b big center strong': STRONG,
  'a b big em html i small strong tbody tfoot thead tr u': PLAIN,
  'details dialog': OPENABLE,
  'a button label': NAMED,
  'form h1 h2 h3 h4 h5 h6 summary table td th tr': COUNTED,
  'i span': ICON,
};

const TAGS = new Map<string, number>();
for (const names in GROUPS) {
  for (const tag of names.split(' ')) TAGS.set(tag, (TAGS.get(tag) ?? 0) | (GROUPS[names] ?? 0));
}

/** The bits of a tag name; 0 for inline and unknown ones. */
export function bitsOf(tag: string): number {
  return TAGS.get(tag) ?? (tag.includes('-') ? CUSTOM : 0);
}

/** Panes that a script opens, and the classes that stand beside while they are open. */
const PANE = /(?:^|\s)(?:collapse|tab-pane|modal|dropdown-menu|offcanvas)(?:\s|$)/;
const OPEN_PANE = /(?:^|\s)(?:show|in|active|navbar-collapse)(?:\s|$)/;

/** A pane that is not shown without a click, by its classes (asking for its style would make the browser work it out). */
export function isClosedPane(classes: string): boolean {
  return PANE.test(classes) && !OPEN_PANE.test(classes);
}

/** An element whose text is the name of an icon ("call", "check_circle"), not a word. */
export function isIconFont(classes: string): boolean {
  return /(?:^|\s)material-(?:icons|symbols)/.test(classes);
}

/** From where a size is more than the usual 16 px text. */
const ENLARGED: Record<string, number> = { px: 18, pt: 14, em: 1.15, rem: 1.15, '%': 115 };

/** What an inline style says: */
export const HIDES = 1;
export const ENLARGES = 2;
export const CENTRES = 4;

/** The bits of an inline style. */
export function styleBits(style: string): number {
  let bits = 0;
  if (/display\s*:\s*none/i.test(style)) bits |= HIDES;
  if (/text-align\s*:\s*center/i.test(style)) bits |= CENTRES;
  if (/font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style)) return bits | ENLARGES;
  const size = /font-size\s*:\s*(?:([\d.]{1,8})\s*(px|pt|r?em|%)|(?:x{0,3}-)?large)/i.exec(style);
  const enlarged = size && (!size[1] || Number(size[1]) >= (ENLARGED[size[2]?.toLowerCase() ?? ''] ?? 0));
  return enlarged ? bits | ENLARGES : bits;
}

/** A `font` that is large or coloured. */
export function isLoudFont(element: DomElement): boolean {
  return Boolean(attr(element, 'color')) || /^\s*(?:\+|[4-7])/.test(attr(element, 'size') ?? '');
}

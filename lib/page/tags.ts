import type { DomElement } from './dom';

/** What a tag does to the reading of a page; combined as bits. */
export const BLOCK = 1;
/** Its own section even without id, class or role. */
export const SECTION = 2;
/** Its inside is not content. */
export const SKIP = 4;
/** The text in it is emphasised. */
export const STRONG = 8;
/** Line ends in the source are line ends on the page. */
export const PRE = 16;
/** Never a section, whatever its class: links and formatting inside a line. */
export const PLAIN = 32;

const GROUPS: readonly [bits: number, tags: string][] = [
  [BLOCK, 'address blockquote caption dd dir div dl dt figcaption h1 h2 h3 h4 h5 h6 hgroup hr html legend'],
  [BLOCK, 'marquee optgroup option p summary tbody tfoot thead tr td th button frameset center'],
  [BLOCK | SECTION, 'article aside body details dialog fieldset figure footer form header li main menu nav'],
  [BLOCK | SECTION, 'ol search section table ul'],
  [BLOCK | PRE, 'pre listing plaintext xmp'],
  [SKIP, 'script style noscript template svg head iframe embed object video audio canvas select datalist textarea'],
  [SKIP, 'progress meter noembed noframes frame param source track link meta base title img input area wbr col'],
  [STRONG, 'b strong big center'],
  [PLAIN, 'a area b strong big br i em u s small sub sup wbr img input html tbody thead tfoot tr'],
];

const TAGS = new Map<string, number>();
for (const [bits, tags] of GROUPS) for (const tag of tags.split(' ')) TAGS.set(tag, (TAGS.get(tag) ?? 0) | bits);

/** The bits of a tag name; 0 for inline and unknown ones. */
export function bitsOf(tag: string): number {
  return TAGS.get(tag) ?? 0;
}

/** Panes that a script opens: class → the classes, one of which stands beside it while it is open. */
const PANES: readonly [pane: string, open: RegExp][] = [
  ['collapse', /\b(?:show|in|navbar-collapse)\b/],
  ['tab-pane', /\b(?:active|show)\b/],
  ['modal', /\b(?:show|in)\b/],
  ['dropdown-menu', /\bshow\b/],
  ['offcanvas', /\bshow\b/],
];
const ANY_PANE = /(?:^|\s)(collapse|tab-pane|modal|dropdown-menu|offcanvas)(?:\s|$)/;
const ICON_FONT = /(?:^|\s)material-(?:icons|symbols)/;

/** Not shown without a click, by its attributes alone (stylesheets are not asked: that would cost style work). */
export function isCollapsed(tag: string, element: DomElement, style: string | null, classes: string | null): boolean {
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true') return true;
  if (style !== null && /display\s*:\s*none/i.test(style)) return true;
  if ((tag === 'details' || tag === 'dialog') && element.getAttribute('open') === null) return true;
  const pane = classes === null ? null : ANY_PANE.exec(classes);
  return pane !== null && !PANES.some(([name, open]) => name === pane[1] && open.test(classes ?? ''));
}

/** An element whose text is the name of an icon ("call", "check_circle"), not a word. */
export function isIconFont(classes: string | null): boolean {
  return classes !== null && ICON_FONT.test(classes);
}

/** Emphasised by attributes or inline style: a large or coloured font, bold, centred. */
export function isEmphasis(tag: string, element: DomElement, style: string | null): boolean {
  if (tag === 'font') {
    const size = element.getAttribute('size') ?? '';
    if (/^\s*(?:\+|[4-7])/.test(size) || element.getAttribute('color') !== null) return true;
  }
  const cell = tag === 'td' || tag === 'th' || tag === 'tr' || tag === 'table' || tag === 'tbody';
  if (!cell && /^\s*center/i.test(element.getAttribute('align') ?? '')) return true;
  if (style === null) return false;
  if (/font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style)) return true;
  if (!cell && /text-align\s*:\s*center/i.test(style)) return true;
  const size = /font-size\s*:\s*(?:([\d.]{1,8})\s*(px|pt|r?em|%)|(?:x{0,3}-)?large)/i.exec(style);
  if (!size) return false;
  const [, amount, unit] = size;
  if (amount === undefined || unit === undefined) return true;
  return Number(amount) >= (ENLARGED[unit.toLowerCase()] ?? Number.POSITIVE_INFINITY);
}

/** From where a size is more than the usual 16 px text. */
const ENLARGED: Record<string, number> = { px: 18, pt: 14, em: 1.15, rem: 1.15, '%': 115 };

import type { PageFacts, Section } from '../page/facts';
import { phonesIn } from '../thai/contact';
import { FILE } from './foot';

/**
 * What a site puts beside the content of every page: columns of boxes (mayor, calendar, latest news, counters) and boxes
 * of links under a label. Told by what stands in them: no document, table, form or paragraph, next to a part that is none
 * of that. Common words of class names (sidebar, left, col-3) only make a narrow column likelier.
 */

type Part = {
  /** Lines that are no links, and the longest of them in characters. */
  plain: number;
  longest: number;
  /** Lines that are links, and content lines in all. */
  linked: number;
  lines: number;
  /** Parts inside that hold lines of their own, and headings in them. */
  boxes: number;
  heads: number;
  /** A document, a table of rows, a form: what evidence is made of. */
  evidence: boolean;
  /** A menu of the site stands in it. */
  menu: boolean;
  top: number;
};

// Builders call every part of a page some-widget: only the bare word is a box at the side.
const SIDE =
  /^(?!(?:bg|text|btn|border|badge|link|from|via|to)-)(?:(?:[a-z]+[-_])*(?:side-?bar|side-?nav|side-?menu|side-?col|aside|sidebox|widget-?area|secondary|rail)|widgets?)(?:[-_\d].*)?$/;
/** "sidebar-page", "page-content custom-right-sidebar": a page that has a sidebar, and the part that stands beside it. */
const BESIDE_SIDE =
  /^(?:[a-z]+[-_])*side-?bar[-_](?:page|layout|on|left|right)$|^(?:page|main|post|entry|primary)[-_]?content$/;
const EDGE =
  /^(?:(?!float|text|pull|align|margin|padding|border|mar|pad|ml|mr|img|animate|fade|slide|arrow)[a-z\d]+[-_])*(?:left|right|col-(?:xs-|sm-|md-|lg-|xl-)?[2-4]|span[2-4]|grid_[2-4])(?:[-_]?(?:col|column|side|bar|panel|menu|box|block|area|wrap|inner|\d+))?$/;
/** A link that names an item of the checklist: then the box is a part of an index. */
const CODED = /(?:^|[^a-z])o\s?\d|^[\d๐-๙]{3}\D/i;
/** What sites put at the side of every page, by the first line of it. */
const WIDGET =
  /^[^ก-๎a-z\d]*(?:ข่าว(?:สาร)?(?:ล่าสุด|เด่น)|บทความล่าสุด|โพสต์ล่าสุด|ปฏิทิน|สถิติ(?:ผู้(?:เข้า|เยี่ยม|ชม)|การเข้า(?:ชม|เยี่ยม|ใช้)|เว็บ)|ลิงก์|หน่วยงานที่เกี่ยวข้อง|หมวดหมู่|คลังเก็บ|recent|categories|archives|แบบสำรวจ|โพล|สายด่วน|สายตรง|เมนู(?:ด่วน|ลัด|แนะนำ)|quick ?(?:menu|links?))/i;
/** A document that is shown in a frame. */
const FRAMED = /\.pdf(?:$|[?#&])|docs\.google|drive\.google|viewer/i;
/** How likely a column is that only its boxes tell, and how many it takes. */
const UNNAMED = 0.5;
const UNNAMED_BOXES = 3;
/** A paragraph is no label. */
const PARAGRAPH = 160;
const DATA_ROWS = 3;
const CELL = 3;

/** How likely a part is a side column by its name: 2 = says so, 1 = may be, 0 = nothing. */
function namedSide({ tag, role, hint }: Section): 0 | 1 | 2 {
  if (tag === 'aside' || role === 'complementary') return 2;
  const tokens = hint.split(/\s+/, 12);
  if (tokens.some((token) => BESIDE_SIDE.test(token))) return 0;
  if (tokens.some((token) => SIDE.test(token))) return 2;
  return tokens.some((token) => EDGE.test(token)) ? 1 : 0;
}

/** Tables with rows of figures or words, by number: calendars and layouts have none. */
function dataTables({ blocks }: PageFacts, content: readonly boolean[]): ReadonlySet<number> {
  const rows = new Map<number, Set<number>>();
  blocks.forEach(({ cell, text }, at) => {
    if (!cell || content[at] !== true || cell.col === 0 || text.length < CELL) return;
    rows.set(cell.table, (rows.get(cell.table) ?? new Set()).add(cell.row));
  });
  return new Set([...rows].filter(([, of]) => of.size >= DATA_ROWS).map(([table]) => table));
}

function partsOf(facts: PageFacts, chrome: readonly boolean[], content: readonly boolean[]): Part[] {
  const { sections, blocks, links, fields } = facts;
  const data = dataTables(facts, content);
  const parts: Part[] = sections.map(() => ({
    plain: 0,
    longest: 0,
    linked: 0,
    lines: 0,
    boxes: 0,
    heads: 0,
    evidence: false,
    menu: false,
    top: Number.POSITIVE_INFINITY,
  }));
  blocks.forEach((block, at) => {
    const part = parts[block.section];
    if (!part || content[at] !== true) return;
    part.lines += 1;
    part.top = Math.min(part.top, at);
    if (block.linked * 2 > block.text.length) part.linked += 1;
    else {
      part.plain += 1;
      part.longest = Math.max(part.longest, block.text.length);
    }
    if (block.heading > 0) part.heads += 1;
    if (block.cell && data.has(block.cell.table)) part.evidence = true;
  });
  const linkCount = sections.map(() => 0);
  for (const link of links) {
    linkCount[link.section] = (linkCount[link.section] ?? 0) + 1;
    const part = parts[link.section];
    if (part && FILE.test(link.url)) part.evidence = true;
  }
  for (const frame of facts.frames) {
    const part = parts[frame.section];
    if (part && FRAMED.test(frame.url)) part.evidence = true;
  }
  for (const field of fields) {
    const part = parts[field.section];
    if (part && (field.tag === 'textarea' || /^(?:file|date|tel)$/.test(field.type))) part.evidence = true;
  }
  for (let at = sections.length - 1; at > 0; at--) {
    const parent = sections[at]?.parent ?? -1;
    const part = parts[at];
    const above = parts[parent];
    if (!part || !above) continue;
    linkCount[parent] = (linkCount[parent] ?? 0) + (linkCount[at] ?? 0);
    // A part that holds one box only is that box.
    const boxes = part.boxes > 1 ? part.boxes : part.lines > 0 ? 1 : 0;
    above.boxes += boxes;
    above.plain += part.plain;
    above.linked += part.linked;
    above.lines += part.lines;
    above.heads += part.heads;
    above.longest = Math.max(above.longest, part.longest);
    above.top = Math.min(above.top, part.top);
    above.evidence ||= part.evidence;
    above.menu ||= part.menu || (chrome[at] === true && (linkCount[at] ?? 0) >= MENU_LINKS);
  }
  return parts;
}

/** Boxes that nothing names: several, and links for the most part (a list of words is content). */
const isLinkBoxes = (part: Part) => part.boxes >= UNNAMED_BOXES && part.linked > 2 * part.plain;
const isBoxes = (part: Part) => !part.evidence && part.longest < PARAGRAPH && part.lines > 0;

/** Per section: true where it stands in a column beside the content; `menus` marks the boxes of the site's menu. Linear in sections, blocks, links and fields. */
export function sideColumns(
  facts: PageFacts,
  chrome: readonly boolean[],
  crumb: readonly boolean[],
  content: readonly boolean[],
  menus: readonly boolean[],
): boolean[] {
  const { sections } = facts;
  const parts = partsOf(facts, chrome, content);
  const holdsMenus = holdersOf(sections, menus);
  const columnOf = menuColumns(sections, menus);
  // An empty page still has its breadcrumb.
  const led = holdersOf(sections, crumb);
  const children = new Map<number, number[]>();
  sections.forEach(({ parent }, at) => {
    if (parent === null || chrome[at] || ((parts[at]?.lines ?? 0) === 0 && !led.has(at))) return;
    const siblings = children.get(parent);
    if (siblings) siblings.push(at);
    else children.set(parent, [at]);
  });
  const side = new Set<number>();
  for (const siblings of children.values()) {
    if (siblings.length < 2 || siblings.length > 6) continue;
    const columns = siblings.map((at) => {
      const part = parts[at];
      const widget = part !== undefined && WIDGET.test(facts.blocks[part.top]?.text ?? '');
      const name = nameOf(sections, children, at);
      // Without a name the boxes themselves tell, where a part beside them is plainly the content; or that the menu stands
      // among them, and not in the part beside.
      const under = columnOf.has(at) && siblings.some((other) => other !== at && !holdsMenus.has(other));
      const boxed = name === 0 && !widget && part !== undefined && isBoxes(part) && (isLinkBoxes(part) || under);
      return { at, part, widget, named: boxed ? UNNAMED : Math.max(name, widget ? 1 : 0) };
    });
    for (const { at, part, named, widget } of columns) {
      if (!part || named === 0 || !isBoxes(part) || (named === 1 && !widget && !part.menu && part.boxes < 2)) continue;
      const main = columns.some(
        (other) =>
          other.at !== at &&
          other.part !== undefined &&
          (other.named < named || (named === 1 && other.named === 1 && part.menu && !other.part.menu)) &&
          (named === UNNAMED
            ? other.part.evidence ||
              other.part.longest >= PARAGRAPH ||
              (columnOf.has(at) &&
                !holdsMenus.has(other.at) &&
                (led.has(other.at) || isMain(facts, other.part, other.at, content)))
            : isMain(facts, other.part, other.at, content) || (part.menu && led.has(other.at))),
      );
      if (main) side.add(at);
    }
  }
  const marked: boolean[] = [];
  sections.forEach(({ parent }, at) => {
    marked.push(side.has(at) || (parent !== null && marked[parent] === true));
  });
  return marked;
}

/** The parts of the page that hold the breadcrumb. */
function holdersOf(sections: readonly Section[], crumb: readonly boolean[]): ReadonlySet<number> {
  const found = new Set<number>();
  sections.forEach(({ parent }, at) => {
    if (crumb[at] !== true || (parent !== null && crumb[parent] === true)) return;
    for (let above = parent; above !== null && !found.has(above); above = sections[above]?.parent ?? null)
      found.add(above);
  });
  return found;
}

/** The parts that hold boxes of the menu side by side: not those around them, which hold the content as well. */
function menuColumns(sections: readonly Section[], menus: readonly boolean[]): ReadonlySet<number> {
  const held = sections.map(() => 0);
  const most = sections.map(() => 0);
  for (let at = sections.length - 1; at > 0; at--) {
    const parent = sections[at]?.parent ?? null;
    if (parent === null) continue;
    const own = menus[at] === true && menus[parent] !== true ? 1 : (held[at] ?? 0);
    held[parent] = (held[parent] ?? 0) + own;
    most[parent] = Math.max(most[parent] ?? 0, own);
  }
  return new Set(sections.flatMap((_, at) => ((held[at] ?? 0) > (most[at] ?? 0) ? [at] : [])));
}

/** So many labelled boxes of links are the menu of a site, not lists that a page holds. */
const MENU_BOXES = 3;
const MENU_LINKS = 3;
const MENU_LINK = 60;

/**
 * Per section: true where it is (in) one of several boxes of one label and short links, in a list or a table of one
 * column. False throughout where nothing else would be left.
 */
export function menuBoxes(facts: PageFacts, chrome: readonly boolean[], content: readonly boolean[]): boolean[] {
  const { sections, blocks, links } = facts;
  const plain = sections.map(() => 0);
  const linked = sections.map(() => 0);
  const first = sections.map(() => -1);
  const other = sections.map(() => false);
  blocks.forEach((block, at) => {
    const of = block.section;
    const isLink = block.linked * 2 > block.text.length;
    if (first[of] === -1) first[of] = at;
    if (isLink) linked[of] = (linked[of] ?? 0) + 1;
    else plain[of] = (plain[of] ?? 0) + 1;
    if (block.text.length > MENU_LINK || (block.cell && block.cell.col > 0) || (isLink && CODED.test(block.text)))
      other[of] = true;
  });
  for (const { url, section } of links) if (FILE.test(url)) other[section] = true;
  for (const { section, type } of facts.fields) if (type !== 'hidden') other[section] = true;
  for (let at = sections.length - 1; at > 0; at--) {
    const parent = sections[at]?.parent ?? null;
    if (parent === null) continue;
    plain[parent] = (plain[parent] ?? 0) + (plain[at] ?? 0);
    linked[parent] = (linked[parent] ?? 0) + (linked[at] ?? 0);
    const own = first[at] ?? -1;
    const above = first[parent] ?? -1;
    if (own >= 0 && (above === -1 || own < above)) first[parent] = own;
    if (other[at]) other[parent] = true;
  }
  const boxes = new Set<number>();
  sections.forEach((_, at) => {
    const head = blocks[first[at] ?? -1];
    if (at > 0 && !other[at] && plain[at] === 1 && (linked[at] ?? 0) >= MENU_LINKS && head && head.linked === 0)
      boxes.add(at);
  });
  const marked: boolean[] = [];
  let count = 0;
  sections.forEach(({ parent }, at) => {
    const inside = parent !== null && marked[parent] === true;
    if (boxes.has(at) && !inside) count += 1;
    marked.push(inside || boxes.has(at));
  });
  const rest = blocks.some(
    (block, at) =>
      content[at] === true && marked[block.section] !== true && chrome[block.section] !== true && block.linked === 0,
  );
  return count >= MENU_BOXES && rest ? marked : sections.map(() => false);
}

/** The name of a part, or of the only part in it. */
function nameOf(sections: readonly Section[], children: ReadonlyMap<number, number[]>, at: number): 0 | 1 | 2 {
  let [section, best]: [number, 0 | 1 | 2] = [at, 0];
  for (let level = 0; level < 4; level++) {
    const one = sections[section];
    const name = one ? namedSide(one) : 0;
    // A narrow column alone in its row is a card in the middle, beside nothing.
    if (name > best && (level === 0 || name === 2)) best = name;
    const inside = children.get(section) ?? [];
    const [only] = inside;
    if (inside.length !== 1 || only === undefined) break;
    section = only;
  }
  return best;
}

/** Whether a part can be the content: it holds a line that is no link and no line of the foot. */
function isMain({ blocks }: PageFacts, part: Part, section: number, content: readonly boolean[]): boolean {
  if (part.evidence || part.heads > 0) return true;
  if (part.plain === 0) return false;
  for (let at = part.top; at < blocks.length && at < part.top + 40; at++) {
    const block = blocks[at];
    if (!block || content[at] !== true || block.section < section) continue;
    if (block.linked * 2 <= block.text.length && phonesIn(block.text).length === 0 && !/@|\d{5}/.test(block.text))
      return true;
  }
  return false;
}

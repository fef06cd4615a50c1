import type { Block, PageFacts } from '../page/facts';
import type { Layout } from './chrome';
import { fold } from './fold';
import { type Mark, marksOf, STATUS, trimName } from './index-marks';
import { isInside } from './sections';
import { namedTopics } from './signals/match';

/** A row of an index while it is read: its code, its name and what its links lead to. */
export type Row = {
  /** As O12; null = the page writes none. */
  code: string | null;
  name: string;
  topics: string[];
  block: number;
  /** Blocks that belong to the row begin here: where the code is its first cell, at `block`. */
  start: number;
  /** Blocks that belong to the row: from `block` up to this one, not included. */
  end: number;
  urls: string[];
  dead: number;
  inChrome: boolean;
};

/** The table cell that a block stands in, where the table is one of rows and not the frame of a layout. */
type CellAt = (block: number) => Block['cell'];

/** A cell in which several codes stand holds a part of the page, not an item. */
function cellsOf({ blocks }: PageFacts, marks: readonly Mark[]): CellAt {
  const codes = new Map<string, Set<string>>();
  const key = (cell: NonNullable<Block['cell']>) => `${cell.table} ${cell.row}`;
  for (const { block, code, range } of marks) {
    const cell = blocks[block]?.cell;
    if (cell && !range) codes.set(key(cell), (codes.get(key(cell)) ?? new Set()).add(code));
  }
  const frames = new Set([...codes].filter(([, of]) => of.size > 1).map(([at]) => Number(at.split(' ')[0])));
  return (block) => {
    const cell = blocks[block]?.cell ?? null;
    return cell && frames.has(cell.table) ? null : cell;
  };
}

const LANDMARK = /^(?:nav|header|footer|aside) |navigation|banner|contentinfo/;
const MOST_LINES = 2_000;

/** Topics that a row's name clearly is: the best, and others that cover another part of it. */
export function topicsOfName(name: string): string[] {
  const matches = namedTopics(fold(name), null);
  const [best] = matches;
  if (!best || best.score < 0.45) return [];
  return matches
    .filter(
      (match) =>
        match.score >= Math.max(0.45, best.score - 0.12) ||
        (PAIRS.has(`${best.topic} ${match.topic}`) && match.score >= 0.5),
    )
    .slice(0, 3)
    .map(({ topic }) => topic);
}

/** Topics that names join with "and": the second one covers less of the name and is meant all the same. */
const PAIRS: ReadonlySet<string> = new Set([
  'org-structure authority',
  'authority org-structure',
  'action-plan budget-plan',
  'budget-plan action-plan',
  'ethics-code ethics-drive',
  'ethics-drive ethics-code',
  'service-stats satisfaction-survey',
  'satisfaction-survey service-stats',
  'no-gift-declaration no-gift-culture',
  'no-gift-culture no-gift-declaration',
]);

/** Every row that writes an O-code, in the order of the page, with its links. */
export function codedRows(facts: PageFacts, layout: Layout): Row[] {
  const { blocks } = facts;
  const marks = marksOf(facts);
  const cellAt = cellsOf(facts, marks);
  const rows = marks.flatMap((mark, index): Row[] => {
    const block = blocks[mark.block];
    if (!block) return [];
    const previous = marks[index - 1];
    const next = marks[index + 1];
    const from = previous?.block === mark.block ? previous.end : 0;
    const to = next?.block === mark.block ? next.start : block.text.length;
    const before = trimName(block.text.slice(from, mark.start));
    const after = trimName(block.text.slice(mark.end, to));
    const paired = next?.block === mark.block && next.start - mark.end < 5;
    const end = rowEnd(facts, cellAt, marks, index);
    const own =
      after !== '' && !paired
        ? after
        : paired
          ? trimName(block.text.slice(0, mark.start)) || trimName(block.text.slice(next.end))
          : before;
    if (own.length > 200 && before.length > 60) return [];
    const name =
      own !== '' && !STATUS.test(own) && own.length > 1 ? own : nameBeside(facts, cellAt, mark.block, end, before);
    return [
      {
        code: mark.code,
        name,
        topics: topicsOfName(name),
        block: mark.block,
        start: rowStart(cellAt, mark.block),
        end,
        urls: [],
        dead: 0,
        inChrome: layout.content[mark.block] !== true && layout.chrome[block.section] === true,
      },
    ];
  });
  // The second code of a range has the first one's name.
  rows.forEach((row, at) => {
    const before = rows[at - 1];
    if (before && before.block === row.block && row.name === '')
      Object.assign(row, { name: before.name, topics: before.topics });
  });
  const merged = mergeRepeats(withOwnLinks(facts, rows));
  for (const row of merged) addLinks(facts, cellAt, row, merged);
  return merged;
}

/** The item's name in another cell, line or heading of the row. */
function nameBeside(facts: PageFacts, cellAt: CellAt, block: number, end: number, fallback: string): string {
  const { blocks } = facts;
  const cell = cellAt(block);
  const candidates: { text: string; worth: number }[] = [];
  for (let at = rowStart(cellAt, block); at < Math.min(end, block + 10); at++) {
    const one = blocks[at];
    if (!one) break;
    if (at === block) continue;
    const here = cellAt(at);
    if (cell && (here?.table !== cell.table || here.row !== cell.row)) break;
    const text = trimName(one.text);
    if (text.length < 2 || STATUS.test(text)) continue;
    // In a table the name is the cell beside the code.
    const beside = cell && at === block + 1 ? 3 : 0;
    const named = text.length < 160 ? (namedTopics(fold(text), null)[0]?.score ?? 0) : 0;
    candidates.push({
      text,
      worth:
        named * 2 +
        (one.heading > 0 || one.strong ? 1 : 0) -
        candidates.length * 0.3 -
        (text.length > 140 ? 1 : 0) +
        beside,
    });
  }
  candidates.sort((a, b) => b.worth - a.worth);
  return candidates[0]?.text ?? fallback;
}

/** First block of the table row that a code stands in: the name may stand before it. */
function rowStart(cellAt: CellAt, block: number): number {
  const cell = cellAt(block);
  let at = block;
  while (cell && at > 0) {
    const before = cellAt(at - 1);
    if (before?.table !== cell.table || before.row !== cell.row) break;
    at -= 1;
  }
  return at;
}

/** First block that is no longer the row's: the next code, or the end of what holds the row. */
function rowEnd(facts: PageFacts, cellAt: CellAt, marks: readonly Mark[], index: number): number {
  const mark = marks[index];
  const next = marks.slice(index + 1).find((other) => other.block !== mark?.block);
  const limit = next ? rowStart(cellAt, next.block) : facts.blocks.length;
  if (!mark) return limit;
  const own = facts.blocks[mark.block];
  // An entry of a menu or list that is a link as a whole ends with itself.
  if (own && own.linked >= 0.8 * own.text.length && facts.sections[own.section]?.tag === 'li') return mark.block + 1;
  const cell = cellAt(mark.block);
  for (let at = mark.block + 1; at < limit; at++) {
    const block = facts.blocks[at];
    if (!block) return at;
    // A heading of the next group, or the table's end, closes the row.
    if (/^(?:ตัวชี้วัด(?:ย่อย)?(?:ที่)?\s*[\d๐-๙]|[\d๐-๙]{1,2}\.[\d๐-๙]\s+[ก-๙])/.test(block.text)) return at;
    const here = cellAt(at);
    if (cell && here?.table !== cell.table) return at;
    if (
      cell &&
      here &&
      here.row !== cell.row &&
      here.col <= cell.col &&
      /^(?:การ|ตัวชี้วัด|ข้อมูลพื้นฐาน)/.test(block.text) &&
      block.linked === 0
    )
      return at;
  }
  if (!next && !cell) return Math.min(limit, containerEnd(facts, mark.block));
  return limit;
}

/** Where the part of the page that holds the last row ends: what follows is no row. */
function containerEnd(facts: PageFacts, block: number): number {
  const start = facts.blocks[block]?.section ?? 0;
  const holder = facts.sections[start]?.parent ?? start;
  let at = block + 1;
  while (at < facts.blocks.length && isInside(facts, facts.blocks[at]?.section ?? 0, holder)) at++;
  return at;
}

/** Evidence that repeats the code of the item whose name stands before it, as a line of text, is a link of that row. */
function withOwnLinks({ blocks }: PageFacts, rows: readonly Row[]): Row[] {
  const kept: Row[] = [];
  for (const row of rows) {
    const named = kept.at(-1);
    const line = blocks[row.block];
    const evidence =
      named?.code === row.code &&
      named.topics.length > 0 &&
      named.block < row.block &&
      blocks[named.block]?.linked === 0 &&
      line !== undefined &&
      line.linked >= 0.8 * line.text.length;
    if (evidence) named.end = Math.max(named.end, row.end);
    else kept.push(row);
  }
  return kept;
}

/**
 * One code in several places: a badge for phones and one for screens, a summary above and the row below. Rows of one name
 * are one; of others the one that names an item and has links is kept.
 */
function mergeRepeats(rows: readonly Row[]): Row[] {
  const kept: Row[] = [];
  for (const row of rows) {
    const known = kept.find(
      (other) => other.code === row.code && (fold(other.name) === fold(row.name) || row.name === ''),
    );
    if (!known) kept.push(row);
    else if (known.end <= row.block && row.block - known.end <= 1) known.end = Math.max(known.end, row.end);
  }
  return kept.filter(
    (row) =>
      row.topics.length > 0 ||
      !kept.some((other) => other !== row && other.code === row.code && other.topics.length > 0),
  );
}

/** Links of a row: those in its cells, its block and the lines up to the next row. */
function addLinks(facts: PageFacts, cellAt: CellAt, row: Row, rows: readonly Row[]): void {
  const cell = cellAt(row.block);
  const shared = rows.filter((other) => other.block === row.block);
  const own = shared.length > 1 && shared.some((other) => fold(other.name) !== fold(row.name));
  for (const link of facts.links) {
    const at = link.block;
    if (at === null) continue;
    const inBlocks = at >= row.start && at < Math.max(row.end, row.block + 1);
    const place = cellAt(at);
    const inRow = cell !== null && place?.table === cell.table && place.row === cell.row;
    if (!inBlocks && !inRow) continue;
    // Several items in one line: a link belongs to the one whose name it carries.
    if (own && at === row.block) {
      const text = fold(link.text);
      const name = fold(row.name);
      if (!text.includes(name.slice(0, 12)) && !name.includes(text)) continue;
    }
    if (link.dead || link.url === '') row.dead += 1;
    else if (!row.urls.includes(link.url)) row.urls.push(link.url);
  }
  // Documents shown inside the page: <embed>, <iframe>.
  for (const frame of facts.frames) {
    const at = frame.block;
    if (at === null || frame.url === '' || at < row.start || at >= Math.max(row.end, row.block + 1)) continue;
    if (!row.urls.includes(frame.url)) row.urls.push(frame.url);
  }
}

/** 3) or 3. or 3.1 before a name. */
export const LIST_NUMBER = /^\s*[\d๐-๙]{1,2}(?:(?:\.[\d๐-๙]{1,2}){1,2}[.)]?\s+|\s*[.)]\s*)/;

/**
 * Groups of rows of an index without codes: lines of one table, or of one list, that are names of items. Menus come as
 * groups as well; whether a group is an index shows in its order.
 */
export function namedRows(facts: PageFacts): Row[][] {
  const groups = new Map<string, Row[]>();
  const around = new Map<string, number>();
  const landmark: boolean[] = [];
  for (const { parent, tag, role } of facts.sections) {
    landmark.push((parent !== null && landmark[parent] === true) || LANDMARK.test(`${tag} ${role}`));
  }
  facts.blocks.slice(0, MOST_LINES).forEach((block, at) => {
    if (block.text.length > 220 || landmark[block.section]) return;
    const name = trimName(block.text.replace(LIST_NUMBER, ''));
    const best = name.length < 3 ? undefined : namedTopics(fold(name), null)[0];
    if (!best || best.score < 0.75) return;
    const holder = facts.sections[block.section]?.parent ?? block.section;
    const key = block.cell
      ? `table ${block.cell.table}`
      : `part ${facts.sections[block.section]?.tag === 'li' ? holder : block.section}`;
    const rows = groups.get(key) ?? [];
    groups.set(key, rows);
    if (!block.cell && facts.sections[block.section]?.tag === 'li')
      around.set(key, facts.sections[holder]?.parent ?? holder);
    // Another cell of a row that is named already holds its documents.
    const last = rows.at(-1);
    const lastCell = last ? (facts.blocks[last.block]?.cell ?? null) : null;
    if (block.cell && lastCell && lastCell.row === block.cell.row) return;
    rows.push({
      code: null,
      name,
      topics: topicsOfName(name),
      block: at,
      start: at,
      end: facts.blocks.length,
      urls: [],
      dead: 0,
      inChrome: false,
    });
  });
  return [...groups.values(), ...sideBySide(facts, groups, around)].map((rows) => {
    rows.forEach((row, at) => {
      row.end = Math.min(rows[at + 1]?.block ?? lastEnd(facts, row.block), row.block + 40);
    });
    return rows;
  });
}

/** The last row ends some lines on, or where the next heading begins. */
function lastEnd({ blocks }: PageFacts, block: number): number {
  const heading = blocks.slice(block + 1, block + 12).findIndex(({ heading }) => heading > 0);
  return block + (heading < 0 ? 12 : heading + 1);
}

/** Lists that stand in one part of the page, each under the name of its group, read as one; a larger heading ends them. */
function sideBySide(
  { blocks }: PageFacts,
  groups: ReadonlyMap<string, Row[]>,
  around: ReadonlyMap<string, number>,
): Row[][] {
  const joined = new Map<number, { rows: Row[]; level: number; lists: number; over: boolean }>();
  for (const [key, part] of around) {
    const rows = groups.get(key) ?? [];
    const known = joined.get(part) ?? { rows: [], level: 9, lists: 0, over: false };
    joined.set(part, known);
    const from = known.rows.at(-1)?.block ?? (rows[0]?.block ?? 0) - 1;
    const levels = blocks.slice(from, rows[0]?.block ?? 0).flatMap(({ heading }) => (heading > 0 ? [heading] : []));
    const level = Math.min(9, ...levels);
    if (known.lists > 0 && level < known.level) known.over = true;
    if (known.over) continue;
    known.level = known.lists === 0 || known.level === 9 ? level : known.level;
    known.lists += 1;
    known.rows.push(...rows.map((row) => ({ ...row })));
  }
  return [...joined.values()].filter(({ lists }) => lists > 1).map(({ rows }) => rows);
}

/** Gives rows without codes their links. */
export function linkRows(facts: PageFacts, rows: readonly Row[]): void {
  for (const row of rows) addLinks(facts, (block) => facts.blocks[block]?.cell ?? null, row, rows);
}

/** Rows between coded ones that name an item and have lost their code. */
export function uncodedBetween(facts: PageFacts, rows: readonly Row[]): Row[] {
  const first = rows[0]?.block ?? 0;
  const last = rows.at(-1)?.block ?? 0;
  const taken = new Set(rows.flatMap((row) => row.topics));
  const used = new Set(rows.map((row) => row.block));
  const found: Row[] = [];
  for (let at = first; at < Math.min(last, first + MOST_LINES); at++) {
    const block = facts.blocks[at];
    if (
      !block ||
      used.has(at) ||
      block.text.length > 160 ||
      block.cell !== null ||
      facts.sections[block.section]?.tag !== 'li'
    )
      continue;
    const name = trimName(block.text);
    const best = namedTopics(fold(name), null)[0];
    if (!best || best.score < 0.85 || taken.has(best.topic)) continue;
    taken.add(best.topic);
    found.push({
      code: null,
      name,
      topics: topicsOfName(name),
      block: at,
      start: at,
      end: at + 1,
      urls: [],
      dead: 0,
      inChrome: false,
    });
  }
  linkRows(facts, found);
  return found;
}

import type { Block, PageFacts } from '../page/facts';
import type { Layout } from './chrome';
import { fold } from './fold';

type Cell = NonNullable<Block['cell']>;

/** From when something is, and nothing else. */
export const ONLY_YEAR =
  /^(?=.*[\d๐-๙])[^ก-๎\d๐-๙a-z]*(?:(?:ประจำ)?(?:ปี)?\s*(?:ปีงบประมาณ|ปี|งบประมาณ|พ\.?\s*ศ\.?)\s*(?:พ\.?\s*ศ\.?)?\s*[\d๐-๙]{2,4}\s*)?(?:\(?\s*(?:ข้อมูล)?\s*ณ\s*(?:วันที่|เดือน)?\s*[\d๐-๙]{0,2}\s*[ก-๙.]{3,10}\s*(?:พ\.?ศ\.?)?\s*[\d๐-๙]{2,4}\s*\)?)?[^ก-๎\d๐-๙a-z]*$/iu;

/** Tables whose first row names their columns: no cell of them heads the page, but for one that has its row to itself. */
export function headedTables(blocks: PageFacts['blocks']): ReadonlySet<number> {
  const found = new Set<number>();
  blocks.forEach(({ cell }, at) => {
    const next = blocks[at + 1]?.cell;
    if (cell?.header && next?.header && next.table === cell.table && next.row === cell.row && next.col !== cell.col)
      found.add(cell.table);
  });
  return found;
}

/** Whether another cell stands in the same row. */
export function sharesRow(blocks: PageFacts['blocks'], at: number): boolean {
  const cell = blocks[at]?.cell;
  const beside = (next: Cell | null | undefined) =>
    next?.table === cell?.table && next?.row === cell?.row && next?.col !== cell?.col;
  return cell ? beside(blocks[at - 1]?.cell) || beside(blocks[at + 1]?.cell) : false;
}

/** What heads a group of the menu: words in the frame that are no link, its buttons. */
export function menuHeads({ blocks, fields }: PageFacts, { chrome }: Layout): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { section, linked, text } of blocks)
    if (chrome[section] === true && linked === 0 && text.length <= MENU_HEAD) found.add(fold(text));
  for (const { section, type, label } of fields)
    if (chrome[section] === true && /^(?:button|submit)$/.test(type)) found.add(fold(label));
  return found;
}

const MENU_HEAD = 40;

/** What the name of a part of the site is worth where the name of the page follows it. */
export const SHELF = 0.6;

/**
 * Whether a line names the part of the site only: it heads a group of the menu, or is plain and stands before a heading;
 * and the next line, short and no link or row of a table, could be the page's own name.
 */
export function isShelf(blocks: PageFacts['blocks'], layout: Layout, at: number, groups: ReadonlySet<string>): boolean {
  const own = blocks[at];
  // The name may stand twice: in the breadcrumb and above the heading.
  const after = own && blocks[at + 1]?.text === own.text ? at + 2 : at + 1;
  const next = blocks[after];
  if (!own || !next || own.text.length > MENU_HEAD || layout.content[after] !== true) return false;
  if (own.linked > 0 || next.linked > 0 || own.cell !== null || next.cell !== null) return false;
  const named = fold(own.text);
  const plain = own.heading === 0 && !own.strong && next.heading > 0 && layout.labels.has(named);
  if (!groups.has(named) && !plain) return false;
  const bound = next.heading > 0 ? 3 * MENU_HEAD : 2 * MENU_HEAD;
  return next.text.length <= bound && (own.heading === 0 || next.heading > 0) && !ONLY_YEAR.test(next.text);
}

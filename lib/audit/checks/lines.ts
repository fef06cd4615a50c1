import type { Block, Place } from '../../page/facts';
import { fold } from '../fold';
import type { At } from '../main-content';
import { dataTablesOf } from '../tables';
import { blockPlace, type CheckPage, headingPlace, linkPlace } from './check';
import { isEvasive, isHollowLabel, isOpenLabel, isPromised, isPutOff, isUndone } from './shown';

/** The lines of a page that checks read, and what a line says. */

const ROW_CELLS = 6;

export type Line = At<{ text: string; cell?: Block['cell'] }> & { folded: string; place: Place };

/** More lines than any check needs; a longer page is judged by its first part. */
export const MOST_LINES = 1_500;

const kept = new WeakMap<CheckPage['stock'], { text: Line[]; titles: Line[] }>();

/** Lines that a check reads: text, table cells included; with `titles` also links. Pasted criteria are no evidence. */
export function linesOf({ stock, main }: CheckPage, titles: boolean): readonly Line[] {
  let lines = kept.get(stock);
  if (!lines) {
    const hollow = new Set(dataTablesOf(main).flatMap((table) => [...table.hollow]));
    const documents = documentLines(main, stock);
    const named = [...stock.links, ...stock.files].slice(0, MOST_LINES);
    const text = stock.lines
      .slice(0, MOST_LINES)
      .filter(({ at, it }) => !hollow.has(at) && !isHollowLabel(main, at, it.text) && !isOpenLabel(main, at, it.text))
      .map(lineOf);
    lines = {
      text: text.filter(({ at }) => !documents.has(at)),
      titles: [
        ...text.filter(({ at }) => documents.has(at)),
        ...named.map((one) => ({ at: one.at, it: one.it, folded: fold(one.it.text), place: linkPlace(one) })),
      ],
    };
    kept.set(stock, lines);
  }
  return titles ? [...lines.text, ...lines.titles] : lines.text;
}

const ROW_TITLES = 2;

const TITLE = 160;

/** A cell that says no more than a number, a day, a size. */
const SLIGHT = /^[\s\d๐-๙./,:-]*(?:[ก-๎.]{2,10}\s*[\d๐-๙]{2,4}|[kmg]b)?\s*$/i;

/** A button that opens the document named in the line above it, with a day at most. */
const OPENS =
  /^[\s\d๐-๙./,:-]*(?:[ก-๎.]{2,10}\s*[\d๐-๙]{2,4}\s*)?(?:ดาวน์โหลด|ดาวโหลด|เปิด(?:ไฟล์|เอกสาร|ดู)?|อ่าน(?:ต่อ|เอกสาร)?|คลิก(?:ที่นี่|ดู)?|ดู(?:ไฟล์|เอกสาร|รายละเอียด)?|ไฟล์(?:แนบ)?|download|view|pdf)[^ก-๎a-z]*$/i;

/** Lines that are the names of linked documents: they hold the link, or stand with it in a row of little else. */
function documentLines({ facts, blocks }: CheckPage['main'], { files }: CheckPage['stock']): ReadonlySet<number> {
  const found = new Set<number>();
  const rows = new Set<string>();
  const rowOf = (cell: Block['cell']) => (cell ? `${cell.table}.${cell.row}` : '');
  for (const { it } of files) {
    const block = facts.blocks[it.block ?? -1];
    if (!block || it.block === null) continue;
    if (block.linked > 0 && block.text.length <= TITLE) found.add(it.block);
    const above = facts.blocks[it.block - 1];
    if (above && above.linked === 0 && above.heading === 0 && above.text.length <= TITLE && OPENS.test(block.text))
      found.add(it.block - 1);
    if (block.cell && block.linked > 0) rows.add(rowOf(block.cell));
  }
  if (rows.size === 0) return found;
  const byRow = new Map<string, At<Block>[]>();
  for (const one of blocks) {
    const row = rowOf(one.it.cell);
    if (row === '' || !rows.has(row) || one.it.linked > 0 || SLIGHT.test(one.it.text)) continue;
    const of = byRow.get(row);
    if (of) of.push(one);
    else byRow.set(row, [one]);
  }
  for (const of of byRow.values()) if (of.length <= ROW_TITLES) for (const { at } of of) found.add(at);
  return found;
}

export const lineOf = (one: At<{ text: string; cell?: Block['cell'] }>): Line => ({
  ...one,
  folded: fold(one.it.text),
  place: blockPlace(one),
});

/** Lines that name the part and leave it open: blanks, promises, phrases. `pattern` is over folded text. */
export function leftOpen({ main, stock }: CheckPage, pattern: RegExp): Place[] {
  const hollow = new Set(dataTablesOf(main).flatMap((table) => [...table.hollow]));
  const open = [...stock.lines.slice(0, MOST_LINES), ...stock.announced].filter(({ at, it }) => {
    const folded = fold(it.text);
    if (!pattern.test(folded)) return false;
    return (
      hollow.has(at) || !says(pattern, folded) || isHollowLabel(main, at, it.text) || isOpenLabel(main, at, it.text)
    );
  });
  return open.slice(0, 5).map((one) => blockPlace(one));
}

/** Whether a line (folded) shows what it names, and does not put it off; "there is none" is an answer. */
export function says(pattern: RegExp, folded: string): boolean {
  const at = folded.search(pattern);
  return (
    at >= 0 &&
    // A status is no promise of the thing: what is promised stands before the promise.
    !isPutOff(folded, at + 1) &&
    !isPromised(folded, at) &&
    !isEvasive(folded, at + 1, pattern) &&
    !isUndone(folded, at)
  );
}

/** Whether a table with rows of figures or names stands in the content. */
export function hasRows({ main }: CheckPage): boolean {
  const rows = new Map<number, Set<number>>();
  let cells = 0;
  for (const { it } of main.blocks) {
    if (it.cell === null) continue;
    cells += 1;
    rows.set(it.cell.table, (rows.get(it.cell.table) ?? new Set()).add(it.cell.row));
  }
  return cells >= ROW_CELLS && [...rows.values()].some((of) => of.size >= 2);
}

export function headingLine({ main }: CheckPage): Line | null {
  const it = main.facts.blocks[main.headingBlock];
  return it ? lineOf({ at: main.headingBlock, it }) : null;
}

/** Headings, text and titles of documents: where a plan says for which years it is. */
export function titles(page: CheckPage) {
  const heading = headingPlace(page).map((place) => ({ text: page.main.facts.blocks[place.at]?.text ?? '', place }));
  return [...heading, ...linesOf(page, true).map((line) => ({ text: line.it.text, place: line.place }))].slice(0, 200);
}

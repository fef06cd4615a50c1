import type { Place } from '../../page/facts';
import { fold } from '../fold';
import type { At } from '../main-content';
import { compilePattern } from '../signals/compile';
import { dataTablesOf } from '../tables';
import { blockPlace, type Check, type CheckPage, linkPlace, notFound, result } from './check';
import { isHollowLabel, isOpenLabel, isPutOff } from './shown';

/**
 * Words for one part that a criterion asks for. `name` is said to staff when it is missing. `when`: the part is asked for
 * only where the criterion's own words (those before "เช่น") have it, so that one check serves wordings of several editions.
 */
export type TermGroup = {
  name: string;
  any: string;
  when?: string;
  /** The heading of the page says it too: the name of the thing. Else naming is not showing. */
  named?: boolean;
};

/** A check as data: every group that is asked for must appear in the page's own text. */
export type TermCheck = {
  groups: readonly TermGroup[];
  /** How many of the groups are enough; all when left out. */
  least?: number;
  /** Titles of linked documents count as well: there the title itself is the evidence. */
  titles?: boolean;
  /** Rows must stand there, not a sentence about them: words count in the cells of a table, or in its head alone. */
  table?: 'cells' | 'head';
  /** The source forbids cells left blank: "none" must be written. */
  noBlank?: boolean;
  /** Characters of text below which words only name the thing. */
  words?: number;
};

const WORDS = 120;
const ROW_CELLS = 6;
/** A table with fewer columns has no head worth asking. */
const HEAD_CELLS = 4;

type Line = At<{ text: string }> & { folded: string; place: Place };

/** More lines than any check needs; a longer page is judged by its first part. */
const MOST_LINES = 1_500;
const kept = new WeakMap<CheckPage['stock'], { text: Line[]; titles: Line[] }>();

/** Lines that a check reads: text, table cells included; with `titles` also links. Pasted criteria are no evidence. */
export function linesOf({ stock, main }: CheckPage, titles: boolean): readonly Line[] {
  let lines = kept.get(stock);
  if (!lines) {
    const hollow = new Set(dataTablesOf(main).flatMap((table) => [...table.hollow]));
    const named = [...stock.links, ...stock.files].slice(0, MOST_LINES);
    lines = {
      text: stock.lines
        .slice(0, MOST_LINES)
        .filter(({ at, it }) => !hollow.has(at) && !isHollowLabel(main, at, it.text) && !isOpenLabel(main, at, it.text))
        .map(lineOf),
      titles: named.map((one) => ({ at: one.at, it: one.it, folded: fold(one.it.text), place: linkPlace(one) })),
    };
    kept.set(stock, lines);
  }
  return titles ? [...lines.text, ...lines.titles] : lines.text;
}

const lineOf = (one: At<{ text: string }>): Line => ({ ...one, folded: fold(one.it.text), place: blockPlace(one) });

/** Where the words of a check may stand: in the tables where it asks for rows and there are some, else in any line. */
function searched(page: CheckPage, declared: TermCheck): readonly Line[] {
  const tables = declared.table ? dataTablesOf(page.main) : [];
  if (tables.length === 0) return linesOf(page, declared.titles === true);
  const headed = declared.table === 'head' ? tables.filter(({ head }) => head.length >= HEAD_CELLS) : [];
  return (
    headed.length > 0
      ? headed.flatMap(({ head, hollow }) => head.filter(({ at }) => !hollow.has(at)))
      : tables.flatMap(({ caption, cells, hollow }) => [
          ...caption,
          ...cells.filter(({ at, it }) => !hollow.has(at) && !isHollowLabel(page.main, at, it.text)),
        ])
  )
    .slice(0, MOST_LINES)
    .map(lineOf);
}

/** Builds the predicate of a declared check. */
export function termCheck(declared: TermCheck): Check {
  const groups = declared.groups.map(({ name, any, when, named }) => ({
    name,
    named: named === true,
    pattern: compilePattern(any),
    when: when === undefined ? null : compilePattern(when),
  }));
  return (page) => {
    const asked = groups.filter(({ when }) => when === null || when.test(page.asked));
    const least = Math.min(declared.least ?? asked.length, asked.length);
    const lines = searched(page, declared);
    const found: Line[] = [];
    const missing: string[] = [];
    const heading = headingLine(page);
    for (const { name, pattern, named } of asked) {
      const line = (named && heading ? [heading, ...lines] : lines).find(({ folded }) => says(pattern, folded));
      if (line) found.push(line);
      else missing.push(name);
    }
    const places = found.map(({ place }) => place);
    const names = missing.join(', ');
    if (asked.length - missing.length < least)
      return notFound(page, names, places, { shown: isShown(page, found.length, asked.length) });
    // Rows of a table are the thing itself, however few words; a short text only names it, titles lead to it.
    const size = linesOf(page, false).reduce((sum, { it }) => sum + it.text.length, 0);
    const titled = declared.titles === true && found.some(({ place }) => place.kind === 'link');
    const thin =
      !hasRows(page) && !titled && (declared.table !== undefined ? !tells(page) : size < (declared.words ?? WORDS));
    if (thin) return notFound(page, asked.map(({ name }) => name).join(', '), places);
    const blank = declared.noBlank === true ? [...blankColumns(page), ...openLabels(page, asked)] : [];
    if (blank.length > 0) {
      const blanks = blank.map(({ name }) => name).join(', ');
      return result(
        'failed',
        'blankCells',
        { missing: blanks },
        blank.map(({ place }) => place),
      );
    }
    const parts = asked.filter(({ name }) => !missing.includes(name)).map(({ name }) => name);
    return result('passed', 'found', { parts: parts.join(', ') }, places);
  };
}

/** What is said not to be done yet is not shown; "there is none" is an answer. */
const UNDONE = /(?:ยังไม่(?:ได้|มี(?:การ)?|ดาเนิน)?|ไม่ได้|มิได้|ไม่ระบุ)(?:มี|จัดทา|ระบุ|กาหนด|รายงาน)?(?:การ)?$/;
const UNDONE_LENGTH = 24;

function says(pattern: RegExp, folded: string): boolean {
  const at = folded.search(pattern);
  return at >= 0 && !UNDONE.test(folded.slice(Math.max(0, at - UNDONE_LENGTH), at)) && !isPutOff(folded, at);
}

function headingLine({ main }: CheckPage): Line | null {
  const it = main.facts.blocks[main.headingBlock];
  return it ? lineOf({ at: main.headingBlock, it }) : null;
}

const SHOWN_WORDS = 400;

/** Whether the page shows the thing itself, so that what is missing is missing from it and not behind its links. */
function isShown(page: CheckPage, found: number, asked: number): boolean {
  return found * 2 >= asked && (hasRows(page) || page.stock.words >= SHOWN_WORDS);
}

/** Rows written as lines: some of them with amounts. */
function tells({ stock }: CheckPage): boolean {
  return stock.lines.filter(({ it }) => /[\d๐-๙]{1,3}(?:,[\d๐-๙]{3})+|[\d๐-๙]\s*บาท/.test(it.text)).length >= 2;
}

/** Labels of parts that are asked for with nothing behind them, be it for one of several things only. */
function openLabels(
  { main, stock }: CheckPage,
  asked: readonly { pattern: RegExp }[],
): { name: string; place: Place }[] {
  const open = stock.lines
    .slice(0, MOST_LINES)
    .filter(({ at, it }) => it.cell === null && (isOpenLabel(main, at, it.text) || isHollowLabel(main, at, it.text)))
    .filter(({ it }) => asked.some(({ pattern }) => pattern.test(fold(it.text))));
  return open.slice(0, 10).map((one) => ({ name: one.it.text.replace(/[\s:：–—-]+$/, ''), place: blockPlace(one) }));
}

/** Columns of a table with a head in which some row has nothing. */
export function blankColumns({ main }: CheckPage): { name: string; place: Place }[] {
  const tables = new Map<number, { head: Map<number, At<{ text: string }>>; rows: Map<number, Set<number>> }>();
  for (const { at, it } of main.blocks) {
    if (it.cell === null) continue;
    const { table, row, col } = it.cell;
    const seen = tables.get(table) ?? { head: new Map(), rows: new Map() };
    tables.set(table, seen);
    if (row === 0 && !seen.head.has(col)) seen.head.set(col, { at, it });
    else if (row > 0) seen.rows.set(row, (seen.rows.get(row) ?? new Set()).add(col));
  }
  const blank: { name: string; place: Place }[] = [];
  for (const { head, rows } of tables.values()) {
    // A row of one cell is a subheading, not one with blanks.
    const full = [...rows.values()].filter((cols) => cols.size >= 3);
    if (head.size < 4 || full.length < 2) continue;
    for (const [col, title] of head) {
      if (full.some((cols) => !cols.has(col))) blank.push({ name: title.it.text, place: blockPlace(title) });
    }
  }
  return blank;
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

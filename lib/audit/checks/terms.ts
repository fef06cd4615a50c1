import type { Place } from '../../page/facts';
import { fold } from '../fold';
import type { At } from '../main-content';
import { compilePattern } from '../signals/compile';
import { blockPlace, type Check, type CheckPage, linkPlace, notFound, result } from './check';

/** Words for one part that a criterion asks for. `name` is said to staff when it is missing. */
export type TermGroup = { name: string; any: string };

/** A check as data: every group must appear in the page's own text. */
export type TermCheck = {
  groups: readonly TermGroup[];
  /** How many of the groups are enough; all when left out. */
  least?: number;
  /** Titles of linked documents count as well: there the title itself is the evidence. */
  titles?: boolean;
  /** Column heads and numbers must show that rows stand there, not a sentence about them. */
  table?: boolean;
  /** The source forbids cells left blank: "none" must be written. */
  noBlank?: boolean;
  /** Characters of text below which words only name the thing. */
  words?: number;
};

const WORDS = 120;
const ROW_CELLS = 6;

type Line = At<{ text: string }> & { folded: string; place: Place };

/** More lines than any check needs; a longer page is judged by its first part. */
const MOST_LINES = 1_500;
const kept = new WeakMap<CheckPage['stock'], { text: Line[]; titles: Line[] }>();

/** Lines that a check reads: text, table cells included; with `titles` also links. Pasted criteria are no evidence. */
export function linesOf({ stock }: CheckPage, titles: boolean): readonly Line[] {
  let lines = kept.get(stock);
  if (!lines) {
    const text = stock.lines
      .slice(0, MOST_LINES)
      .map((one) => ({ ...one, folded: fold(one.it.text), place: blockPlace(one) }));
    const named = [...stock.links, ...stock.files].slice(0, MOST_LINES);
    lines = {
      text,
      titles: named.map((one) => ({ at: one.at, it: one.it, folded: fold(one.it.text), place: linkPlace(one) })),
    };
    kept.set(stock, lines);
  }
  return titles ? [...lines.text, ...lines.titles] : lines.text;
}

/** Builds the predicate of a declared check. */
export function termCheck(declared: TermCheck): Check {
  const groups = declared.groups.map(({ name, any }) => ({ name, pattern: compilePattern(any) }));
  const least = declared.least ?? groups.length;
  return (page) => {
    const lines = linesOf(page, declared.titles === true);
    const found: Place[] = [];
    const missing: string[] = [];
    for (const { name, pattern } of groups) {
      const line = lines.find(({ folded }) => pattern.test(folded));
      if (line) found.push(line.place);
      else missing.push(name);
    }
    const names = missing.join(', ');
    if (groups.length - missing.length < least) return notFound(page, names, found);
    const size = lines.reduce((sum, { it }) => sum + it.text.length, 0);
    // Rows of a table are the thing itself, however few words; a short text only names it.
    const thin = !hasRows(page) && (declared.table === true || size < (declared.words ?? WORDS));
    if (thin) return notFound(page, groups.map(({ name }) => name).join(', '), found);
    const blank = declared.noBlank === true ? blankColumns(page) : [];
    if (blank.length > 0) {
      const blanks = blank.map(({ name }) => name).join(', ');
      return result(
        'failed',
        'blankCells',
        { missing: blanks },
        blank.map(({ place }) => place),
      );
    }
    return result(
      'passed',
      'found',
      {
        parts: groups
          .filter(({ name }) => !missing.includes(name))
          .map(({ name }) => name)
          .join(', '),
      },
      found,
    );
  };
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

import type { PageFacts } from './facts';

/**
 * Facts leave their page in parts: to write all of a large one's into one message would hold it up for longer than the
 * reading did. And by columns: the names of what a row holds are half of its letters, and are said once. Zod is not used
 * here, for this is injected into pages.
 */

/** The lists that are cut; all else about a page goes with the first part. */
export const FACT_LISTS = ['sections', 'blocks', 'links', 'images', 'fields', 'frames'] as const;
export type FactList = (typeof FACT_LISTS)[number];

/** Rows of a list, all of the same names: the values of each name in order. */
export type Columns = Record<string, unknown[]>;

/** The first part says all but the lists, and of those as many rows as find room; later ones hold nothing but rows. */
export type FactsPart = Partial<Omit<PageFacts, FactList> & Record<FactList, Columns>>;

/** Letters of a part: written in half a millisecond, so that a processor six times slower and busy is far below 50 too. */
const PART_LETTERS = 100_000;
/** Numbers and marks of a row, beside its words. */
const ROW_LETTERS = 40;

/** Gives one part after the other, each made when it is asked for; `more`: that was not the last. */
export function createParts(facts: PageFacts, most = PART_LETTERS): () => { facts: FactsPart; more: boolean } {
  let list = -1;
  let from = 0;
  return () => {
    let letters = 0;
    /** The end of the rows of a list that still find room. */
    const reach = (rows: readonly object[]) => {
      let to = from;
      for (; to < rows.length && letters < most; to++) letters += lettersOf(rows[to]);
      return to;
    };
    const part: FactsPart = {};
    if (list < 0) {
      Object.assign(part, facts);
      for (const name of FACT_LISTS) delete part[name];
      list = 0;
    }
    for (; list < FACT_LISTS.length; list++, from = 0) {
      const name = FACT_LISTS[list] ?? 'frames';
      const rows = facts[name];
      const to = reach(rows);
      if (to > from) part[name] = columnsOf(rows.slice(from, to));
      if (to < rows.length) {
        from = to;
        return { facts: part, more: true };
      }
    }
    return { facts: part, more: false };
  };
}

function columnsOf(rows: readonly object[]): Columns {
  const columns: Columns = {};
  for (const name in rows[0]) columns[name] = rows.map((row) => row[name as keyof object]);
  return columns;
}

/** About how much of a message a row takes. What is not asked for is short in every row. */
function lettersOf(row: { text?: string; url?: string; href?: string; hint?: string } = {}): number {
  const { text = '', url = '', href = '', hint = '' } = row;
  return ROW_LETTERS + text.length + url.length + href.length + hint.length;
}

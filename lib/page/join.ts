import { isPageFacts, type Tests, testsOfRows } from './check';
import type { PageFacts } from './facts';
import { LIMITS } from './limits';
import { FACT_LISTS, type FactList } from './parts';

/**
 * Puts facts together that came out of a page in parts (`createParts`), and checks all of them: the only way from a page
 * into a view.
 *
 * @param parts as they were sent, in order; nothing is expected of them
 * @returns what fits `PageFacts`; null where anything does not
 */
export function joinParts(parts: readonly unknown[]): PageFacts | null {
  const facts: unknown = { ...asRecord(parts[0]), ...noRows() };
  if (!isPageFacts(facts)) return null;
  for (const part of parts) {
    const columns = asRecord(part);
    if (columns === null || !FACT_LISTS.every((name) => addRows(facts[name], name, columns[name]))) return null;
  }
  return facts;
}

const noRows = (): Pick<PageFacts, FactList> => ({
  sections: [],
  blocks: [],
  links: [],
  images: [],
  fields: [],
  frames: [],
});

/** Puts the rows that columns stand for behind the others of a list. False = they do not fit. */
function addRows(rows: object[], list: FactList, given: unknown): boolean {
  if (given === undefined) return true;
  const columns = asRecord(given);
  const tests = rowTests[list];
  const values = columns && Object.values(columns)[0];
  if (!columns || !Array.isArray(values) || rows.length + values.length > LIMITS[list]) return false;
  const added = values.map((): Record<string, unknown> => ({}));
  if (!Object.keys(columns).every((name) => fill(added, name, columns[name], tests))) return false;
  for (const [name, fits] of tests) if (!(name in columns) && !fits(undefined)) return false;
  for (const row of added) rows.push(row);
  return true;
}

/** Column after column: the tests of a row, each on all of its values at once, take a browser half the time. */
function fill(rows: readonly Record<string, unknown>[], name: string, column: unknown, tests: Tests): boolean {
  const fits = tests.get(name);
  if (!fits || !Array.isArray(column) || column.length !== rows.length) return false;
  return rows.every((row, at) => {
    const value: unknown = column[at];
    row[name] = value;
    return fits(value);
  });
}

const rowTests = testsOfRows(FACT_LISTS);

function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

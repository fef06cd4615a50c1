import type { Change, Taking } from '../../assessment/commands';
import { type EditionIndex, indexEdition } from '../../checklist/indexing';
import type { EditionPack, Item } from '../../checklist/schema';
import { squash } from '../../thai/text';
import type { Doubt } from '../words';
import type { ReadRow } from './rows';

type SheetImport = Extract<Change, { type: 'sheet.import' }>;

/** What the fields of a `sheet.import` hold at most. */
const LIMITS = { takings: 500, title: 300, explanation: 2_000, general: 4_000 } as const;

export type SheetChanges = Pick<SheetImport, 'takings' | 'states'> & {
  /** Rows of no item of this edition; nothing of them is taken. */
  unknown: ReadRow[];
  doubts: Doubt[];
};

/**
 * What a `sheet.import` command does with rows that were read. An item is found by its code; where the file names it as
 * another item of the edition, the name wins. `fileEdition` (พ.ศ., null = unknown): when it is another year than the
 * edition's, codes mean other things, and rows are matched by their exact name alone. Answers and texts that the file
 * leaves blank change nothing.
 */
export function sheetToChanges(
  rows: readonly ReadRow[],
  edition: EditionPack,
  fileEdition: number | null = edition.year,
): SheetChanges {
  const index = indexEdition(edition);
  const sameYear = fileEdition === null || fileEdition === edition.year;
  const result: SheetChanges = { takings: [], states: [], unknown: [], doubts: [] };
  if (fileEdition === null) result.doubts.push({ key: 'no-edition', params: {} });
  if (!sameYear) result.doubts.push({ key: 'other-edition', params: { file: fileEdition, edition: edition.year } });
  for (const row of rows) {
    const item = itemOf(row, index, sameYear, result.doubts);
    if (item === null) {
      result.unknown.push(row);
      result.doubts.push({ key: 'unknown-item', params: { code: row.code, name: row.name.slice(0, 80) } });
      continue;
    }
    addRow(row, item, result);
  }
  if (result.takings.length > LIMITS.takings) {
    result.doubts.push({ key: 'too-many', params: { limit: LIMITS.takings } });
    result.takings = result.takings.slice(0, LIMITS.takings);
  }
  return result;
}

function itemOf(row: ReadRow, index: EditionIndex, sameYear: boolean, doubts: Doubt[]): Item | null {
  const name = squash(row.name);
  const named = name === '' ? undefined : index.items.find(({ item }) => squash(item.name) === name)?.item;
  if (!sameYear) return named ?? null;
  const coded = index.byCode.get(row.code)?.item;
  if (named !== undefined && named !== coded && (coded === undefined || squash(coded.name) !== name)) {
    doubts.push({ key: 'name-wins', params: { code: row.code, actual: named.code } });
    return named;
  }
  return coded ?? null;
}

function addRow(row: ReadRow, item: Item, result: SheetChanges): void {
  const cut = (text: string, most: number) => {
    if (text.length > most) result.doubts.push({ key: 'cut-text', params: { code: row.code } });
    return text.slice(0, most);
  };
  const takings = row.evidence.map(
    ({ url, title, explanation }): Taking => ({
      items: [item.id],
      url,
      title: cut(title, LIMITS.title),
      source: 'import',
      foundOn: null,
      criteria: null,
      note: '',
      explanation: cut(explanation, LIMITS.explanation),
      fiscalYears: [],
      observations: [],
    }),
  );
  result.takings.push(...takings);
  const explanation = cut(row.general, LIMITS.general);
  if (row.answer !== null || explanation !== '') result.states.push({ item: item.id, answer: row.answer, explanation });
}

import type { Answer } from '../../assessment/model';
import { decompose } from '../compose';
import type { SheetEvidence } from '../sheet';
import { type Doubt, LANGUAGES, sheetWords } from '../words';
import { answerOf, codesOf, urlsOf } from './cells';
import { type Column, findHead, type Head, isHead } from './columns';
import { type Cell, EMPTY, type Grid } from './grid';

/** One item as a file tells it. `code` as O12 in the file's own edition; `name` '' = the file has none. */
export type ReadRow = {
  code: string;
  name: string;
  answer: Answer | null;
  evidence: SheetEvidence[];
  /** The part of the explanation that is of no single URL. */
  general: string;
  /** The whole explanation of a cell that Excel could not hold; the rest stands on our sheet of links. */
  cut?: string;
};

/** Doubts of one kind that a file may raise: the first ones tell enough. */
const LINES_WITHOUT_CODE = 20;

/**
 * The rows of a table under its head, in order. A row without a code continues the one above it (its URLs and explanation
 * are added); rows of the same code are joined; a section's heading ("9.1 ...") and a repeated head are passed over.
 */
export function readRows(grid: Grid, head: Head, doubts: Doubt[]): ReadRow[] {
  const rows = new Map<string, ReadRow>();
  let open: string[] = [];
  let withoutCode = 0;
  for (const [at, cells] of grid.rows.entries()) {
    if (at <= head.row || isHead(cells)) continue;
    const cell = (column: Column): Cell => cells[head.columns[column] ?? -1] ?? EMPTY;
    const { codes, bare } = codesOf(cell('code'));
    const says = cell('url').text + cell('explanation').text !== '' || cell('url').links.length > 0;
    if (codes.length === 0) {
      const heading = cell('code').text.trim() !== '';
      if (heading) open = [];
      if (!says) continue;
      if (open.length === 0) {
        withoutCode += 1;
        const text = cells
          .map(({ text }) => text)
          .join(' ')
          .trim()
          .slice(0, 80);
        if (withoutCode <= LINES_WITHOUT_CODE) doubts.push({ key: 'no-code', params: { row: at + 1, text } });
        continue;
      }
    } else {
      open = codes;
    }
    for (const code of open) {
      const written = readCells(cell, code, doubts);
      const known = rows.get(code);
      if (bare && !known) doubts.push({ key: 'number-as-code', params: { code, text: cell('code').text.trim() } });
      if (known && codes.length > 0) doubts.push({ key: 'repeated', params: { code } });
      rows.set(code, known ? joined(known, written) : written);
    }
  }
  return [...rows.values()];
}

function readCells(cell: (column: Column) => Cell, code: string, doubts: Doubt[]): ReadRow {
  const urls = urlsOf(cell('url'), code, doubts);
  const { general, lines } = decompose(cell('explanation').text, urls.length);
  const answer = answerOf(cell('answer'));
  if (answer === 'odd')
    doubts.push({ key: 'odd-answer', params: { code, text: cell('answer').text.trim().slice(0, 60) } });
  const explanation = cell('explanation').text;
  const cut = NOTICES.some((notice) => `${cell('url').text}\n${explanation}`.includes(notice));
  return {
    code,
    name: cell('name').text.trim(),
    answer: answer === 'odd' ? null : answer,
    evidence: distinct(urls.map((url, at) => ({ url, title: '', explanation: lines[at] ?? '' }))),
    general,
    ...(cut ? { cut: explanation } : {}),
  };
}

const NOTICES = LANGUAGES.map((language) => sheetWords(language).cellCut);

/** A URL that is given twice is one piece of evidence with both lines. */
function distinct(evidence: readonly SheetEvidence[]): SheetEvidence[] {
  const known = new Map<string, SheetEvidence>();
  for (const one of evidence) {
    const first = known.get(one.url);
    const explanation = [...new Set([first?.explanation ?? '', one.explanation])]
      .filter((text) => text !== '')
      .join(' ');
    known.set(one.url, { ...one, explanation });
  }
  return [...known.values()];
}

function joined(first: ReadRow, more: ReadRow): ReadRow {
  return {
    code: first.code,
    name: first.name || more.name,
    answer: first.answer ?? more.answer,
    evidence: distinct([...first.evidence, ...more.evidence]),
    general: [first.general, more.general].filter((text) => text !== '').join('\n'),
  };
}

/** The tables of items among the grids, each with its head; our own sheet of links is none: its rows are in the other. */
export function itemTables(grids: readonly Grid[]): { grid: Grid; head: Head }[] {
  return grids.flatMap((grid) => {
    const head = findHead(grid);
    return head === null || head.columns.title !== undefined ? [] : [{ grid, head }];
  });
}

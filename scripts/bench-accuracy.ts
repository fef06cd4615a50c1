import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Corpus, type CorpusRow, readCorpus } from './audit/corpus';
import { demoCorpus } from './audit/demo';
import { confusions, figures, type Measures, measureAll } from './audit/figures';
import { readPages } from './audit/measure';
import { pairsTable } from './audit/pairs-table';

/**
 * How right the audit is on labelled pages: real ones (`--corpus DIR`), the demo agency's site, and invented pages of other
 * sites. `npm run bench:accuracy [-- --corpus DIR] [--set real|demo|others] [--hold-out K] [--sealed]`,
 * or `--pairs` for the minimal pair of every check.
 *
 * Prints a table per set, with the sites that share a template family with pages kept aside and those that share none in
 * columns of their own; a table per topic; the confusions. `--hold-out K` sets one of five parts beside the rest, split by
 * site. Sealed rows are left out, so that nobody tunes to them; `--sealed` measures them too and prints the gap.
 */
const PARTS = 5;
const SETS = ['real', 'demo', 'others'] as const;

type Column = { name: string; measures: Measures };

const isSealed = (row: CorpusRow) => row.sealed === true;

/** Which of five parts a site belongs to: by its name, so that all its pages stand in one. */
function partOf(row: CorpusRow): number {
  let sum = 0;
  for (const letter of row.source.site ?? row.id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % PARTS;
}

/** The groups of rows that stand side by side, the whole (or the open part) first; empty groups are left out. */
function groupsOf(rows: readonly CorpusRow[], heldOut: number | null, sealed: boolean): [string, CorpusRow[]][] {
  const pick = (name: string, keep: (row: CorpusRow) => boolean): [string, CorpusRow[]] => [name, rows.filter(keep)];
  const groups = sealed
    ? [pick('open', (row) => !isSealed(row)), pick('sealed', isSealed)]
    : heldOut !== null
      ? [pick('rest', (row) => partOf(row) !== heldOut), pick(`part ${heldOut}`, (row) => partOf(row) === heldOut)]
      : [
          pick('all', () => true),
          ...(rows.some((row) => row.family_in_both)
            ? [
                pick('family in both', (row) => row.family_in_both === true),
                pick('family in none', (row) => row.family_in_both !== true),
              ]
            : []),
        ];
  return groups.filter(([, of]) => of.length > 0);
}

const share = (right: number, all: number) => (all === 0 ? '–' : (right / all).toFixed(3));
const cell = ({ right, all }: { right: number; all: number }) =>
  all === 0 ? '–' : `${right}/${all} ${share(right, all)}`;

function printTable(columns: readonly Column[], gap: boolean): void {
  const line = (name: string, cells: readonly string[], aim: string) =>
    console.log(`${name.padEnd(46)} ${cells.map((one) => one.padEnd(18)).join(' ')} ${aim}`);
  line(
    '',
    [...columns.map(({ name, measures }) => `${name} (${measures.rows.length})`), ...(gap ? ['gap'] : [])],
    'aim',
  );
  for (const { name, aim, of } of figures) {
    const values = columns.map(({ measures }) => of(measures));
    const [a, b] = values;
    const difference = a && b && a.all > 0 && b.all > 0 ? (b.right / b.all - a.right / a.all).toFixed(3) : '–';
    line(name, [...values.map(cell), ...(gap ? [difference] : [])], aim);
  }
}

async function report(title: string, corpus: Corpus, heldOut: number | null, sealed: boolean): Promise<void> {
  const rows = corpus.rows.filter((row) => sealed || !isSealed(row));
  const started = performance.now();
  const pages = await readPages(corpus, rows);
  const read = performance.now();
  const columns = groupsOf(rows, heldOut, sealed).map(
    ([name, of]): Column => ({ name, measures: measureAll(corpus, pages, of) }),
  );
  const done = performance.now();
  const kept = corpus.rows.length - rows.length;
  console.log(
    `\n== ${title}: ${rows.length} pages of ${new Set(rows.map((row) => row.source.site)).size} sites${kept > 0 ? `, ${kept} sealed` : ''}\n`,
  );
  printTable(columns, columns.length === 2);
  console.log(`time: read ${((read - started) / 1000).toFixed(1)} s, judge ${((done - read) / 1000).toFixed(1)} s`);
  const [first] = columns;
  if (first) {
    console.log('\nright item first, per topic (2566)');
    for (const [topic, tally] of first.measures.topics.get(2566)?.byTopic ?? [])
      console.log(`  ${topic.padEnd(44)} ${cell(tally)}`);
  }
  // What is sealed is counted and never listed: whoever mends the rules must not have seen it.
  const listed = columns.filter(({ name }) => name !== 'sealed');
  const whole = listed[0]?.name === 'all' ? listed.slice(0, 1) : listed;
  for (const { name, measures } of whole) {
    for (const [what, notes] of confusions(measures)) {
      if (notes.length > 0) console.log(`\n  ${whole.length > 1 ? `${name}: ` : ''}${what}`);
      for (const note of notes) console.log(`    ${note}`);
    }
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string', default: '../shared/corpus' },
      set: { type: 'string' },
      'hold-out': { type: 'string' },
      sealed: { type: 'boolean', default: false },
      pairs: { type: 'boolean', default: false },
    },
  });
  if (values.pairs) {
    for (const line of pairsTable()) console.log(line);
    return;
  }
  const heldOut = values['hold-out'] === undefined ? null : Number(values['hold-out']);
  for (const set of SETS.filter((one) => values.set === undefined || values.set === one)) {
    if (set === 'demo') {
      await report('Demo site', demoCorpus(), heldOut, values.sealed);
      continue;
    }
    const dir = set === 'real' ? values.corpus : 'tests/fixtures/other-sites';
    const corpus = await readCorpus(resolve(dir));
    if (corpus)
      await report(set === 'real' ? 'Real pages' : 'Invented pages of other sites', corpus, heldOut, values.sealed);
    else console.log(`bench:accuracy: no labelled pages at ${dir}; they are not measured.`);
  }
}

await main();

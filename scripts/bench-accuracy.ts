import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Corpus, readCorpus } from './audit/corpus';
import { demoCorpus } from './audit/demo';
import { measureCriteria, measureIndexes, measurePages, measureTopics, readPages, type Tally } from './audit/measure';

/**
 * How right the audit is on a labelled corpus of real pages and on the demo agency's site:
 * `npm run bench:accuracy [-- --corpus DIR] [--fold K] [--final]`.
 * Prints a table per measure, per edition and per topic, and the confusions. `--fold K` measures one of five parts, split
 * by site: rules are tuned on four of them and the fifth tells what unseen sites would. A third of the demo pages is only
 * counted, not shown, unless `--final` asks for it.
 */
const EDITIONS = [2566, 2568, 2569] as const;
const TODAY = '2026-01-15';
const PARTS = 5;

const share = (right: number, all: number) => (all === 0 ? '–' : (right / all).toFixed(3));
const line = (name: string, value: string, aim = '') => console.log(`${name.padEnd(54)} ${value.padEnd(22)} ${aim}`);
const of = ({ right, all }: Tally) => `${right}/${all} = ${share(right, all)}`;

function listShown(title: string, wrong: readonly string[], all: number): void {
  if (all === 0) return;
  console.log(`\n  ${title}${wrong.length < all ? ` (${all - wrong.length} more not shown)` : ''}`);
  for (const one of wrong) console.log(`    ${one}`);
}

/** Which of five parts a site belongs to: by its name, so that all its pages stand in one. */
function partOf(site: string): number {
  let sum = 0;
  for (const letter of site) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % PARTS;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string', default: '../shared/corpus' },
      fold: { type: 'string' },
      final: { type: 'boolean', default: false },
    },
  });
  const fold = values.fold === undefined ? null : Number(values.fold);
  const corpus = await readCorpus(resolve(values.corpus));
  if (corpus)
    await report(
      'Real pages',
      corpus,
      corpus.rows.filter((row) => fold === null || partOf(row.source.site ?? row.id) === fold),
      () => true,
    );
  else console.log(`bench:accuracy: no labelled corpus at ${values.corpus}; real pages are not measured.`);
  const demo = demoCorpus();
  await report('Demo site', demo, demo.rows, (note) => values.final || !demo.sealed(note.split(/[: ]/)[0] ?? ''));
}

async function report(
  title: string,
  corpus: Corpus,
  rows: Corpus['rows'],
  shown: (note: string) => boolean,
): Promise<void> {
  const list = (name: string, wrong: readonly string[]) => listShown(name, wrong.filter(shown), wrong.length);
  const started = performance.now();
  const pages = await readPages(corpus, rows);
  const read = performance.now();
  console.log(`\n== ${title}: ${rows.length} pages of ${new Set(rows.map((row) => row.source.site)).size} sites\n`);

  const topics = EDITIONS.map((edition) => ({ edition, measure: measureTopics(pages, rows, edition, TODAY) }));
  const page = measurePages(pages, rows, EDITIONS[0], TODAY);
  const indexes = measureIndexes(corpus, pages, rows, TODAY);
  const criteria = measureCriteria(corpus, pages, new Set(rows.map((row) => row.id)), TODAY);
  const done = performance.now();

  for (const { edition, measure } of topics) {
    line(`${edition}  topic pages: right item first`, of(measure.first), '≥ 0.90');
    line(`${edition}  topic pages: right item in the first three`, of(measure.three), '≥ 0.97');
    line(
      `${edition}  decoys and home pages: an item is suggested`,
      `${measure.suggested.wrong.length}/${measure.suggested.all} = ${share(measure.suggested.wrong.length, measure.suggested.all)}`,
      '≤ 0.10',
    );
    line(`${edition}  topics that are no item there: nothing suggested`, of(measure.retired));
  }
  line('home pages told', of(page.home));
  line('entryFor: found / given / wanted', `${page.entryFound} / ${page.entryGiven} / ${page.entryWanted}`);
  line('content present / placeholder / empty', of(page.content), '≥ 0.90');
  line('fiscal years', of(page.years), '≥ 0.95');
  line('index pages recognised', of(indexes.recognised), 'all');
  line('index pages: edition', of(indexes.edition), 'all');
  line('index pages: scheme', of(indexes.scheme), 'all');
  line('other pages taken for an index', `${indexes.others.wrong.length}/${indexes.others.all}`, 'none');
  const { found, wanted, given } = indexes.pairs;
  line('index entries code → URL: F1', `${share(2 * found, wanted + given)} (${found}/${given}/${wanted})`, '≥ 0.95');
  line('index entries: topics by name', of(indexes.topics));
  line(
    'criteria: wrong passed or failed',
    `${criteria.wrong.length}/${criteria.all} = ${share(criteria.wrong.length, criteria.all)}`,
    '≤ 0.02',
  );
  line(
    'criteria: cantTell where a reader can, certain or strong',
    `${criteria.strongOpen.cantTell}/${criteria.strongOpen.all} = ${share(criteria.strongOpen.cantTell, criteria.strongOpen.all)}`,
    '≤ 0.15',
  );
  line(
    'criteria: cantTell where a reader can, all',
    `${criteria.open.cantTell}/${criteria.open.all} = ${share(criteria.open.cantTell, criteria.open.all)}`,
  );
  line('criteria: page not suggested for the item', String(criteria.untested));
  line(
    'time: read / judge (s)',
    `${((read - started) / 1000).toFixed(1)} / ${((done - read) / 1000).toFixed(1)}`,
    '< 30 s through the CLI',
  );

  console.log('\nright item first, per topic (2566)');
  const byTopic = topics[0]?.measure.byTopic ?? new Map<string, Tally>();
  for (const [topic, measure] of byTopic) line(`  ${topic}`, of(measure));

  for (const { edition, measure } of topics) {
    list(`${edition}: another item first`, measure.first.wrong);
    list(`${edition}: an item suggested for a decoy or home page`, measure.suggested.wrong);
    list(`${edition}: suggested although no item there`, measure.retired.wrong);
  }
  list('home', page.home.wrong);
  list('entryFor', page.entryNotes);
  list('content', page.content.wrong);
  list('fiscal years', page.years.wrong);
  list('index', [
    ...indexes.recognised.wrong,
    ...indexes.edition.wrong,
    ...indexes.scheme.wrong,
    ...indexes.others.wrong,
  ]);
  list('index rows', indexes.notes);
  list('index topics', indexes.topics.wrong);
  list('criteria', criteria.wrong);
  list('criteria left open', criteria.strongOpen.notes);
}

await main();

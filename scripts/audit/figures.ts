import type { Corpus, CorpusRow } from './corpus';
import {
  measureCriteria,
  measureIndexes,
  measurePages,
  measureTopics,
  type Pages,
  type Tally,
  type TopicMeasure,
} from './measure';

/** The editions in which pages are measured. */
export const EDITIONS = [2566, 2568, 2569] as const;
export const TODAY = '2026-01-15';

/** Everything that is measured on some rows of a corpus. */
export type Measures = ReturnType<typeof measureAll>;

export function measureAll(corpus: Corpus, pages: Pages, rows: readonly CorpusRow[]) {
  return {
    rows,
    topics: new Map<number, TopicMeasure>(
      EDITIONS.map((edition) => [edition, measureTopics(pages, rows, edition, TODAY)]),
    ),
    page: measurePages(pages, rows, EDITIONS[0], TODAY),
    index: measureIndexes(corpus, pages, rows, TODAY),
    criteria: measureCriteria(corpus, pages, new Set(rows.map((row) => row.id)), TODAY),
  };
}

/** Right (or counted) out of all; `low` = the fewer the better. */
export type Figure = {
  name: string;
  aim: string;
  low: boolean;
  of: (measures: Measures) => { right: number; all: number };
};

const figure = (
  name: string,
  aim: string,
  of: (measures: Measures) => { right: number; all: number } | undefined,
  low = false,
): Figure => ({ name, aim, low, of: (measures) => of(measures) ?? { right: 0, all: 0 } });
const missed = (tally: Tally | undefined) => tally && { right: tally.wrong.length, all: tally.all };

/** The rows of the table, in order. */
export const figures: readonly Figure[] = [
  ...EDITIONS.flatMap((edition) => [
    figure(`${edition}  topic pages: right item first`, '≥ 0.90', ({ topics }) => topics.get(edition)?.first),
    figure(`${edition}  topic pages: in the first three`, '≥ 0.97', ({ topics }) => topics.get(edition)?.three),
    figure(
      `${edition}  decoys, home pages: an item suggested`,
      '≤ 0.10',
      ({ topics }) => missed(topics.get(edition)?.suggested),
      true,
    ),
    figure(`${edition}  no item there: nothing suggested`, '', ({ topics }) => topics.get(edition)?.retired),
  ]),
  figure('home pages told', '', ({ page }) => page.home),
  figure('entryFor: found of wanted', '', ({ page }) => ({ right: page.entryFound, all: page.entryWanted })),
  figure('entryFor: right of given', '', ({ page }) => ({ right: page.entryFound, all: page.entryGiven })),
  figure('content present / placeholder / empty', '≥ 0.90', ({ page }) => page.content),
  figure('fiscal years', '≥ 0.95', ({ page }) => page.years),
  figure('index pages recognised', 'all', ({ index }) => index.recognised),
  figure('index pages: edition', 'all', ({ index }) => index.edition),
  figure('index pages: scheme', 'all', ({ index }) => index.scheme),
  figure('other pages taken for an index', 'none', ({ index }) => missed(index.others), true),
  figure('index entries code → URL: F1', '≥ 0.95', ({ index: { pairs } }) => ({
    right: 2 * pairs.found,
    all: pairs.wanted + pairs.given,
  })),
  figure('index entries: topics by name', '', ({ index }) => index.topics),
  figure(
    'criteria: wrong passed or failed',
    '≤ 0.02',
    ({ criteria }) => ({ right: criteria.wrong.length, all: criteria.all }),
    true,
  ),
  figure('criteria: cantTell, certain or strong', '≤ 0.15', ({ criteria }) => half(criteria.strongOpen), true),
  figure('criteria: cantTell, all that a reader can', '', ({ criteria }) => half(criteria.open), true),
  figure(
    'criteria: page not suggested for the item',
    '',
    ({ criteria }) => ({ right: criteria.untested, all: criteria.all }),
    true,
  ),
];

const half = ({ cantTell, all }: { cantTell: number; all: number }) => ({ right: cantTell, all });

/** What was wrong, by measure; every line begins with the page's id. */
export function confusions(measures: Measures): [string, readonly string[]][] {
  const { topics, page, index, criteria } = measures;
  return [
    ...[...topics].flatMap(([edition, { first, suggested, retired }]): [string, readonly string[]][] => [
      [`${edition}: another item first`, first.wrong],
      [`${edition}: an item suggested for a decoy or home page`, suggested.wrong],
      [`${edition}: suggested although no item there`, retired.wrong],
    ]),
    ['home', page.home.wrong],
    ['entryFor', page.entryNotes],
    ['content', page.content.wrong],
    ['fiscal years', page.years.wrong],
    ['index', [...index.recognised.wrong, ...index.edition.wrong, ...index.scheme.wrong, ...index.others.wrong]],
    ['index rows', index.notes],
    ['index topics', index.topics.wrong],
    ['criteria', criteria.wrong],
    ['criteria left open', criteria.strongOpen.notes],
  ];
}

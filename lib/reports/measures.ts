import { cleanLine } from '../export/clean';
import { lettersTh as words } from '../i18n/letters.th';
import { mapLastResult } from '../last-year/mapping';
import type { LastResult } from '../last-year/schema';
import { type Block, groupRow, type ReportDocument, type Row, textCell } from './document';
import {
  caveatNote,
  dueText,
  groupsBy,
  lastResultOf,
  listOf,
  longDate,
  type ReportInput,
  type ReportItem,
  reportDocument,
  reportItems,
} from './input';
import { scoreTable } from './memo';

/** From here on a result is good: the border of A in every edition known (2562 on). */
const GOOD = 85;

const m = words.measures;

/**
 * มาตรการส่งเสริมคุณธรรมและความโปร่งใส: the analysis of last year's result and the table of six columns. It is itself
 * evidence for the items on measures. Rows are the items of this edition that carry on what failed last year; where no
 * result is kept, those that are not ready yet, and the document says so.
 */
export function measuresReport(input: ReportInput): ReportDocument {
  const last = lastResultOf(input);
  const items = measured(input);
  const agency = cleanLine(input.snapshot.assessment.agency.name);
  return reportDocument('measures', input, [
    {
      wide: false,
      blocks: [
        { kind: 'title', lines: m.title(agency, input.edition.year) },
        ...caveatNote(input),
        heading(m.reason),
        { kind: 'paragraph', first: true, line: m.reasonText(agency, input.edition.year) },
        ...(last ? analysis(input, last, items) : ownAnalysis(input, items)),
      ],
    },
    {
      wide: true,
      blocks: [
        heading(m.table),
        { kind: 'table', widths: [17, 28, 12, 17, 16, 10], head: m.heads, rows: tableRows(input, items) },
        { kind: 'paragraph', line: words.own },
        heading(m.report),
        { kind: 'paragraph', first: true, line: m.reportText },
      ],
    },
  ]);
}

/** The items that measures are set for, in the order of the edition. */
function measured(input: ReportInput): ReportItem[] {
  const failed = lastResultOf(input)
    ? ({ last }: ReportItem) => last !== null && last.failed.length > 0
    : ({ state }: ReportItem) => state.readiness !== 'ready';
  return reportItems(input).filter(failed);
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
/** The parts of the analysis, numbered as they come: what a document does not have takes no number. */
const parts = (...all: [title: string, blocks: readonly Block[]][]): Block[] =>
  all.flatMap(([title, blocks], at): Block[] => [
    { kind: 'heading', level: 2, text: `2.${at + 1} ${title}` },
    ...blocks,
  ]);
const said = (line: string): Block => ({ kind: 'paragraph', first: true, line });
const points = (texts: readonly string[]): Block[] =>
  texts.map((text) => ({ kind: 'item', mark: '-', level: 1, line: text }));

function analysis(input: ReportInput, last: LastResult, items: readonly ReportItem[]): Block[] {
  const scored = last.scores.indicators.flatMap(({ code, name, score }) =>
    score === null ? [] : [{ name: words.indicator(code, name), score }],
  );
  const strong = scored.filter(({ score }) => score >= GOOD).map(({ name, score }) => m.strongText(name, score));
  const weak = scored.filter(({ score }) => score < GOOD).map(({ name, score }) => m.developText(name, score));
  const gone = input.lastEdition
    ? mapLastResult(last, input.lastEdition, input.edition).failing.filter(({ fate }) => fate === 'gone')
    : [];
  const advice = last.recommendations.map(({ refs, text }) => m.refs(refs.join(', '), cleanLine(text)));
  return [
    heading(m.analysis(last.year)),
    { kind: 'paragraph', first: true, line: words.memo.overall(last.scores.total, last.scores.grade) },
    ...scoreTable(last),
    ...(last.problems.length > 0 ? [{ kind: 'note', line: words.memo.problems(last.problems.length) } as const] : []),
    ...parts(
      [m.strong, points(strong.length > 0 ? strong : [m.noStrong])],
      [m.weak, points(failingBySub(input, last))],
      [m.develop, points(weak.length > 0 ? weak : [m.noDevelop])],
      [m.advice, points(advice.length > 0 ? advice : [m.noAdvice])],
      [
        m.lead,
        [
          said(m.leadText(items.length, input.edition.year)),
          ...points(
            gone.length > 0 ? [m.gone(listOf(gone.map(({ failing }) => failing.code)), input.edition.year)] : [],
          ),
        ],
      ],
    ),
  ];
}

/** One line a sub-indicator of last year's edition. */
function failingBySub({ lastEdition }: ReportInput, last: LastResult): string[] {
  if (last.failing.length === 0) return [m.noWeak];
  const subs = lastEdition?.indicators.flatMap(({ subIndicators }) => subIndicators) ?? [];
  const nameOf = (id: string) => {
    const sub = subs.find(({ items }) => items.some((item) => item.id === id));
    return sub ? words.sub(sub.code, sub.name) : words.none;
  };
  return groupsBy(last.failing, ({ item }) => nameOf(item)).map(([sub, failing]) =>
    m.weakText(sub, listOf(failing.map(({ code }) => code))),
  );
}

function ownAnalysis(input: ReportInput, items: readonly ReportItem[]): Block[] {
  const weak = groupsBy(items, ({ sub }) => sub.code).map(([, group]) =>
    m.weakNow(words.sub(group[0].sub.code, group[0].sub.name), listOf(group.map(({ item }) => item.code))),
  );
  return [
    heading(m.analysisNow),
    { kind: 'note', line: m.analysisNowText(longDate(input.today)) },
    ...parts(
      [m.weak, points(weak.length > 0 ? weak : [m.none])],
      [m.develop, points([m.developNow])],
      [m.lead, [said(m.leadNow(items.length))]],
    ),
  ];
}

function tableRows(input: ReportInput, items: readonly ReportItem[]): Row[] {
  const bySub = groupsBy(items, ({ sub }) => sub.code).flatMap(([, group]) => {
    const [{ indicator, sub }] = group;
    const name = [words.indicator(indicator.code, indicator.name), words.sub(sub.code, sub.name)].join(' · ');
    return [groupRow(name, m.heads.length), ...group.map(itemRow)];
  });
  const rows = [...bySub, ...peopleRows(input)];
  return rows.length > 0 ? rows : [groupRow(m.none, m.heads.length)];
}

function itemRow({ item, advice, last, due, division }: ReportItem): Row {
  const numbered = advice.map(({ howTo }, at) => `${at + 1}. ${howTo}`);
  const failed = last?.failed.map(({ code }) => code) ?? [];
  return [
    textCell(
      m.measure(item.code, cleanLine(item.name)),
      ...(last && failed.length > 0 ? [m.lastCodes(listOf(failed), last.year)] : []),
    ),
    textCell(
      [{ text: m.steps, bold: true }],
      ...numbered,
      `${numbered.length + 1}. ${m.check}: ${item.criteria.map(({ text }) => cleanLine(text)).join('; ')}`,
    ),
    textCell(dueText(due) || words.allYear),
    textCell(...m.follow(dueText(due)).map((text, at) => `${at + 1}. ${text}`)),
    textCell(
      ...advice.flatMap(({ commonZero }) => commonZero.map(m.avoid)),
      ...(last?.advice ?? []).map(({ refs, text }) => m.refs(refs.join(', '), cleanLine(text))),
    ),
    textCell(division || words.nobody),
  ];
}

/** What the questionnaires' answers led to: a measure of its own, with the items that also answer it. */
function peopleRows(input: ReportInput): Row[] {
  const last = lastResultOf(input);
  const advice = last?.recommendations.flatMap((one, at) => (one.instrument === 'OIT' ? [] : [{ ...one, at }])) ?? [];
  if (!last || advice.length === 0) return [];
  const mapped = input.lastEdition ? mapLastResult(last, input.lastEdition, input.edition).advice : [];
  const items = new Map(reportItems(input).map((one) => [one.item.id, one]));
  const rows = advice.map(({ refs, text, at }): Row => {
    const now = mapped.find((one) => one.at === at)?.items.flatMap((one) => one.now) ?? [];
    const codes = [...new Set(now.map(({ code }) => code))];
    const owners = [...new Set(now.flatMap(({ id }) => items.get(id)?.division || []))];
    return [
      textCell(m.peopleMeasure(refs.join(', '))),
      textCell([{ text: m.steps, bold: true }], m.peopleSteps(codes.length > 0 ? listOf(codes) : '')),
      textCell(words.allYear),
      textCell(m.peopleFollow),
      textCell(cleanLine(text)),
      textCell(...(owners.length > 0 ? owners : [words.nobody])),
    ];
  });
  return [groupRow(m.people, m.heads.length), ...rows];
}

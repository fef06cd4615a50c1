import type { AgencyKind } from '../assessment/model';
import { forecast } from '../assessment/score';
import { summaryOf } from '../assessment/summary';
import { cleanLine } from '../export/clean';
import { lettersTh as words } from '../i18n/letters.th';
import { mapLastResult } from '../last-year/mapping';
import type { LastResult } from '../last-year/schema';
import { type Block, type Cell, centred, groupRow, type ReportDocument, type Row, textCell } from './document';
import { caveatNote, groupsBy, lastResultOf, listOf, longDate, type ReportInput, reportDocument } from './input';

/** What only staff know of a letter; '' = a dotted line in its place, filled in by hand. */
export type MemoFields = {
  /** ส่วนราชการ: unit and telephone. */
  unit: string;
  /** ที่ */
  number: string;
  /** ISO; '' = left open. */
  date: string;
  /** เรียน; '' = the head of the agency, as its kind names him. */
  recipient: string;
  /** Which part is told; `last` is left out where no result is kept. */
  about: 'both' | 'last' | 'now';
};

export const NO_MEMO_FIELDS: MemoFields = { unit: '', number: '', date: '', recipient: '', about: 'both' };

const m = words.memo;

/**
 * บันทึกข้อความ to the executives: last year's published result, where the agency stands in this edition, and what is
 * to be decided. Scores are given as they were printed; the forecast is called one.
 */
export function memoReport(input: ReportInput, fields: MemoFields): ReportDocument {
  const agency = cleanLine(input.snapshot.assessment.agency.name);
  const last = fields.about === 'now' ? null : lastResultOf(input);
  const now = fields.about !== 'last' || last === null;
  const posts = postsOf(agency, input.snapshot.assessment.agency.kind);
  const year = input.edition.year;
  const facts = [...(last ? [lastFacts(input, last)] : []), ...(now ? [nowFacts(input)] : [])];
  return reportDocument('memo', input, [
    {
      wide: false,
      blocks: [
        { kind: 'letterhead', emblem: m.emblem, text: m.title },
        field(m.unit, [fields.unit || m.blank, agency].join(' ')),
        {
          kind: 'fields',
          fields: [
            { label: m.number, value: fields.number || m.blank },
            { label: m.date, value: fields.date === '' ? m.blank : longDate(fields.date) },
          ],
        },
        field(m.subject, last ? m.subjectLast(last.year) : m.subjectNow(year)),
        { kind: 'paragraph', line: `${m.to}  ${fields.recipient || posts.head}` },
        ...caveatNote(input),
        heading(m.story),
        { kind: 'paragraph', first: true, line: m.storyText(agency, year) },
        ...(last ? [{ kind: 'paragraph', first: true, line: m.storyLast(last.year) } as const] : []),
        heading(m.facts),
        ...facts.flatMap((blocks, at) => blocks(`${at + 1}.`)),
        heading(m.consider),
        { kind: 'paragraph', first: true, line: m.considerText(agency) },
        ...m
          .considerPoints(year)
          .map((text, at): Block => ({ kind: 'item', mark: `${at + 1}.`, line: text, level: 1 })),
        { kind: 'signature', opinion: null, post: m.drafter },
        { kind: 'signature', opinion: m.opinion(posts.clerk), post: posts.clerk },
        { kind: 'signature', opinion: m.opinion(posts.head), post: posts.head },
      ],
    },
  ]);
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const field = (label: string, value: string): Block => ({ kind: 'fields', fields: [{ label, value }] });

/** The posts that a memo goes through, as the agency's kind calls them. */
function postsOf(agency: string, kind: AgencyKind): { head: string; clerk: string } {
  if (kind === 'sao' || kind === 'pao') return { head: `นายก${agency}`, clerk: `ปลัด${agency}` };
  if (/^เทศบาล/.test(agency)) return { head: agency.replace(/^เทศบาล/, 'นายกเทศมนตรี'), clerk: `ปลัด${agency}` };
  if (kind === 'special' || kind === 'other') return { head: `ผู้บริหาร${agency}`, clerk: `ปลัด${agency}` };
  return { head: `นายกเทศมนตรี ${agency}`, clerk: `ปลัดเทศบาล ${agency}` };
}

/** The facts of last year's result, numbered `mark`. */
function lastFacts(input: ReportInput, last: LastResult) {
  return (mark: string): Block[] => {
    const agency = cleanLine(input.snapshot.assessment.agency.name);
    const { total, grade, indicators } = last.scores;
    const known = indicators.flatMap(({ code, name, score }) =>
      score === null ? [] : [{ name: words.indicator(code, name), score }],
    );
    const sorted = [...known].sort((a, b) => b.score - a.score);
    const [best, worst] = [sorted[0], sorted.at(-1)];
    const sentences = [
      m.overall(total, grade),
      best ? m.best(best.name, best.score) : '',
      worst && worst !== best ? m.worst(worst.name, worst.score) : '',
    ].filter((text) => text !== '');
    return [
      { kind: 'item', mark, level: 0, line: [{ text: m.result(agency, last.year), bold: true }] },
      { kind: 'paragraph', first: true, line: sentences.join(' ') },
      ...scoreTable(last),
      ...(last.problems.length > 0 ? [{ kind: 'note', line: m.problems(last.problems.length) } as const] : []),
      ...failingBlocks(input, last),
      ...adviceBlocks(input, last),
    ];
  };
}

/** Instruments and indicators as printed; what was not written has no row. */
export function scoreTable({ scores }: LastResult): Block[] {
  const row = (name: string, score: number | null, bold = false): Row[] =>
    score === null
      ? []
      : [
          [
            { lines: [name], bold },
            { lines: [words.points(score)], bold, align: 'centre' },
          ],
        ];
  const rows = [
    ...(['IIT', 'EIT', 'OIT'] as const).flatMap((one) => row(words.instruments[one], scores[one])),
    ...scores.indicators.flatMap(({ code, name, score }) => row(words.indicator(code, name), score)),
    ...row(m.total, scores.total, true),
  ];
  return rows.length === 0 ? [] : [{ kind: 'table', widths: [75, 25], head: m.scoreHeads, rows }];
}

function failingBlocks(input: ReportInput, last: LastResult): Block[] {
  if (last.failing.length === 0) return [{ kind: 'item', mark: '-', level: 1, line: m.noFailing }];
  return [
    { kind: 'item', mark: '-', level: 1, line: m.failing },
    {
      kind: 'table',
      widths: [12, 48, 18, 22],
      head: m.failingHeads(last.year, input.edition.year),
      rows: failingRows(input, last),
    },
  ];
}

/** Failing items under their sub-indicators, each with what carries it on this year and how far that is. */
function failingRows(input: ReportInput, last: LastResult): Row[] {
  const from = input.lastEdition;
  if (!from) return last.failing.map(({ code, sub }) => [centred(code), textCell(sub), noCell(), noCell()]);
  const places = new Map(
    from.indicators.flatMap(({ subIndicators }) =>
      subIndicators.flatMap((sub) => sub.items.map((item) => [item.id, sub] as const)),
    ),
  );
  const { failing } = mapLastResult(last, from, input.edition);
  const groups = groupsBy(failing, ({ was }) => {
    const sub = was && places.get(was.id);
    return sub ? words.sub(sub.code, sub.name) : words.none;
  });
  return groups.flatMap(([name, items]) => [
    groupRow(name, 4),
    ...items.map(({ failing: { code }, was, now }): Row => {
      const states = now.map(({ id }) => words.readiness[input.readiness.items.get(id)?.readiness ?? 'missing']);
      return [
        centred(code),
        textCell(cleanLine(was?.name ?? words.none)),
        now.length === 0
          ? textCell(words.retired(input.edition.year))
          : centred(now.map((item) => item.code).join(', ')),
        states.length === 0 ? noCell() : { lines: states, align: 'centre' },
      ];
    }),
  ]);
}

const noCell = (): Cell => centred(words.none);

function adviceBlocks(input: ReportInput, last: LastResult): Block[] {
  if (last.recommendations.length === 0) return [];
  const from = input.lastEdition;
  const mapped = from ? mapLastResult(last, from, input.edition).advice : [];
  const codesOf = (at: number) => {
    const items = mapped.find((one) => one.at === at)?.items ?? [];
    return [...new Set(items.flatMap(({ now }) => now.map(({ code }) => code)))];
  };
  return [
    { kind: 'item', mark: '-', level: 1, line: m.advice },
    ...last.recommendations.map(({ refs, text }, at): Block => {
      const codes = codesOf(at);
      const answered = codes.length > 0 ? ` (${m.answered(listOf(codes))})` : '';
      return {
        kind: 'item',
        mark: '-',
        level: 2,
        line: `${words.measures.refs(refs.join(', '), cleanLine(text))}${answered}`,
      };
    }),
  ];
}

/** Where the agency stands in this edition, numbered `mark`. */
function nowFacts(input: ReportInput) {
  return (mark: string): Block[] => {
    const { snapshot, edition, readiness, today } = input;
    const { subs, counts, all } = summaryOf(snapshot, edition, readiness);
    const { sure, atBest } = forecast(edition, readiness);
    const figures = (name: string, one: typeof counts, sum: number, bold: boolean): Row => [
      { lines: [name], bold },
      ...[one.ready, one.partial, one.missing, sum].map(
        (count): Cell => ({ lines: [`${count}`], bold, align: 'centre' }),
      ),
    ];
    const deadline = snapshot.assessment.deadline ?? null;
    return [
      { kind: 'item', mark, level: 0, line: [{ text: m.now(edition.year, longDate(today)), bold: true }] },
      {
        kind: 'table',
        widths: [52, 12, 12, 12, 12],
        head: m.nowHeads,
        rows: [
          ...subs.map((one) => figures(words.sub(one.sub.code, one.sub.name), one.counts, one.all, false)),
          figures(m.nowTotal, counts, all, true),
        ],
      },
      {
        kind: 'paragraph',
        first: true,
        line: [{ text: m.forecast(sure.score, atBest.score), bold: true }, ` ${m.forecastNote}`],
      },
      ...(deadline === null ? [] : [{ kind: 'paragraph', first: true, line: m.deadline(longDate(deadline)) } as const]),
    ];
  };
}

import { divisionsOf } from '../assessment/duties';
import { cleanLine, cleanUrl } from '../export/clean';
import { type WorkbookCell, type WorkbookRow, writeWorkbook } from '../export/workbook';
import { reasonText } from '../i18n';
import { lettersTh as words } from '../i18n/letters.th';
import { centred, type ReportDocument, type Row, textCell } from './document';
import { caveatNote, longDate, type ReportInput, type ReportItem, reportDocument, reportItems } from './input';

const t = words.todo;

/** Whose sheet: a division's; what nobody has been given; or everything that is owed. */
export type Whose = { division: string } | 'nobody' | 'all';

/** One item that is owed, in plain words. */
export type TodoItem = {
  code: string;
  name: string;
  division: string;
  status: string;
  /** What it must be of, '' = nothing is said; and what last year's result says of it. */
  about: string[];
  /** Components and other things that are not there yet. */
  missing: string[];
  /** How, and where to put it. */
  how: string[];
  /** ISO; null = no day is known. */
  due: string | null;
};

/** Divisions that owe something, in the assessment's order, then names that only duties have; '' last = nobody's. */
export function owingDivisions(input: ReportInput): string[] {
  const owing = new Set(open(input).map(({ division }) => division));
  const known = divisionsOf(input.snapshot.assessment).map(cleanLine);
  const ordered = [...known.filter((name) => owing.has(name)), ...[...owing].filter((name) => !known.includes(name))];
  return [...ordered.filter((name) => name !== ''), ...(owing.has('') ? [''] : [])];
}

function open(input: ReportInput): ReportItem[] {
  return reportItems(input).filter(({ state }) => state.readiness !== 'ready' && state.answer !== 'no');
}

/** What is owed, in the order of its days, then of the edition. Items answered ไม่มี and ready ones are not owed. */
export function todoItems(input: ReportInput, whose: Whose): TodoItem[] {
  const wanted = whose === 'nobody' ? '' : whose === 'all' ? null : cleanLine(whose.division);
  const site = siteOf(input);
  return open(input)
    .filter(({ division }) => wanted === null || division === wanted)
    .map((one) => ({
      code: one.item.code,
      name: cleanLine(one.item.name),
      division: one.division,
      status: words.readiness[one.state.readiness],
      about: [
        ...(one.item.yearRule.text === '' ? [] : [t.year(cleanLine(one.item.yearRule.text))]),
        ...(one.last && one.last.failed.length > 0 ? [t.failedLast(one.last.year)] : []),
      ],
      missing: missingOf(one),
      how: [
        ...one.advice.map(({ howTo }) => howTo),
        ...one.state.evidence.slice(0, 3).map(({ url }) => t.known(cleanUrl(url))),
        t.place(site),
      ],
      due: one.due,
    }))
    .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));
}

function siteOf({ snapshot }: ReportInput): string {
  return cleanLine(snapshot.assessment.agency.hosts[0] ?? '');
}

/** Components that are not settled, and what is doubtful about what is there. */
function missingOf({ state }: ReportItem): string[] {
  const components = state.criteria.filter(({ decided }) => !decided).map(({ criterion }) => cleanLine(criterion.text));
  if (state.readiness === 'missing') return [t.whole, ...components.map((text) => `- ${text}`)];
  // The components are named one by one: a count of them says nothing more.
  const doubts = state.doubts
    .filter(({ key }) => !key.startsWith('doubt.criteri'))
    .map((doubt) => reasonText('th', doubt));
  const all = [...components, ...doubts].map((text) => `- ${text}`);
  return all.length > 0 ? [t.doubt, ...all] : [t.settle];
}

export function todoName(whose: Whose): string {
  if (whose === 'all') return t.everyone;
  return whose === 'nobody' ? t.noDivision : cleanLine(whose.division);
}

/** The sheet as a document: a page across, a row an item. */
export function todoReport(input: ReportInput, whose: Whose): ReportDocument {
  const items = todoItems(input, whose);
  const agency = cleanLine(input.snapshot.assessment.agency.name);
  const rows = items.map(
    ({ code, name, about, missing, how, due }): Row => [
      centred(code),
      textCell([{ text: name, bold: true }], ...about),
      textCell(...missing),
      textCell(...how),
      centred(due === null ? t.noDue : longDate(due)),
    ],
  );
  const report = reportDocument('todo', input, [
    {
      wide: true,
      blocks: [
        { kind: 'title', lines: t.title(todoName(whose), input.edition.year) },
        ...caveatNote(input),
        { kind: 'paragraph', first: true, line: t.intro(agency, siteOf(input)) },
        ...(rows.length === 0
          ? [{ kind: 'paragraph', first: true, line: t.allDone } as const]
          : [{ kind: 'table', widths: [6, 24, 30, 30, 10], head: t.heads, rows } as const]),
        {
          kind: 'paragraph',
          line: [t.count(items.length), t.contact(cleanLine(input.snapshot.assessment.person))].join(' · '),
        },
        { kind: 'paragraph', line: words.own },
      ],
    },
  ]);
  return { ...report, title: `${report.title} ${todoName(whose)}` };
}

/** Characters a column. */
const XLSX_WIDTHS = [7, 30, 42, 48, 18, 12, 18];
/** Points of one line of 10-point text. */
const LINE = 14;

/** The same as a workbook, with a row an item and columns for its state and division. No cell is a formula. */
export function todoXlsx(input: ReportInput, whose: Whose): Uint8Array<ArrayBuffer> {
  const report = todoReport(input, whose);
  const block = [
    t.title(todoName(whose), input.edition.year).join(' '),
    `${report.agency} · ${longDate(input.today)}`,
    ...caveatNote(input).map(() => words.unconfirmed),
    words.own,
  ];
  const title = block.map(
    (value, at): WorkbookRow => ({
      cells: [{ value, style: at === 0 ? 'title' : 'value' }],
      height: at === 0 ? 22 : LINE,
      fixed: true,
    }),
  );
  const head: WorkbookRow = { cells: t.xlsxHeads.map((value) => ({ value, style: 'head' })), height: LINE };
  const rows = todoItems(input, whose).map(({ code, name, about, missing, how, due, status, division }) => {
    const texts = [
      code,
      [name, ...about].join('\n'),
      missing.join('\n'),
      how.join('\n'),
      due === null ? t.noDue : longDate(due),
      status,
      division || t.noDivision,
    ];
    const cells = texts.map((value, at): WorkbookCell => ({ value, style: at === 0 ? 'code' : 'text' }));
    return { cells, height: LINE * Math.max(...texts.map((text, at) => linesOf(text, XLSX_WIDTHS[at] ?? 1))) };
  });
  const sheet = {
    name: t.sheetName,
    widths: XLSX_WIDTHS,
    rows: [...title, head, ...rows],
    merges: title.map((_, at) => `A${at + 1}:G${at + 1}`),
    frozenRows: title.length + 1,
    headRow: title.length + 1,
  };
  return writeWorkbook([sheet], report.title);
}

function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 0.85) / width)), 0);
}

/** Longest message that LINE takes. Source: LINE Messaging API reference, text message, `text`: 5,000 characters. */
export const LINE_LIMIT = 5_000;

/**
 * Messages for LINE, without any markup: a head, then item after item. Several where one would be over LINE_LIMIT; an item
 * is never torn, and one that is too long by itself is cut and says so with '…'.
 */
export function todoLine(input: ReportInput, whose: Whose, limit = LINE_LIMIT): string[] {
  const items = todoItems(input, whose);
  const agency = cleanLine(input.snapshot.assessment.agency.name);
  const head = cut(t.line.head(todoName(whose), agency, input.edition.year), Math.floor(limit / 4));
  if (items.length === 0) return [`${head}\n\n${t.allDone}`];
  // Room for the head, what stands between, and '(ส่วนที่ 10/12)'.
  const room = limit - head.length - t.part(99, 99).length - 4;
  const texts = items.map(({ code, name, missing, due }) => {
    const when = due === null ? t.noDue : t.due(longDate(due));
    return cut([`${code} ${name}`, when, ...missing].join('\n'), room);
  });
  const parts: string[] = [];
  for (const text of texts) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + 2 + text.length <= room) parts[parts.length - 1] = `${last}\n\n${text}`;
    else parts.push(text);
  }
  return parts.map((part, at) =>
    [parts.length > 1 ? `${head} ${t.part(at + 1, parts.length)}` : head, part].join('\n\n'),
  );
}

/** Not within a character as a reader sees it. */
function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(text.slice(0, room))) {
    if (kept.length + segment.length > room - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

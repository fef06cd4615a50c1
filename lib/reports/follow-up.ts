import { cleanLine, cleanUrl } from '../export/clean';
import { reasonText } from '../i18n';
import { lettersTh as words } from '../i18n/letters.th';
import { formatThaiDate } from '../thai/dates';
import { type Cell, centred, groupRow, type Line, type ReportDocument, type Row, textCell } from './document';
import {
  caveatNote,
  dueText,
  groupsBy,
  longDate,
  type ReportInput,
  type ReportItem,
  reportDocument,
  reportItems,
  verdictsByUrl,
} from './input';

const f = words.followUp;

/** รายงานผลการดำเนินการ/ติดตามการเผยแพร่ข้อมูล: item by item whether it is published, where, what the link check saw and when. */
export function followUpReport(input: ReportInput): ReportDocument {
  const agency = cleanLine(input.snapshot.assessment.agency.name);
  const items = reportItems(input);
  const { ready, partial, missing } = input.readiness.counts;
  const left = items.filter(({ state }) => state.readiness !== 'ready');
  const verdict = verdictsByUrl(input);
  return reportDocument('follow-up', input, [
    {
      wide: true,
      blocks: [
        { kind: 'title', lines: f.title(agency, input.edition.year) },
        ...caveatNote(input),
        { kind: 'paragraph', first: true, line: f.intro(agency, longDate(input.today)) },
        { kind: 'paragraph', first: true, line: f.counts(ready, partial, missing) },
        {
          kind: 'table',
          widths: [6, 22, 11, 27, 17, 8, 9],
          head: f.heads,
          rows: groupsBy(items, ({ sub }) => sub.code).flatMap(([, group]) => [
            groupRow(words.sub(group[0].sub.code, group[0].sub.name), f.heads.length),
            ...group.flatMap((item) => itemRows(item, verdict)),
          ]),
        },
        { kind: 'heading', level: 1, text: f.todo },
        ...(left.length === 0
          ? [{ kind: 'paragraph', first: true, line: f.done } as const]
          : left.map(
              ({ item, division, due }, at) =>
                ({
                  kind: 'item',
                  mark: `${at + 1}.`,
                  level: 1,
                  line: f.todoItem(item.code, cleanLine(item.name), division || words.nobody, dueText(due)),
                }) as const,
            )),
        { kind: 'signature', opinion: null, post: f.post },
      ],
    },
  ]);
}

/** A row a URL; the item's own cells stand in its first. */
function itemRows({ item, state, division }: ReportItem, verdict: ReturnType<typeof verdictsByUrl>): Row[] {
  const own: Cell[] = [centred(item.code), textCell(cleanLine(item.name)), textCell(f.published[state.readiness])];
  const urls: Line[][] = state.evidence.map(({ url }) => {
    const shown = cleanUrl(url);
    const checked = verdict(url);
    const seen = checked ? reasonText('th', checked.verdict.reason) : f.notChecked;
    return [
      [{ text: shown, link: shown }],
      checked?.stale ? `${seen} ${f.stale}` : seen,
      checked ? formatThaiDate(checked.verdict.at) : words.none,
    ];
  });
  const rows: Line[][] = urls.length > 0 ? urls : [[words.none, words.none, words.none]];
  return rows.map((cells, at) => [
    ...(at === 0 ? own : own.map(() => textCell(''))),
    ...cells.map((line) => textCell(line)),
    textCell(at === 0 ? division || words.nobody : ''),
  ]);
}

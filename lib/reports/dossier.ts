import type { HistorySummary, Picture } from '../assessment/model';
import { picturesOf } from '../assessment/pictures';
import { summaryOf } from '../assessment/summary';
import { cleanLine, cleanText, cleanUrl } from '../export/clean';
import { reasonText } from '../i18n';
import { lettersTh as words } from '../i18n/letters.th';
import { workTh } from '../i18n/work.th';
import { formatThaiDateTime } from '../thai/dates';
import type { Block, Line, ReportDocument, Row } from './document';
import {
  caveatNote,
  groupsBy,
  type ReportInput,
  type ReportItem,
  reportDocument,
  reportItems,
  verdictsByUrl,
} from './input';

const d = words.dossier;

/** So many pictures go into one file: each is some hundred kB, and a file that no mail takes helps nobody. */
export const MOST_PICTURES = 60;
/** So many of an item's latest commands are told. */
const MOST_HISTORY = 12;

/** Pictures that belong to evidence, in the order of the dossier, each once. */
function evidencePictures(input: ReportInput): Picture[] {
  const all = reportItems(input).flatMap(({ state }) =>
    state.evidence.flatMap((one) => picturesOf(one, input.snapshot.pictures).map(({ picture }) => picture)),
  );
  return [...new Set(all)];
}

/** Those that are printed: whose files are to be fetched. */
export function dossierPictures(input: ReportInput): Picture[] {
  return evidencePictures(input).slice(0, MOST_PICTURES);
}

/**
 * The whole evidence: item by item the answer, every URL with its way, verdict and picture, and who took it when.
 * @param images bytes of pictures by id (JPEG); one that is not there is named as missing
 */
export function dossierReport(input: ReportInput, images: ReadonlyMap<string, Uint8Array>): ReportDocument {
  const agency = cleanLine(input.snapshot.assessment.agency.name);
  const shown = new Set<string>();
  const printed = new Set(dossierPictures(input).map(({ id }) => id));
  const groups = groupsBy(reportItems(input), ({ sub }) => sub.code);
  const { unplaced } = summaryOf(input.snapshot, input.edition, input.readiness);
  const left = evidencePictures(input).length - printed.size;
  return reportDocument('dossier', input, [
    {
      wide: false,
      blocks: [
        { kind: 'title', lines: d.title(agency, input.edition.year) },
        ...caveatNote(input),
        ...groups.flatMap(([, group]): Block[] => [
          { kind: 'heading', level: 1, text: words.sub(group[0].sub.code, group[0].sub.name) },
          ...group.flatMap((item) => itemBlocks(item, input, { images, printed, shown })),
        ]),
        ...(unplaced.length === 0
          ? []
          : [
              { kind: 'heading', level: 1, text: d.unplaced } as const,
              ...unplaced.map(({ url }): Block => ({ kind: 'item', mark: '-', level: 1, line: linked(url) })),
            ]),
        ...(left > 0 ? [{ kind: 'note', line: d.picturesLeft(left) } as const] : []),
      ],
    },
  ]);
}

type Pictures = { images: ReadonlyMap<string, Uint8Array>; printed: ReadonlySet<string>; shown: Set<string> };

function linked(url: string): Line {
  const shown = cleanUrl(url);
  return [{ text: shown, link: shown }];
}

const fact = (label: string, value: Line): Row => [{ lines: [label], bold: true }, { lines: [value] }];

function itemBlocks({ item, state }: ReportItem, input: ReportInput, pictures: Pictures): Block[] {
  const verdict = verdictsByUrl(input);
  const general = cleanText(state.explanation).trim();
  const rows: Row[] = [
    fact(d.answer, words.answers[state.answer ?? 'none']),
    fact(d.readiness, words.readiness[state.readiness]),
    ...(general === '' ? [] : [fact(d.general, general)]),
    ...state.evidence.flatMap((one, at): Row[] => {
      const checked = verdict(one.url);
      const seen =
        checked && d.checkedAt(reasonText('th', checked.verdict.reason), formatThaiDateTime(checked.verdict.at));
      const [title, way] = [cleanLine(one.title), cleanLine(one.explanation)];
      return [
        fact(d.evidence(at + 1), linked(one.url)),
        ...(title === '' ? [] : [fact(d.name, title)]),
        ...(way === '' ? [] : [fact(d.way, way)]),
        ...(one.foundOn === null ? [] : [fact(d.foundOn, linked(one.foundOn))]),
        fact(d.verdict, seen ?? d.notChecked),
        fact(d.taken, d.takenBy(formatThaiDateTime(one.takenAt), cleanLine(one.takenBy))),
      ];
    }),
    ...(state.evidence.length === 0 ? [fact(d.evidence(1), d.noEvidence)] : []),
    ...historyRows(item.id, input.snapshot.recent),
  ];
  return [
    { kind: 'heading', level: 2, text: `${item.code} ${cleanLine(item.name)}` },
    { kind: 'table', widths: [24, 76], head: [item.code, cleanLine(item.name)], rows },
    ...state.evidence.flatMap((one) =>
      picturesOf(one, input.snapshot.pictures).flatMap(({ picture, way }) => pictureBlocks(picture, way, pictures)),
    ),
  ];
}

/** A picture is printed once; one that several items share stands with the first. */
function pictureBlocks(picture: Picture, way: boolean, { images, printed, shown }: Pictures): Block[] {
  if (shown.has(picture.id) || !printed.has(picture.id)) return [];
  shown.add(picture.id);
  const data = images.get(picture.id);
  const taken = d.picture(formatThaiDateTime(picture.takenAt), cleanLine(picture.takenBy));
  const caption = `${way ? `${d.pictureWay} · ` : ''}${taken}\n${cleanUrl(picture.url)}`;
  if (!data) return [{ kind: 'paragraph', align: 'centre', line: `${d.pictureMissing}: ${caption}` }];
  const { width, height } = picture;
  return [{ kind: 'picture', image: { data, width, height }, alt: cleanLine(picture.title) || taken, caption }];
}

/** Who did what to the item, the newest first; what the machine merely saw is not told. */
function historyRows(item: string, recent: readonly HistorySummary[]): Row[] {
  const own = recent
    .filter(({ items, type }) => items.includes(item) && type !== 'observation.record')
    .slice(0, MOST_HISTORY);
  if (own.length === 0) return [];
  const lines = own.map(({ at, by, type, undoneBy }) => {
    const what = workTh.history.types[type] ?? type;
    return d.historyLine(formatThaiDateTime(at), cleanLine(by), undoneBy === null ? what : `${what} (${d.undone})`);
  });
  return [[{ lines: [d.history], bold: true }, { lines }]];
}

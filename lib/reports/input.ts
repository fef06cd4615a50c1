import type { Snapshot } from '../assessment/model';
import { type AssessmentReadiness, type ItemReadiness, readinessOf } from '../assessment/readiness';
import { type Advice, adviceFor, indexEdition, resolveEdition } from '../checklist';
import { caveatIn } from '../checklist/caveat';
import type { EditionPack, Indicator, Item, SubIndicator } from '../checklist/schema';
import { cleanLine } from '../export/clean';
import { fileName } from '../export/file-name';
import { lettersTh as words } from '../i18n/letters.th';
import { attachedToItems, type LastYearOfItem } from '../last-year/attached';
import type { LastResult } from '../last-year/schema';
import { urlKey } from '../links/identity';
import type { CheckedLink } from '../links/verdict';
import { formatThaiDate } from '../thai/dates';
import type { Block, ReportDocument, Section } from './document';

/** What every report is made from: plain data, the same for the view, a command line and the tests. */
export type ReportInput = {
  snapshot: Snapshot;
  edition: EditionPack;
  readiness: AssessmentReadiness;
  /** The pack of last year's result; null = there is no result, or no pack of its year. */
  lastEdition: EditionPack | null;
  links: readonly CheckedLink[];
  /** ISO date of today in Bangkok. */
  today: string;
};

export type ReportId = keyof typeof words.names;

/** The input for a snapshot. @param stored packs that staff made or changed */
export function reportInput(
  snapshot: Snapshot,
  edition: EditionPack,
  stored: readonly EditionPack[],
  links: readonly CheckedLink[],
  today: string,
): ReportInput {
  const last = snapshot.lastYear?.result;
  return {
    snapshot,
    edition,
    readiness: readinessOf(snapshot, edition, links),
    lastEdition: last ? resolveEdition(last.year, stored) : null,
    links,
    today,
  };
}

/** One item with everything that reports say of it. */
export type ReportItem = {
  item: Item;
  sub: SubIndicator;
  indicator: Indicator;
  state: ItemReadiness;
  /** '' = nobody's. */
  division: string;
  /** ISO; its own day, else the assessment's last day; null = neither is known. */
  due: string | null;
  /** Of its topics, our own words. */
  advice: Advice[];
  /** What last year's result says of it; null = nothing. */
  last: LastYearOfItem | null;
};

/** Every item of the edition, in its order. */
export function reportItems({ snapshot, edition, readiness, lastEdition }: ReportInput): ReportItem[] {
  const duties = new Map(snapshot.duties.map((duty) => [duty.item, duty]));
  const result = snapshot.lastYear?.result;
  const attached = result ? attachedToItems(result, lastEdition, edition) : new Map<string, LastYearOfItem>();
  return indexEdition(edition).items.flatMap(({ item, sub, indicator }) => {
    const state = readiness.items.get(item.id);
    if (!state) return [];
    const duty = duties.get(item.id);
    return [
      {
        item,
        sub,
        indicator,
        state,
        division: cleanLine(duty?.division ?? ''),
        due: duty?.due ?? snapshot.assessment.deadline ?? null,
        advice: item.topics.flatMap((topic) => adviceFor(topic) ?? []),
        last: attached.get(item.id) ?? null,
      },
    ];
  });
}

export function lastResultOf({ snapshot }: ReportInput): LastResult | null {
  return snapshot.lastYear?.result ?? null;
}

/** The newest verdict on an address; undefined = it was never checked. */
export function verdictsByUrl({ links }: ReportInput): (url: string) => CheckedLink | undefined {
  const known = new Map(links.map((link) => [urlKey(link.url), link]));
  return (url) => known.get(urlKey(url));
}

export function longDate(iso: string): string {
  return formatThaiDate(iso, 'long');
}

/** ภายในวันที่ …; '' where no day is known. */
export function dueText(due: string | null): string {
  return due === null ? '' : words.within(longDate(due));
}

/** 'O1, O7 และ O12', or a dash. */
export function listOf(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? words.none;
  return `${parts.slice(0, -1).join(', ')} และ ${parts.at(-1)}`;
}

/** The frame of a report: title, agency, edition and date stand on it, and on the foot of every page. */
export function reportDocument(id: ReportId, input: ReportInput, sections: readonly Section[]): ReportDocument {
  const agency = cleanLine(input.snapshot.assessment.agency.name);
  const date = { iso: input.today.slice(0, 10), text: longDate(input.today) };
  const name = words.names[id];
  return {
    title: `${name} ${agency} ${input.edition.year}`,
    agency,
    edition: input.edition.year,
    date,
    foot: words.foot(name, agency, input.edition.year, date.text),
    digits: 'arabic',
    sections,
  };
}

/** What must be said first while the numbering of the edition is not confirmed; none where it is. */
export function caveatNote({ edition }: ReportInput): Block[] {
  if (edition.numberingBasis === 'certain') return [];
  const caveat = caveatIn(edition, 'th');
  const text = caveat === null ? words.unconfirmed : `${words.unconfirmed}: ${cleanLine(caveat)}`;
  return [{ kind: 'note', line: [{ text: `${words.caution} `, bold: true }, text] }];
}

/** 'ITA2568-บันทึกข้อความ-อบต.ตัวอย่าง-2568-04-03.docx'. @param of whose it is, where a report is made for each of several */
export function reportFileName(
  id: ReportId,
  document: Pick<ReportDocument, 'agency' | 'edition' | 'date'>,
  extension: string,
  of = '',
): string {
  return fileName(document, extension, of === '' ? words.names[id] : `${words.names[id]}-${of}`);
}

/** Entries by a key, in the order of their first. */
export function groupsBy<T>(entries: readonly T[], keyOf: (entry: T) => string): [key: string, entries: [T, ...T[]]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group) group.push(entry);
    else groups.set(keyOf(entry), [entry]);
  }
  return [...groups];
}

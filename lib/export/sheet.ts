import type { Answer, Snapshot } from '../assessment/model';
import type { ItemReadiness } from '../assessment/readiness';
import type { Reason } from '../audit/finding';
import { caveatIn } from '../checklist/caveat';
import { indexEdition } from '../checklist/indexing';
import type { EditionPack } from '../checklist/schema';
import { formatThaiDate } from '../thai/dates';
import { cleanLine, cleanText, cleanUrl } from './clean';
import { compose, numberIfSeveral } from './compose';
import { type PictureUse, pictureUses } from './picture-names';
import { type Language, sheetWords } from './words';

/** One URL of a row, as it goes out: the URL is one word, title and explanation are one line each. */
export type SheetEvidence = {
  url: string;
  title: string;
  explanation: string;
  /** File names in the archive of pictures; none given = there are none. */
  pictures?: string[];
};

/** One O-item. `explanation` is the whole cell: the general text and the URLs' lines, numbered like the URLs. */
export type SheetRow = {
  itemId: string;
  code: string;
  name: string;
  /** Code of the sub-indicator that the item stands under. */
  sub: string;
  answer: Answer | null;
  evidence: SheetEvidence[];
  general: string;
  explanation: string;
  doubts: readonly Reason[];
  readiness: ItemReadiness['readiness'];
};

/** The ITAS sheet of one assessment: what every format, the clipboard and the view on the screen are made from. */
export type ItasSheet = {
  language: Language;
  agency: string;
  /** พ.ศ. */
  edition: number;
  /** `iso` YYYY-MM-DD, `text` for people in พ.ศ. */
  date: { iso: string; text: string };
  /** Stands in every file while the edition's numbering is not certain; else null. */
  caveat: string | null;
  rows: SheetRow[];
};

export type SheetField = 'code' | 'name' | 'answer' | 'url' | 'explanation';
/** The columns, in their order. */
export const FIELDS: readonly SheetField[] = ['code', 'name', 'answer', 'url', 'explanation'];

export type SheetInput = {
  snapshot: Pick<Snapshot, 'assessment'> & Partial<Pick<Snapshot, 'pictures'>>;
  edition: EditionPack;
  readiness: {
    items: ReadonlyMap<string, Pick<ItemReadiness, 'readiness' | 'answer' | 'explanation' | 'evidence' | 'doubts'>>;
  };
  /** ISO date of today in Bangkok. */
  today: string;
  language?: Language;
};

/**
 * The sheet of an assessment, all items of the edition in its order, answered or not.
 * Throws RangeError('not-a-date') when `today` is no ISO date.
 */
export function itasSheet({ snapshot, edition, readiness, today, language = 'th' }: SheetInput): ItasSheet {
  const { items } = indexEdition(edition);
  const taken = items.map(({ item: { id, code, name } }) => ({
    code,
    name,
    evidence: readiness.items.get(id)?.evidence ?? [],
  }));
  const uses = pictureUses(taken, snapshot.pictures ?? []);
  const rows = items.map(({ item, sub }): SheetRow => {
    const state = readiness.items.get(item.id);
    const evidence = (state?.evidence ?? []).map((one, index) => ({
      ...filesOf(uses, item.code, index + 1),
      url: cleanUrl(one.url),
      title: cleanLine(one.title),
      explanation: cleanLine(one.explanation),
    }));
    const general = cleanText(state?.explanation ?? '');
    return {
      itemId: item.id,
      code: item.code,
      name: cleanLine(item.name),
      sub: sub.code,
      answer: state?.answer ?? null,
      evidence,
      general,
      explanation: compose({ general, lines: evidence.map((one) => one.explanation) }),
      doubts: state?.doubts ?? [],
      readiness: state?.readiness ?? 'missing',
    };
  });
  return {
    language,
    agency: cleanLine(snapshot.assessment.agency.name),
    edition: edition.year,
    date: { iso: today.slice(0, 10), text: formatThaiDate(today, 'long') },
    caveat: caveatOf(edition, language),
    rows,
  };
}

/** File names of the pictures of an item's evidence. */
function filesOf(uses: readonly PictureUse[], code: string, at: number): Pick<SheetEvidence, 'pictures'> {
  const pictures = uses.filter((use) => use.code === code && use.at === at).map(({ file }) => file);
  return pictures.length > 0 ? { pictures } : {};
}

function caveatOf(edition: EditionPack, language: Language): string | null {
  if (edition.numberingBasis === 'certain') return null;
  const words = sheetWords(language).unconfirmed;
  const caveat = caveatIn(edition, language);
  return caveat === null ? words : `${words}: ${cleanLine(caveat)}`;
}

/**
 * One field of a row as clean text, for pasting into a form: no numbers before URLs unless `numbered`
 * (a sheet's cell has them when there are several), no space at the ends, '' where nothing is given.
 */
export function fieldText(
  row: SheetRow,
  field: SheetField,
  { numbered = false, language = 'th' }: { numbered?: boolean; language?: Language } = {},
): string {
  return (!numbered && field === 'url' ? urlsOf(row).join('\n') : cellOf(row, field, language)).trim();
}

/** A field as it stands in the sheet's cell: several URLs numbered; space at the ends kept, the importer reads it. */
export function cellOf(row: SheetRow, field: SheetField, language: Language): string {
  switch (field) {
    case 'url':
      return numberIfSeveral(urlsOf(row)).join('\n');
    case 'answer':
      return row.answer === null ? '' : sheetWords(language)[row.answer];
    default:
      return row[field];
  }
}

const urlsOf = (row: SheetRow) => row.evidence.map((one) => one.url);

/** What stands above the table in every format: label and value. */
export function titleBlock(
  sheet: Pick<ItasSheet, 'language' | 'agency' | 'edition' | 'date' | 'caveat'>,
): { label: string; value: string }[] {
  const words = sheetWords(sheet.language);
  return [
    { label: words.agency, value: sheet.agency },
    { label: words.edition, value: String(sheet.edition) },
    { label: words.date, value: sheet.date.text },
    ...(sheet.caveat === null ? [] : [{ label: words.caution, value: sheet.caveat }]),
  ];
}

/** Column heads in the sheet's language. */
export function heads(language: Language): string[] {
  const words = sheetWords(language);
  return FIELDS.map((field) => words[field]);
}

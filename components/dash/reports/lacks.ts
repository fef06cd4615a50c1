import type { ReportsWords } from '../../../lib/i18n/reports.th';
import { urlKey } from '../../../lib/links/identity';
import { dossierPictures, MOST_PICTURES } from '../../../lib/reports/dossier';
import { type ReportId, type ReportInput, reportItems } from '../../../lib/reports/input';
import type { Lack } from './card';

/** What each report tells more of when it is there; in this order. */
const RESTS_ON: Readonly<Record<ReportId, readonly (keyof typeof LACKS)[]>> = {
  memo: ['lastYear', 'lastPack', 'numbering'],
  measures: ['lastYear', 'lastPack', 'owners', 'numbering'],
  'follow-up': ['evidence', 'links', 'numbering'],
  dossier: ['evidence', 'links', 'pictures', 'numbering'],
  todo: ['owners', 'numbering'],
};

type Look = (input: ReportInput, w: ReportsWords['lacks']) => Lack[];

const LACKS = {
  lastYear: ({ snapshot }, w) =>
    snapshot.lastYear
      ? []
      : [{ key: 'last-year', text: w.lastYear, go: { to: { place: 'last-year' }, text: w.lastYearGo } }],
  lastPack: ({ snapshot, lastEdition }, w) =>
    snapshot.lastYear && !lastEdition
      ? [
          {
            key: 'last-pack',
            text: w.lastPack(snapshot.lastYear.result.year),
            go: { to: { place: 'editions' }, text: w.lastPackGo },
          },
        ]
      : [],
  owners: (input, w) => {
    const count = reportItems(input).filter(({ division }) => division === '').length;
    return count === 0
      ? []
      : [{ key: 'owners', text: w.owners(count), go: { to: { place: 'owners' }, text: w.ownersGo } }];
  },
  links: ({ snapshot, links }, w) => {
    const known = new Set(links.map(({ url }) => urlKey(url)));
    const left = new Set(snapshot.evidence.map(({ url }) => urlKey(url)).filter((key) => !known.has(key)));
    return left.size === 0
      ? []
      : [{ key: 'links', text: w.links(left.size), go: { to: { place: 'links' }, text: w.linksGo } }];
  },
  evidence: ({ snapshot }, w) =>
    snapshot.evidence.length > 0
      ? []
      : [{ key: 'evidence', text: w.evidence, go: { to: { place: 'items' }, text: w.evidenceGo } }],
  pictures: (input, w) => {
    const { length } = input.snapshot.pictures;
    if (length === 0) return [{ key: 'pictures', text: w.pictures }];
    const many = dossierPictures(input).length === MOST_PICTURES && length > MOST_PICTURES;
    return many ? [{ key: 'pictures-many', text: w.picturesMany(length, MOST_PICTURES) }] : [];
  },
  numbering: ({ edition }, w) =>
    edition.numberingBasis === 'certain' ? [] : [{ key: 'numbering', text: w.numbering(edition.year) }],
} satisfies Record<string, Look>;

/** What a report would still need. */
export function lacksOf(id: ReportId, input: ReportInput, w: ReportsWords['lacks']): Lack[] {
  return RESTS_ON[id].flatMap((name) => LACKS[name](input, w));
}

import type { EditionPack } from '../checklist/schema';
import type { SitePicture } from './picture';
import { type Coverage, type DeadLink, type ItemCandidates, resultsOf, type Spot } from './results';

/** What a scan found as views show it: plain data, so that a Worker can put it together. */

export const FOUND_LISTS = ['dead', 'look', 'files', 'wrongYears', 'placeholders', 'orphans', 'personal'] as const;
export type FoundList = (typeof FOUND_LISTS)[number];

/** A line of a list: a page or file, or a link with the places where it stands. */
export type FoundRow = Spot &
  Partial<Pick<DeadLink, 'on' | 'pages' | 'menu'>> & {
    /** Kinds of personal data; what it says itself is nowhere kept. */
    personal?: readonly string[];
  };

export type FoundSummary = { items: ItemCandidates[]; coverage: Coverage };
export type FoundLists = Record<FoundList, readonly FoundRow[]>;

export function foundIn(picture: SitePicture, edition: EditionPack): { summary: FoundSummary; lists: FoundLists } {
  const { items, coverage, dead, look, files, wrongYears, placeholders, orphans, personal } = resultsOf(
    picture,
    edition,
  );
  return {
    summary: { items, coverage },
    lists: { dead, look, files, wrongYears, placeholders, orphans, personal },
  };
}

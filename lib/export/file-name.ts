import { BE_OFFSET } from '../thai/dates';
import { cleanLine } from './clean';
import type { ItasSheet } from './sheet';

/** Code units of the agency's name that a file name keeps: with the rest it stays far below Windows' 255 a name and 260 a path. */
const AGENCY_LENGTH = 60;

/**
 * 'ITA2566-อบต.ตัวอย่างไพร-2566-04-03.xlsx': edition, agency, date (พ.ศ., so that names sort by day), extension.
 * Safe on Windows, macOS and Linux: none of <>:"/\|?*, no control, invisible or direction characters, no dot or space at an end.
 */
export function fileName(sheet: Pick<ItasSheet, 'agency' | 'edition' | 'date'>, extension: string): string {
  const [year, month, day] = sheet.date.iso.split('-');
  const agency = shorten(
    cleanLine(sheet.agency)
      .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
      .replace(/[<>:"/\\|?*%~]/g, '-')
      .replace(/\s+/g, ' '),
  );
  return [`ITA${sheet.edition}`, agency || null, `${Number(year) + BE_OFFSET}-${month}-${day}`]
    .filter((part) => part !== null)
    .join('-')
    .concat(`.${extension}`);
}

/** Cut between characters as a reader sees them: a Thai letter keeps its vowel and tone mark. */
function shorten(text: string): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(text)) {
    if (kept.length + segment.length > AGENCY_LENGTH) break;
    kept += segment;
  }
  return kept.replace(/^[.\s-]+|[.\s-]+$/g, '');
}

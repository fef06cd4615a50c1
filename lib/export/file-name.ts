import { BE_OFFSET } from '../thai/dates';
import { cleanLine } from './clean';
import type { ItasSheet } from './sheet';

/** Code units of the agency's name that a file name keeps: with the rest it stays far below Windows' 255 a name and 260 a path. */
const AGENCY_LENGTH = 60;
/** Where the name says what the file is, that and the agency share this many: in Thai they are three bytes each, of Linux's 255. */
const WHAT_LENGTH = 32;
const BOTH_LENGTH = 72;

/**
 * 'ITA2566-อบต.ตัวอย่างไพร-2566-04-03.xlsx': edition, agency, date (พ.ศ., so that names sort by day), extension. What the
 * file is, where it is not the sheet, stands before the agency.
 * Safe on Windows, macOS and Linux: none of <>:"/\|?*, no control, invisible or direction characters, no dot or space at an end.
 */
export function fileName(sheet: Pick<ItasSheet, 'agency' | 'edition' | 'date'>, extension: string, what = ''): string {
  const [year, month, day] = sheet.date.iso.split('-');
  const kind = safeName(what, WHAT_LENGTH);
  const agency = safeName(sheet.agency, kind === '' ? AGENCY_LENGTH : BOTH_LENGTH - kind.length);
  return [`ITA${sheet.edition}`, kind, agency, `${Number(year) + BE_OFFSET}-${month}-${day}`]
    .filter((part) => part !== '')
    .join('-')
    .concat(`.${extension}`);
}

function safeName(name: string, room: number): string {
  const safe = cleanLine(name)
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replace(/[<>:"/\\|?*%~]/g, '-')
    .replace(/\s+/g, ' ');
  return shorten(safe, room);
}

/** Cut between characters as a reader sees them: a Thai letter keeps its vowel and tone mark. */
function shorten(text: string, room: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(text)) {
    if (kept.length + segment.length > room) break;
    kept += segment;
  }
  return kept.replace(/^[.\s-]+|[.\s-]+$/g, '');
}

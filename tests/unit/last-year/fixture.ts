import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtinEditions } from '../../../lib/checklist';
import type { EditionPack } from '../../../lib/checklist/schema';
import { parseLastResult } from '../../../lib/last-year/parse';
import type { LastResult } from '../../../lib/last-year/schema';

export function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../fixtures/last-year', name), 'utf8');
}

export function packOf(year: number): EditionPack {
  const pack = builtinEditions.find((one) => one.year === year);
  if (!pack) throw new Error(`no edition ${year}`);
  return pack;
}

/** As the dashboard reads it, where the text says the year itself. */
export function read(text: string, year: number | null = null) {
  const parsed = parseLastResult(text, { year, fallback: 2567, stored: [] });
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed;
}

export const codesOf = ({ failing }: Pick<LastResult, 'failing'>) => failing.map(({ code }) => code);

/** The items of 2565 that scored 0 in the memo, by sub-indicator. */
export const MEMO_ITEMS =
  'O1 O2 O8 O9 O11 O14 O17 O18 O19 O20 O23 O24 O30 O31 O33 O35 O36 O37 O38 O39 O40 O41 O42 O43'.split(' ');

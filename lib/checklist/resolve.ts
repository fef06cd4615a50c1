import { fiscalYearOf } from '../thai/dates';
import { builtinEditions } from './builtin';
import type { EditionPack } from './schema';

/** The pack of a year (พ.ศ.): one that staff stored stands before the shipped one; null when there is neither. */
export function resolveEdition(year: number, stored: readonly EditionPack[]): EditionPack | null {
  return stored.find((pack) => pack.year === year) ?? builtinEditions.find((pack) => pack.year === year) ?? null;
}

/** Every year that has a pack, ascending, each once. */
export function knownYears(stored: readonly EditionPack[]): number[] {
  return [...new Set([...stored, ...builtinEditions].map((pack) => pack.year))].sort((a, b) => a - b);
}

/**
 * The edition to start with on `todayISO`: the fiscal year of that day where it has a pack, else the newest one before
 * it (the oldest when there is none before). `missingYear` tells whether that is a stand-in. Throws RangeError('not-a-date').
 */
export function defaultYear(todayISO: string, stored: readonly EditionPack[]): number {
  const years = knownYears(stored);
  const wanted = fiscalYearOf(todayISO);
  return years.filter((year) => year <= wanted).at(-1) ?? years[0] ?? wanted;
}

/** The fiscal year of that day when no pack of it is known: then a draft is offered. Else null. Throws RangeError('not-a-date'). */
export function missingYear(todayISO: string, stored: readonly EditionPack[]): number | null {
  const wanted = fiscalYearOf(todayISO);
  return resolveEdition(wanted, stored) ? null : wanted;
}

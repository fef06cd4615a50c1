import { builtinEditions, type IndexedItem, indexEdition } from '../../../lib/checklist';
import type { EditionPack } from '../../../lib/checklist/schema';

/** The shipped pack of a year. */
export function packOf(year: number): EditionPack {
  const pack = builtinEditions.find((candidate) => candidate.year === year);
  if (!pack) throw new Error(`no pack of ${year}`);
  return pack;
}

export function entryOf(year: number, code: string): IndexedItem {
  const entry = indexEdition(packOf(year)).byCode.get(code);
  if (!entry) throw new Error(`no ${code} in ${year}`);
  return entry;
}

/** Plain data that a test may spoil. */
export function copyOf(pack: EditionPack): EditionPack {
  return structuredClone(pack);
}

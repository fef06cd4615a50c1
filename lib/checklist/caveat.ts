import type { EditionPack } from './schema';

/** What is to be said while the numbering is not confirmed, in the language of the interface: in Thai where there is no other. */
export function caveatIn(pack: EditionPack, language: 'th' | 'en'): string | null {
  if (pack.caveat === null) return null;
  return language === 'en' ? (pack.caveatEn ?? pack.caveat) : pack.caveat;
}

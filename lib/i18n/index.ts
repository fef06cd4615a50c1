import type { Reason } from '../audit/finding';
import { doubtsEn } from './doubts.en';
import { doubtsTh } from './doubts.th';
import { en } from './ui.en';
import { th } from './ui.th';

export { errorText, errorWords } from './errors';
export type { ErrorName, ErrorWords } from './errors.th';
export { packProblemText } from './pack-problems';

export type Language = 'th' | 'en';
export type Words = typeof th;

const WORDS: Record<Language, Words> = { th, en };

/** The words of the interface. */
export function words(language: Language): Words {
  return WORDS[language];
}

/** Sentences for reasons, by key; `{name}` stands for the reason's parameter of that name. */
const REASONS: Record<Language, Readonly<Record<string, string>>> = {
  th: { ...doubtsTh },
  en: { ...doubtsEn },
};

/** Why, in words. A key without words is shown as it is, so that it is noticed; tests keep that from happening. */
export function reasonText(language: Language, { key, params }: Reason): string {
  const template = REASONS[language][key] ?? key;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

import { errorsEn } from './errors.en';
import { type ErrorName, type ErrorWords, errorsTh } from './errors.th';

/** The words for a named error: what failed and why, what is kept, what to do. */
export function errorWords(language: 'th' | 'en', name: ErrorName): ErrorWords {
  return (language === 'en' ? errorsEn : errorsTh)[name];
}

/** What failed and why, in one sentence. */
export function errorText(language: 'th' | 'en', name: ErrorName): string {
  return errorWords(language, name).what;
}

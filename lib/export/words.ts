import { sheetEn } from '../i18n/sheet.en';
import { type SheetWordKey, type SheetWords, sheetTh } from '../i18n/sheet.th';

/** ITAS is Thai, so Thai is what every function here uses unless told otherwise. */
export type Language = 'th' | 'en';

export const LANGUAGES: readonly Language[] = ['th', 'en'];

export function sheetWords(language: Language): SheetWords {
  return language === 'en' ? sheetEn : sheetTh;
}

/** `{name}` in a template replaced by its parameter; an unknown name is left as it stands. */
export function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(Object.hasOwn(params, name) ? params[name] : whole),
  );
}

type Suffix<Prefix extends string> = SheetWordKey extends infer Key
  ? Key extends `${Prefix}.${infer Rest}`
    ? Rest
    : never
  : never;
/** Why a file could not be read as a sheet. */
export type ProblemKey = Suffix<'problem'>;
/** What staff should look at in a file that was read. */
export type DoubtKey = Suffix<'doubt'>;
export type FormatWord = Suffix<'format'>;

export type Problem = { key: ProblemKey; params: Record<string, string | number> };
export type Doubt = { key: DoubtKey; params: Record<string, string | number> };

export function problemText(language: Language, problem: Problem): string {
  return fill(sheetWords(language)[`problem.${problem.key}`], problem.params);
}

export function doubtText(language: Language, doubt: Doubt): string {
  return fill(sheetWords(language)[`doubt.${doubt.key}`], doubt.params);
}

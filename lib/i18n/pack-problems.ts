import type { PackProblem, PackProblemKey } from '../checklist/problems';
import { packProblemsEn } from './pack-problems.en';
import { packProblemsTh } from './pack-problems.th';

/** Words for what is wrong with a pack; `{name}` stands for the problem's parameter of that name. */
export type PackProblemWords = {
  /** Where it is, outermost first; only the ones whose parameter is there are said. */
  places: Record<(typeof PLACES)[number], string>;
  /** The pack's field names in words. */
  fields: Record<string, string>;
  /** What a value must be. */
  types: Record<string, string>;
  problems: Record<PackProblemKey, string>;
};

const PLACES = [
  'indicator',
  'indicatorAt',
  'sub',
  'subAt',
  'item',
  'itemAt',
  'criterion',
  'band',
  'source',
  'field',
] as const;

const WORDS: Record<'th' | 'en', PackProblemWords> = { th: packProblemsTh, en: packProblemsEn };

/** One sentence: where in the checklist (`ข้อ O7 องค์ประกอบที่ 1 ช่อง “ข้อความ”`) and what is wrong there. */
export function packProblemText(language: 'th' | 'en', { key, params }: PackProblem): string {
  const words = WORDS[language];
  const said: Record<string, string | number> = {
    ...params,
    field: own(words.fields, String(params.field)) ?? params.field ?? '',
    expected: own(words.types, String(params.expected)) ?? params.expected ?? '',
  };
  const places = PLACES.filter((place) => place in params && !impliedBy(place, params));
  const where = places.map((place) => fill(words.places[place], said)).join(language === 'th' ? ' ' : ', ');
  const what = fill(words.problems[key], said);
  // English sentences that go on from the place start small: “Name” is missing.
  const joint = /^[a-z]/.test(what) ? ' ' : ': ';
  return where ? `${where}${joint}${what}` : what;
}

/** A field of the file may be called `constructor`. */
function own(table: Record<string, string>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** An item's code says which sub-indicator and indicator it is in, and a sub-indicator's which indicator. */
function impliedBy(place: (typeof PLACES)[number], params: PackProblem['params']): boolean {
  if (place.startsWith('indicator')) return 'sub' in params || 'item' in params;
  return place.startsWith('sub') && 'item' in params;
}

function fill(template: string, params: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(Object.hasOwn(params, name) ? params[name] : whole),
  );
}

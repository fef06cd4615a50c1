import { packProblemText } from '../i18n/pack-problems';
import { adviceFor } from './advice';
import advice from './advice.json';
import { builtinEditions } from './builtin';
import { indexEdition } from './indexing';
import { packToJson, parsePack } from './parse';
import type { EditionPack } from './schema';
import { topics } from './topics';

/**
 * How many items each sub-indicator of an edition has, 9.1 to 10.2. Sources: 2565 is proved by a real result (only these
 * counts give its score); 2563 and 2564 have its frame; 2566 and 2568 by lists of names; 2567 and 2569 as far as known.
 */
export const ITEM_COUNTS: Readonly<Record<number, Readonly<Record<string, number>>>> = Object.fromEntries(
  Object.entries({
    2563: [9, 8, 7, 4, 5, 8, 2],
    2564: [9, 8, 7, 4, 5, 8, 2],
    2565: [9, 8, 7, 4, 5, 8, 2],
    2566: [10, 8, 4, 4, 4, 8, 5],
    2567: [6, 7, 4, 4, 4, 8, 2],
    2568: [4, 7, 2, 3, 4, 4, 4],
    2569: [4, 6, 2, 3, 4, 3, 4],
  }).map(([year, counts]) => [
    year,
    Object.fromEntries(['9.1', '9.2', '9.3', '9.4', '9.5', '10.1', '10.2'].map((code, n) => [code, counts[n] ?? 0])),
  ]),
);

/**
 * What is wrong with what is shipped, a line each, and one line that says what was looked at. Stricter than `validatePack`:
 * here codes run without a gap, every topic has a name and advice, and the counts are those that are known.
 */
export function checkEditions(packs: readonly unknown[] = builtinEditions): { problems: string[]; summary: string } {
  const problems: string[] = [];
  const checked: EditionPack[] = [];
  packs.forEach((input, n) => {
    const result = parsePack(input);
    if (result.ok) {
      checked.push(result.pack);
      problems.push(...checkPack(result.pack, input).map((line) => `${result.pack.year}: ${line}`));
    } else {
      const name = builtinEditions[n]?.year ?? `pack ${n + 1}`;
      for (const problem of result.problems) {
        problems.push(`${name}: ${problem.path || 'pack'}: ${packProblemText('en', problem)}`);
      }
    }
  });
  const years = checked.map((pack) => pack.year);
  years.forEach((year, n) => {
    const before = years[n - 1];
    if (before !== undefined && year <= before)
      problems.push(`${year}: stands after ${before}; editions go up, each once`);
  });
  problems.push(...checkTopics(checked, checked.length === packs.length));
  const items = checked.reduce((sum, pack) => sum + indexEdition(pack).items.length, 0);
  const span = `${years[0]}-${years.at(-1)}`;
  return {
    problems,
    summary: `${checked.length} editions (${span}), ${items} items, ${topics.length} topics with advice: no problem`,
  };
}

function checkPack(pack: EditionPack, input: unknown): string[] {
  const problems: string[] = [];
  if (pack.origin !== 'builtin' || pack.basedOn !== null)
    problems.push('a shipped pack has origin "builtin" and basedOn null');
  if (packToJson(pack) !== `${JSON.stringify(input, null, 2)}\n`)
    problems.push('keys are not in the order of the schema, or text has spaces around it');
  if ((pack.caveat === null) !== (pack.caveatEn === undefined)) problems.push('a caveat is shipped in both languages');
  indexEdition(pack).items.forEach(({ item }, n) => {
    if (item.code !== `O${n + 1}`) problems.push(`${item.code}: stands where O${n + 1} is expected`);
    if (item.topics.length === 0) problems.push(`${item.code}: has no topic`);
    if (item.topics[0] !== item.id) problems.push(`${item.code}: its id "${item.id}" is not its first topic`);
    if (item.sources.length === 0) problems.push(`${item.code}: names no source`);
    for (const topic of item.topics) {
      if (!topics.some(({ slug }) => slug === topic))
        problems.push(`${item.code}: topic "${topic}" is not in topics.json`);
    }
  });
  const used = new Set(indexEdition(pack).items.flatMap(({ item }) => item.sources));
  for (const { id } of pack.sources) if (!used.has(id)) problems.push(`source "${id}" is named by no item`);
  problems.push(...checkCounts(pack));
  return problems;
}

function checkCounts(pack: EditionPack): string[] {
  const known = ITEM_COUNTS[pack.year];
  if (!known) return ['no item counts: add the year to ITEM_COUNTS in lib/checklist/shipped.ts'];
  const subs = pack.indicators.flatMap((indicator) => indicator.subIndicators);
  const problems = subs
    .filter((sub) => sub.items.length !== known[sub.code])
    .map((sub) => `${sub.code}: ${sub.items.length} items, ${known[sub.code] ?? 'none'} expected`);
  const missing = Object.keys(known).filter((code) => !subs.some((sub) => sub.code === code));
  return [...problems, ...missing.map((code) => `${code}: missing`)];
}

/**
 * Every topic is served by some edition (only looked at when every pack could be read: else all would be missing), has its
 * names and its advice in both languages; advice speaks of no other.
 */
function checkTopics(packs: readonly EditionPack[], complete: boolean): string[] {
  const problems: string[] = [];
  const served = new Set(packs.flatMap((pack) => [...indexEdition(pack).byTopic.keys()]));
  const slugs = new Set<string>();
  for (const { slug, nameTh, nameEn } of topics) {
    if (slugs.has(slug)) problems.push(`topics.json: "${slug}" stands there twice`);
    slugs.add(slug);
    if (complete && !served.has(slug)) problems.push(`topics.json: no edition has "${slug}"`);
    if (!nameTh.trim() || !nameEn.trim()) problems.push(`topics.json: "${slug}" has no name`);
    for (const language of ['th', 'en'] as const) {
      const said = adviceFor(slug, language);
      if (!said?.howTo.trim()) problems.push(`advice.json: "${slug}" has no howTo (${language})`);
      const reasons = said?.commonZero ?? [];
      if (reasons.length < 2 || reasons.length > 4 || reasons.some((reason) => !reason.trim())) {
        problems.push(`advice.json: "${slug}" needs 2 to 4 common reasons for zero (${language})`);
      }
    }
  }
  for (const slug of Object.keys(advice)) if (!slugs.has(slug)) problems.push(`advice.json: "${slug}" is no topic`);
  return problems;
}

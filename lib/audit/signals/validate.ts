import { topics } from '../../checklist/topics';
import { reasonsEn } from '../../i18n/reasons.en';
import { reasonsTh } from '../../i18n/reasons.th';
import { checks } from '../checks';
import { integrityChecks } from '../checks/declared-integrity';
import { workChecks } from '../checks/declared-work';
import { checkIds } from '../checks/ids';
import type { TermCheck } from '../checks/terms';
import { checkTopics } from '../checks/topics';
import { compilePattern } from './compile';
import { lookAlikes, signals } from './index';
import { LookAlike, TopicSignals } from './schema';

/** What is declared as data; the parts may be given for a test. */
export type Declared = {
  signals: readonly TopicSignals[];
  lookAlikes: readonly LookAlike[];
  checkIds: readonly string[];
  termChecks: Readonly<Record<string, TermCheck>>;
  checkTopics: Readonly<Record<string, readonly string[] | undefined>>;
};

const shipped: Declared = {
  signals,
  lookAlikes,
  checkIds,
  termChecks: { ...workChecks, ...integrityChecks },
  checkTopics,
};

/**
 * What is wrong with the declared signals and checks, each with the place where it stands; empty when the build may go on:
 * a shape that does not fit, a topic that is not ours or declared twice, a topic without signals, a pattern that does not
 * compile, a concept that is not there, a reason without words in one of the languages, a check without a predicate, an
 * id twice.
 */
export function validateSignals(declared: Declared = shipped): string[] {
  const slugs = new Set(topics.map((topic) => topic.slug));
  return [
    ...topicProblems(declared.signals, slugs),
    ...declared.lookAlikes.flatMap((one, at) => lookAlikeProblems(one, `look-alike ${at} (${one.reason})`)),
    ...checkProblems(declared, slugs),
  ];
}

function topicProblems(declared: readonly TopicSignals[], slugs: ReadonlySet<string>): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const one of declared) {
    const { topic } = one;
    if (!TopicSignals.safeParse(one).success) problems.push(`${topic}: shape`);
    if (!slugs.has(topic)) problems.push(`${topic}: unknown topic`);
    if (seen.has(topic)) problems.push(`${topic}: declared twice`);
    seen.add(topic);
    const rules = [...one.names, ...(one.criteria ?? []), ...(one.story ?? [])];
    const sources = rules.flatMap((rule) => [...rule.all, ...(rule.none ?? [])]);
    problems.push(...patternProblems([...sources, ...(one.body ?? []), ...(one.slugs ?? [])], topic));
    for (const { feature } of one.features ?? []) problems.push(...wordProblems(`signal.${feature}`, topic));
  }
  for (const slug of slugs) if (!seen.has(slug)) problems.push(`${slug}: no signals`);
  return problems;
}

function lookAlikeProblems(one: LookAlike, place: string): string[] {
  return [
    ...(LookAlike.safeParse(one).success ? [] : [`${place}: shape`]),
    ...wordProblems(`declined.${one.reason}`, place),
    ...patternProblems([...one.all, ...(one.none ?? [])], place),
  ];
}

function checkProblems(
  { checkIds: ids, termChecks, checkTopics: about }: Declared,
  slugs: ReadonlySet<string>,
): string[] {
  const problems: string[] = [];
  const known = new Set(ids);
  ids.forEach((id, at) => {
    if (ids.indexOf(id) !== at) problems.push(`check ${id}: declared twice`);
    if (!(id in checks)) problems.push(`check ${id}: no predicate`);
  });
  for (const [id, { groups }] of Object.entries(termChecks)) {
    if (!known.has(id)) problems.push(`check ${id}: not in the list of ids`);
    if (groups.some(({ name }) => name.trim() === '')) problems.push(`check ${id}: a part without a name`);
    problems.push(
      ...patternProblems(
        groups.flatMap(({ any, when }) => (when ? [any, when] : [any])),
        `check ${id}`,
      ),
    );
  }
  for (const [id, of] of Object.entries(about)) {
    if (!known.has(id)) problems.push(`check ${id}: has topics and is not in the list of ids`);
    for (const topic of of ?? []) if (!slugs.has(topic)) problems.push(`check ${id}: unknown topic ${topic}`);
  }
  return problems;
}

function wordProblems(key: string, place: string): string[] {
  const languages = { th: reasonsTh, en: reasonsEn };
  return Object.entries(languages).flatMap(([language, words]) =>
    key in words ? [] : [`${place}: no words for ${key} (${language})`],
  );
}

function patternProblems(sources: readonly string[], place: string): string[] {
  return sources.filter((source) => !compiles(source)).map((source) => `${place}: pattern ${source}`);
}

function compiles(source: string): boolean {
  try {
    compilePattern(source);
    return true;
  } catch {
    return false;
  }
}

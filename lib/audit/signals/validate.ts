import { topics } from '../../checklist/topics';
import { reasonsTh } from '../../i18n/reasons.th';
import { checks } from '../checks';
import { checkIds } from '../checks/ids';
import { compilePattern } from './compile';
import { lookAlikes, signals } from './index';
import { LookAlike, TopicSignals } from './schema';

/**
 * What is wrong with the declared signals, each with the place where it stands; empty when the build may go on:
 * a shape that does not fit, a topic that is not ours or declared twice, a topic without signals, a pattern that does
 * not compile, a concept that is not there, a reason without words, a check without a predicate.
 */
export function validateSignals(): string[] {
  const problems: string[] = [];
  const known = new Set(topics.map((topic) => topic.slug));
  const seen = new Set<string>();
  for (const declared of signals) {
    if (!TopicSignals.safeParse(declared).success) problems.push(`${declared.topic}: shape`);
    if (!known.has(declared.topic)) problems.push(`${declared.topic}: unknown topic`);
    if (seen.has(declared.topic)) problems.push(`${declared.topic}: declared twice`);
    seen.add(declared.topic);
    const rules = [...declared.names, ...(declared.criteria ?? []), ...(declared.story ?? [])];
    const sources = rules.flatMap((rule) => [...rule.all, ...(rule.none ?? [])]);
    for (const source of [...sources, ...(declared.body ?? []), ...(declared.slugs ?? [])]) {
      if (!compiles(source)) problems.push(`${declared.topic}: pattern ${source}`);
    }
  }
  for (const slug of known) if (!seen.has(slug)) problems.push(`${slug}: no signals`);
  for (const [at, one] of lookAlikes.entries()) {
    if (!LookAlike.safeParse(one).success) problems.push(`look-alike ${at}: shape`);
    if (!(`declined.${one.reason}` in reasonsTh)) problems.push(`look-alike ${at}: no words for ${one.reason}`);
    for (const source of [...one.all, ...(one.none ?? [])]) {
      if (!compiles(source)) problems.push(`look-alike ${at}: pattern ${source}`);
    }
  }
  for (const id of checkIds) if (!(id in checks)) problems.push(`check ${id}: no predicate`);
  return problems;
}

function compiles(source: string): boolean {
  try {
    compilePattern(source);
    return true;
  } catch {
    return false;
  }
}

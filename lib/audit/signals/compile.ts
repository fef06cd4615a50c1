import { foldLetters } from '../fold';
import { concepts, neutralWords } from './concepts';
import { lookAlikes, signals } from './index';
import type { LookAlike, NameRule, TopicSignals } from './schema';

export type Pattern = RegExp;

export type CompiledRule = {
  all: readonly Pattern[];
  none: readonly Pattern[];
  weight: number;
  needs: NameRule['needs'] | null;
  cover: NonNullable<NameRule['cover']> | 'most';
};

export type CompiledTopic = {
  topic: string;
  names: readonly CompiledRule[];
  criteria: readonly CompiledRule[];
  story: readonly CompiledRule[];
  body: readonly Pattern[];
  slugs: readonly Pattern[];
  features: NonNullable<TopicSignals['features']>;
  parts: { of: readonly Pattern[]; within: Pattern | null; least: number; weight: number } | null;
};

export type CompiledLookAlike = { rule: CompiledRule; reason: string };

const CONCEPT = /\{([a-zA-Z]+)\}/g;

/** Puts the concepts in place of their names. Throws RangeError('unknown-concept') for one that is not declared. */
function expand(source: string, depth = 0): string {
  return source.replace(CONCEPT, (_, name: string) => {
    const concept = concepts[name];
    if (concept === undefined || depth > 3) throw new RangeError('unknown-concept');
    return `(?:${expand(concept, depth + 1)})`;
  });
}

/** A declared pattern as a regular expression over folded text. Throws RangeError('unknown-concept'), SyntaxError. */
export function compilePattern(source: string, flags = 'u'): Pattern {
  return new RegExp(foldLetters(expand(source)), flags);
}

function compileRule(rule: NameRule | (LookAlike & { weight: number })): CompiledRule {
  return {
    all: rule.all.map((source) => compilePattern(source, 'gu')),
    none: (rule.none ?? []).map((source) => compilePattern(source)),
    weight: rule.weight,
    needs: rule.needs ?? null,
    cover: ('cover' in rule ? rule.cover : undefined) ?? 'most',
  };
}

function compileTopic(declared: TopicSignals): CompiledTopic {
  return {
    topic: declared.topic,
    names: declared.names.map(compileRule),
    criteria: (declared.criteria ?? []).map(compileRule),
    story: (declared.story ?? []).map(compileRule),
    body: (declared.body ?? []).map((source) => compilePattern(source)),
    slugs: (declared.slugs ?? []).map((source) => compilePattern(source)),
    features: declared.features ?? [],
    parts: declared.parts ? compileParts(declared.parts) : null,
  };
}

function compileParts({ of, within, least, weight }: NonNullable<TopicSignals['parts']>): CompiledTopic['parts'] {
  return {
    of: of.map((source) => compilePattern(`^(?:${source})`)),
    within: within === undefined ? null : compilePattern(within),
    least,
    weight,
  };
}

let topics: readonly CompiledTopic[] | null = null;
let declined: readonly CompiledLookAlike[] | null = null;
let neutral: RegExp | null = null;

/** The signals, compiled at first use (so that importing the audit costs nothing) and kept. */
export function compiledTopics(): readonly CompiledTopic[] {
  topics ??= signals.map(compileTopic);
  return topics;
}

export function compiledLookAlikes(): readonly CompiledLookAlike[] {
  declined ??= lookAlikes.map((one) => ({ rule: compileRule({ ...one, weight: 1 }), reason: one.reason }));
  return declined;
}

/** Words that say nothing about the topic. */
export function neutralPattern(): RegExp {
  neutral ??= compilePattern(neutralWords, 'gu');
  return neutral;
}

import type { z } from '../zod';
import { clip, type PathPart, problemAt } from './locate';
import type { PackProblem } from './problems';
import { EditionPack } from './schema';
import { validatePack } from './validate';

export type PackResult = { ok: true; pack: EditionPack } | { ok: false; problems: PackProblem[] };

/** A shipped pack has about 3,000 values and 60,000 characters; more than this is no pack, and is not looked at. */
const LIMITS = { fileCharacters: 4_000_000, values: 50_000, characters: 2_000_000, depth: 12, problems: 50 };

/**
 * A pack from anywhere (file, database): bounded, checked against the schema, then by `validatePack`. Plain data never makes it throw.
 * At most 50 problems, in the order of the pack.
 */
export function parsePack(input: unknown): PackResult {
  const bounds = outOfBounds(input);
  if (bounds) return { ok: false, problems: [bounds] };
  if (!isRecord(input) || input.format !== 'oit-edition') return failed(input, 'not-a-pack');
  if (typeof input.formatVersion === 'number' && input.formatVersion > 1) return failed(input, 'newer-format');
  const parsed = EditionPack.safeParse(input);
  const problems = parsed.success
    ? validatePack(parsed.data)
    : parsed.error.issues.flatMap((issue) => fromIssue(input, issue));
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, LIMITS.problems) };
  return parsed.success ? { ok: true, pack: parsed.data } : failed(input, 'not-a-pack');
}

/** A pack file's text, as staff choose it: like `parsePack`, and marked as imported, whatever it says of its origin. */
export function readPackFile(text: string): PackResult {
  if (text.length > LIMITS.fileCharacters) return failed(null, 'too-big');
  let input: unknown;
  try {
    input = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return failed(null, 'not-json');
  }
  const result = parsePack(input);
  return result.ok ? { ok: true, pack: { ...result.pack, origin: 'imported' } } : result;
}

/** A pack as a file that people can read and edit; `readPackFile` reads it back. Keys stand in the order of the schema. */
export function packToJson(pack: EditionPack): string {
  return `${JSON.stringify(EditionPack.parse(pack), null, 2)}\n`;
}

function failed(input: unknown, key: 'not-json' | 'not-a-pack' | 'newer-format' | 'too-big'): PackResult {
  return { ok: false, problems: [problemAt(input, [], key)] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sizes are looked at before the schema is, which would walk a list of millions before it counted it. */
function outOfBounds(input: unknown): PackProblem | null {
  const open: { value: unknown; path: PathPart[] }[] = [{ value: input, path: [] }];
  let values = 0;
  let characters = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    values += 1;
    if (typeof value === 'string') {
      characters += value.length;
      // Spreadsheet and XML formats cannot hold them, and nobody types them.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(value))
        return problemAt(input, path, 'control-character');
    }
    if (values > LIMITS.values || characters > LIMITS.characters) return problemAt(input, [], 'too-big');
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= LIMITS.depth) return problemAt(input, path, 'too-deep');
    const entries: readonly (readonly [PathPart, unknown])[] = Array.isArray(value)
      ? Array.from(value.slice(0, LIMITS.values + 1), (item: unknown, index) => [index, item] as const)
      : Object.entries(value).slice(0, LIMITS.values + 1);
    for (const [key, inner] of entries) {
      if (typeof key === 'string') characters += key.length;
      open.push({ value: inner, path: [...path, key] });
    }
  }
  return null;
}

type Issue = z.core.$ZodIssue;

/** One of zod's issues in our words. */
function fromIssue(input: unknown, issue: Issue): PackProblem[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const report = (key: PackProblem['key'], params: Record<string, string | number> = {}) => [
    problemAt(input, path, key, params),
  ];
  const value = valueAt(input, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, 5).map((name) => problemAt(input, path, 'unknown-field', { name: clip(name) }));
    case 'invalid_value':
      if (value === undefined) return report('missing');
      return report('bad-choice', { allowed: issue.values.map(String).join(', '), given: clip(value) });
    case 'invalid_type':
      if (value === undefined) return report('missing');
      if (issue.expected === 'int') return report('not-whole');
      return report('wrong-type', { expected: issue.expected });
    case 'too_small': {
      const minimum = Number(issue.minimum);
      if (issue.origin === 'string') return report('empty');
      return issue.origin === 'array' ? report('too-few', { min: minimum }) : report('too-small', { min: minimum });
    }
    case 'too_big': {
      const maximum = Number(issue.maximum);
      if (issue.origin === 'string') return report('too-long', { max: maximum });
      return issue.origin === 'array' ? report('too-many', { max: maximum }) : report('too-large', { max: maximum });
    }
    case 'invalid_format':
      return report(formatKey(path), { given: clip(value) });
    default:
      return report('bad-format', { given: clip(value) });
  }
}

function formatKey(path: readonly PathPart[]): PackProblem['key'] {
  const field = path.filter((part) => typeof part === 'string').at(-1);
  if (field === 'id' || field === 'topics') return 'bad-slug';
  if (field !== 'code') return 'bad-format';
  return path.includes('items') ? 'bad-code' : 'bad-sub-code';
}

function valueAt(input: unknown, path: readonly PathPart[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<PathPart, unknown>)[part]
        : undefined,
    input,
  );
}

import type { z } from '../zod';
import { PageFacts } from './facts';
import type { FactList } from './parts';

/**
 * Facts of pages are large and checked on every page that is opened: zod takes longer over them than the reading of the
 * page took. So their schema is turned into plain tests once. The schema stays the one place that says what fits; a kind of
 * schema that is not known here fails at start, never at a check.
 */

type Test = (value: unknown) => boolean;
/** By the name of what they test. */
export type Tests = ReadonlyMap<string, Test>;

/** Whether a value fits `PageFacts`, as `PageFacts.safeParse` would say. */
export function isPageFacts(value: unknown): value is PageFacts {
  return fits(value);
}

const fits = testOf(PageFacts);

/** The tests of what a row of each list holds; a name that may be missing has one that `undefined` fits. */
export function testsOfRows<L extends FactList>(lists: readonly L[]): Record<L, Tests> {
  const each = lists.map((list) => {
    const { shape } = PageFacts.shape[list].def.element;
    return [list, new Map(Object.entries(shape).map(([name, schema]) => [name, testOf(schema)]))];
  });
  return Object.fromEntries(each);
}

function testOf(schema: z.core.$ZodType): Test {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case 'object':
      return ofObject(def);
    case 'array':
      return ofArray(testOf(def.element), lengthOf(def.checks));
    case 'string':
      return ofString(lengthOf(def.checks));
    case 'number':
      return ofNumber(def.checks ?? []);
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'literal':
      return (value) => (def.values as readonly unknown[]).includes(value);
    case 'enum': {
      const values: readonly unknown[] = Object.values(def.entries);
      return (value) => values.includes(value);
    }
    case 'nullable': {
      const inner = testOf(def.innerType);
      return (value) => value === null || inner(value);
    }
    case 'optional': {
      const inner = testOf(def.innerType);
      return (value) => value === undefined || inner(value);
    }
    default:
      throw new Error(`no plain test for a schema of ${def.type}`);
  }
}

/** Strict: every key of the shape and no other. */
function ofObject({ shape, catchall }: z.core.$ZodObjectDef): Test {
  if (catchall?._zod.def.type !== 'never') throw new Error('no plain test for an object that is not strict');
  const names = Object.keys(shape);
  const tests = names.map((name) => testOf(shape[name] as z.core.$ZodType));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const given = value as Record<string, unknown>;
    let known = 0;
    for (let at = 0; at < names.length; at++) {
      const name = names[at] ?? '';
      const one = given[name];
      if (!tests[at]?.(one)) return false;
      if (one !== undefined || name in given) known++;
    }
    for (const _ in given) known--;
    return known === 0;
  };
}

function ofArray(test: Test, most: number): Test {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return false;
    for (let at = 0; at < value.length; at++) if (!test(value[at])) return false;
    return true;
  };
}

function ofString(most: number): Test {
  return (value) => typeof value === 'string' && value.length <= most;
}

function ofNumber(checks: readonly z.core.$ZodCheck[]): Test {
  let whole = false;
  let least = Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  for (const check of checks) {
    const { def } = (check as z.core.$ZodChecks)._zod;
    if (def.check === 'number_format' && def.format === 'safeint') whole = true;
    else if (def.check === 'greater_than' && def.inclusive) least = Math.max(least, Number(def.value));
    else if (def.check === 'less_than' && def.inclusive) most = Math.min(most, Number(def.value));
    else throw new Error(`no plain test for the check ${def.check}`);
  }
  const isNumber = whole ? Number.isSafeInteger : Number.isFinite;
  return (value) => isNumber(value) && Number(value) >= least && Number(value) <= most;
}

function lengthOf(checks: readonly z.core.$ZodCheck[] = []): number {
  let most = Number.POSITIVE_INFINITY;
  for (const check of checks) {
    const { def } = (check as z.core.$ZodChecks)._zod;
    if (def.check !== 'max_length') throw new Error(`no plain test for the check ${def.check}`);
    most = Math.min(most, def.maximum);
  }
  return most;
}

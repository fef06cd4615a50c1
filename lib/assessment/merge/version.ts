import { sha256 } from '@noble/hashes/sha2.js';
import { z } from '../../zod';
import { Id, Instant, text } from '../primitives';

/**
 * One state of a register (see kinds.ts) as somebody left it. A version knows every version that it was made from, and
 * stands in their place; two that do not know each other stand side by side. No clock decides: `at` is shown, never
 * compared.
 */

/** What makes a version the one it is: what it says and what it knows. The first 128 bits of SHA-256. */
export const VersionId = z.string().check(z.regex(/^[0-9a-f]{32}$/));

/** The oldest are forgotten beyond this: then what was long done with may be asked again, but nothing is lost. */
export const MOST_LINEAGE = 2_000;

export const Version = z.strictObject({
  id: VersionId,
  /** Ids of all versions that it was made from, directly or not; the oldest first. */
  lineage: z.array(VersionId).check(z.maxLength(MOST_LINEAGE)),
  /** What it says, by the schema of its kind; null = it was taken away, or nothing is said. */
  data: z.unknown(),
  by: text(120),
  at: Instant,
  /** The record's id where the version was made; null = it has none of its own. */
  record: z.nullable(Id),
});
export type Data = Readonly<Record<string, unknown>>;
export type Version = Omit<z.infer<typeof Version>, 'data'> & { data: Data | null };

/** Who and when, and under which id: what does not count when versions are compared. */
export type Origin = Pick<Version, 'by' | 'at' | 'record'>;

/**
 * The version that says `data` and was made from `parents`. The same said from the same parents is the same version,
 * whoever said it.
 * @param meaning what of `data` counts
 */
export function versionFrom(parents: readonly Version[], data: Data | null, meaning: unknown, origin: Origin): Version {
  const known = new Set<string>();
  const sorted = [...parents].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const parent of sorted) for (const id of parent.lineage) known.add(id);
  for (const parent of sorted) known.add(parent.id);
  const lineage = [...known].slice(-MOST_LINEAGE);
  return { id: versionId(meaning, lineage), lineage, data, ...origin };
}

export function versionId(meaning: unknown, lineage: readonly string[]): string {
  const said = new TextEncoder().encode(canonical([meaning, [...lineage].sort()]));
  return [...sha256(said).subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** JSON that is the same for the same data: keys in code unit order, fields without a value left out. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}

function knows(one: Version, other: Version): boolean {
  return one.lineage.includes(other.id);
}

/**
 * What is left of the versions of two sides: all that no other one knows. Commutative, associative and idempotent; what
 * is missing in the result is known by a version that is in it. Ascending by id.
 */
export function mergeVersions(a: readonly Version[], b: readonly Version[]): Version[] {
  const byId = new Map<string, Version>();
  for (const version of [...a, ...b]) {
    const same = byId.get(version.id);
    byId.set(version.id, same === undefined ? version : joined(same, version));
  }
  return heads([...byId.values()]).sort((x, y) => (x.id < y.id ? -1 : 1));
}

/**
 * Those that no other one knows. Some that know each other in a ring cannot be: such lineages were made up, and must not
 * take anything away, so whatever nobody who is left knows is left too.
 */
function heads(all: readonly Version[]): Version[] {
  const left: Version[] = [];
  let rest = all;
  while (rest.length > 0) {
    const first = rest.filter((one) => !rest.some((other) => knows(other, one)));
    left.push(...(first.length > 0 ? first : rest));
    rest = rest.filter((one) => !left.some((head) => head === one || knows(head, one)));
  }
  return left;
}

/** The same version from two sides: what does not count in it is taken from the same side, whichever comes first. */
function joined(a: Version, b: Version): Version {
  return canonical(a) <= canonical(b) ? a : b;
}

/** Registers by place, each with its versions. */
export type Registers = ReadonlyMap<string, readonly Version[]>;

/** The union of two sides, register by register. */
export function mergeRegisters(a: Registers, b: Registers): Map<string, Version[]> {
  const places = [...new Set([...a.keys(), ...b.keys()])].sort();
  return new Map(places.map((place) => [place, mergeVersions(a.get(place) ?? [], b.get(place) ?? [])]));
}

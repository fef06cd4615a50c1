import { KINDS, meaningOf, placeOf, recordPlaceOf } from './kinds';
import type { KindName } from './lineage';
import type { Local } from './local';
import { type Data, mergeVersions, type Version } from './version';

/** A register as it comes from somebody else. */
export type Incoming = { kind: KindName; key: string; versions: readonly Version[] };

/** What becomes of a register of which something new was heard. */
export type Outcome = {
  kind: KindName;
  key: string;
  local: Local | null;
  /** Heads of the merged register. */
  versions: Version[];
  /** Those that say what is in force from now on. */
  own: string[];
  was: Data | null;
  data: Data | null;
  /** What is in force changes. */
  changed: boolean;
  /** A person has to decide. */
  open: boolean;
  /** Whose word is in force now; null = ours, as it was. */
  taken: Version | null;
};

/**
 * What merging brings, register by register; one of which nothing new is heard has no outcome, so the same file a second
 * time has none at all. Where several versions are left that say different things, ours stays in force until a person
 * decides (of quiet kinds the first by id, which is the same on every side).
 */
export function outcomesOf(local: ReadonlyMap<string, Local>, incoming: readonly Incoming[]): Outcome[] {
  return incoming.flatMap(({ kind, key, versions }) => {
    const here = local.get(placeOf(kind, key)) ?? null;
    const merged = mergeVersions(here?.versions ?? [], versions);
    if (sameIds(merged, here?.versions ?? [])) return [];
    return [outcomeOf(kind, key, here, merged, versions)];
  });
}

function outcomeOf(
  kind: KindName,
  key: string,
  local: Local | null,
  versions: Version[],
  incoming: readonly Version[],
): Outcome {
  const meanings = new Map(versions.map((version) => [version.id, meaningOf(kind, version.data)]));
  const differing = new Set(meanings.values()).size > 1;
  const ours = versions.find(({ id }) => local?.own.includes(id));
  // In the sender's order, whose own word comes first.
  const theirs = incoming.flatMap(({ id }) => versions.find((version) => version.id === id) ?? [])[0];
  const inForce = (differing && KINDS[kind].quiet ? versions[0] : (ours ?? theirs)) ?? versions[0];
  const said = meaningOf(kind, inForce?.data ?? null);
  const changed = said !== meaningOf(kind, local?.data ?? null);
  return {
    kind,
    key,
    local,
    versions,
    own: versions.filter(({ id }) => meanings.get(id) === said).map(({ id }) => id),
    was: local?.data ?? null,
    data: changed ? (inForce?.data ?? null) : (local?.data ?? null),
    changed,
    open: differing && !KINDS[kind].quiet,
    taken: changed ? (inForce ?? null) : null,
  };
}

function sameIds(a: readonly Version[], b: readonly Version[]): boolean {
  const ids = new Set(b.map(({ id }) => id));
  return a.length === ids.size && a.every(({ id }) => ids.has(id));
}

/** Outcomes of one record together: they are written at once. */
export function byRecord(outcomes: readonly Outcome[]): Outcome[][] {
  const records = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const place = recordPlaceOf(outcome.kind, outcome.key);
    const known = records.get(place);
    if (known) known.push(outcome);
    else records.set(place, [outcome]);
  }
  return [...records.values()];
}

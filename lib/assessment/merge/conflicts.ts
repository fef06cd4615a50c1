import type { Snapshot, StoredEdition } from '../model';
import { bothOf } from './both';
import { KINDS, meaningOf, saidBy } from './kinds';
import type { KindName, Lineage } from './lineage';
import { type AnyRecord, fitting } from './local';
import { canonical, type Data } from './version';

/** One of the words that stand side by side; `data` null = it was taken away, or nothing is said. */
export type Side = { id: string; data: Data | null; by: string; at: string };

/** What colleagues say otherwise than what is in force here: for a person to decide. */
export type Conflict = {
  /** Lineage.id. */
  id: string;
  kind: KindName;
  item: string | null;
  mine: Side;
  /** Each says something else than ours. */
  theirs: Side[];
  /** Ids of all versions beside ours, for the decision. */
  seen: string[];
  /** Fields in which they differ, in the order of the record. */
  fields: string[];
  /** All texts, one after another; null = they cannot all be kept. */
  both: Data | null;
};

/**
 * The conflicts of an assessment that are still open: what stands here is read afresh, for it may have been edited since.
 *
 * @param editions packs stored by staff
 */
export function conflictsOf(snapshot: Snapshot, editions: readonly StoredEdition[]): Conflict[] {
  return snapshot.conflicts.flatMap((lineage) => {
    const conflict = conflictOf(lineage, recordOf(lineage, snapshot, editions));
    return conflict === null ? [] : [conflict];
  });
}

function conflictOf({ id, kind, item, heads, own }: Lineage, record: AnyRecord | null): Conflict | null {
  const versions = heads.flatMap((head) => fitting(kind, head));
  const ours = versions.find((version) => own.includes(version.id));
  const data = record === null ? null : saidBy(kind, record);
  const meaning = meaningOf(kind, data);
  const edited = ours === undefined || meaningOf(kind, ours.data) !== meaning;
  const origin = edited && record !== null ? { by: record.updatedBy, at: record.updatedAt } : ours;
  const mine: Side = { id: 'mine', data, by: origin?.by ?? '', at: origin?.at ?? '' };

  const beside = versions.filter((version) => !own.includes(version.id));
  const theirs = distinct(kind, beside).filter((version) => meaningOf(kind, version.data) !== meaning);
  if (theirs.length === 0) return null;
  const both = bothOf(kind, data, theirs);
  return {
    id,
    kind,
    item: item ?? null,
    mine,
    theirs,
    seen: beside.map((version) => version.id),
    fields: differing(kind, [mine, ...theirs]),
    both: both !== null && meaningOf(kind, both) !== meaning ? both : null,
  };
}

/** Several who say the same are one. */
function distinct(kind: KindName, sides: readonly Side[]): Side[] {
  const found = new Map<string, Side>();
  for (const { id, data, by, at } of sides) {
    const meaning = meaningOf(kind, data);
    if (!found.has(meaning)) found.set(meaning, { id, data, by, at });
  }
  return [...found.values()];
}

/** Fields that say where it is, not what it says. */
const WHERE = new Set(['id', 'item', 'criterion', 'year', 'edition', 'topics']);

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function differing(kind: KindName, sides: readonly Side[]): string[] {
  const said = sides.map(({ data }) => meaningFields(kind, data));
  return KINDS[kind].fields.filter((field) => {
    if (WHERE.has(field)) return false;
    const values = said.map((fields) => fields?.[field] ?? null);
    return new Set(values.map(canonical)).size > 1 && !values.every(isEmpty);
  });
}

/** What counts, by field; where only a value counts, it stands for all its fields. */
function meaningFields(kind: KindName, data: Data | null): Data | null {
  if (data === null) return null;
  const meaning = KINDS[kind].meaning(data);
  return typeof meaning === 'object' && meaning !== null ? (meaning as Data) : data;
}

function recordOf(
  { kind, key, assessmentId }: Lineage,
  snapshot: Snapshot,
  editions: readonly StoredEdition[],
): AnyRecord | null {
  const { store } = KINDS[kind];
  const lists: Partial<Record<string, readonly unknown[]>> = {
    assessments: [snapshot.assessment],
    editions,
    lastYears: snapshot.lastYear === null ? [] : [snapshot.lastYear],
    ...{ evidence: snapshot.evidence, decisions: snapshot.decisions, itemStates: snapshot.itemStates },
    ...{ corrections: snapshot.corrections, pictures: snapshot.pictures, duties: snapshot.duties },
    ...{ submissions: snapshot.submissions, itemResults: snapshot.itemResults },
  };
  const records = (lists[store] ?? []) as readonly AnyRecord[];
  const ours = (record: AnyRecord) => record.assessmentId === undefined || record.assessmentId === assessmentId;
  return records.find((record) => ours(record) && KINDS[kind].key(record) === key) ?? null;
}

import type { AssessmentStore, Reader, RecordChange } from '../draft';
import type { RecordOf } from '../model';
import { liveFirst } from '../work';
import { KIND_NAMES, KINDS, kindsOf, meaningOf, placeOf, saidBy, versionOf } from './kinds';
import type { KindName, Lineage } from './lineage';
import type { Data, Origin, Version } from './version';

/** A record of any store, as far as merging looks into it. */
export type AnyRecord = Data & {
  id: string;
  createdAt: string;
  updatedAt: string;
  updatedBy: string;
  deletedAt: string | null;
};

/** One history entry with what it changed. */
export type Step = { id: string; seq: number; type: string; undoes: string | null; changes: RecordChange[] };

/** The history of an assessment, ascending by seq; `seq` is the newest entry of all. */
export type Trail = { seq: number; steps: Step[] };

/** What is kept of one assessment: everything that its registers are worked out from. */
export type Kept = {
  assessmentId: string;
  /** Its edition. */
  year: number;
  records: ReadonlyMap<string, readonly AnyRecord[]>;
  /** Those of merges that were taken back are tombstones. */
  lineages: readonly Lineage[];
  /** Ascending by seq. */
  steps: readonly Step[];
  /** Newest history entry of all. */
  seq: number;
};

/** A register as it stands here. */
export type Local = {
  kind: KindName;
  key: string;
  /** What others may take over, and what they said that is not decided yet. */
  versions: readonly Version[];
  /** Those of them that say what is in force. */
  own: readonly string[];
  /** What is in force; null = nothing is said. */
  data: Data | null;
  /** The record that it is part of, removed or not. */
  record: AnyRecord | null;
  lineage: Lineage | null;
  /** The same, or what was left of it when its merge was taken back. */
  row: Lineage | null;
};

const STORES = [...new Set(KIND_NAMES.map((name) => KINDS[name].store))].filter(
  (store): store is AssessmentStore => store !== 'assessments' && store !== 'editions',
);

/**
 * Reads what the registers of an assessment are worked out from.
 *
 * @param after history entry from which on it is read: enough for registers whose lineage is not older
 */
export async function readKept(reader: Reader, assessmentId: string, year: number, after = 0): Promise<Kept> {
  const assessment = await reader.get('assessments', assessmentId);
  const records = new Map<string, readonly AnyRecord[]>();
  for (const store of STORES) records.set(store, asAny(await reader.ofAssessment(store, assessmentId)));
  records.set('assessments', assessment === null ? [] : asAny([assessment]));
  records.set('editions', asAny(await reader.editionsOf(year)));
  const lineages = await reader.ofAssessment('lineages', assessmentId);
  return { assessmentId, year, records, lineages, ...(await reader.trail(assessmentId, after)) };
}

function asAny(records: readonly RecordOf<'assessments' | 'editions' | AssessmentStore>[]): AnyRecord[] {
  return records as unknown as AnyRecord[];
}

type Found = { kind: KindName; key: string; records: AnyRecord[]; row: Lineage | null; said: Said[] };
type Said = { seq: number; data: Data | null; origin: Origin };

/**
 * The registers of an assessment, also those in which nothing was ever said. What each says now was made from what it said before: that is in the history since
 * the register's lineage was written, or from the beginning.
 */
export function localRegisters(kept: Kept): Map<string, Local> {
  const found = new Map<string, Found>();
  const at = (kind: KindName, key: string): Found => {
    const place = placeOf(kind, key);
    const known = found.get(place) ?? { kind, key, records: [], row: null, said: [] };
    found.set(place, known);
    return known;
  };
  for (const [store, records] of kept.records) {
    for (const record of records) for (const kind of kindsOf(store)) at(kind, keyOf(kind, record)).records.push(record);
  }
  for (const lineage of kept.lineages) at(lineage.kind, lineage.key).row = lineage;
  for (const step of stepsOf(kept.steps)) {
    for (const { store, before, after } of step.changes) {
      if (!belongs(kept, store, after as AnyRecord)) continue;
      const [was, is] = [before as AnyRecord | null, after as AnyRecord];
      for (const kind of kindsOf(store).filter((one) => !KINDS[one].unlogged)) {
        const key = keyOf(kind, is);
        const old = was === null ? null : { key: keyOf(kind, was), data: saidBy(kind, was), origin: originOf(was) };
        if (old !== null) at(kind, old.key).said.push({ seq: step.seq, ...old });
        // It was moved away from there: an address was mended.
        if (old !== null && old.key !== key && !KINDS[kind].quiet) {
          at(kind, old.key).said.push({ seq: step.seq, data: null, origin: originOf(is) });
        }
        at(kind, key).said.push({ seq: step.seq, data: saidBy(kind, is), origin: originOf(is) });
      }
    }
  }
  return new Map([...found].map(([place, one]) => [place, localOf(one)]));
}

/** Without merges and decisions, and what took them back: those are in the lineages, and were taken back there. */
function stepsOf(steps: readonly Step[]): Step[] {
  const merging = new Set<string>();
  return steps.filter(({ id, type, undoes }) => {
    const merges = type === 'assessment.merge' || type === 'conflict.decide';
    if (merges || (undoes !== null && merging.has(undoes))) merging.add(id);
    return !merging.has(id);
  });
}

function belongs({ assessmentId, year }: Kept, store: string, record: AnyRecord): boolean {
  if (store === 'editions') return record.year === year;
  return (store === 'assessments' ? record.id : record.assessmentId) === assessmentId;
}

function keyOf(kind: KindName, record: AnyRecord): string {
  return KINDS[kind].key(record);
}

function originOf({ id, updatedBy, updatedAt }: AnyRecord): Origin {
  return { by: updatedBy, at: updatedAt, record: id };
}

function localOf({ kind, key, records, row, said }: Found): Local {
  const lineage = row?.deletedAt === null ? row : null;
  const record = liveFirst(records) ?? null;
  const data = record === null ? null : saidBy(kind, record);
  const heads = (lineage?.heads ?? []).flatMap((head) => fitting(kind, head));
  let own = heads.filter(({ id }) => lineage?.own.includes(id));
  const others = heads.filter((head) => !own.includes(head));
  let now = own[0]?.data ?? null;

  const say = (next: Data | null, origin: Origin): void => {
    if (own.length === 0 ? next === null : meaningOf(kind, next) === meaningOf(kind, now)) return;
    own = [versionOf(kind, own, next, origin)];
    now = next;
  };
  for (const { seq, data: next, origin } of said) if (seq > (lineage?.seq ?? 0)) say(next, origin);
  // What no history tells of: from before it was kept, or read by the machine.
  if (record !== null) say(data, originOf(record));
  // A record that was removed before anybody could tell what it said; one that a merge had brought, and that went when the
  // merge was taken back, was not removed by anybody.
  const untold = own.length === 0 && row === null && KINDS[kind].unsaid === undefined;
  if (untold && record !== null && record.deletedAt !== null) own = [versionOf(kind, [], null, originOf(record))];

  const known = new Set(own.flatMap((version) => version.lineage));
  const versions = [...own, ...others.filter(({ id }) => !known.has(id))];
  return { kind, key, versions, own: own.map(({ id }) => id), data, record, lineage, row };
}

/** A head as its kind wants it; what does not fit came from a damaged database and says nothing. */
export function fitting(kind: KindName, head: Lineage['heads'][number]): Version[] {
  if (head.data === null) return [{ ...head, data: null }];
  const read = KINDS[kind].data.safeParse(head.data);
  return read.success ? [{ ...head, data: read.data }] : [];
}

import type { AssessmentStore } from '../assessment/draft';
import type { Lineage } from '../assessment/merge/lineage';
import type {
  Assessment,
  HistorySummary,
  RecordOf,
  RemovedAssessment,
  Snapshot,
  StoredEdition,
} from '../assessment/model';
import { byOrder, compare } from '../assessment/order';
import type { ReadTransaction, WriteTransaction } from './database';
import { type BrokenRow, type Fitting, sift } from './quarantine';
import { schemaOf } from './reader';
import { HistoryRow, QuarantineRow } from './rows';

/** History entries that a snapshot carries. */
export const RECENT = 30;

/** Live assessments, the one that was worked on last first. */
export async function readAssessments(
  transaction: ReadTransaction | WriteTransaction,
  broken: BrokenRow[],
): Promise<Assessment[]> {
  const rows = await transaction.objectStore('assessments').getAll();
  return sift('assessments', schemaOf('assessments'), rows, broken)
    .filter((assessment) => assessment.deletedAt === null)
    .sort((a, b) => compare(b.updatedAt, a.updatedAt) || compare(a.id, b.id));
}

/** The assessment that was removed last and not brought back; null = none was. */
export async function readLastRemoved(
  transaction: ReadTransaction,
  broken: BrokenRow[],
): Promise<RemovedAssessment | null> {
  const rows = sift('history', HistoryRow, await transaction.objectStore('history').index('bySeq').getAll(), broken);
  const removal = rows
    .reverse()
    .find((row) => row.type === 'assessment.remove' && row.count > 0 && row.undoneBy === null);
  if (!removal?.assessmentId) return null;
  const row: unknown = await transaction.objectStore('assessments').get(removal.assessmentId);
  const [assessment] = row === undefined ? [] : sift('assessments', schemaOf('assessments'), [row], broken);
  if (!assessment) return null;
  const { agency, edition } = assessment;
  return { historyId: removal.id, agency: agency.name, edition, at: removal.at };
}

/** Packs stored by staff, by year. */
export async function readEditions(transaction: ReadTransaction, broken: BrokenRow[]): Promise<StoredEdition[]> {
  const rows = await transaction.objectStore('editions').getAll();
  return sift('editions', schemaOf('editions'), rows, broken)
    .filter((edition) => edition.deletedAt === null)
    .sort((a, b) => a.year - b.year);
}

/** What was moved aside, newest first. */
export async function readQuarantine(transaction: ReadTransaction, broken: BrokenRow[]): Promise<QuarantineRow[]> {
  const rows = await transaction.objectStore('quarantine').getAll();
  return sift('quarantine', QuarantineRow, rows, broken).sort((a, b) => compare(b.at, a.at) || compare(a.id, b.id));
}

/** Everything that a view shows of one assessment; null = there is none, or it was removed. */
export async function readSnapshot(
  transaction: ReadTransaction,
  assessmentId: string,
  broken: BrokenRow[],
  fitting: Fitting,
): Promise<Snapshot | null> {
  const live = async <S extends AssessmentStore>(store: S): Promise<RecordOf<S>[]> => {
    const table: AssessmentStore = store;
    const rows = await transaction.objectStore(table).index('byAssessment').getAll(assessmentId);
    return sift(store, schemaOf(store), rows, broken, fitting).filter((record) => record.deletedAt === null);
  };
  const [row, recent] = await Promise.all([
    transaction.objectStore('assessments').get(assessmentId),
    readRecent(transaction, assessmentId, broken),
  ]);
  if (row === undefined) return null;
  const assessment = sift('assessments', schemaOf('assessments'), [row], broken)[0];
  if (assessment === undefined || assessment.deletedAt !== null) return null;
  const newestFirst = <R extends { id: string }>(records: R[], at: (record: R) => string): R[] =>
    records.sort((a, b) => compare(at(b), at(a)) || compare(a.id, b.id));
  return {
    assessment,
    evidence: (await live('evidence')).sort(byOrder),
    decisions: await live('decisions'),
    itemStates: await live('itemStates'),
    observations: await live('observations'),
    corrections: await live('corrections'),
    pictures: newestFirst(await live('pictures'), ({ takenAt }) => takenAt),
    duties: await live('duties'),
    lastYear: (await live('lastYears'))[0] ?? null,
    submissions: newestFirst(await live('submissions'), ({ submittedAt }) => submittedAt),
    itemResults: await live('itemResults'),
    pastes: await live('pastes'),
    conflicts: await readOpen(transaction, assessmentId, broken),
    recent,
  };
}

/** Registers of which somebody else said otherwise and nobody has decided yet. */
async function readOpen(transaction: ReadTransaction, assessmentId: string, broken: BrokenRow[]): Promise<Lineage[]> {
  const rows = await transaction.objectStore('lineages').index('byOpen').getAll(assessmentId);
  return sift('lineages', schemaOf('lineages'), rows, broken)
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => compare(a.kind, b.kind) || compare(a.key, b.key));
}

/** The newest commands on the assessment, and on editions, that changed something. */
async function readRecent(
  transaction: ReadTransaction,
  assessmentId: string,
  broken: BrokenRow[],
): Promise<HistorySummary[]> {
  const index = transaction.objectStore('history').index('bySeq');
  const last = await index.openKeyCursor(null, 'prev');
  const recent: HistorySummary[] = [];
  let upTo = typeof last?.key === 'number' ? last.key : 0;
  while (upTo > 0 && recent.length < RECENT) {
    const from = Math.max(1, upTo - 99);
    const rows = sift('history', HistoryRow, await index.getAll(IDBKeyRange.bound(from, upTo)), broken);
    for (const row of rows.reverse()) {
      // An assessment that was removed has no snapshot of its own from which it could be brought back.
      const ours = row.assessmentId === null || row.assessmentId === assessmentId;
      const concerns = row.count > 0 && (ours || row.type === 'assessment.remove');
      if (concerns && recent.length < RECENT) recent.push(summaryOf(row));
    }
    upTo = from - 1;
  }
  return recent;
}

/** Entries about one item that a view is shown. */
export const ITEM_HISTORY = 200;

/** The newest commands that changed something of an item. */
export async function readItemHistory(
  transaction: ReadTransaction,
  assessmentId: string,
  item: string,
  broken: BrokenRow[],
): Promise<HistorySummary[]> {
  const rows = sift('history', HistoryRow, await transaction.objectStore('history').index('bySeq').getAll(), broken);
  return rows
    .filter((row) => row.assessmentId === assessmentId && row.count > 0 && row.items.includes(item))
    .reverse()
    .slice(0, ITEM_HISTORY)
    .map(summaryOf);
}

function summaryOf({ added: _added, ...summary }: HistoryRow): HistorySummary {
  return summary;
}

import type { AssessmentStore, ItemStore, Reader, RecordChange } from '../assessment/draft';
import type { Trail } from '../assessment/merge/local';
import { type HistorySummary, RECORDS, type RecordOf, type StoredEdition, type StoreName } from '../assessment/model';
import type { z } from '../zod';
import type { TableName, WriteTransaction } from './database';
import { type BrokenRow, sift } from './quarantine';
import { ChangesRow, HistoryRow } from './rows';

/** The schema of a store's records. */
export function schemaOf<S extends StoreName>(store: S): z.ZodMiniType<RecordOf<S>> {
  return RECORDS[store] as unknown as z.ZodMiniType<RecordOf<S>>;
}

/** What planning reads, from within the transaction that will write. Broken records are noted and left out. */
export class TransactionReader implements Reader {
  readonly broken: BrokenRow[] = [];
  private readonly items = new Map<string, Promise<unknown>>();

  constructor(private readonly transaction: WriteTransaction) {}

  async get<S extends StoreName>(store: S, id: string): Promise<RecordOf<S> | null> {
    return this.one(store, schemaOf(store), id);
  }

  ofItem<S extends ItemStore>(store: S, assessmentId: string, item: string): Promise<RecordOf<S>[]> {
    const key = `${store}/${assessmentId}/${item}`;
    const known = this.items.get(key) as Promise<RecordOf<S>[]> | undefined;
    const reading = known ?? this.readItem(store, assessmentId, item);
    this.items.set(key, reading);
    return reading;
  }

  async ofAssessment<S extends AssessmentStore>(store: S, assessmentId: string): Promise<RecordOf<S>[]> {
    const table: AssessmentStore = store;
    return this.sift(store, await this.transaction.objectStore(table).index('byAssessment').getAll(assessmentId));
  }

  async hasLive(stores: readonly ItemStore[], assessmentId: string): Promise<boolean> {
    for (const store of stores) {
      const records = await this.ofAssessment(store, assessmentId);
      if (records.some((record) => record.deletedAt === null)) return true;
    }
    return false;
  }

  async editionsOf(year: number): Promise<StoredEdition[]> {
    return this.sift('editions', await this.transaction.objectStore('editions').index('byYear').getAll(year));
  }

  history(id: string): Promise<HistorySummary | null> {
    return this.row(id);
  }

  row(id: string): Promise<HistoryRow | null> {
    return this.one('history', HistoryRow, id);
  }

  async changes(id: string): Promise<RecordChange[] | null> {
    return (await this.one('changes', ChangesRow, id))?.changes ?? null;
  }

  async trail(assessmentId: string, after: number): Promise<Trail> {
    const index = this.transaction.objectStore('history').index('bySeq');
    const rows = sift('history', HistoryRow, await index.getAll(IDBKeyRange.lowerBound(after, true)), this.broken);
    // Packs belong to no assessment.
    const ours = rows.filter(
      (row) => row.count > 0 && (row.assessmentId === null || row.assessmentId === assessmentId),
    );
    const steps = await Promise.all(
      ours.map(async ({ id, seq, type, undoes }) => ({
        ...{ id, seq, type, undoes },
        changes: (await this.changes(id)) ?? [],
      })),
    );
    return { seq: rows.at(-1)?.seq ?? after, steps };
  }

  private async readItem<S extends ItemStore>(store: S, assessmentId: string, item: string): Promise<RecordOf<S>[]> {
    const table: ItemStore = store;
    return this.sift(store, await this.transaction.objectStore(table).index('byItem').getAll([assessmentId, item]));
  }

  private async one<T>(table: TableName, schema: z.ZodMiniType<T>, id: string): Promise<T | null> {
    const row = await this.transaction.objectStore(table).get(id);
    return row === undefined ? null : (sift(table, schema, [row], this.broken)[0] ?? null);
  }

  private sift<S extends StoreName>(store: S, rows: readonly unknown[]): RecordOf<S>[] {
    return sift(store, schemaOf(store), rows, this.broken);
  }
}

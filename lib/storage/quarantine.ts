import { sameValue } from '../assessment/same';
import type { z } from '../zod';
import type { TableName, WriteTransaction } from './database';
import { fieldOf, type QuarantineRow } from './rows';

/** A row that did not fit its schema, with the first field that did not. */
export type BrokenRow = { table: TableName; key: string; field: string; row: unknown };

/** Rows as they were when they last fitted: a row that has not changed need not be checked at every reading. */
export type Fitting = Map<string, unknown>;
const MOST_FITTING = 20_000;

/**
 * Splits rows into those that fit their schema and those that do not: one broken row never costs the others.
 * @param fitting remembers what was checked, for rows that are read over and over
 */
export function sift<T>(
  table: TableName,
  schema: z.ZodMiniType<T>,
  rows: readonly unknown[],
  broken: BrokenRow[],
  fitting?: Fitting,
): T[] {
  const good: T[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    const place = `${table}/${key}`;
    if (fitting?.has(place) && sameValue(fitting.get(place), row)) {
      good.push(row as T);
      continue;
    }
    const read = schema.safeParse(row);
    if (read.success) good.push(read.data);
    else broken.push({ table, key, field: fieldOf(read.error.issues[0]?.path ?? []), row });
    if (read.success && fitting) {
      if (fitting.size >= MOST_FITTING) fitting.clear();
      fitting.set(place, row);
    }
  }
  return good;
}

function keyOf(row: unknown): string {
  return typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : '';
}

/**
 * Moves broken rows aside, as they were found, within the transaction; one that has changed since it was read is left.
 * @param now ISO instant
 */
export async function moveAside(
  transaction: WriteTransaction,
  broken: readonly BrokenRow[],
  now: string,
): Promise<QuarantineRow[]> {
  const moved: QuarantineRow[] = [];
  for (const { table, key, field, row } of broken) {
    const current: unknown = await transaction.objectStore(table).get(key);
    if (!sameValue(current, row)) continue;
    const aside = asideOf({ table, key, field, row }, now);
    await transaction.objectStore('quarantine').put(aside);
    await transaction.objectStore(table).delete(key);
    moved.push(aside);
  }
  return moved;
}

/** A broken row as it is kept aside. */
export function asideOf({ table, key, field, row }: BrokenRow, now: string): QuarantineRow {
  return { id: `${table}/${key}`, store: table, at: now, field, record: row };
}

import type { DBSchema, IDBPTransaction, StoreNames } from 'idb';
import { CommandError } from '../assessment/draft';
import type { Connection } from './connection';
import { rootCause, storeErrorOf } from './errors';

type Mode = 'readonly' | 'readwrite';
type Transaction<S extends DBSchema, M extends Mode> = IDBPTransaction<S, StoreNames<S>[], M>;

/**
 * Runs `work` in one readwrite transaction over these stores, all if none are named. It is committed, to the disk, when this resolves; when
 * anything fails, nothing of it is written.
 *
 * @throws CommandError as thrown by `work`; StoreError for everything else
 */
export async function inWriteTransaction<S extends DBSchema, T>(
  connection: Connection<S>,
  work: (transaction: Transaction<S, 'readwrite'>) => Promise<T>,
  tables?: readonly StoreNames<S>[],
): Promise<T> {
  const transaction = await connection.begin('readwrite', tables);
  const done = transaction.done.then(
    () => null,
    (cause: unknown) => ({ cause }),
  );
  let outcome: { result: T } | { cause: unknown };
  try {
    outcome = { result: await work(transaction) };
  } catch (cause) {
    outcome = { cause };
    abort(transaction);
  }
  const failed = await done;
  if ('cause' in outcome || failed !== null) {
    throw named(rootCause('cause' in outcome ? outcome.cause : undefined, failed?.cause));
  }
  return outcome.result;
}

/** @throws StoreError */
export async function inReadTransaction<S extends DBSchema, T>(
  connection: Connection<S>,
  work: (transaction: Transaction<S, 'readonly'>) => Promise<T>,
  tables?: readonly StoreNames<S>[],
): Promise<T> {
  try {
    const transaction = await connection.begin('readonly', tables);
    // Its failures come through the reads.
    transaction.done.catch(() => undefined);
    return await work(transaction);
  } catch (cause) {
    throw storeErrorOf(cause);
  }
}

/** Lets a write take its turn: when it fails, the transaction aborts and the failure comes out there. */
export function queue(write: Promise<unknown>): void {
  write.catch(() => undefined);
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has aborted by itself: that is what is wanted.
  }
}

function named(cause: unknown): unknown {
  return cause instanceof CommandError ? cause : storeErrorOf(cause);
}

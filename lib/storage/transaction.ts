import { CommandError } from '../assessment/draft';
import { ALL_TABLES, type Connection, type ReadTransaction, type WriteTransaction } from './database';
import { rootCause, storeErrorOf } from './errors';

/**
 * Runs `work` in one readwrite transaction over all stores. It is committed, to the disk, when this resolves; when
 * anything fails, nothing of it is written.
 *
 * @throws CommandError as thrown by `work`; StoreError for everything else
 */
export async function inWriteTransaction<T>(
  connection: Connection,
  work: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> {
  const database = await connection.get();
  const transaction = database.transaction([...ALL_TABLES], 'readwrite', { durability: 'strict' });
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
export async function inReadTransaction<T>(
  connection: Connection,
  work: (transaction: ReadTransaction) => Promise<T>,
): Promise<T> {
  try {
    const database = await connection.get();
    const transaction = database.transaction([...ALL_TABLES], 'readonly');
    // Its failures come through the reads.
    transaction.done.catch(() => undefined);
    return await work(transaction);
  } catch (cause) {
    throw storeErrorOf(cause);
  }
}

function abort(transaction: WriteTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has aborted by itself: that is what is wanted.
  }
}

function named(cause: unknown): unknown {
  return cause instanceof CommandError ? cause : storeErrorOf(cause);
}

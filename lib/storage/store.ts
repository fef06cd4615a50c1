import { nanoid } from 'nanoid';
import { Command, type CommandResult } from '../assessment/commands';
import type { Setting } from '../assessment/draft';
import type { Assessment, Snapshot, StoredEdition } from '../assessment/model';
import { resolveEdition } from '../checklist';
import { Connection, type DatabaseOptions, type ReadTransaction } from './database';
import { refusalOf } from './errors';
import { execute } from './execute';
import { asideOf, type BrokenRow, moveAside } from './quarantine';
import { readAssessments, readEditions, readSnapshot } from './read';
import { fieldOf, type QuarantineRow } from './rows';
import { inReadTransaction, inWriteTransaction } from './transaction';

export type StoreOptions = DatabaseOptions & {
  newId?: () => string;
  resolveEdition?: Setting['resolveEdition'];
  /** Told of every record that was moved aside because it did not fit its schema. */
  onQuarantine?: (rows: readonly QuarantineRow[]) => void;
};

/** Who is meant where no assessment says it, and the moment (ISO instant). */
export type Occasion = { now: string; by?: string };

/** What is kept, and the only way to change it. Reads throw StoreError; changes answer with a CommandResult. */
export type Store = {
  /** Carries out a command, all of it or nothing; sent again, it is answered as the first time. Never throws. */
  execute(command: Command, occasion: Occasion): Promise<CommandResult>;
  /** Live records of one assessment; null = there is none, or it was removed. */
  snapshot(assessmentId: string): Promise<Snapshot | null>;
  assessments(): Promise<Assessment[]>;
  editions(): Promise<StoredEdition[]>;
  close(): Promise<void>;
};

/**
 * Opens the database of this context.
 * @throws StoreError newer-database, blocked, storage-full or storage-failed
 */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const connection = new Connection(options);
  await connection.get();
  return createStore(connection, options);
}

function createStore(connection: Connection, options: StoreOptions): Store {
  const setting = { newId: options.newId ?? nanoid, resolveEdition: options.resolveEdition ?? resolveEdition };

  /** Reads, then moves aside what was broken: where nothing is, reading needs no write. */
  async function read<T>(work: (transaction: ReadTransaction, broken: BrokenRow[]) => Promise<T>): Promise<T> {
    const broken: BrokenRow[] = [];
    const result = await inReadTransaction(connection, (transaction) => work(transaction, broken));
    if (broken.length > 0) {
      const now = new Date().toISOString();
      // Where it cannot be moved (a full disk) it stays, and is left out of the next reading as well.
      const moved = await inWriteTransaction(connection, (transaction) => moveAside(transaction, broken, now)).catch(
        () => broken.map((row) => asideOf(row, now)),
      );
      options.onQuarantine?.(moved);
    }
    return result;
  }

  return {
    async execute(sent, { now, by = '' }) {
      const command = Command.safeParse(sent);
      if (!command.success) {
        return { ok: false, error: 'invalid', detail: fieldOf(command.error.issues[0]?.path ?? []) };
      }
      try {
        const { result, quarantined } = await inWriteTransaction(connection, (transaction) =>
          execute(transaction, command.data, { ...setting, now, by }),
        );
        if (quarantined.length > 0) options.onQuarantine?.(quarantined);
        return result;
      } catch (cause) {
        return refusalOf(cause);
      }
    },
    snapshot: (assessmentId) => read((transaction, broken) => readSnapshot(transaction, assessmentId, broken)),
    assessments: () => read(readAssessments),
    editions: () => read(readEditions),
    close: () => connection.close(),
  };
}

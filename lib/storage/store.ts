import { nanoid } from 'nanoid';
import { Command, type CommandResult } from '../assessment/commands';
import type { Setting } from '../assessment/draft';
import type { Assessment, HistorySummary, RemovedAssessment, Snapshot, StoredEdition } from '../assessment/model';
import { resolveEdition } from '../checklist';
import { type AssessmentFileText, readAssessmentFile } from './assessment-file';
import {
  type BackupCheck,
  type BackupStatus,
  previewOf,
  putStatus,
  readAll,
  readStatus,
  replaceAll,
  statusOn,
  withBackup,
} from './backup';
import { type Backup, readBackup } from './backup-format';
import { Connection, type ConnectionOptions } from './connection';
import { ALL_TABLES, DATABASE, type ReadTransaction, type Records, UPGRADES, type Upgrade } from './database';
import { refusalOf } from './errors';
import { checkMerge, exportAssessment, type MergeCheck } from './exchange';
import { type Beside, execute } from './execute';
import { type PictureFile, readFile } from './picture-files';
import { asideOf, type BrokenRow, type Fitting, moveAside } from './quarantine';
import { readAssessments, readEditions, readItemHistory, readLastRemoved, readQuarantine, readSnapshot } from './read';
import { fieldOf, type QuarantineRow } from './rows';
import { inReadTransaction, inWriteTransaction } from './transaction';

export type StoreOptions = ConnectionOptions & {
  name?: string;
  upgrades?: readonly Upgrade[];
  newId?: () => string;
  resolveEdition?: Setting['resolveEdition'];
  /** Told of every record that was moved aside because it did not fit its schema. */
  onQuarantine?: (rows: readonly QuarantineRow[]) => void;
};

/** Who is meant where no assessment says it, and the moment (ISO instant). */
export type Occasion = { now: string; by?: string };

/** What is kept, and the only way to change it. Reads throw StoreError; changes answer with a CommandResult. */
export type Store = {
  /**
   * Carries out a command, all of it or nothing; sent again, it is answered as the first time. Never throws. `picture` is
   * of the picture that the command keeps.
   */
  execute(command: Command, occasion: Occasion, picture?: PictureFile): Promise<CommandResult>;
  /** One assessment as a file for colleagues; null = it is not here. `now`: ISO instant. */
  exportAssessment(
    assessmentId: string,
    options: { pictures: boolean; now: string },
  ): Promise<AssessmentFileText | null>;
  /** Checks a colleague's file whole and says what merging it would do; writes nothing. `into` null = the likeliest. */
  checkMerge(file: unknown, into: string | null): Promise<MergeCheck>;
  /** Carries out an `assessment.merge` with its file, all of it or nothing. Never throws. */
  merge(command: Command, file: unknown, occasion: Occasion): Promise<CommandResult>;
  /** The bytes of a picture, removed or not; null = they are not there. */
  pictureFile(id: string): Promise<PictureFile | null>;
  /** Live records of one assessment; null = there is none, or it was removed. */
  snapshot(assessmentId: string): Promise<Snapshot | null>;
  /** What was done with one item, the newest first; at most ITEM_HISTORY entries. */
  itemHistory(assessmentId: string, item: string): Promise<HistorySummary[]>;
  assessments(): Promise<Assessment[]>;
  editions(): Promise<StoredEdition[]>;
  /** The assessment that was removed last and not brought back; null = none was. */
  lastRemoved(): Promise<RemovedAssessment | null>;
  /** Records that did not fit their schema and were moved aside, newest first. */
  quarantined(): Promise<QuarantineRow[]>;
  /** Everything, as plain JSON data. */
  exportBackup(now?: string): Promise<Backup>;
  /** The backup that was exported last is saved. */
  backupDone(now: string): Promise<void>;
  /** Checks a file whole and counts it for the preview; writes nothing. */
  checkBackup(file: unknown): Promise<BackupCheck>;
  /** Checks again, then replaces everything in one transaction, or nothing. Never throws. */
  restoreBackup(file: unknown): Promise<CommandResult>;
  /** @param today ISO date in Bangkok */
  backupStatus(today: string): Promise<BackupStatus>;
  close(): Promise<void>;
};

/**
 * Opens the database of this context.
 * @throws StoreError newer-database, blocked, storage-full or storage-failed
 */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const { name = DATABASE, upgrades = UPGRADES } = options;
  const connection = new Connection({ name, upgrades, tables: ALL_TABLES, durability: 'strict' }, options);
  await connection.get();
  return createStore(connection, options);
}

function createStore(connection: Records, options: StoreOptions): Store {
  const setting = { newId: options.newId ?? nanoid, resolveEdition: options.resolveEdition ?? resolveEdition };

  const fitting: Fitting = new Map();

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

  async function carryOut(sent: Command, { now, by = '' }: Occasion, beside: Beside): Promise<CommandResult> {
    const command = Command.safeParse(sent);
    if (!command.success) {
      return { ok: false, error: 'invalid', detail: fieldOf(command.error.issues[0]?.path ?? []) };
    }
    try {
      const { result, quarantined } = await inWriteTransaction(connection, (transaction) =>
        execute(transaction, command.data, { ...setting, now, by }, beside),
      );
      if (quarantined.length > 0) options.onQuarantine?.(quarantined);
      return result;
    } catch (cause) {
      return refusalOf(cause);
    }
  }

  return {
    execute: (command, occasion, picture) => carryOut(command, occasion, { picture }),
    exportAssessment: (assessmentId, { pictures, now }) =>
      inWriteTransaction(connection, (transaction) =>
        exportAssessment(transaction, assessmentId, pictures, { ...setting, now, by: '' }),
      ),
    async checkMerge(file, into) {
      const read = readAssessmentFile(file);
      return read.ok ? inWriteTransaction(connection, (transaction) => checkMerge(transaction, read.file, into)) : read;
    },
    async merge(command, file, occasion) {
      const read = readAssessmentFile(file);
      if (!read.ok) return { ok: false, error: 'invalid', detail: `${read.error}: ${read.field}` };
      return carryOut(command, occasion, { file: read.file });
    },
    pictureFile: (id) => read((transaction) => readFile(transaction, id)),
    snapshot: (assessmentId) => read((transaction, broken) => readSnapshot(transaction, assessmentId, broken, fitting)),
    itemHistory: (assessmentId, item) =>
      read((transaction, broken) => readItemHistory(transaction, assessmentId, item, broken)),
    assessments: () => read(readAssessments),
    editions: () => read(readEditions),
    lastRemoved: () => read(readLastRemoved),
    quarantined: () => read(readQuarantine),

    async exportBackup(now = new Date().toISOString()) {
      const { backup, changes } = await read(async (transaction, broken) => ({
        backup: await readAll(transaction, now, broken),
        changes: (await readStatus(transaction)).changes,
      }));
      // Only a note for the reminder: a full disk must not stop the backup.
      await inWriteTransaction(connection, async (transaction) =>
        putStatus(transaction, { ...(await readStatus(transaction)), handedOut: { at: now, changes } }),
      ).catch(() => undefined);
      return backup;
    },
    async backupDone(now) {
      await inWriteTransaction(connection, async (transaction) =>
        putStatus(transaction, withBackup(await readStatus(transaction), now)),
      );
    },
    async checkBackup(file) {
      const incoming = readBackup(file);
      if (!incoming.ok) return incoming;
      const present = await read((transaction, broken) => readAll(transaction, incoming.backup.madeAt, broken));
      return {
        ok: true,
        madeAt: incoming.backup.madeAt,
        incoming: previewOf(incoming.backup.records),
        present: previewOf(present.records),
      };
    },
    async restoreBackup(file) {
      const incoming = readBackup(file);
      if (!incoming.ok) return { ok: false, error: 'invalid', detail: `${incoming.error}: ${incoming.field}` };
      try {
        await inWriteTransaction(connection, (transaction) => replaceAll(transaction, incoming.backup));
        return { ok: true, historyId: null, added: 0 };
      } catch (cause) {
        return refusalOf(cause);
      }
    },
    async backupStatus(today) {
      return statusOn(await inReadTransaction(connection, readStatus), today);
    },

    close: () => connection.close(),
  };
}

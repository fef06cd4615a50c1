import type { Assessment } from '../assessment/model';
import { compare } from '../assessment/order';
import { todayIso } from '../thai/dates';
import type { z } from '../zod';
import { type Backup, listsOf, makeBackup } from './backup-format';
import { ALL_TABLES, type ReadTransaction, type TableName, type WriteTransaction } from './database';
import { readTexts, rowOf } from './picture-files';
import { type BrokenRow, sift } from './quarantine';
import { schemaOf } from './reader';
import { BackupRow, ChangesRow, HistoryRow, NO_BACKUP, QuarantineRow } from './rows';
import { queue } from './transaction';

/** A backup is offered after so many changes, or so many days. */
export const DUE_CHANGES = 20;
export const DUE_DAYS = 7;

export type BackupStatus = { changes: number; lastAt: string | null; due: boolean };

/** Everything that is kept; what is broken is noted and left out. */
export async function readAll(transaction: ReadTransaction, madeAt: string, broken: BrokenRow[]): Promise<Backup> {
  const all = async <T>(table: TableName, schema: z.ZodMiniType<T>): Promise<T[]> =>
    sift(table, schema, await transaction.objectStore(table).getAll(), broken);
  const records = {
    assessments: await all('assessments', schemaOf('assessments')),
    evidence: await all('evidence', schemaOf('evidence')),
    decisions: await all('decisions', schemaOf('decisions')),
    itemStates: await all('itemStates', schemaOf('itemStates')),
    observations: await all('observations', schemaOf('observations')),
    corrections: await all('corrections', schemaOf('corrections')),
    pictures: await all('pictures', schemaOf('pictures')),
    duties: await all('duties', schemaOf('duties')),
    lastYears: await all('lastYears', schemaOf('lastYears')),
    submissions: await all('submissions', schemaOf('submissions')),
    itemResults: await all('itemResults', schemaOf('itemResults')),
    pastes: await all('pastes', schemaOf('pastes')),
    lineages: await all('lineages', schemaOf('lineages')),
    editions: await all('editions', schemaOf('editions')),
  };
  const content = {
    records,
    pictureFiles: await readTexts(transaction),
    history: await all('history', HistoryRow),
    changes: await all('changes', ChangesRow),
    quarantine: await all('quarantine', QuarantineRow),
  };
  return makeBackup(content, madeAt);
}

/** Replaces everything by what the backup holds; nothing counts as changed since it was made. */
export async function replaceAll(transaction: WriteTransaction, backup: Backup): Promise<void> {
  for (const table of ALL_TABLES) queue(transaction.objectStore(table).clear());
  for (const { name, list } of listsOf(backup)) {
    const store = transaction.objectStore(name as TableName);
    for (const row of name === 'pictureFiles' ? (backup.pictureFiles ?? []).map(rowOf) : list) queue(store.put(row));
  }
  await putStatus(transaction, { ...NO_BACKUP, lastAt: backup.madeAt });
}

export async function readStatus(transaction: ReadTransaction | WriteTransaction): Promise<BackupRow> {
  const read = BackupRow.safeParse(await transaction.objectStore('meta').get('backup'));
  return read.success ? read.data : NO_BACKUP;
}

export function putStatus(transaction: WriteTransaction, row: BackupRow): Promise<string> {
  return transaction.objectStore('meta').put(row);
}

/** The status after one more command at `now`. */
export function withChange(row: BackupRow, now: string): BackupRow {
  return { ...row, changes: row.changes + 1, since: row.since ?? now };
}

/** The status after the backup that was handed out is known to be saved; changes made since are still counted. */
export function withBackup(row: BackupRow, now: string): BackupRow {
  const at = row.handedOut?.at ?? now;
  const changes = Math.max(0, row.changes - (row.handedOut?.changes ?? row.changes));
  return { ...row, changes, since: changes > 0 ? at : null, lastAt: at, handedOut: null };
}

/**
 * Whether to offer a backup: after DUE_CHANGES changes, or when the last backup (or the first change, where there was
 * none) is DUE_DAYS old and something changed since.
 * @param today ISO date in Bangkok
 */
export function statusOn(row: BackupRow, today: string): BackupStatus {
  const from = row.lastAt ?? row.since;
  const days = from === null ? 0 : (Date.parse(today) - Date.parse(todayIso(new Date(from)))) / 86_400_000;
  const due = row.changes >= DUE_CHANGES || (row.changes > 0 && days >= DUE_DAYS);
  return { changes: row.changes, lastAt: row.lastAt, due };
}

/** What a restore would bring, beside what is there now; or what is wrong with the file and where. */
export type BackupCheck =
  | {
      ok: true;
      madeAt: string;
      incoming: { agency: string; edition: number; evidence: number; updatedAt: string }[];
      present: { agency: string; edition: number; evidence: number; updatedAt: string }[];
    }
  | { ok: false; error: 'not-a-backup' | 'newer-version' | 'damaged'; field: string };

type Preview = Extract<BackupCheck, { ok: true }>['incoming'];

/** What a person recognises a set of records by: its assessments, with how much evidence and how fresh. */
export function previewOf(records: {
  assessments: readonly Assessment[];
  evidence: readonly { assessmentId: string; updatedAt: string; deletedAt: string | null }[];
}): Preview {
  return records.assessments
    .filter(({ deletedAt }) => deletedAt === null)
    .map((assessment) => {
      const evidence = records.evidence.filter(({ assessmentId }) => assessmentId === assessment.id);
      return {
        agency: assessment.agency.name,
        edition: assessment.edition,
        evidence: evidence.filter(({ deletedAt }) => deletedAt === null).length,
        updatedAt:
          [assessment, ...evidence]
            .map(({ updatedAt }) => updatedAt)
            .sort(compare)
            .at(-1) ?? '',
      };
    });
}

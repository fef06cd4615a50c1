import type { Command, CommandResult } from '../assessment/commands';
import { CommandError, type RecordChange, type Setting } from '../assessment/draft';
import { type Plan, plan } from '../assessment/plan';
import type { WriteTransaction } from './database';
import { moveAside } from './quarantine';
import { schemaOf, TransactionReader } from './reader';
import { BackupRow, fieldOf, type HistoryRow, NO_BACKUP, type QuarantineRow } from './rows';

export type Executed = { result: CommandResult; quarantined: QuarantineRow[] };

/**
 * Carries out a command within the transaction: plans it, writes what the plan says, the history entry and the count
 * for the backup reminder. A command whose id is in the history is answered as it was then.
 *
 * @throws CommandError when it cannot be carried out; the transaction must then be aborted
 */
export async function execute(transaction: WriteTransaction, command: Command, setting: Setting): Promise<Executed> {
  const reader = new TransactionReader(transaction);
  const known = await reader.row(command.id);
  if (known !== null) return { result: resultOf(known), quarantined: [] };

  const planned = await plan(command, reader, setting);
  for (const change of [...planned.logged, ...planned.quiet]) refuseUnfit(change);

  const writes = [...planned.logged, ...planned.quiet].map(({ store, after }) =>
    transaction.objectStore(store).put(after as { id: string }),
  );
  for (const { id, undoneBy } of planned.marks) {
    const marked = await reader.row(id);
    if (marked !== null) writes.push(transaction.objectStore('history').put({ ...marked, undoneBy } as HistoryRow));
  }
  const row = await historyRow(transaction, command, planned, setting.now);
  // What the machine read is written again at every look; it would drown what people did.
  if (planned.logged.length > 0 || planned.quiet.length === 0) {
    writes.push(transaction.objectStore('history').put(row));
  }
  if (planned.logged.length > 0) {
    writes.push(transaction.objectStore('changes').put({ id: row.id, changes: planned.logged } as { id: string }));
    writes.push(countForBackup(transaction, setting.now));
  }
  await Promise.all(writes);
  return { result: resultOf(row), quarantined: await moveAside(transaction, reader.broken, setting.now) };
}

function resultOf(row: HistoryRow): CommandResult {
  return { ok: true, historyId: row.count > 0 ? row.id : null, added: row.added };
}

/** Nothing is written that could not be read again. */
function refuseUnfit({ store, after }: RecordChange): void {
  const issue = schemaOf(store).safeParse(after).error?.issues[0];
  if (issue) throw new CommandError('invalid', `${store}.${fieldOf(issue.path)}`);
}

async function historyRow(
  transaction: WriteTransaction,
  command: Command,
  planned: Plan,
  now: string,
): Promise<HistoryRow> {
  const last = await transaction.objectStore('history').index('bySeq').openKeyCursor(null, 'prev');
  return {
    id: command.id,
    seq: (typeof last?.key === 'number' ? last.key : 0) + 1,
    at: now,
    by: planned.by,
    assessmentId: planned.assessmentId,
    type: planned.type,
    items: planned.items,
    count: planned.logged.length,
    added: planned.added,
    undoes: planned.undoes,
    undoneBy: null,
  };
}

async function countForBackup(transaction: WriteTransaction, now: string): Promise<string> {
  const meta = transaction.objectStore('meta');
  const read = BackupRow.safeParse(await meta.get('backup'));
  const row = read.success ? read.data : NO_BACKUP;
  return meta.put({ ...row, changes: row.changes + 1, since: row.since ?? now } as BackupRow);
}

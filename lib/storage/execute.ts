import type { ChangeType, Command, CommandResult } from '../assessment/commands';
import { CommandError, type RecordChange, type Setting } from '../assessment/draft';
import type { Lineage } from '../assessment/merge/lineage';
import { type Plan, plan } from '../assessment/plan';
import type { AssessmentFile } from './assessment-file';
import { putStatus, readStatus, withChange } from './backup';
import type { WriteTransaction } from './database';
import { type PictureFile, type PictureText, refusePictureless, rowOf, writeFile } from './picture-files';
import { moveAside } from './quarantine';
import { schemaOf, TransactionReader } from './reader';
import { type ChangesRow, fieldOf, type HistoryRow, type QuarantineRow } from './rows';
import { queue } from './transaction';

/** What comes with a command that only the background sends. */
export type Beside = {
  /** Of the picture that the command keeps. */
  picture?: PictureFile;
  /** The file that is merged, as it was read. */
  file?: AssessmentFile;
};

export type Executed = { result: CommandResult; quarantined: QuarantineRow[] };

/**
 * Carries out a command within the transaction: plans it, writes what the plan says, the history entry and the count
 * for the backup reminder. A command whose id is in the history is answered as it was then.
 *
 * @throws CommandError when it cannot be carried out; the transaction must then be aborted
 */
export async function execute(
  transaction: WriteTransaction,
  command: Command,
  setting: Setting,
  { picture, file }: Beside = {},
): Promise<Executed> {
  const reader = new TransactionReader(transaction);
  const known = await reader.row(command.id);
  if (known !== null) return { result: resultOf(known), quarantined: [] };

  const planned = await plan(command, reader, file === undefined ? setting : { ...setting, arrival: file.arrival });
  for (const change of [...planned.logged, ...planned.quiet]) refuseUnfit(change);
  if (picture && command.change.type === 'picture.keep') await writeFile(transaction, command.change.newId, picture);
  if (file) await writePictures(transaction, planned.logged, file.pictures);
  await refusePictureless(transaction, planned.logged);

  for (const { store, after } of [...planned.logged, ...planned.quiet]) {
    queue(transaction.objectStore(store).put(after as { id: string }));
  }
  for (const { id, undoneBy } of planned.marks) {
    const marked = await reader.row(id);
    if (marked !== null) queue(transaction.objectStore('history').put({ ...marked, undoneBy } as HistoryRow));
  }
  const row = await historyRow(transaction, command, planned, setting.now);
  const idle = command.change.type === 'assessment.merge' && row.count === 0;
  if (!UNLISTED.has(command.change.type) && !idle) queue(transaction.objectStore('history').put(row));
  if (row.count > 0) {
    await keepChanges(transaction, row, planned.logged);
    queue(putStatus(transaction, withChange(await readStatus(transaction), setting.now)));
  }
  return { result: resultOf(row), quarantined: await moveAside(transaction, reader.broken, setting.now) };
}

/**
 * Not in the history: what the machine reads at every look, and how far the copying into ITAS is. They would drown what
 * people decided, and twice is as good as once.
 */
const UNLISTED: ReadonlySet<ChangeType> = new Set(['observation.record', 'paste.mark']);

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
    count: planned.logged.filter(counts).length,
    added: planned.added,
    undoes: planned.undoes,
    undoneBy: null,
  };
}

/** What is known of a record's versions is no record of its own: only that something waits for a decision counts, or is decided. */
function counts({ store, before, after }: RecordChange): boolean {
  return store !== 'lineages' || isOpen(before) !== isOpen(after);
}

function isOpen(lineage: unknown): boolean {
  if (lineage === null) return false;
  const { open, deletedAt } = lineage as Lineage;
  return open !== undefined && deletedAt === null;
}

/** The bytes of pictures that come in with a file. */
async function writePictures(
  transaction: WriteTransaction,
  changes: readonly RecordChange[],
  texts: readonly PictureText[],
): Promise<void> {
  for (const { store, id, after } of changes) {
    const text = texts.find((one) => one.id === id);
    if (store !== 'pictures' || text === undefined || (after as { deletedAt: string | null }).deletedAt !== null)
      continue;
    // Written before its record is: the room that it takes is counted by the records that have files.
    const there = (await transaction.objectStore('pictureFiles').getKey(id)) !== undefined;
    const { full, small } = rowOf(text);
    if (!there) await writeFile(transaction, id, { full, small });
    queue(transaction.objectStore('pictures').put(after as { id: string }));
  }
}

/**
 * Steps on packs that stay undoable: each holds two whole packs. All other steps do: five years of work (3,900 commands,
 * every explanation saved 20 times while it is written) make 10 MB of backup, 8 MB of it these changes.
 */
const EDITION_STEPS = 50;

async function keepChanges(transaction: WriteTransaction, row: HistoryRow, changes: RecordChange[]): Promise<void> {
  const table = transaction.objectStore('changes');
  const onPacks = changes.some(({ store }) => store === 'editions');
  const kept: ChangesRow = { id: row.id, ...(onPacks ? { editionSeq: row.seq } : {}), changes };
  queue(table.put(kept));
  if (!onPacks) return;
  const ids = await table.index('byEditionSeq').getAllKeys();
  for (const id of ids.slice(0, -EDITION_STEPS)) queue(table.delete(id));
}

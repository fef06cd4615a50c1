import { CommandError } from '../draft';
import type { HistorySummary, RecordOf, StoreName } from '../model';
import { sameContent } from '../same';
import type { Outline, Planner, Work } from '../work';

/**
 * Gives every record of a command the content that it had before; what the command made becomes a tombstone. Each
 * record must still hold what the command left (or hold it again, after later steps were undone): else nothing is done.
 * An undo is in the history like any command, so it can be undone too.
 */
export const undo: Planner<'undo'> = async (change, work) => {
  const { draft, reader } = work;
  const entry = await reader.history(change.historyId);
  if (entry === null) throw new CommandError('not-found', change.historyId);
  if (entry.undoneBy !== null) throw new CommandError('conflict', change.historyId);
  const changes = await reader.changes(entry.id);
  if (changes === null) throw new CommandError(entry.count > 0 ? 'not-kept' : 'not-found', entry.id);

  for (const { store, id, before, after } of [...changes].reverse()) {
    const record = await draft.get(store, id);
    if (record === null || !sameContent(record, after)) throw new CommandError('conflict', `${store}/${id}`);
    if (before === null) draft.remove(store, record);
    else draft.restore(store, record, before as RecordOf<StoreName>);
  }
  return outlineOf(entry, work);
};

/** An undo of an undo is a redo: what stands at the root of the chain is done again. */
async function outlineOf(entry: HistorySummary, work: Work): Promise<Outline> {
  let root = entry;
  let steps = 1;
  while (root.undoes !== null) {
    const earlier = await work.reader.history(root.undoes);
    if (earlier === null) break;
    root = earlier;
    steps++;
  }
  const undone = steps % 2 === 1;
  const marks = new Map<string, string | null>([
    [root.id, undone ? work.commandId : null],
    [entry.id, work.commandId],
  ]);
  return {
    type: undone ? 'undo' : 'redo',
    undoes: entry.id,
    marks: [...marks].map(([id, undoneBy]) => ({ id, undoneBy })),
  };
}

import { Command, CommandErrorName } from '../../lib/assessment/commands';
import { z } from '../../lib/zod';
import type { Failure } from './commands';

/**
 * Commands that failed, kept for the tab's session: opening another page starts the frame anew, and what was not saved
 * must not be lost with it.
 */
const KEY = 'oit-unsaved';

const Kept = z.array(
  z.object({
    command: Command,
    error: CommandErrorName,
    said: z.string(),
    about: z.string(),
  }),
);

export function keepFailures(failures: readonly Failure[]): void {
  try {
    const kept = failures.map(({ command, error, doing: { said, about } }) => ({ command, error, said, about }));
    if (kept.length === 0) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage is closed or full: they still stand in this view.
  }
}

export function recallFailures(): Failure[] {
  try {
    const kept = Kept.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? '[]'));
    return kept.success
      ? kept.data.map(({ command, error, said, about }) => ({
          command,
          error,
          doing: { change: command.change, said, about },
        }))
      : [];
  } catch {
    return [];
  }
}

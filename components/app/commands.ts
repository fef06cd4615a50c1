import { effect, signal } from '@preact/signals';
import { nanoid } from 'nanoid';
import type { Change, Command, CommandErrorName, CommandResult } from '../../lib/assessment/commands';
import { type Backend, type Fault, faultOf } from './backend';
import { keepFailures, recallFailures } from './unsaved';

/** One thing that staff do: the command, and the words for it when it is done and when it could not be saved. */
export type Doing = {
  change: Change;
  /** Shown when it is done, with เลิกทำ; empty = say nothing. */
  said: string;
  /** Instead of `said` when there was nothing to add. */
  saidNothing?: string;
  /** What is not saved when it fails. */
  about: string;
  /** The caller shows a failure itself, beside the field. */
  ownFailure?: boolean;
};

export type Failure = { command: Command; doing: Doing; error: CommandErrorName };
export type Toast = {
  id: string;
  text: string;
  historyId: string | null;
  again: 'undo' | 'redo';
  /** A question: it stands until it is answered or closed. */
  ask?: { yes: string; run: () => void };
};

/** Errors that may pass when the same command is sent again. */
export const RETRYABLE: readonly CommandErrorName[] = ['storage-full', 'storage-failed', 'unreachable'];

/** What hinders the database is told by the state that is asked next; for a command it is a failure of the storage. */
const ERRORS: Record<Fault, CommandErrorName> = {
  'newer-database': 'storage-failed',
  blocked: 'storage-failed',
  'storage-full': 'storage-full',
  'storage-failed': 'storage-failed',
  unreachable: 'unreachable',
};

export type Commands = ReturnType<typeof createCommands>;

/**
 * Sends commands and keeps what failed until it is saved or thrown away. A command that is tried again keeps its id, so
 * that it is carried out once even if only its answer was lost.
 */
export function createCommands(backend: Backend, refresh: () => Promise<void>) {
  const failures = signal<readonly Failure[]>(recallFailures());
  effect(() => keepFailures(failures.value));
  const toast = signal<Toast | null>(null);
  /** Number of commands under way. */
  const busy = signal(0);

  async function send(command: Command): Promise<CommandResult> {
    try {
      return await backend.ask({ type: 'command', command });
    } catch (error) {
      return { ok: false, error: ERRORS[faultOf(error)], detail: String(error) };
    }
  }

  async function carryOut(command: Command, doing: Doing): Promise<CommandResult> {
    busy.value += 1;
    const result = await send(command);
    busy.value -= 1;
    const others = failures.value.filter((failure) => failure.command.id !== command.id);
    if (!result.ok) {
      failures.value = doing.ownFailure ? others : [...others, { command, doing, error: result.error }];
      if (result.error !== 'unreachable') await refresh();
      return result;
    }
    failures.value = others;
    await refresh();
    const nothing = result.added === 0 && doing.saidNothing !== undefined;
    const text = nothing ? doing.saidNothing : doing.said;
    if (text) {
      const again = command.change.type === 'undo' ? 'redo' : 'undo';
      toast.value = { id: command.id, text, historyId: nothing ? null : result.historyId, again };
    }
    return result;
  }

  return {
    failures,
    toast,
    busy,
    run: (doing: Doing) => carryOut({ id: nanoid(), change: doing.change }, doing),
    retry: (failure: Failure) => carryOut(failure.command, failure.doing),
    discard(failure: Failure) {
      failures.value = failures.value.filter((other) => other.command.id !== failure.command.id);
    },
    say(text: string, ask?: Toast['ask']) {
      if (text) toast.value = { id: nanoid(), text, historyId: null, again: 'undo', ask };
    },
    /** It is done already, and can be taken back. */
    sayDone(text: string, historyId: string | null) {
      toast.value = { id: nanoid(), text, historyId, again: 'undo' };
    },
    hush(id: string) {
      if (toast.value?.id === id) toast.value = null;
    },
  };
}

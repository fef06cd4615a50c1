import type { CommandErrorName, CommandResult } from '../assessment/commands';
import { CommandError } from '../assessment/draft';

/**
 * Named errors of the database; each has its sentence in lib/i18n.
 * newer-database: written by a newer version of the product; blocked: an older version in another tab keeps it open.
 */
export type StoreErrorName = 'storage-full' | 'storage-failed' | 'newer-database' | 'blocked';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly error: StoreErrorName,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${error}: ${detail}`, options);
  }
}

/** The name under which a failure is told. A full disk comes as a quota error or, from some browsers, as a bare message. */
export function storeErrorOf(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const name = textOf(cause, 'name');
  const detail = [name, textOf(cause, 'message')].filter((part) => part !== '').join(': ') || String(cause);
  const full = name === 'QuotaExceededError' || /quota|full disk|disk full|no.?space/i.test(detail);
  const newer = name === 'VersionError';
  return new StoreError(full ? 'storage-full' : newer ? 'newer-database' : 'storage-failed', detail, { cause });
}

/** A failure as the answer to a command. */
export function refusalOf(cause: unknown): CommandResult {
  if (cause instanceof CommandError) return { ok: false, error: cause.error, detail: cause.detail };
  const { error, detail } = storeErrorOf(cause);
  const names: Record<StoreErrorName, CommandErrorName> = {
    'storage-full': 'storage-full',
    'storage-failed': 'storage-failed',
    'newer-database': 'storage-failed',
    blocked: 'storage-failed',
  };
  return { ok: false, error: names[error], detail };
}

/** Of several failures of one transaction the one that tells most: an abort only echoes what caused it. */
export function rootCause(...causes: unknown[]): unknown {
  const known = causes.filter((cause) => cause !== undefined && cause !== null);
  return (
    known.find((cause) => cause instanceof CommandError) ??
    known.find((cause) => storeErrorOf(cause).error === 'storage-full') ??
    known.find((cause) => textOf(cause, 'name') !== 'AbortError') ??
    known[0]
  );
}

function textOf(value: unknown, key: 'name' | 'message'): string {
  const text = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : '';
  return typeof text === 'string' ? text : '';
}

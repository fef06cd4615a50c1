import type { ReadBytes, ReadFile } from '../../lib/browser/documents/read-file';
import type { Request, Responses } from '../../lib/browser/messages';
import type { VerifyAsk } from '../../lib/browser/verification';
import type { ScanPort } from './scan-port';

/** What the views know of the background: in the product lib/browser/client, in tests a store in memory. */
export type Backend = {
  /**
   * The first words; nothing of the work is shown before they are answered with ok. Not ok only when refused; rejects as
   * `ask` does when there is no answer.
   */
  hello(): Promise<Responses['hello']>;
  /** Rejects with an error whose `reason` is a Fault when there is no answer. */
  ask<T extends Request['type']>(request: Request & { type: T }): Promise<Responses[T]>;
  /** Something changed: the state should be asked again. Returns the function that stops listening. */
  onNotice(listener: () => void): () => void;
};

/** Why there is no answer: what hinders the database has words of its own, everything else is said as unreachable. */
export const FAULTS = ['newer-database', 'blocked', 'storage-full', 'storage-failed', 'unreachable'] as const;
export type Fault = (typeof FAULTS)[number];

export function faultOf(error: unknown): Fault {
  const reason = typeof error === 'object' && error !== null && 'reason' in error ? error.reason : null;
  return FAULTS.find((fault) => fault === reason) ?? 'unreachable';
}

export type Platform = {
  backend: Backend;
  /**
   * Asks the browser for the right to read these hosts. Must be called straight from a click, before anything is awaited.
   * Null where the browser has no such question (the frame).
   */
  requestHosts: ((hosts: readonly string[]) => Promise<boolean>) | null;
  /** The names of hosts that such a question is about: with and without www. */
  grantNames: (hosts: readonly string[]) => string[];
  /** Verifies links; each verdict is stored before it is told. Null where a view is too small or too short-lived for it. */
  verifyLinks: ((ask: VerifyAsk) => Promise<void>) | null;
  /** Scans the agency's whole site in this view. Null where a view is too small or too short-lived for it. */
  siteScan: ScanPort | null;
  /** Reads a file of a granted site: text, pages and what became of it. Undefined where a view has no reader. */
  readFile?: ReadFile;
  /** Reads a document that staff opened from their computer. Undefined where a view has no reader. */
  readBytes?: ReadBytes;
  now: () => Date;
};

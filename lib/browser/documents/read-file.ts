import type { DocumentReading } from '../../documents/verdict';
import { ask } from '../client';
import type { Responses } from '../messages';
import { openReader, type ReaderOptions } from './reader';

/** What became of a file behind an address: read (whatever the verdict), or not fetched. */
export type FileAnswer =
  | { ok: true; reading: DocumentReading; name: string; url: string }
  | Extract<Responses['file.read'], { ok: false }>;

export type ReadFile = (url: string, options?: ReaderOptions) => Promise<FileAnswer>;

/**
 * Reads a file for a view: fetched by the background without cookies, read in a Worker of this page.
 * Rejects when cancelled, when there is no background (AskError), or when the reader cannot run.
 */
export const readFile: ReadFile = async (url, options = {}) => {
  const answer = await unlessStopped(ask({ type: 'file.read', url }), options.signal);
  if (!answer.ok) return answer;
  const reader = openReader();
  try {
    const { bytes, name, contentType } = answer;
    const reading = await reader.read({ bytes, url: answer.url, name, contentType }, options);
    return { ok: true, reading, name, url: answer.url };
  } finally {
    reader.close();
  }
};

export type ReadBytes = (
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  options?: ReaderOptions,
) => Promise<DocumentReading>;

/** A document from the user's own computer: it has no address. Rejects when cancelled, or when the reader cannot run. */
export const readBytes: ReadBytes = async (bytes, name, options = {}) => {
  const reader = openReader();
  try {
    return await reader.read({ bytes, url: 'about:blank', name, contentType: null }, options);
  } finally {
    reader.close();
  }
};

/** What the background fetches for us cannot be called back; nobody waits for it any more. */
function unlessStopped<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

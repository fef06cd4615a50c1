import type { FileFacts, PageFacts } from '../page/facts';
import { factsOfLines, type Line, PLAIN } from './blocks';
import { fingerprint } from './hash';
import { DOCUMENT_LIMITS, type DocumentLimits } from './limits';
import { readOffice } from './office/read';
import { type DocumentTools, nothing, type Outcome, type Progress, type Reading, said } from './outcome';
import { readPdf } from './pdf/read';
import { isEncryptedOffice, kindOf, latin, pictureSize } from './sniff';
import type { DocumentFormat, DocumentReading } from './verdict';

export type DocumentInput = {
  bytes: Uint8Array;
  /** Where it was read from: the address of the facts, and what relative links are resolved against. */
  url: string;
  /** The file's name as published; tells an encrypted office file's kind and stands in for a title. */
  name: string;
  /** The server's word; only said again, never trusted. */
  contentType: string | null;
};
export type DocumentOptions = {
  /** Ends the reading between two pages: the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  limits?: Partial<DocumentLimits>;
  onProgress?: (progress: Progress) => void;
};

/**
 * Reads a document: bytes in, facts out. The kind is told by the bytes; a file that is damaged, hostile or too large gets a
 * verdict with its reason, and never an error. Rejects only when cancelled. Bounded by `limits` (see DOCUMENT_LIMITS); what
 * hangs within one page only ends with the Worker that it runs in, so run it in one.
 */
export async function readDocument(
  input: DocumentInput,
  tools: DocumentTools,
  options: DocumentOptions = {},
): Promise<DocumentReading> {
  const limits: DocumentLimits = { ...DOCUMENT_LIMITS, ...options.limits };
  options.signal?.throwIfAborted();
  const reading: Reading = { limits, tools, ...clockOf(options.signal), progress: options.onProgress ?? (() => {}) };
  const { format, outcome } = await outcomeOf(input, reading);
  const { verdict, pages, pagesRead, lines, partial, reason } = outcome;
  const facts =
    lines === null || format === 'html' || format === 'other' ? null : factsOf(input, format, outcome, lines);
  return {
    verdict,
    format,
    pages,
    pagesRead,
    facts,
    partial: partial || facts?.partial === true,
    reason,
    contentHash: fingerprint(input.bytes),
  };
}

function factsOf(
  input: DocumentInput,
  format: FileFacts['format'],
  outcome: Outcome,
  lines: readonly Line[],
): PageFacts {
  const { pages, read, title, partial } = outcome;
  return factsOfLines(lines, { url: input.url, title, file: { format, pages, read }, partial });
}

/** Time and cancelling, both asked between pages. */
function clockOf(signal: AbortSignal | undefined): Pick<Reading, 'pause' | 'seconds'> {
  const began = performance.now();
  let last = began;
  return {
    seconds: () => (performance.now() - began) / 1_000,
    async pause() {
      signal?.throwIfAborted();
      if (performance.now() - last < 100) return;
      await new Promise((done) => setTimeout(done, 0));
      last = performance.now();
      signal?.throwIfAborted();
    },
  };
}

async function outcomeOf(
  input: DocumentInput,
  reading: Reading,
): Promise<{ format: DocumentFormat; outcome: Outcome }> {
  const { bytes, name } = input;
  const { limits } = reading;
  const kind = kindOf(bytes);
  const asNamed = formatNamed(name);
  if (bytes.length > limits.bytes) {
    const format = kind === 'pdf' || kind === 'image' || kind === 'html' ? kind : asNamed;
    return { format, outcome: nothing('too-large', said('tooLarge', { megabytes: limits.bytes / 1_048_576 })) };
  }
  switch (kind) {
    case 'pdf':
      return { format: 'pdf', outcome: await readPdf(bytes, reading) };
    case 'zip':
      return readOffice(bytes, asNamed, reading);
    case 'image':
      return { format: 'image', outcome: await readPicture(bytes, reading) };
    case 'ole':
      return isEncryptedOffice(bytes)
        ? { format: asNamed, outcome: nothing('password', said('password')) }
        : { format: 'other', outcome: nothing('unsupported', said('oldOffice')) };
    case 'html':
      return { format: 'html', outcome: nothing('unsupported', said('webPage')) };
    case 'other':
      return { format: asNamed, outcome: unknown(bytes, asNamed, input.contentType) };
  }
}

/** Bytes of no kind that is read: cut off or damaged where the name promises one, else something else. */
function unknown(bytes: Uint8Array, named: DocumentFormat, contentType: string | null): Outcome {
  if (bytes.length === 0) return nothing('broken', said('empty'));
  if (named !== 'other') return nothing('broken', said('damaged'));
  const type = (contentType ?? '').split(';')[0]?.trim().slice(0, 100) ?? '';
  const magic = latin(bytes.subarray(0, 4)).replace(/[^\x20-\x7e]/g, '');
  return nothing('unsupported', said('otherKind', { type: type || magic || '?' }));
}

function formatNamed(name: string): DocumentFormat {
  const ending = /\.([a-z]{3,4})(?:$|[?#])/i.exec(name.trim())?.[1]?.toLowerCase();
  if (ending === 'pdf' || ending === 'docx' || ending === 'xlsx') return ending;
  return ending === 'png' || ending === 'jpg' || ending === 'jpeg' || ending === 'bmp' ? 'image' : 'other';
}

/** A photographed or scanned page. */
async function readPicture(bytes: Uint8Array, { limits, tools, progress, pause }: Reading): Promise<Outcome> {
  const size = pictureSize(bytes);
  if (!size || size.width === 0 || size.height === 0) return nothing('broken', said('damaged'));
  if (size.width * size.height > limits.pixels) return nothing('too-large', said('tooManyDots'), 1);
  if (!tools.ocr) return nothing('scanned', said('noOcr'), 1);
  progress({ phase: 'ocr', page: 1, of: 1 });
  await pause();
  try {
    const { lines } = await tools.ocr.recognise(bytes);
    return {
      verdict: 'scanned',
      pages: 1,
      pagesRead: 1,
      lines: lines.map((text) => ({ ...PLAIN, text, page: 1 })),
      read: 'ocr',
      title: '',
      partial: false,
      reason: said('ocr'),
    };
  } catch {
    return nothing('broken', said('damaged'), 1);
  }
}

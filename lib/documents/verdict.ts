import { Reason } from '../audit/finding';
import { PageFacts } from '../page/facts';
import { z } from '../zod';

/**
 * What became of a file that was to be read.
 * readable: text was read. scanned: pictures of paper, no text layer; read by OCR where there is one. garbled: there is a
 * text layer but its letters are not those that are seen; read by OCR where there is one. password: opens with a password
 * only. broken: cut off, damaged, or nothing came of it in time. too-large: beyond the bounds of this room. unsupported:
 * a kind of file that is not read, a web page in the place of a file among them.
 */
export const FileVerdict = z.enum(['readable', 'scanned', 'garbled', 'password', 'broken', 'too-large', 'unsupported']);
export type FileVerdict = z.infer<typeof FileVerdict>;

export const DocumentFormat = z.enum(['pdf', 'docx', 'xlsx', 'image', 'html', 'other']);
export type DocumentFormat = z.infer<typeof DocumentFormat>;

const count = z.number().check(z.int(), z.nonnegative());

export const DocumentReading = z.strictObject({
  verdict: FileVerdict,
  format: DocumentFormat,
  /** Pages of the file, worksheets of a workbook, 1 for a picture; 0 where nobody could count them. */
  pages: count,
  pagesRead: count,
  /** Null = nothing could be read: `reason` says why. */
  facts: z.nullable(PageFacts),
  /** Something of the file was not read: a bound, the time, a picture without OCR, a page that failed. */
  partial: z.boolean(),
  /** Why it was not read, or not read whole; words in lib/i18n under `file.*`. Null = nothing to say. */
  reason: z.nullable(Reason),
  /** Tells whether the bytes changed since: 32 hexadecimal digits, no protection against forgery. */
  contentHash: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
});
export type DocumentReading = z.infer<typeof DocumentReading>;

import type { Reason } from '../../lib/audit/finding';
import { DOCUMENT_LIMITS } from '../../lib/documents/limits';
import { textOfDocument } from '../../lib/last-year/document-text';
import { decodeText } from '../../lib/page/encoding';
import type { Platform } from './backend';

export type TextOfFile =
  /** `ocr` = read from a picture: digits may be wrong. */
  | { ok: true; text: string; ocr: boolean }
  /** Null = it holds no text. */
  | { ok: false; reason: Reason | null };

/** The text of a file that staff chose: plain text in whatever Thai encoding, or a document as `lib/documents` reads it. */
export async function readText(platform: Platform, file: File): Promise<TextOfFile> {
  const megabytes = DOCUMENT_LIMITS.bytes / 1_048_576;
  if (file.size > DOCUMENT_LIMITS.bytes) return { ok: false, reason: { key: 'file.tooLarge', params: { megabytes } } };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (/\.(?:txt|text|tsv|csv)$/i.test(file.name)) return { ok: true, text: decodeText(bytes).text, ocr: false };
    if (!platform.readBytes) return { ok: false, reason: null };
    const { facts, verdict, reason } = await platform.readBytes(bytes, file.name);
    const text = facts ? textOfDocument(facts) : '';
    if (text.trim() === '') return { ok: false, reason };
    return { ok: true, text, ocr: verdict === 'scanned' || verdict === 'garbled' };
  } catch (error) {
    console.error(error);
    return { ok: false, reason: { key: 'file.damaged', params: {} } };
  }
}

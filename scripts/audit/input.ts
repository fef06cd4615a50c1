import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DocumentTools } from '../../lib/documents/outcome';
import { readDocument } from '../../lib/documents/read';
import { reasonText } from '../../lib/i18n';
import { collect } from '../../lib/page/collect';
import type { PageFacts } from '../../lib/page/facts';
import { parsePage, parseText } from '../../lib/page/parse';
import { nodeDocumentTools } from './document-tools';

/** Stands in where a saved page tells no address of its own: links are resolved against it and nothing is concluded from it. */
export const MADE_UP_BASE = 'http://www.unknown.invalid/page';

const DOCUMENT = /\.(?:pdf|docx|xlsx|png|jpe?g|bmp)$/i;

/**
 * A document (.pdf, .docx, .xlsx, a picture), a text (.txt: one block a line) or else a saved page as facts.
 * Rejects when the file cannot be read; for a document with the reason in words.
 */
export async function factsOfFile(path: string, url: string | null): Promise<PageFacts> {
  const bytes = new Uint8Array(await readFile(path));
  if (DOCUMENT.test(path)) return factsOfDocument(bytes, path, url);
  if (!/\.txt$/i.test(path)) {
    const base = url ?? MADE_UP_BASE;
    return collect(parsePage(bytes, base), base);
  }
  const facts = parseText(bytes, url ?? MADE_UP_BASE);
  // An excerpt begins with the address that it was taken from: that line is no text of the page, and the page goes on.
  const own = /^URL:\s*(https?:\/\/\S+)$/i.exec(facts.blocks[0]?.text ?? '');
  if (!own) return facts;
  return { ...facts, url: url ?? own[1] ?? facts.url, blocks: facts.blocks.slice(1), partial: true };
}

let tools: Promise<DocumentTools> | null = null;

async function factsOfDocument(bytes: Uint8Array, path: string, url: string | null): Promise<PageFacts> {
  tools ??= nodeDocumentTools();
  const name = basename(path);
  const input = { bytes, url: url ?? MADE_UP_BASE, name, contentType: null };
  const { facts, verdict, reason } = await readDocument(input, await tools);
  if (facts === null) throw new Error(`${verdict}: ${reason ? reasonText('th', reason) : ''}`);
  return facts;
}

import { readFile } from 'node:fs/promises';
import { collect } from '../../lib/page/collect';
import type { PageFacts } from '../../lib/page/facts';
import { parsePage, parseText } from '../../lib/page/parse';

/** Stands in where a saved page tells no address of its own: links are resolved against it and nothing is concluded from it. */
export const MADE_UP_BASE = 'http://www.unknown.invalid/page';

/** A saved page (.html, else .txt: one block a line) as facts. Rejects when the file cannot be read. */
export async function factsOfFile(path: string, url: string | null): Promise<PageFacts> {
  const bytes = new Uint8Array(await readFile(path));
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

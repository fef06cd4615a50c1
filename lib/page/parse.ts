import { parse } from 'parse5';
import { decodePage, decodeText } from './encoding';
import type { PageFacts } from './facts';
import { lighten, type ParsedDocument } from './light-dom';
import { LIMITS } from './limits';

export type { ParsedDocument };

/**
 * Bytes of an HTML page → a tree for `collect`, as a browser with scripts off builds it. Works without a DOM (Node, workers).
 * `options.charset` is the HTTP header's. Any Thai encoding is recognised: see `decodePage`. Never throws: any bytes are some page.
 */
export function parsePage(bytes: Uint8Array, url: string, options: { charset?: string } = {}): ParsedDocument {
  const { text, encoding } = decodePage(bytes, options.charset);
  return lighten(parse(text, { scriptingEnabled: false }), encoding, url);
}

/** Bytes of a text file → PageFacts with one block a line. */
export function parseText(bytes: Uint8Array, url: string): PageFacts {
  const facts: PageFacts = {
    version: 1,
    url: url.slice(0, LIMITS.url),
    title: '',
    description: '',
    sections: [{ parent: null, tag: 'body', role: '', hint: '', collapsed: false }],
    blocks: [],
    links: [],
    images: [],
    fields: [],
    frames: [],
    partial: false,
  };
  let total = 0;
  for (const line of decodeText(bytes).text.split(/\r\n?|\n/)) {
    const whole = line.replace(/\s+/g, ' ').trim();
    for (let at = 0; at < whole.length; at += LIMITS.blockText) {
      const text = whole.slice(at, at + LIMITS.blockText);
      total += text.length;
      if (facts.blocks.length >= LIMITS.blocks || total > LIMITS.totalText) return { ...facts, partial: true };
      facts.blocks.push({ text, section: 0, heading: 0, strong: false, linked: 0, cell: null });
    }
  }
  return facts;
}

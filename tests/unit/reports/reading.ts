import { strFromU8, unzipSync } from 'fflate';
import type { ReportDocument } from '../../../lib/reports/document';
import { textOf } from '../../../lib/reports/document';

/** Reading our files back without the code that wrote them. */

export function partsOf(docx: Uint8Array): Map<string, string> {
  const files = Object.entries(unzipSync(docx)).filter(([name]) => /\.(xml|rels)$/.test(name));
  return new Map(files.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

export function partOf(docx: Uint8Array, name: string): string {
  const part = partsOf(docx).get(name);
  if (part === undefined) throw new Error(`no ${name}`);
  return part;
}

const NAME = '[A-Za-z_][\\w.:-]*';
const TOKEN = new RegExp(`<\\?xml[^<>]*\\?>|<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>|([^<]+)|[\\s\\S]`, 'g');
const BAD_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i;
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 forbids
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Why this is no well-formed XML (elements, attributes, text; no DOCTYPE or CDATA, which we never write); null = it is. */
export function malformed(xml: string): string | null {
  const open: string[] = [];
  for (const [whole, closing, name, attributes, empty, text] of xml.matchAll(TOKEN)) {
    if (whole.startsWith('<?xml')) continue;
    if (name === undefined && text === undefined) return `stray ${JSON.stringify(whole)}`;
    if (BAD_REFERENCE.test(attributes ?? text ?? '')) return `bare & in ${whole.slice(0, 80)}`;
    if (FORBIDDEN.test(whole)) return `forbidden character in ${JSON.stringify(whole.slice(0, 80))}`;
    if (name === undefined) continue;
    if (closing) {
      if (open.pop() !== name) return `</${name}> closes another element`;
    } else if (!empty) open.push(name);
  }
  return open.length === 0 ? null : `<${open.at(-1)}> is not closed`;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string) =>
  text.replace(/&(#x?[\da-f]+|\w+);/gi, (_whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? '?';
    return String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });

/** The words of word/document.xml, in order, as one string without white space. */
export function docxText(docx: Uint8Array): string {
  const xml = partOf(docx, 'word/document.xml');
  return squeezed(
    [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => unescaped(text)).join(''),
  );
}

/** Without white space, and without the dots that are drawn for signatures. */
export function squeezed(text: string): string {
  return text.replace(/[\s\u200b\ufeff]/g, '').replaceAll(/\(ลงชื่อ\)\.+|\(\.{3,}\)|\.{20,}/g, '');
}

export function modelText(document: ReportDocument): string {
  return squeezed(textOf(document).join(''));
}

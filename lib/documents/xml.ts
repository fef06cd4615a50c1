/**
 * Reads XML of office files: elements and text, in order, in one pass without recursion. Hostile input ends as soon as
 * honest input of its size: entities of a DOCTYPE are never expanded, nothing is fetched, unclosed things end with the text.
 */
export type XmlHandler = {
  /** `name` without its prefix; `attribute` reads one of the element's, without its prefix. A closed element gets `close` too. */
  open(name: string, attribute: (name: string) => string | null): void;
  close(name: string): void;
  text(text: string): void;
};

export class XmlTooDeep extends Error {}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of an XML part in UTF-8 or UTF-16. */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** Throws XmlTooDeep beyond `depth` open elements; whatever the handler throws ends the reading as well. */
export function readXml(xml: string, handler: XmlHandler, depth: number): void {
  const open: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    if (tag !== at) handler.text(decodeEntities(xml.slice(at, tag < 0 ? xml.length : tag)));
    if (tag < 0) break;
    if (xml.startsWith('<!--', tag)) {
      at = after(xml, '-->', tag + 4);
    } else if (xml.startsWith('<![CDATA[', tag)) {
      at = after(xml, ']]>', tag + 9);
      handler.text(xml.slice(tag + 9, at - 3));
    } else if (xml.startsWith('<?', tag)) {
      at = after(xml, '?>', tag + 2);
    } else if (xml.startsWith('<!', tag)) {
      at = afterDoctype(xml, tag);
    } else if (xml.charCodeAt(tag + 1) === 0x2f) {
      at = after(xml, '>', tag + 2);
      closeTo(open, localName(xml.slice(tag + 2, at - 1).trim()), handler);
    } else {
      at = afterTag(xml, tag + 1);
      const whole = xml.slice(tag + 1, at - 1);
      const empty = whole.endsWith('/');
      const name = localName(/^[^\s/>]*/.exec(whole)?.[0] ?? '');
      if (name === '') continue;
      handler.open(name, (wanted) => attributeOf(whole, wanted));
      if (empty) {
        handler.close(name);
      } else {
        open.push(name);
        if (open.length > depth) throw new XmlTooDeep();
      }
    }
  }
  for (let name = open.pop(); name !== undefined; name = open.pop()) handler.close(name);
}

/** An end tag closes what was left open inside its element; one without a start is passed over. */
function closeTo(open: string[], name: string, handler: XmlHandler): void {
  if (!open.includes(name)) return;
  for (let inner = open.pop(); inner !== undefined; inner = open.pop()) {
    handler.close(inner);
    if (inner === name) return;
  }
}

function after(xml: string, end: string, from: number): number {
  const at = xml.indexOf(end, from);
  return at < 0 ? xml.length + end.length : at + end.length;
}

/** A `>` within quotes does not end a tag. */
function afterTag(xml: string, from: number): number {
  let at = from;
  for (;;) {
    const end = xml.indexOf('>', at);
    if (end < 0) return xml.length + 1;
    const quote = firstQuote(xml, at, end);
    if (quote < 0) return end + 1;
    const close = xml.indexOf(xml.charAt(quote), quote + 1);
    if (close < 0) return xml.length + 1;
    at = close + 1;
  }
}

function firstQuote(xml: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = xml.charCodeAt(at);
    if (code === 0x22 || code === 0x27) return at;
  }
  return -1;
}

/** A DOCTYPE with its internal subset; what it declares is not used. */
function afterDoctype(xml: string, from: number): number {
  const end = xml.indexOf('>', from);
  const subset = xml.indexOf('[', from);
  if (subset < 0 || (end >= 0 && end < subset)) return end < 0 ? xml.length : end + 1;
  return after(xml, ']>', subset);
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function attributeOf(tag: string, wanted: string): string | null {
  for (const [, name, quoted] of tag.matchAll(/(?<![^\s=/<>"'])([^\s=/<>"']+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    if (localName(name ?? '') === wanted) return decodeEntities((quoted ?? '').slice(1, -1));
  }
  return null;
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity] ?? whole;
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
  });
}

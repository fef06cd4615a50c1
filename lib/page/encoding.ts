import sniff from 'html-encoding-sniffer';

const UNDECLARED = '';
/** Browsers look for a declaration in the first 1,024 bytes, then follow a later one when the parser meets it. */
const META_SEARCH = 65_536;

/** The text of a page and the WHATWG name of the encoding it was read in. */
export type Decoded = { text: string; encoding: string };

/**
 * Decodes a page as a browser would (byte order mark, transport, `<meta>`), and then mends what browsers cannot:
 * nothing declared, or something that plainly is not so (TIS-620 bytes in a page that says UTF-8 or iso-8859-1; a page
 * of UTF-8 that still says windows-874, which its server's header had put right before it was saved).
 * `transport` is the charset of the HTTP header, when there was one.
 */
export function decodePage(bytes: Uint8Array, transport?: string): Decoded {
  const declared = declaredEncoding(bytes, transport);
  if (declared === UNDECLARED) return decodeUndeclared(bytes);
  const decoded = decodeAs(bytes, declared);
  if (declared === 'UTF-8' && !decoded.text.includes('\ufffd')) return decoded;
  const thai = thaiLetters(decoded.text);
  if (declared === 'windows-874' && transport === undefined) {
    const utf8 = decodeUndeclared(bytes);
    // Thai in windows-874 is never UTF-8 as well, but for a word or two.
    return utf8.encoding === 'UTF-8' && thaiLetters(utf8.text) > 0 && lost(utf8.text) === 0 ? utf8 : decoded;
  }
  const mend = declared === 'UTF-8' ? lost(decoded.text) > thai : declared === 'windows-1252' && thai === 0;
  if (!mend) return decoded;
  const other = decodeUndeclared(bytes);
  return thaiLetters(other.text) > Math.max(thai, lost(other.text)) ? other : decoded;
}

/** Plain text: a byte order mark, else UTF-8 when it is valid, else windows-874. */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = sniff(bytes.subarray(0, 3), { xml: true, defaultEncoding: UNDECLARED });
  return marked === UNDECLARED ? decodeUndeclared(bytes) : decodeAs(bytes, marked);
}

function declaredEncoding(bytes: Uint8Array, transport: string | undefined): string {
  const options = { transportLayerEncodingLabel: transport, defaultEncoding: UNDECLARED };
  const early = sniff(bytes, options);
  if (early !== UNDECLARED) return early;
  const limit = Math.min(bytes.length, META_SEARCH);
  for (let at = 0; at < limit; at++) {
    if (bytes[at] !== 0x3c || ((bytes[at + 1] ?? 0) | 0x20) !== 0x6d) continue;
    const late = sniff(bytes.subarray(at), { defaultEncoding: UNDECLARED });
    if (late !== UNDECLARED) return late;
  }
  return UNDECLARED;
}

function decodeUndeclared(bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    const thai = decodeWindows874(bytes);
    // A stray byte in a UTF-8 page (a name cut in the middle of a letter) does not make it windows-874.
    const utf8 = new TextDecoder('utf-8').decode(bytes);
    return thaiLetters(utf8) > 2 * lost(utf8)
      ? { text: utf8, encoding: 'UTF-8' }
      : { text: thai, encoding: 'windows-874' };
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  if (encoding === 'windows-874') return { text: decodeWindows874(bytes), encoding };
  try {
    return { text: new TextDecoder(encoding).decode(bytes), encoding };
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'UTF-8' };
  }
}

/** By the WHATWG table, which Node's own decoder does not follow everywhere. */
const WINDOWS_874 = Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0x80) return '\u20ac';
  if (byte === 0x85) return '\u2026';
  if (byte >= 0x91 && byte <= 0x97) return '\u2018\u2019\u201c\u201d\u2022\u2013\u2014'.charAt(byte - 0x91);
  if (byte <= 0xa0) return String.fromCharCode(byte);
  if (byte <= 0xda || (byte >= 0xdf && byte <= 0xfb)) return String.fromCharCode(byte + 0xd60);
  return '\ufffd';
});

function decodeWindows874(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    let piece = '';
    for (const byte of bytes.subarray(at, at + 8192)) piece += WINDOWS_874[byte];
    pieces.push(piece);
  }
  return pieces.join('');
}

function thaiLetters(text: string): number {
  return text.match(/[\u0e01-\u0e5b]/g)?.length ?? 0;
}

function lost(text: string): number {
  return text.match(/\ufffd/g)?.length ?? 0;
}

/** What bytes are, told by what they begin with: a server's word and a name's ending are often wrong. */
export type Kind = 'pdf' | 'zip' | 'ole' | 'image' | 'html' | 'other';

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte);

export function kindOf(bytes: Uint8Array): Kind {
  if (starts(bytes, 0x50, 0x4b, 3, 4) || starts(bytes, 0x50, 0x4b, 5, 6)) return 'zip';
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'ole';
  if (pictureSize(bytes)) return 'image';
  const head = latin(bytes.subarray(0, 1_024));
  // Readers of PDF take it anywhere in the first kilobyte.
  if (head.includes('%PDF-')) return 'pdf';
  return /^(?:\ufeff|ï»¿)?\s*(?:<!--[\s\S]{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|body|script|meta|title)\b/i.test(
    head,
  )
    ? 'html'
    : 'other';
}

export function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** Whether an OLE file is an office document under a password: the stream's name stands in the file in UTF-16. */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const [first = 0] = name;
  const last = bytes.length - name.length;
  for (let at = bytes.indexOf(first); at >= 0 && at <= last; at = bytes.indexOf(first, at + 1)) {
    if (name.every((byte, n) => bytes[at + n] === byte)) return true;
  }
  return false;
}

/** Width and height in dots of a PNG, JPEG, BMP or WebP picture as its head says; null = none of these. */
export function pictureSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 30) return null;
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (starts(bytes, 0xff, 0xd8, 0xff)) return jpegSize(view);
  if (starts(bytes, 0x42, 0x4d) && view.getUint32(6, true) === 0)
    return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
  return null;
}

function jpegSize(view: DataView): { width: number; height: number } | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}

/** How a photograph was turned when it was taken: EXIF's 1-8; 1 = upright, or nothing said. */
export function orientationOf(bytes: Uint8Array): number {
  if (!starts(bytes, 0xff, 0xd8)) return 1;
  const head = latin(bytes.subarray(0, 1_024));
  // Tag 0x0112, a short, one of it; in either order of bytes.
  for (const [tag, at] of [
    [[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0], 9],
    [[0x12, 0x01, 3, 0, 1, 0, 0, 0], 8],
  ] as const) {
    const found = head.indexOf(String.fromCharCode(...tag));
    const turned = found < 0 ? 0 : (bytes[found + at] ?? 0);
    if (turned >= 1 && turned <= 8) return turned;
  }
  return 1;
}

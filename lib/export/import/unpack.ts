import { Unzip, UnzipInflate } from 'fflate';

/** Bounds of an XLSX: far above any real sheet of 43 items, far below what hurts an old PC. */
export const UNPACK_LIMITS = { parts: 400, bytes: 20_000_000 } as const;

/** Compressed bytes fed at a time: deflate makes at most 1,032 times as much of them, so a bomb is noticed in time. */
const STEP = 8_192;

class TooBig extends Error {}

/**
 * The XML parts of a zip, unpacked under UNPACK_LIMITS: what is counted is what really comes out, not what the archive says.
 * Other parts (pictures, printer settings) are not unpacked.
 */
export function unpack(bytes: Uint8Array): Record<string, Uint8Array> | 'damaged' | 'too-big-inside' {
  const parts: Record<string, Uint8Array[]> = {};
  let total = 0;
  let seen = 0;
  const unzip = new Unzip((file) => {
    seen += 1;
    if (seen > UNPACK_LIMITS.parts) throw new TooBig();
    if (!/\.(xml|rels)$/i.test(file.name)) return;
    const chunks: Uint8Array[] = [];
    parts[file.name] = chunks;
    file.ondata = (error, chunk) => {
      // The unpacker hands what is thrown below back to here; thrown again, it ends the whole.
      if (error) throw error;
      total += chunk.length;
      if (total > UNPACK_LIMITS.bytes) throw new TooBig();
      chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += STEP) {
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    }
  } catch (error) {
    return error instanceof TooBig ? 'too-big-inside' : 'damaged';
  }
  if (Object.keys(parts).length === 0) return 'damaged';
  return Object.fromEntries(Object.entries(parts).map(([name, chunks]) => [name, join(chunks)]));
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

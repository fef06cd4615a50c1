import { Inflate } from 'fflate';
import type { DocumentLimits } from './limits';

/** Why a package gives nothing: `file.*` words follow from these names. */
export type ZipProblem = 'damaged' | 'too-large' | 'encrypted';

export class ZipError extends Error {
  constructor(readonly problem: ZipProblem) {
    super(problem);
  }
}

type Entry = { name: string; method: number; packed: number; offset: number; encrypted: boolean };

/** A ZIP package of which single parts are unpacked on demand, under bounds that count what really comes out. */
export type Zip = {
  names: readonly string[];
  /** The bytes of a part; null = there is none of that name. Throws ZipError. */
  part(name: string): Uint8Array | null;
};

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** Compressed bytes fed at a time: deflate makes at most 1,032 times as much of them, so a bomb is noticed in time. */
const STEP = 16_384;

/**
 * Opens a package by its central directory. Nothing is unpacked yet.
 * Throws ZipError: no directory, one that points outside, or more entries than `limits.entries`.
 */
export function openZip(bytes: Uint8Array, limits: DocumentLimits): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directoryOf(bytes, view, limits);
  let total = 0;
  return {
    names: [...entries.keys()],
    part(name) {
      const entry = entries.get(name);
      if (!entry) return null;
      if (entry.encrypted) throw new ZipError('encrypted');
      const data = packedBytes(bytes, view, entry);
      const left = limits.unpacked - total;
      const part = entry.method === 0 ? stored(data, left) : inflated(data, entry.method, left, limits);
      total += part.length;
      return part;
    },
  };
}

function directoryOf(bytes: Uint8Array, view: DataView, limits: DocumentLimits): Map<string, Entry> {
  const end = endOf(view);
  if (end < 0) throw new ZipError('damaged');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > limits.entries) throw new ZipError('too-large');
  const entries = new Map<string, Entry>();
  const utf8 = new TextDecoder();
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw new ZipError('damaged');
    const nameLength = view.getUint16(at + 28, true);
    const name = utf8.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    // The first of a name counts: a second one behind it would show other words than an office program does.
    if (!entries.has(name)) {
      entries.set(name, {
        name,
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        offset: view.getUint32(at + 42, true),
      });
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where the end record begins; it may be followed by a comment of up to 65,535 bytes. -1 = there is none. */
function endOf(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return -1;
}

function packedBytes(bytes: Uint8Array, view: DataView, { offset, packed }: Entry): Uint8Array {
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw new ZipError('damaged');
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (from + packed > bytes.length) throw new ZipError('damaged');
  return bytes.subarray(from, from + packed);
}

function stored(data: Uint8Array, left: number): Uint8Array {
  if (data.length > left) throw new ZipError('too-large');
  return data;
}

function inflated(data: Uint8Array, method: number, left: number, limits: DocumentLimits): Uint8Array {
  if (method !== 8) throw new ZipError('damaged');
  const chunks: Uint8Array[] = [];
  let size = 0;
  let fed = 0;
  const inflate = new Inflate((chunk) => {
    size += chunk.length;
    if (size > left) throw new ZipError('too-large');
    if (size > limits.ratioFrom && size > limits.ratio * fed) throw new ZipError('too-large');
    chunks.push(chunk);
  });
  try {
    do {
      const step = data.subarray(fed, fed + STEP);
      fed += step.length;
      inflate.push(step, fed >= data.length);
    } while (fed < data.length);
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('damaged');
  }
  return joined(chunks, size);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

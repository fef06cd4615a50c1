import type { Field, PageFacts } from '../page/facts';

/**
 * What stands on a page, as numbers that can be compared: its texts, links, pictures, frames and fields. Digits are
 * folded, so that a visitor counter or a clock is no new content, and so is white space.
 */
export type Features = ReadonlySet<number>;

/** Every feature of a page. */
export function featuresOf(facts: PageFacts): Features {
  const features = new Set<number>();
  for (const { text } of facts.blocks) features.add(textFeature(text));
  for (const { url } of facts.links) if (url !== '') features.add(hash(`l${url}`));
  for (const { url } of facts.images) if (url !== '') features.add(hash(`i${url}`));
  for (const { url } of facts.frames) if (url !== '') features.add(hash(`f${url}`));
  for (const field of facts.fields) features.add(fieldFeature(field));
  return features;
}

export function textFeature(text: string): number {
  return hash(`t${folded(text)}`);
}

export function fieldFeature({ type, name }: Field): number {
  return hash(`d${type} ${name}`);
}

/** What a page has that another one of its site has not: its own content without the menus around it. */
export function ownFeatures(page: Features, other: Features): Features {
  return new Set([...page].filter((feature) => !other.has(feature)));
}

const BITS = 128;

/**
 * A short print of a set of features (SimHash, 128 bits): like sets have like prints, whatever their order.
 * `p:` and 32 hex digits.
 */
export function pagePrint(features: Features): string {
  const votes = new Int32Array(BITS);
  for (const feature of features) {
    let word = feature;
    for (let at = 0; at < BITS; at++) {
      if (at % 32 === 0) word = mix(feature + at);
      votes[at] = (votes[at] ?? 0) + ((word >>> (at % 32)) & 1 ? 1 : -1);
    }
  }
  let print = '';
  for (let at = 0; at < BITS; at += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit++) if ((votes[at + bit] ?? 0) > 0) digit |= 1 << bit;
    print += digit.toString(16);
  }
  return `p:${print}`;
}

/** A print of a file: `f:`, its length in bytes and SHA-256 of what was read. */
export async function filePrint(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `f:${bytes.length}:${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Bits that may differ before a page is called changed: about one feature in ten is another. */
const SAME_BITS = 16;

/** Whether two prints are of different content; null when one is missing or they are of different kinds. */
export function differs(before: string, now: string): boolean | null {
  if (before === '' || now === '' || before.slice(0, 2) !== now.slice(0, 2)) return null;
  if (before.startsWith('f:')) return before !== now;
  let different = 0;
  for (let at = 2; at < before.length; at++) {
    let bits = Number.parseInt(before[at] ?? '0', 16) ^ Number.parseInt(now[at] ?? '0', 16);
    for (; bits > 0; bits >>= 1) different += bits & 1;
  }
  return different > SAME_BITS;
}

function folded(text: string): string {
  return text.replace(/[0-9๐-๙]+/g, '0').replace(/\s+/g, '');
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return mix(value);
}

/** Spreads every bit of a number over all 32 (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

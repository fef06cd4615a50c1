import { nanoid } from 'nanoid';
import { z } from '../zod';
import type { Request } from './messages';

/**
 * Messages that may be longer than the 64 MB that Chromium lets through: they travel as text, in parts, one after the
 * other. Whoever gathers them keeps them in memory; when the worker is stopped meanwhile, the sender begins anew.
 */

/** Requests that hold, or are answered with, everything that is kept, or a whole file. */
export const LONG: readonly Request['type'][] = [
  'backup.export',
  'backup.check',
  'backup.restore',
  'file.read',
  'paste.read',
  'merge.export',
  'merge.check',
  'merge.take',
];
/** Characters of a part: JSON within JSON makes at most 6 bytes of one, so 48 MB. */
const PART = 8_000_000;
/** No text of JavaScript can be longer than 2^29 characters. */
const MOST_PARTS = 64;
/** Messages under way at once; a further one takes the place of the oldest. */
const MOST_UNDER_WAY = 2;

const Id = z.string().check(z.maxLength(64));
const At = z.number().check(z.int(), z.gte(0), z.lt(MOST_PARTS));

/** One part of a long request. */
export const Part = z.strictObject({
  part: z.strictObject({
    id: Id,
    at: At,
    of: z.number().check(z.int(), z.gte(2), z.lte(MOST_PARTS)),
    text: z.string().check(z.maxLength(PART)),
  }),
});
export type Part = z.infer<typeof Part>['part'];

/** Asks for one part of a long answer. */
export const More = z.strictObject({ more: z.strictObject({ id: Id, at: At }) });

/** Cuts a text, never between the two halves of one letter. */
export function partsOf(text: string, size = PART): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length || parts.length === 0; ) {
    const end = start + size;
    const torn = end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
    parts.push(text.slice(start, torn ? end - 1 : end));
    start = torn ? end - 1 : end;
  }
  return parts;
}

type UnderWay = { from: string; parts: string[]; of: number };

function start(underWay: Map<string, UnderWay>, id: string, message: UnderWay): void {
  underWay.delete(id);
  underWay.set(id, message);
  for (const [oldest] of [...underWay].slice(0, -MOST_UNDER_WAY)) underWay.delete(oldest);
}

/** Requests whose parts come in. `from` is who sends them. */
export class Arriving {
  private readonly underWay = new Map<string, UnderWay>();

  /** The whole text with the last part; null = what came before this part is not there. */
  take(from: string, { id, at, of, text }: Part): { more: true } | { text: string } | null {
    if (at === 0) start(this.underWay, id, { from, parts: [], of });
    const message = this.underWay.get(id);
    if (message?.from !== from || message.of !== of || message.parts.length !== at) return null;
    message.parts.push(text);
    if (message.parts.length < of) return { more: true };
    this.underWay.delete(id);
    return { text: message.parts.join('') };
  }
}

/** Answers whose parts are asked for. */
export class Leaving {
  private readonly underWay = new Map<string, UnderWay>();

  keep(from: string, parts: string[]): { id: string; of: number } {
    const id = nanoid();
    start(this.underWay, id, { from, parts, of: parts.length });
    return { id, of: parts.length };
  }

  /** Null = it is not there (any more); with the last part it goes. */
  give(from: string, id: string, at: number): string | null {
    const message = this.underWay.get(id);
    if (message?.from !== from) return null;
    if (at === message.of - 1) this.underWay.delete(id);
    return message.parts[at] ?? null;
  }
}

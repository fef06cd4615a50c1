import { z } from '../zod';

/** What the schemas of records are made of. */

export const text = (max: number) => z.string().check(z.maxLength(max));
export const Id = z.string().check(z.regex(/^[\w-]{8,64}$/));
export const Instant = z.iso.datetime();
/** A day in Bangkok, YYYY-MM-DD (A.D.). */
export const Day = z.iso.date();
/** http(s) only: what a citizen can open; nothing that runs. */
export const WebUrl = z.string().check(z.maxLength(4_000), z.regex(/^https?:\/\/[^\s/?#]/i));
/** Lower case, no scheme, no path; a port only where the site has one. */
export const Host = z.string().check(z.maxLength(253), z.regex(/^[^\s/?#@:]+(:\d{1,5})?$/));

/** What every record carries. */
export const stamp = {
  id: Id,
  /** Counts the writes of this record. */
  rev: z.number().check(z.int(), z.gte(1)),
  createdAt: Instant,
  updatedAt: Instant,
  updatedBy: text(120),
  /** Tombstone. */
  deletedAt: z.nullable(Instant),
};

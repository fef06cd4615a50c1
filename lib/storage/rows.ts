import { Id, Instant, RECORDS, type StoreName } from '../assessment/model';
import { Slug } from '../checklist/schema';
import { z } from '../zod';

/** Names of the stores that commands write. */
export const RECORD_STORES = Object.keys(RECORDS) as StoreName[];

/** A history entry without its changes: small, so that the newest can be read often. Keyed by the command's id. */
export const HistoryRow = z.strictObject({
  id: Id,
  /** Ascending over all commands; unique. */
  seq: z.number().check(z.int(), z.gte(1)),
  at: Instant,
  by: z.string().check(z.maxLength(120)),
  assessmentId: z.nullable(Id),
  type: z.string().check(z.maxLength(40)),
  items: z.array(Slug),
  /** Records that the command changed; 0 = it found everything as asked and did nothing. */
  count: z.number().check(z.int(), z.gte(0)),
  /** Pieces of evidence that it added: the answer to the same command sent again. */
  added: z.number().check(z.int(), z.gte(0)),
  undoes: z.nullable(Id),
  undoneBy: z.nullable(Id),
});
export type HistoryRow = z.infer<typeof HistoryRow>;

/** What a history entry changed, under the same id. */
export const ChangesRow = z.strictObject({
  id: Id,
  /** The entry's seq where a pack was changed: packs are large, so only the newest are kept (see execute). */
  editionSeq: z.optional(z.number()),
  changes: z.array(
    z
      .strictObject({
        store: z.enum(RECORD_STORES as [StoreName, ...StoreName[]]),
        id: Id,
        before: z.unknown(),
        after: z.unknown(),
      })
      .check((context) => {
        const { store, before, after } = context.value;
        for (const [key, record] of Object.entries({ before, after })) {
          if (key === 'before' && record === null) continue;
          const problem = RECORDS[store].safeParse(record).error?.issues[0];
          if (problem) {
            const path = [key, ...problem.path];
            context.issues.push({ code: 'custom', message: problem.message, path, input: record });
          }
        }
      }),
  ),
});
export type ChangesRow = z.infer<typeof ChangesRow>;

/** A record that did not fit its schema, moved aside as it was found. */
export const QuarantineRow = z.strictObject({
  /** Store and key of the record. */
  id: z.string(),
  store: z.string(),
  at: Instant,
  /** The first field that did not fit. */
  field: z.string(),
  record: z.unknown(),
});
export type QuarantineRow = z.infer<typeof QuarantineRow>;

/** What the reminder to back up rests on. */
export const BackupRow = z.strictObject({
  key: z.literal('backup'),
  /** Commands since the last backup. */
  changes: z.number().check(z.int(), z.gte(0)),
  /** The first of them; null = none. */
  since: z.nullable(Instant),
  /** Null = never backed up. */
  lastAt: z.nullable(Instant),
  /** A backup that was handed out and is not known to be saved yet. */
  handedOut: z.nullable(z.strictObject({ at: Instant, changes: z.number() })),
});
export type BackupRow = z.infer<typeof BackupRow>;

export const NO_BACKUP: BackupRow = { key: 'backup', changes: 0, since: null, lastAt: null, handedOut: null };

/** A zod path as people write it: `evidence[3].url`. */
export function fieldOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

import { Slug } from '../../checklist/schema';
import { z } from '../../zod';
import { Id, stamp, text } from '../primitives';
import { Version, VersionId, versionId } from './version';

/** What is merged, each by itself; what they are is said by KINDS. */
export const KindName = z.enum([
  'agency',
  'divisions',
  'deadline',
  'edition',
  'evidence',
  'order',
  'decision',
  'answer',
  'explanation',
  'observation',
  'correction',
  'picture',
  'division',
  'due',
  'lastYear',
  'submission',
  'result',
  'clarification',
]);
export type KindName = z.infer<typeof KindName>;

/** A place within its kind: natural, so that it is the same in every copy of the assessment. */
export const RegisterKey = text(13_000);
/** Heads of one register: as many people who did not know of each other. */
export const MOST_HEADS = 50;

/**
 * What is known of a register since versions of it came from somebody else. What was changed here after `seq` is in the
 * history; a register that never met another has no such record.
 */
export const Lineage = z.strictObject({
  ...stamp,
  assessmentId: Id,
  kind: KindName,
  key: RegisterKey,
  /** For the history: the item that it is about. */
  item: z.optional(Slug),
  /** Newest history entry at that time. */
  seq: z.number().check(z.int(), z.gte(0)),
  /** Versions that no other one knows. */
  heads: z.array(Version).check(z.minLength(1), z.maxLength(MOST_HEADS)),
  /** Which of them say what was in force then. */
  own: z.array(VersionId).check(z.maxLength(MOST_HEADS)),
  /** The assessment, while a person has yet to decide between heads: an index of its own rests on it. */
  open: z.optional(Id),
});
export type Lineage = z.infer<typeof Lineage>;

/** A register has one lineage, however often it is merged and the merge is taken back. */
export function lineageId(assessmentId: string, kind: KindName, key: string): string {
  return versionId([assessmentId, kind, key], []);
}

import { EditionYear, ItemCode, Slug } from '../checklist/schema';
import { LinkVerdict } from '../links/verdict';
import { z } from '../zod';
import { Id, Instant, stamp, text, WebUrl } from './primitives';

/** Pictures that a URL is frozen with: the newest. */
export const MOST_PICTURES = 50;

/** One URL as it was submitted: what stood there then, not what the record says today. */
export const SubmittedEvidence = z.strictObject({
  evidenceId: Id,
  url: WebUrl,
  title: text(300),
  explanation: text(2_000),
  foundOn: z.nullable(WebUrl),
  takenAt: Instant,
  takenBy: text(120),
  /** The newest verdict on that day; null = its link was never checked. */
  verdict: z.nullable(LinkVerdict),
  pictureIds: z.array(Id).check(z.maxLength(MOST_PICTURES)),
});
export type SubmittedEvidence = z.infer<typeof SubmittedEvidence>;

export const SubmittedItem = z.strictObject({
  item: Slug,
  code: ItemCode,
  name: text(400),
  answer: z.nullable(z.enum(['yes', 'no'])),
  explanation: text(4_000),
  /** In the order of the sheet. */
  evidence: z.array(SubmittedEvidence).check(z.maxLength(5_000)),
});
export type SubmittedItem = z.infer<typeof SubmittedItem>;

/**
 * What was entered into ITAS, frozen: no later edit touches it. It is only ever made and, if made by mistake, undone.
 * With 2,000 addresses, their click paths and verdicts it is 1.7 MB, once here and once in the history.
 */
export const Submission = z.strictObject({
  ...stamp,
  assessmentId: Id,
  edition: EditionYear,
  note: text(500),
  submittedAt: Instant,
  submittedBy: text(120),
  items: z.array(SubmittedItem).check(z.maxLength(100)),
});
export type Submission = z.infer<typeof Submission>;

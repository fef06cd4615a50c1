import { Finding } from '../audit/finding';
import { EditionPack, EditionYear, Slug } from '../checklist/schema';
import { LastResult } from '../last-year/schema';
import { LinkVerdict } from '../links/verdict';
import { z } from '../zod';
import { MOST_HEADS } from './merge/lineage';
import { VersionId } from './merge/version';
import { Agency, Answer, DivisionName, EvidenceSource, PasteField, Picture, Verdict } from './model';
import { Day, Id, text, WebUrl } from './primitives';

/**
 * Every way to change what is kept. Views send a Command; the background checks it here, carries it out in one
 * transaction and answers with a CommandResult. `id` is made by the sender: a command that is sent twice (because the
 * worker died before it could answer) is carried out once.
 */

/** What is taken as evidence: one URL for one or more items. */
export const Taking = z.strictObject({
  items: z.array(Slug).check(z.minLength(1), z.maxLength(60)),
  url: WebUrl,
  title: text(300),
  source: EvidenceSource,
  foundOn: z.nullable(WebUrl),
  criteria: z.nullable(z.array(Slug)),
  note: text(2_000),
  explanation: text(2_000),
  fiscalYears: z.array(EditionYear).check(z.maxLength(60)),
  /** The machine's findings at that moment, per item; kept apart from the evidence. */
  observations: z.array(
    z.strictObject({ item: Slug, findings: z.array(Finding), content: z.enum(['present', 'placeholder', 'empty']) }),
  ),
});
export type Taking = z.infer<typeof Taking>;

const assessmentId = Id;

/** Pieces of evidence that one step changes at most: more than an assessment of many years of work has. */
const MOST_EVIDENCE = 5_000;

export const Change = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('assessment.create'),
    newId: Id,
    agency: Agency,
    edition: EditionYear,
    person: text(120),
  }),
  z.strictObject({
    type: z.literal('assessment.update'),
    assessmentId,
    agency: z.optional(Agency),
    edition: z.optional(EditionYear),
    person: z.optional(text(120)),
    divisions: z.optional(z.array(DivisionName).check(z.maxLength(60))),
    deadline: z.optional(z.nullable(Day)),
  }),
  /** Under another name, wherever it owes something. */
  z.strictObject({ type: z.literal('division.rename'), assessmentId, from: DivisionName, to: DivisionName }),
  /** What it owed is owed by nobody then. */
  z.strictObject({ type: z.literal('division.remove'), assessmentId, name: DivisionName }),
  /** Who owes items and until when; what is left out stays as it is. */
  z.strictObject({
    type: z.literal('duty.set'),
    assessmentId,
    duties: z
      .array(z.strictObject({ item: Slug, division: z.optional(text(120)), due: z.optional(z.nullable(Day)) }))
      .check(z.minLength(1), z.maxLength(100)),
  }),
  /** In place of what was kept of last year. */
  z.strictObject({ type: z.literal('lastYear.save'), assessmentId, result: LastResult }),
  z.strictObject({ type: z.literal('lastYear.remove'), assessmentId }),
  /** Freezes what is kept now as what was entered into ITAS. The verdicts are those that the view shows, by URL. */
  z.strictObject({
    type: z.literal('submission.freeze'),
    assessmentId,
    note: text(500),
    verdicts: z.array(z.strictObject({ url: WebUrl, verdict: LinkVerdict })).check(z.maxLength(5_000)),
  }),
  /** What ITAS gave; several at once is one step. What is left out stays as it is. */
  z.strictObject({
    type: z.literal('result.enter'),
    assessmentId,
    results: z
      .array(
        z.strictObject({
          item: Slug,
          score: z.nullable(z.number().check(z.gte(0), z.lte(100))),
          comment: z.optional(text(4_000)),
        }),
      )
      .check(z.minLength(1), z.maxLength(100)),
  }),
  /** `rev`: of the ItemResult that the editor saw; 0 = there was none. */
  z.strictObject({
    type: z.literal('result.clarify'),
    assessmentId,
    item: Slug,
    rev: z.number(),
    clarification: text(8_000),
  }),
  /** Evidence that came over from last year holds for this year too; with the fiscal years that were seen in it now. */
  z.strictObject({
    type: z.literal('evidence.confirm'),
    assessmentId,
    confirmed: z
      .array(z.strictObject({ evidenceId: Id, fiscalYears: z.optional(z.array(EditionYear).check(z.maxLength(60))) }))
      .check(z.minLength(1), z.maxLength(MOST_EVIDENCE)),
  }),
  /** Fields of an item were put into ITAS, or (hash null) were not after all. */
  z.strictObject({
    type: z.literal('paste.mark'),
    assessmentId,
    marks: z
      .array(z.strictObject({ item: Slug, field: PasteField, hash: z.nullable(text(128)) }))
      .check(z.minLength(1), z.maxLength(300)),
  }),
  /** Another year from this one: into a new assessment, or into one of that year that is there already. */
  z.strictObject({
    type: z.literal('assessment.carry'),
    assessmentId,
    into: Id,
    edition: EditionYear,
    /** Which evidence goes to which items of that edition. */
    evidence: z
      .array(z.strictObject({ evidenceId: Id, items: z.array(Slug).check(z.minLength(1), z.maxLength(20)) }))
      .check(z.maxLength(MOST_EVIDENCE)),
  }),
  z.strictObject({ type: z.literal('assessment.remove'), assessmentId }),
  /** Several at once is one step for the user: one undo. Taking the same URL for the same item again is no error and adds nothing. */
  z.strictObject({
    type: z.literal('evidence.take'),
    assessmentId,
    takings: z.array(Taking).check(z.minLength(1), z.maxLength(500)),
  }),
  z.strictObject({
    type: z.literal('evidence.edit'),
    assessmentId,
    evidenceId: Id,
    /** The revision that the editor saw; another one in the store means `conflict`. */
    rev: z.number(),
    url: z.optional(WebUrl),
    title: z.optional(text(300)),
    note: z.optional(text(2_000)),
    explanation: z.optional(text(2_000)),
    criteria: z.optional(z.nullable(z.array(Slug))),
  }),
  /** The explanations of many pieces of evidence in one step, each with the revision that the writer saw. */
  z.strictObject({
    type: z.literal('evidence.explain'),
    assessmentId,
    explanations: z
      .array(z.strictObject({ evidenceId: Id, rev: z.number(), explanation: text(2_000) }))
      .check(z.minLength(1), z.maxLength(500)),
  }),
  z.strictObject({
    type: z.literal('evidence.remove'),
    assessmentId,
    evidenceIds: z.array(Id).check(z.minLength(1), z.maxLength(MOST_EVIDENCE)),
  }),
  /** All of the item's evidence ids in their new order. */
  z.strictObject({
    type: z.literal('evidence.reorder'),
    assessmentId,
    item: Slug,
    evidenceIds: z.array(Id).check(z.maxLength(500)),
  }),
  z.strictObject({
    type: z.literal('decision.set'),
    assessmentId,
    item: Slug,
    criterion: Slug,
    verdict: z.nullable(Verdict),
  }),
  z.strictObject({ type: z.literal('item.answer'), assessmentId, item: Slug, answer: z.nullable(Answer) }),
  /** The answer, and the criteria that staff saw to be met, in one word of theirs. */
  z.strictObject({
    type: z.literal('item.confirm'),
    assessmentId,
    item: Slug,
    answer: Answer,
    met: z.array(Slug).check(z.maxLength(40)),
  }),
  /** `rev`: of the ItemState that the editor saw; 0 = there was none. */
  z.strictObject({
    type: z.literal('item.explain'),
    assessmentId,
    item: Slug,
    rev: z.number(),
    explanation: text(4_000),
  }),
  z.strictObject({
    type: z.literal('observation.record'),
    assessmentId,
    url: WebUrl,
    fiscalYears: z.array(EditionYear),
    observations: Taking.shape.observations,
  }),
  z.strictObject({
    type: z.literal('correction.set'),
    assessmentId,
    url: WebUrl,
    item: Slug,
    verdict: z.nullable(z.enum(['not-this', 'this'])),
  }),
  /** Not this item but that one: both corrections of the page are one step, and one undo. */
  z.strictObject({ type: z.literal('correction.replace'), assessmentId, url: WebUrl, item: Slug, instead: Slug }),
  /** Only the background sends it, with the picture's file beside it: without the file it is refused. */
  z.strictObject({
    type: z.literal('picture.keep'),
    assessmentId,
    newId: Id,
    url: Picture.shape.url,
    title: Picture.shape.title,
    marked: Picture.shape.marked,
    width: Picture.shape.width,
    height: Picture.shape.height,
    size: Picture.shape.size,
  }),
  z.strictObject({
    type: z.literal('picture.remove'),
    assessmentId,
    pictureIds: z.array(Id).check(z.minLength(1), z.maxLength(500)),
  }),
  z.strictObject({ type: z.literal('edition.save'), pack: EditionPack }),
  /** A sheet that was opened again: evidence, answers and explanations in one step. */
  z.strictObject({
    type: z.literal('sheet.import'),
    assessmentId,
    takings: z.array(Taking).check(z.maxLength(500)),
    states: z
      .array(z.strictObject({ item: Slug, answer: z.nullable(Answer), explanation: text(4_000) }))
      .check(z.maxLength(100)),
  }),
  /**
   * An assessment file of a colleague, taken in record by record. Only the background sends it, with the file beside it:
   * without the file it is refused. One that is not here yet is made, under the file's id.
   */
  z.strictObject({
    type: z.literal('assessment.merge'),
    assessmentId,
    /** Who is working: where the assessment is new here. */
    person: z.optional(text(120).check(z.trim(), z.minLength(1))),
  }),
  /** Between what stands here and what colleagues said; several at once is one step. */
  z.strictObject({
    type: z.literal('conflict.decide'),
    assessmentId,
    decisions: z
      .array(
        z.strictObject({
          /** Lineage.id. */
          conflict: Id,
          /** Every version that the person saw beside ours; others mean `conflict`. */
          seen: z.array(VersionId).check(z.minLength(1), z.maxLength(MOST_HEADS)),
          /** Ours, both texts (of two), or one of those seen. */
          keep: z.union([z.enum(['mine', 'both']), VersionId]),
        }),
      )
      .check(z.minLength(1), z.maxLength(500)),
  }),
  /** Back to the built-in pack of that year, or to none. */
  z.strictObject({ type: z.literal('edition.remove'), year: EditionYear }),
  z.strictObject({ type: z.literal('undo'), historyId: Id }),
]);
export type Change = z.infer<typeof Change>;
export type ChangeType = Change['type'];

export const Command = z.strictObject({ id: Id, change: Change });
export type Command = z.infer<typeof Command>;

/**
 * Named errors of a command; each has its Thai and English sentence in lib/i18n (`error.<name>`).
 * storage-full: disk or quota; storage-failed: any other database error; not-found: the record is gone;
 * not-kept: what the step changed is no longer kept, so it
 * cannot be undone; pictures-full: the room for pictures is used up; conflict: someone changed it since (undo, edit); invalid: the command did not fit the schema; not-allowed: the sender may not.
 */
export const CommandErrorName = z.enum([
  'storage-full',
  'storage-failed',
  'not-found',
  'not-kept',
  'pictures-full',
  'conflict',
  'invalid',
  'not-allowed',
  'unknown-item',
  'unreachable',
]);
export type CommandErrorName = z.infer<typeof CommandErrorName>;

export type CommandResult =
  | { ok: true; historyId: string | null; added: number }
  | { ok: false; error: CommandErrorName; detail: string };

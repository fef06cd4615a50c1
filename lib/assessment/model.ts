import { Finding } from '../audit/finding';
import { EditionPack, EditionYear, ItemCode, Slug } from '../checklist/schema';
import { LastResult } from '../last-year/schema';
import { z } from '../zod';
import { Lineage } from './merge/lineage';
import { Day, Host, Id, Instant, stamp, text, WebUrl } from './primitives';
import { Submission } from './submission';

/**
 * What is kept: an agency's assessments, staff's evidence and decisions, the machine's observations beside them.
 * Every record has a random id, who and when, a revision, and a tombstone instead of a delete.
 */

export { Host, Id, Instant, WebUrl } from './primitives';

export const AgencyKind = z.enum([
  'sao',
  'subdistrict-municipality',
  'town-municipality',
  'city-municipality',
  'pao',
  'special',
  'other',
]);
export type AgencyKind = z.infer<typeof AgencyKind>;

export const Agency = z.strictObject({
  name: text(200).check(z.trim(), z.minLength(1)),
  kind: AgencyKind,
  /** The main site first; every host is granted by staff, with and without www, both schemes. */
  hosts: z.array(Host).check(z.minLength(1), z.maxLength(20)),
});
export type Agency = z.infer<typeof Agency>;

export const DivisionName = text(120).check(z.trim(), z.minLength(1));

/** An agency × an edition. */
export const Assessment = z.strictObject({
  ...stamp,
  agency: Agency,
  edition: EditionYear,
  /** Who is working: stands on everything decided from here. */
  person: text(120).check(z.trim(), z.minLength(1)),
  /** Divisions (สำนัก/กอง) that may owe items, in their order; absent = the usual ones (duties.ts). */
  divisions: z.optional(z.array(DivisionName).check(z.maxLength(60))),
  /** Last day for entering into ITAS; absent or null = not known. */
  deadline: z.optional(z.nullable(Day)),
});
export type Assessment = z.infer<typeof Assessment>;

export const EvidenceSource = z.enum(['page', 'link', 'file', 'anchor', 'manual', 'import']);

/** The staff's word: this URL serves this item. One record a URL and item. */
export const Evidence = z.strictObject({
  ...stamp,
  assessmentId: Id,
  /** Item.id in the assessment's edition. */
  item: Slug,
  /** Carries the evidence to other editions. */
  topics: z.array(Slug),
  url: WebUrl,
  title: text(300),
  source: EvidenceSource,
  /** The page that it was found on; null = entered by hand or imported. */
  foundOn: z.nullable(WebUrl),
  /** Criterion ids that it serves; null = the item as a whole. */
  criteria: z.nullable(z.array(Slug)),
  /** For ourselves. */
  note: text(2_000),
  /** This URL's line of the คำอธิบาย that ITAS asks for. */
  explanation: text(2_000),
  /** Fiscal years seen when it was taken (พ.ศ.); what readiness and the warnings rest on. */
  fiscalYears: z.array(EditionYear),
  /** Place among the item's evidence, ascending; ties by createdAt, then id. */
  order: z.number(),
  takenAt: Instant,
  takenBy: text(120),
  /** Came over from the assessment of an earlier year: counts for nothing until staff confirmed it for this year. */
  carried: z.optional(
    z.strictObject({
      edition: EditionYear,
      /** The item's code there. */
      code: ItemCode,
      confirmedAt: z.nullable(Instant),
      confirmedBy: text(120),
    }),
  ),
});
export type Evidence = z.infer<typeof Evidence>;

export const Verdict = z.enum(['met', 'unmet']);
export type Verdict = z.infer<typeof Verdict>;

/** Staff's decision on one criterion. id = `${assessmentId}.${item}.${criterion}` is not used: ids are random, the index is unique. */
export const Decision = z.strictObject({
  ...stamp,
  assessmentId: Id,
  item: Slug,
  criterion: Slug,
  verdict: Verdict,
});
export type Decision = z.infer<typeof Decision>;

export const Answer = z.enum(['yes', 'no']);
export type Answer = z.infer<typeof Answer>;

/** What staff say of an item as a whole: คำตอบ and the general part of คำอธิบาย. */
export const ItemState = z.strictObject({
  ...stamp,
  assessmentId: Id,
  item: Slug,
  answer: z.nullable(Answer),
  explanation: text(4_000),
});
export type ItemState = z.infer<typeof ItemState>;

/** The machine's last reading of a URL for an item. Replaced by a rescan; never touches a decision. */
export const Observation = z.strictObject({
  ...stamp,
  assessmentId: Id,
  item: Slug,
  url: WebUrl,
  findings: z.array(Finding),
  fiscalYears: z.array(EditionYear),
  content: z.enum(['present', 'placeholder', 'empty']),
});
export type Observation = z.infer<typeof Observation>;

/** Staff's correction of what a page is about; a rescan never overrules it. */
export const Correction = z.strictObject({
  ...stamp,
  assessmentId: Id,
  url: WebUrl,
  item: Slug,
  verdict: z.enum(['not-this', 'this']),
});
export type Correction = z.infer<typeof Correction>;

/**
 * A picture of a page as it stood before staff: proof of what was there, when, under which address. It belongs to every
 * piece of evidence that is at this address or was found on it. Its bytes are kept apart (PictureFile) and never change.
 */
export const Picture = z.strictObject({
  ...stamp,
  assessmentId: Id,
  url: WebUrl,
  title: text(300),
  /** What was marked in the picture: words of a place or of a menu entry; '' = nothing was. */
  marked: text(200),
  takenAt: Instant,
  takenBy: text(120),
  /** In pixels of the picture. */
  width: z.number().check(z.int(), z.gte(1), z.lte(4_000)),
  height: z.number().check(z.int(), z.gte(1), z.lte(8_000)),
  /** Bytes of the picture. */
  size: z.number().check(z.int(), z.gte(1)),
});
export type Picture = z.infer<typeof Picture>;

/** Who owes an item, and until when. */
export const Duty = z.strictObject({
  ...stamp,
  assessmentId: Id,
  item: Slug,
  /** By name, so that it says the same in every copy of the assessment; '' = nobody yet. */
  division: text(120),
  due: z.nullable(Day),
});
export type Duty = z.infer<typeof Duty>;

/** The published result of the year before, as entered or read from a memo; one an assessment. */
export const LastYear = z.strictObject({ ...stamp, assessmentId: Id, result: LastResult });
export type LastYear = z.infer<typeof LastYear>;

/** What ITAS gave an item after submission, and the clarification (คำชี้แจง) that staff write to it. */
export const ItemResult = z.strictObject({
  ...stamp,
  assessmentId: Id,
  item: Slug,
  /** Null = not given yet. */
  score: z.nullable(z.number().check(z.gte(0), z.lte(100))),
  /** The assessor's words. */
  comment: text(4_000),
  clarification: text(8_000),
});
export type ItemResult = z.infer<typeof ItemResult>;

/** Fields of an ITAS form that are filled from an item. */
export const PasteField = z.enum(['answer', 'urls', 'explanation']);
export type PasteField = z.infer<typeof PasteField>;

/** What of an item was already put into ITAS. `hash` is of the text as it was then: another text was not pasted yet. */
export const Paste = z.strictObject({
  ...stamp,
  assessmentId: Id,
  item: Slug,
  fields: z.array(z.strictObject({ field: PasteField, hash: text(128), at: Instant })).check(z.maxLength(3)),
});
export type Paste = z.infer<typeof Paste>;

/** A pack made, edited or imported by staff; it stands before the built-in one of its year. */
export const StoredEdition = z.strictObject({ ...stamp, year: EditionYear, pack: EditionPack });
export type StoredEdition = z.infer<typeof StoredEdition>;

/** Stores whose records commands write and undo. The names are the database's. */
export const RECORDS = {
  assessments: Assessment,
  evidence: Evidence,
  decisions: Decision,
  itemStates: ItemState,
  observations: Observation,
  corrections: Correction,
  pictures: Picture,
  duties: Duty,
  lastYears: LastYear,
  submissions: Submission,
  itemResults: ItemResult,
  pastes: Paste,
  lineages: Lineage,
  editions: StoredEdition,
} as const;
export type StoreName = keyof typeof RECORDS;
export type RecordOf<S extends StoreName> = z.infer<(typeof RECORDS)[S]>;

/** One command as it was carried out: enough to say what was done and to undo it, also after a restart. */
export type HistoryEntry = {
  id: string;
  /** Ascending over all commands. */
  seq: number;
  at: string;
  by: string;
  assessmentId: string | null;
  /** Command type, and what it was about, for the words of the UI. */
  type: string;
  items: string[];
  count: number;
  changes: { store: StoreName; id: string; before: unknown; after: unknown }[];
  /** History id that this one undid; and the one that undid this. */
  undoes: string | null;
  undoneBy: string | null;
};

/** Everything that a view shows of one assessment: live records only. */
export type Snapshot = {
  assessment: Assessment;
  evidence: Evidence[];
  decisions: Decision[];
  itemStates: ItemState[];
  observations: Observation[];
  corrections: Correction[];
  /** The newest first. */
  pictures: Picture[];
  duties: Duty[];
  /** Null = not entered. */
  lastYear: LastYear | null;
  /** The newest first. */
  submissions: Submission[];
  itemResults: ItemResult[];
  pastes: Paste[];
  /** What colleagues said otherwise and nobody has decided yet. */
  conflicts: Lineage[];
  /** The newest commands first, without their changes; for "เลิกทำ" and the history. */
  recent: HistorySummary[];
};
export type HistorySummary = Omit<HistoryEntry, 'changes'>;

/** An assessment that was removed, and the history entry whose undo brings it back. */
export type RemovedAssessment = { historyId: string; agency: string; edition: number; at: string };

import { Draft, type Setting } from '../assessment/draft';
import { KINDS, placeOf } from '../assessment/merge/kinds';
import { lineageId } from '../assessment/merge/lineage';
import { type Local, localRegisters, readKept } from '../assessment/merge/local';
import { outcomesOf } from '../assessment/merge/outcome';
import { type MergeCounts, type MergeRow, previewOf } from '../assessment/merge/preview';
import { compare } from '../assessment/order';
import { base64Of } from '../base64';
import { squash } from '../thai/text';
import { type AssessmentFile, type AssessmentFileText, type FileProblem, makeAssessmentFile } from './assessment-file';
import type { WriteTransaction } from './database';
import { type PictureText, readFile } from './picture-files';
import { readAssessments } from './read';
import { TransactionReader } from './reader';
import { queue } from './transaction';

/** What merging a file would do, and where; or what is wrong with the file. */
export type MergeCheck =
  | {
      ok: true;
      agency: string;
      edition: number;
      madeAt: string;
      madeBy: string;
      pictures: number;
      /** Where it can go, the likeliest first; `id` of one that is not here yet is the file's own. */
      targets: { id: string; agency: string; edition: number; what: 'same' | 'alike' | 'new' }[];
      /** The target that the rest is about. */
      into: string;
      rows: MergeRow[];
      counts: MergeCounts;
      /** Readings and orders that come along without a row. */
      silent: number;
      /** Nothing in it is new here. */
      known: boolean;
    }
  | ({ ok: false } & FileProblem);

/**
 * One assessment for a colleague; null = it is not here. What the machine read is noted as handed out: it has no history
 * that could tell later which reading came after which.
 */
export async function exportAssessment(
  transaction: WriteTransaction,
  assessmentId: string,
  pictures: boolean,
  setting: Setting,
): Promise<AssessmentFileText | null> {
  const reader = new TransactionReader(transaction);
  const assessment = await reader.get('assessments', assessmentId);
  if (assessment === null || assessment.deletedAt !== null) return null;
  const kept = await readKept(reader, assessmentId, assessment.edition);
  const locals = [...localRegisters(kept).values()].filter(({ versions }) => versions.length > 0);
  noteReadings(transaction, locals, assessmentId, kept.seq, new Draft(reader, setting));

  const pictureFiles: PictureText[] = [];
  const unseen = new Set<string>();
  for (const { kind, key, data } of locals) {
    if (kind !== 'picture') continue;
    const file = pictures && data !== null ? await readFile(transaction, key) : null;
    if (file) pictureFiles.push({ id: key, full: base64Of(file.full), small: base64Of(file.small) });
    else if (!pictures || data !== null) unseen.add(key);
  }
  const { id, agency, edition, person } = assessment;
  return makeAssessmentFile({
    madeAt: setting.now,
    madeBy: person,
    assessment: { id, agency, edition },
    registers: locals
      .filter(({ kind, key }) => kind !== 'picture' || !unseen.has(key))
      .sort((a, b) => compare(placeOf(a.kind, a.key), placeOf(b.kind, b.key))),
    pictureFiles,
  });
}

function noteReadings(
  transaction: WriteTransaction,
  locals: readonly Local[],
  assessmentId: string,
  seq: number,
  draft: Draft,
): void {
  for (const { kind, key, versions, own, lineage, row, data } of locals) {
    if (!KINDS[kind].unlogged) continue;
    const item = typeof data?.item === 'string' ? { item: data.item } : {};
    const fields = { assessmentId, kind, key, seq, heads: [...versions], own: [...own], ...item };
    if (row === null) draft.create('lineages', fields, { quiet: true, id: lineageId(assessmentId, kind, key) });
    // Where nothing but the history went on there is nothing to note.
    else if (lineage === null || own.some((id) => !lineage.own.includes(id))) {
      draft.update('lineages', row, fields, { quiet: true });
    }
  }
  for (const { after } of draft.changes().quiet) {
    queue(transaction.objectStore('lineages').put(after as { id: string }));
  }
}

/**
 * What merging would do; writes nothing.
 * @param into the assessment that a person chose; null = the likeliest
 */
export async function checkMerge(
  transaction: WriteTransaction,
  { arrival, pictures }: AssessmentFile,
  into: string | null,
): Promise<MergeCheck> {
  const { assessment, madeAt, madeBy, registers } = arrival;
  const targets = await targetsOf(transaction, arrival);
  const target = targets.find(({ id }) => id === into) ?? targets[0];
  const id = target?.id ?? assessment.id;
  const local = localRegisters(await readKept(new TransactionReader(transaction), id, assessment.edition));
  const outcomes = outcomesOf(local, registers);
  return {
    ok: true,
    agency: assessment.agency.name,
    edition: assessment.edition,
    ...{ madeAt, madeBy, pictures: pictures.length, targets, into: id },
    ...previewOf(outcomes),
    known: outcomes.length === 0 && target?.what !== 'new',
  };
}

async function targetsOf(
  transaction: WriteTransaction,
  { assessment: { id, agency, edition } }: AssessmentFile['arrival'],
): Promise<Extract<MergeCheck, { ok: true }>['targets']> {
  const here = (await readAssessments(transaction, [])).filter((one) => one.edition === edition);
  const named = (one: (typeof here)[number]) => ({ id: one.id, agency: one.agency.name, edition });
  const same = here.find((one) => one.id === id);
  if (same) return [{ ...named(same), what: 'same' }];
  const alike = here.filter((one) => squash(one.agency.name) === squash(agency.name));
  return [
    ...alike.map((one) => ({ ...named(one), what: 'alike' as const })),
    { id, agency: agency.name, edition, what: 'new' },
  ];
}

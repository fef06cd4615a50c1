import type { Arrival } from '../assessment/merge/arrival';
import { KINDS, meaningOf, versionOf } from '../assessment/merge/kinds';
import { KindName, MOST_HEADS, RegisterKey } from '../assessment/merge/lineage';
import type { Incoming } from '../assessment/merge/outcome';
import { type Data, Version, versionId } from '../assessment/merge/version';
import { Agency } from '../assessment/model';
import { Id, Instant, text } from '../assessment/primitives';
import { EditionYear } from '../checklist/schema';
import { z } from '../zod';
import { PictureText } from './picture-files';
import { fieldOf } from './rows';

/** More than a decade of one assessment's work; a file beyond it is not one of ours. */
const MOST_REGISTERS = 100_000;
const MOST_PICTURES = 5_000;

/** One assessment for a colleague: every register with what its versions were made from. No history, no other assessment. */
const FileSchema = z.strictObject({
  format: z.literal('oit-assessment'),
  version: z.literal(1),
  madeAt: Instant,
  madeBy: text(120),
  assessment: z.strictObject({ id: Id, agency: Agency, edition: EditionYear }),
  /** Of the lists below: a file that was cut does not fit them. */
  counts: z.strictObject({ registers: z.number(), pictureFiles: z.number() }),
  registers: z
    .array(
      z.strictObject({
        kind: KindName,
        key: RegisterKey,
        versions: z.array(Version).check(z.minLength(1), z.maxLength(MOST_HEADS)),
      }),
    )
    .check(z.maxLength(MOST_REGISTERS)),
  pictureFiles: z.array(PictureText).check(z.maxLength(MOST_PICTURES)),
});
export type AssessmentFileText = z.infer<typeof FileSchema>;

/** A file that was read: what is merged, and the bytes of its pictures. */
export type AssessmentFile = { arrival: Arrival; pictures: readonly PictureText[] };

export type FileProblem = {
  /** a-backup: everything of a person, which is restored and not merged. */
  error: 'not-an-assessment' | 'a-backup' | 'newer-version' | 'damaged';
  field: string;
};
export type FileRead = { ok: true; file: AssessmentFile } | ({ ok: false } & FileProblem);

const VERSION = 1;
const Head = z.object({ format: z.string(), version: z.number() });

/** Reads an assessment file; what comes out fits whole, or the first field that does not is named. */
export function readAssessmentFile(file: unknown): FileRead {
  const head = Head.safeParse(file).data;
  if (head?.format === 'oit-backup') return problem('a-backup', 'format');
  if (head?.format !== 'oit-assessment') return problem('not-an-assessment', 'format');
  if (head.version > VERSION) return problem('newer-version', 'version');
  const read = FileSchema.safeParse(file);
  if (!read.success) return problem('damaged', fieldOf(read.error.issues[0]?.path ?? []));
  const { counts, registers, pictureFiles, assessment, madeAt, madeBy } = read.data;
  if (counts.registers !== registers.length) return problem('damaged', 'counts.registers');
  if (counts.pictureFiles !== pictureFiles.length) return problem('damaged', 'counts.pictureFiles');

  const incoming: Incoming[] = [];
  const places = new Set<string>();
  for (const [at, { kind, key, versions }] of registers.entries()) {
    const path = `registers[${at}]`;
    const misfit = misfitOf(kind, key, versions, assessment.edition);
    if (misfit !== null) return problem('damaged', `${path}.${misfit}`);
    if (places.has(`${kind} ${key}`)) return problem('damaged', `${path}.key`);
    places.add(`${kind} ${key}`);
    incoming.push({
      kind,
      key,
      versions: versions.map((version) => cleaned(kind, version as Incoming['versions'][number])),
    });
  }
  const files = new Map(pictureFiles.map(({ id, full }) => [id, full]));
  if (files.size < pictureFiles.length) return problem('damaged', 'pictureFiles');
  for (const [at, { kind, key, versions }] of incoming.entries()) {
    if (kind !== 'picture') continue;
    for (const { data } of versions) {
      // The room for pictures is counted by what their records say.
      if (data !== null && bytesIn(files.get(key) ?? '') !== data.size)
        return problem('damaged', `registers[${at}].key`);
    }
  }
  return { ok: true, file: { arrival: { assessment, madeAt, madeBy, registers: incoming }, pictures: pictureFiles } };
}

/** The first field of a register that cannot be so, in a file that has the right shape. */
function misfitOf(
  kind: KindName,
  key: string,
  versions: readonly z.infer<typeof Version>[],
  year: number,
): string | null {
  const ids = new Set(versions.map(({ id }) => id));
  if (ids.size < versions.length) return 'versions';
  for (const [at, { id, lineage, data }] of versions.entries()) {
    const path = `versions[${at}]`;
    const read = data === null ? null : KINDS[kind].data.safeParse(data);
    if (read?.success === false) return `${path}.data.${fieldOf(read.error.issues[0]?.path ?? [])}`;
    const said: Data | null = read?.data ?? null;
    if (said !== null && KINDS[kind].key(said) !== key) return `${path}.data`;
    if (kind === 'edition' && key !== String(year)) return 'key';
    if (lineage.some((known) => ids.has(known))) return `${path}.lineage`;
    if (versionId(said === null ? null : KINDS[kind].meaning(said), lineage) !== id) return `${path}.id`;
  }
  return null;
}

/** Bytes that a Base64 text stands for. */
function bytesIn(text: string): number {
  return (text.length / 4) * 3 - (/=*$/.exec(text)?.[0].length ?? 0);
}

/** Page titles as they are kept here: what was masked is a version of its own, made from the one that came. */
function cleaned(kind: KindName, version: Incoming['versions'][number]): Incoming['versions'][number] {
  const { clean } = KINDS[kind];
  if (clean === undefined || version.data === null) return version;
  const data = clean(version.data);
  if (meaningOf(kind, data) === meaningOf(kind, version.data)) return version;
  const { by, at, record } = version;
  return versionOf(kind, [version], data, { by, at, record });
}

function problem(error: FileProblem['error'], field: string): FileRead {
  return { ok: false, error, field };
}

/** The file of these registers. */
export function makeAssessmentFile(
  content: Pick<AssessmentFileText, 'assessment' | 'madeAt' | 'madeBy' | 'pictureFiles'> & {
    registers: readonly Incoming[];
  },
): AssessmentFileText {
  const registers = content.registers.map(({ kind, key, versions }) => ({ kind, key, versions: [...versions] }));
  const counts = { registers: registers.length, pictureFiles: content.pictureFiles.length };
  return { format: 'oit-assessment', version: VERSION, ...content, counts, registers };
}

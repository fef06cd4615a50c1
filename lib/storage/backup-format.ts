import { Instant, RECORDS } from '../assessment/model';
import { LinkRecord } from '../links/verdict';
import { z } from '../zod';
import { PictureText } from './picture-files';
import { ChangesRow, fieldOf, HistoryRow, QuarantineRow, RECORD_STORES } from './rows';

/** More than a decade of work; a file beyond it is not one of ours. */
const MOST_ROWS = 500_000;

const rows = <T extends z.ZodMiniType>(schema: T) => z.array(schema).check(z.maxLength(MOST_ROWS));

/** Everything that is kept, tombstones and history included, as one JSON file. */
export const Backup = z.strictObject({
  format: z.literal('oit-backup'),
  /** What each version did not know yet: see LATER. */
  version: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  madeAt: Instant,
  /** Rows of every list below: a file that was cut or edited by hand does not fit them. */
  counts: z.record(z.string(), z.number().check(z.int(), z.nonnegative())),
  records: z.strictObject({
    assessments: rows(RECORDS.assessments),
    evidence: rows(RECORDS.evidence),
    decisions: rows(RECORDS.decisions),
    itemStates: rows(RECORDS.itemStates),
    observations: rows(RECORDS.observations),
    corrections: rows(RECORDS.corrections),
    pictures: z.optional(rows(RECORDS.pictures)),
    duties: z.optional(rows(RECORDS.duties)),
    lastYears: z.optional(rows(RECORDS.lastYears)),
    submissions: z.optional(rows(RECORDS.submissions)),
    itemResults: z.optional(rows(RECORDS.itemResults)),
    pastes: z.optional(rows(RECORDS.pastes)),
    lineages: z.optional(rows(RECORDS.lineages)),
    editions: rows(RECORDS.editions),
  }),
  pictureFiles: z.optional(rows(PictureText)),
  /** Verdicts on live evidence: they prove that it opened. Everything else of the machine's long work can be done again. */
  links: z.optional(rows(LinkRecord)),
  history: rows(HistoryRow),
  changes: rows(ChangesRow),
  /** Records that did not fit when they were read; kept as they were found. */
  quarantine: rows(QuarantineRow),
});
export type Backup = z.infer<typeof Backup>;

/** The newest version that can be read. */
export const BACKUP_VERSION = 4;

export type BackupProblem = { error: 'not-a-backup' | 'newer-version' | 'damaged'; field: string };
export type BackupRead = { ok: true; backup: Backup } | ({ ok: false } & BackupProblem);

/** Reads a backup of any version up to ours; what comes out fits whole, or the first field that does not is named. */
export function readBackup(file: unknown): BackupRead {
  const head = Head.safeParse(file);
  if (!head.success) return problem('not-a-backup', 'format');
  const { version } = head.data;
  if (version > BACKUP_VERSION) return problem('newer-version', 'version');
  const read = Backup.safeParse(file);
  if (!read.success) return problem('damaged', fieldOf(read.error.issues[0]?.path ?? []));
  const field = misfit(read.data);
  return field === null ? { ok: true, backup: read.data } : problem('damaged', field);
}

const Head = z.object({ format: z.literal('oit-backup'), version: z.number() });

function problem(error: BackupProblem['error'], field: string): BackupRead {
  return { ok: false, error, field };
}

type Content = Pick<Backup, 'records' | 'pictureFiles' | 'history' | 'changes' | 'quarantine'>;
/** Lists that came with version 2 (pictures), 3 (the year around the pages) and 4 (merging): older files do not count them. */
const LATER = ['pictures', 'pictureFiles', 'duties', 'lastYears', 'submissions', 'itemResults', 'pastes', 'lineages'];

/** The lists of a backup under the names by which they are counted. */
export function listsOf(backup: Content): {
  /** As in `counts` and in the database. */
  name: string;
  /** As in the file. */
  path: string;
  list: readonly { id: string }[];
}[] {
  return [
    ...RECORD_STORES.map((store) => ({ name: store, path: `records.${store}`, list: backup.records[store] ?? [] })),
    { name: 'pictureFiles', path: 'pictureFiles', list: backup.pictureFiles ?? [] },
    { name: 'history', path: 'history', list: backup.history },
    { name: 'changes', path: 'changes', list: backup.changes },
    { name: 'quarantine', path: 'quarantine', list: backup.quarantine },
  ];
}

/** What no field by itself shows: lists that were cut, keys that stand twice. */
function misfit(backup: Backup): string | null {
  const lists = listsOf(backup);
  for (const { name, list } of lists) {
    if ((backup.counts[name] ?? (LATER.includes(name) ? 0 : -1)) !== list.length) return `counts.${name}`;
  }
  for (const { path, list } of lists) {
    const at = firstRepeated(list.map(({ id }) => id));
    if (at !== null) return `${path}[${at}].id`;
  }
  const { links = [] } = backup;
  if ((backup.counts.links ?? 0) !== links.length) return 'counts.links';
  const repeated = firstRepeated(links.map(({ id }) => id));
  if (repeated !== null) return `links[${repeated}].id`;
  const seq = firstRepeated(backup.history.map((row) => row.seq));
  if (seq !== null) return `history[${seq}].seq`;
  return null;
}

function firstRepeated(keys: readonly (string | number)[]): number | null {
  const seen = new Set<string | number>();
  for (const [at, key] of keys.entries()) {
    if (seen.has(key)) return at;
    seen.add(key);
  }
  return null;
}

/** A backup of these rows, counted. */
export function makeBackup(content: Content, madeAt: string): Backup {
  const counts = Object.fromEntries(listsOf(content).map(({ name, list }) => [name, list.length]));
  return { format: 'oit-backup', version: BACKUP_VERSION, madeAt, counts, ...content };
}

/** The backup with verdicts on links: they lie in another database than all the rest. */
export function withLinks(backup: Backup, links: LinkRecord[]): Backup {
  return { ...backup, links, counts: { ...backup.counts, links: links.length } };
}

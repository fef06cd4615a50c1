import type { EditionPack } from '../checklist/schema';
import type { CommandErrorName } from './commands';
import type { Arrival } from './merge/arrival';
import type { Trail } from './merge/local';
import type { HistorySummary, RecordOf, StoredEdition, StoreName } from './model';
import { sameContent } from './same';

/** Why a command cannot be carried out; nothing is written then. `detail` names what it stumbled over, for the log. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  constructor(
    readonly error: CommandErrorName,
    readonly detail: string,
  ) {
    super(`${error}: ${detail}`);
  }
}

/** Stores whose records hang on one item of one assessment. */
export type ItemStore =
  | 'evidence'
  | 'decisions'
  | 'itemStates'
  | 'observations'
  | 'corrections'
  | 'duties'
  | 'itemResults'
  | 'pastes';
/** Stores whose records hang on an assessment, on one of its items or not. */
export type AssessmentStore = ItemStore | 'pictures' | 'lastYears' | 'submissions' | 'lineages';

/** One record as it was and as it becomes; before null = it did not exist. */
export type RecordChange = { store: StoreName; id: string; before: unknown; after: unknown };

/** What planning may read. Tombstones are included; records that do not fit their schema are not. */
export type Reader = {
  get<S extends StoreName>(store: S, id: string): Promise<RecordOf<S> | null>;
  ofItem<S extends ItemStore>(store: S, assessmentId: string, item: string): Promise<RecordOf<S>[]>;
  ofAssessment<S extends AssessmentStore>(store: S, assessmentId: string): Promise<RecordOf<S>[]>;
  /** Whether any live record of these stores hangs on the assessment. */
  hasLive(stores: readonly ItemStore[], assessmentId: string): Promise<boolean>;
  editionsOf(year: number): Promise<StoredEdition[]>;
  history(id: string): Promise<HistorySummary | null>;
  /** The changes of a history entry; null = they are no longer kept. */
  changes(id: string): Promise<RecordChange[] | null>;
  /** The history of an assessment after an entry (0 = all of it) with its changes, as far as they are kept. */
  trail(assessmentId: string, after: number): Promise<Trail>;
};

/** The moment, the person and the means of one command. */
export type Setting = {
  /** ISO instant. */
  now: string;
  by: string;
  newId: () => string;
  /** The pack in force for a year, packs stored by staff standing first; null = none is known. */
  resolveEdition: (year: number, stored: readonly EditionPack[]) => EditionPack | null;
  /** The assessment file that the command is about. */
  arrival?: Arrival;
};

type StampKey = 'id' | 'rev' | 'createdAt' | 'updatedAt' | 'updatedBy' | 'deletedAt';
export type Fields<S extends StoreName> = Omit<RecordOf<S>, StampKey>;

type Pending = { change: RecordChange; quiet: boolean };

/** Quiet: never undone. `by`: who said it, where it is not who carries out the command. */
type Written = { quiet?: boolean; by?: string };

/**
 * The writes that a command wants, gathered before any is made: reads see them already. Every write is stamped
 * (revision, who, when); a write that changes no content is none.
 */
export class Draft {
  private readonly pending = new Map<string, Pending>();

  constructor(
    private readonly reader: Reader,
    private readonly setting: Setting,
  ) {}

  async get<S extends StoreName>(store: S, id: string): Promise<RecordOf<S> | null> {
    const pending = this.pending.get(keyOf(store, id));
    return pending ? (pending.change.after as RecordOf<S>) : this.reader.get(store, id);
  }

  /** Every record of an item, tombstones included, as it will be. */
  async ofItem<S extends ItemStore>(store: S, assessmentId: string, item: string): Promise<RecordOf<S>[]> {
    return this.withPending(
      store,
      await this.reader.ofItem(store, assessmentId, item),
      (record) => record.assessmentId === assessmentId && record.item === item,
    );
  }

  /** Every record of an assessment, tombstones included, as it will be. */
  async ofAssessment<S extends AssessmentStore>(store: S, assessmentId: string): Promise<RecordOf<S>[]> {
    return this.withPending(
      store,
      await this.reader.ofAssessment(store, assessmentId),
      (record) => record.assessmentId === assessmentId,
    );
  }

  create<S extends StoreName>(store: S, fields: Fields<S>, options: Written & { id?: string } = {}): RecordOf<S> {
    const { now, newId } = this.setting;
    const updatedBy = options.by ?? this.setting.by;
    const stamp = { id: options.id ?? newId(), rev: 1, createdAt: now, updatedAt: now, updatedBy, deletedAt: null };
    const record = withoutGaps({ ...fields, ...stamp }) as unknown as RecordOf<S>;
    this.note(store, null, record, options.quiet === true);
    return record;
  }

  /** Writes `fields` over the record; a tombstone comes to life again. */
  update<S extends StoreName>(
    store: S,
    record: RecordOf<S>,
    fields: Partial<Fields<S>>,
    options: Written = {},
  ): RecordOf<S> {
    return this.write(store, record, { ...record, ...fields, deletedAt: null }, options);
  }

  remove<S extends StoreName>(store: S, record: RecordOf<S>, options: Written = {}): void {
    if (record.deletedAt === null) this.write(store, record, { ...record, deletedAt: this.setting.now }, options);
  }

  /** Gives the record the content that it had in `state`. */
  restore<S extends StoreName>(store: S, record: RecordOf<S>, state: RecordOf<S>): void {
    this.write(store, record, { ...state, createdAt: record.createdAt });
  }

  /** What is to be written, in the order in which it was asked for. Quiet changes are written but never undone. */
  changes(): { logged: RecordChange[]; quiet: RecordChange[] } {
    const logged: RecordChange[] = [];
    const quiet: RecordChange[] = [];
    for (const { change, quiet: isQuiet } of this.pending.values()) {
      if (change.before !== null && sameContent(change.before, change.after)) continue;
      (isQuiet ? quiet : logged).push(change);
    }
    return { logged, quiet };
  }

  /** What is kept and what is about to be. */
  private withPending<S extends StoreName>(
    store: S,
    kept: readonly RecordOf<S>[],
    belongs: (record: RecordOf<S>) => boolean,
  ): RecordOf<S>[] {
    const found = new Map<string, RecordOf<S>>(kept.map((record) => [record.id, record]));
    for (const { change } of this.pending.values()) {
      const after = change.after as RecordOf<S>;
      if (change.store === store && belongs(after)) found.set(after.id, after);
    }
    return [...found.values()];
  }

  private write<S extends StoreName>(
    store: S,
    record: RecordOf<S>,
    next: RecordOf<S>,
    { quiet = false, by = this.setting.by }: Written = {},
  ): RecordOf<S> {
    if (sameContent(record, next)) return record;
    const stamped = withoutGaps({ ...next, rev: record.rev + 1, updatedAt: this.setting.now, updatedBy: by });
    this.note(store, record, stamped, quiet);
    return stamped;
  }

  private note(
    store: StoreName,
    before: { id: string } | null,
    after: { id: string; rev: number },
    quiet: boolean,
  ): void {
    const key = keyOf(store, after.id);
    const earlier = this.pending.get(key)?.change;
    // Several writes of one record in one command are one revision.
    const rev = earlier ? (earlier.after as { rev: number }).rev : after.rev;
    const change = { store, id: after.id, before: earlier ? earlier.before : before, after: { ...after, rev } };
    this.pending.set(key, { change, quiet });
  }
}

/** A field that is taken away is not there, rather than there without a value. */
function withoutGaps<R extends object>(record: R): R {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as R;
}

function keyOf(store: StoreName, id: string): string {
  return `${store}/${id}`;
}

import { indexEdition } from '../checklist';
import type { Criterion, EditionPack, Item } from '../checklist/schema';
import { urlKey } from '../links/identity';
import type { Change, ChangeType } from './commands';
import { CommandError, Draft, type Reader, type Setting } from './draft';
import type { Assessment } from './model';

export type ChangeOf<T extends ChangeType> = Extract<Change, { type: T }>;

/** What becomes of other history entries when an undo is carried out. */
export type Outline = {
  type: string;
  undoes: string;
  /** New values of `undoneBy`. */
  marks: { id: string; undoneBy: string | null }[];
};

/** Says in a draft what one kind of change writes; throws CommandError when it cannot be. Only undo has an outline. */
export type Planner<T extends ChangeType> = (change: ChangeOf<T>, work: Work) => Promise<Outline | undefined>;

/** What a planner works with: the draft, what may be read, and the assessment that the change is about. */
export class Work {
  readonly draft: Draft;
  private edition: Promise<EditionPack | null> | undefined;

  constructor(
    readonly commandId: string,
    readonly reader: Reader,
    readonly setting: Setting,
    /** The assessment that the change is about, removed or not; null = it is not here. */
    readonly about: Assessment | null,
  ) {
    this.draft = new Draft(reader, setting);
  }

  get assessment(): Assessment {
    if (this.about === null || this.about.deletedAt !== null) throw new CommandError('not-found', 'assessment');
    return this.about;
  }

  /** The item in the assessment's edition; unknown-item when it has none of that id. */
  async item(id: string): Promise<Item> {
    const item = await this.findItem(id);
    if (item === null) throw new CommandError('unknown-item', id);
    return item;
  }

  /** The assessment's edition; null = no pack of its year is known. */
  pack(): Promise<EditionPack | null> {
    this.edition ??= this.packOf(this.assessment.edition);
    return this.edition;
  }

  /** The pack in force for a year; null = none is known. */
  async packOf(year: number): Promise<EditionPack | null> {
    const stored = (await this.reader.editionsOf(year)).filter(isLive);
    return this.setting.resolveEdition(
      year,
      stored.map((edition) => edition.pack),
    );
  }

  async findItem(id: string): Promise<Item | null> {
    const edition = await this.pack();
    return edition === null ? null : (indexEdition(edition).byId.get(id)?.item ?? null);
  }
}

export function hasCriterion(item: Item, id: string): boolean {
  return item.criteria.some((criterion: Criterion) => criterion.id === id);
}

/** Evidence may be a place in a page, so its fragment counts. */
export function evidenceKey(url: string): string {
  return urlKey(url, { fragment: true });
}

/** What the machine reads is the page as a whole. */
export function pageKey(url: string): string {
  return urlKey(url);
}

export function isLive(record: { deletedAt: string | null }): boolean {
  return record.deletedAt === null;
}

/** The live one, else the one that was removed last; undefined = none. */
export function liveFirst<R extends { deletedAt: string | null }>(records: readonly R[]): R | undefined {
  return [...records].sort((a, b) => rank(b).localeCompare(rank(a)))[0];
}

function rank(record: { deletedAt: string | null }): string {
  return record.deletedAt ?? 'live';
}

import { IDBFactory } from 'fake-indexeddb';
import type { Change, Command, CommandResult, Taking } from '../../../lib/assessment/commands';
import type { Evidence, Snapshot } from '../../../lib/assessment/model';
import { builtinEditions, indexEdition } from '../../../lib/checklist';
import type { Item } from '../../../lib/checklist/schema';
import { openStore, type Store, type StoreOptions } from '../../../lib/storage';

/** Hours and minutes only move forward: every command has its own instant. */
let clock = Date.parse('2026-11-02T02:00:00.000Z');
export function tick(): string {
  clock += 60_000;
  return new Date(clock).toISOString();
}

let serial = 0;
export function freshId(): string {
  serial += 1;
  return `test-${String(serial).padStart(6, '0')}`;
}

export const YEAR = 2568;
const edition = builtinEditions.find((pack) => pack.year === YEAR);
if (edition === undefined) throw new Error(`no pack of ${YEAR}`);
export const EDITION = edition;
export const ITEMS: readonly Item[] = indexEdition(EDITION).items.map(({ item }) => item);
export function itemAt(at: number): Item {
  const item = ITEMS[at];
  if (item === undefined) throw new Error(`no item ${at}`);
  return item;
}
export function criterionOf(item: Item, at = 0): string {
  const criterion = item.criteria[at];
  if (criterion === undefined) throw new Error(`no criterion ${at}`);
  return criterion.id;
}

export const ASSESSMENT = 'assessment-1';
export const PERSON = 'สมใจ ตัวอย่างดี';
export const AGENCY = { name: 'อบต.ตัวอย่างไพร', kind: 'sao' as const, hosts: ['www.tuayangphrai.go.th'] };

/** A database that nobody has used. */
export function freshDatabase(): void {
  globalThis.indexedDB = new IDBFactory();
}

export function sent(change: Change, id = freshId()): Command {
  return { id, change };
}

/** A picture as far as the store looks into it. */
export const FILE = { full: new Uint8Array([255, 216, 1, 2, 3]), small: new Uint8Array([255, 216, 4]) };

export function keep(page: string, newId = freshId(), size = FILE.full.byteLength): Change {
  const url = `http://www.tuayangphrai.go.th/${page}`;
  const what = { url, title: `หน้า ${page}`, marked: '', width: 1600, height: 900, size };
  return { type: 'picture.keep', assessmentId: ASSESSMENT, newId, ...what };
}

/** What a colleague sent: beside every command that merges. */
export const letter: { file: unknown } = { file: null };

export async function run(store: Store, change: Change, id?: string): Promise<CommandResult> {
  if (change.type === 'assessment.merge') return store.merge(sent(change, id), letter.file, { now: tick() });
  return store.execute(sent(change, id), { now: tick() }, change.type === 'picture.keep' ? FILE : undefined);
}

/** Carries out a change that must succeed; its history id, '' when it changed nothing. */
export async function done(store: Store, change: Change): Promise<string> {
  const result = await run(store, change);
  if (!result.ok) throw new Error(`${change.type}: ${result.error} ${result.detail}`);
  return result.historyId ?? '';
}

export async function openWithAssessment(options: StoreOptions = {}): Promise<Store> {
  freshDatabase();
  const store = await openStore({ newId: freshId, ...options });
  await done(store, { type: 'assessment.create', newId: ASSESSMENT, agency: AGENCY, edition: YEAR, person: PERSON });
  return store;
}

export async function snapshotOf(store: Store): Promise<Snapshot> {
  const snapshot = await store.snapshot(ASSESSMENT);
  if (snapshot === null) throw new Error('no assessment');
  return snapshot;
}

export function taking(item: string, page: string | number, more: Partial<Taking> = {}): Taking {
  return {
    items: [item],
    url: `http://www.tuayangphrai.go.th/${page}`,
    title: `หน้า ${page}`,
    source: 'page',
    foundOn: null,
    criteria: null,
    note: '',
    explanation: '',
    fiscalYears: [],
    observations: [],
    ...more,
  };
}

/** Evidence that came over from the assessment of the year before. */
export function carriedEvidence(item: Item, page: string): Evidence {
  const { items: _items, observations: _observations, ...fields } = taking(item.id, page);
  const at = tick();
  return {
    ...fields,
    id: freshId(),
    rev: 1,
    createdAt: at,
    updatedAt: at,
    updatedBy: PERSON,
    deletedAt: null,
    assessmentId: ASSESSMENT,
    item: item.id,
    topics: item.topics,
    order: 1,
    takenAt: at,
    takenBy: PERSON,
    carried: { edition: YEAR - 1, code: 'O7', confirmedAt: null, confirmedBy: '' },
  };
}

export function take(...takings: Taking[]): Change {
  return { type: 'evidence.take', assessmentId: ASSESSMENT, takings };
}

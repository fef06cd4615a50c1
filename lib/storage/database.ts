import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { StoreName } from '../assessment/model';
import { StoreError, storeErrorOf } from './errors';

export const DATABASE = 'oit-sidebar';

/** What stands in a store is checked when it is read: until then it is only known to have its key. */
type Stored = { id: string };
type ItemIndexes = { byAssessment: string; byItem: [string, string] };

export interface Tables extends DBSchema {
  assessments: { key: string; value: Stored };
  evidence: { key: string; value: Stored; indexes: ItemIndexes };
  decisions: { key: string; value: Stored; indexes: ItemIndexes };
  itemStates: { key: string; value: Stored; indexes: ItemIndexes };
  observations: { key: string; value: Stored; indexes: ItemIndexes };
  corrections: { key: string; value: Stored; indexes: ItemIndexes };
  editions: { key: string; value: Stored; indexes: { byYear: number } };
  history: { key: string; value: Stored; indexes: { bySeq: number } };
  changes: { key: string; value: Stored; indexes: { byEditionSeq: number } };
  quarantine: { key: string; value: Stored };
  meta: { key: string; value: { key: string } };
}
export type TableName = StoreNames<Tables>;
export type Database = IDBPDatabase<Tables>;
export type ReadTransaction = IDBPTransaction<Tables, TableName[], 'readonly'>;
export type WriteTransaction = IDBPTransaction<Tables, TableName[], 'readwrite'>;

/** One step from a version to the next. Steps are never changed once released: a new shape is a new step. */
export type Upgrade = (
  database: Database,
  transaction: IDBPTransaction<Tables, TableName[], 'versionchange'>,
) => void | Promise<void>;

const ITEM_STORES = [
  'evidence',
  'decisions',
  'itemStates',
  'observations',
  'corrections',
] as const satisfies StoreName[];

/** Version n of the database is what the first n steps make. */
export const UPGRADES: readonly Upgrade[] = [
  (database) => {
    database.createObjectStore('assessments', { keyPath: 'id' });
    for (const name of ITEM_STORES) {
      const store = database.createObjectStore(name, { keyPath: 'id' });
      store.createIndex('byAssessment', 'assessmentId');
      store.createIndex('byItem', ['assessmentId', 'item']);
    }
    database.createObjectStore('editions', { keyPath: 'id' }).createIndex('byYear', 'year');
    database.createObjectStore('history', { keyPath: 'id' }).createIndex('bySeq', 'seq', { unique: true });
    database.createObjectStore('changes', { keyPath: 'id' }).createIndex('byEditionSeq', 'editionSeq');
    database.createObjectStore('quarantine', { keyPath: 'id' });
    database.createObjectStore('meta', { keyPath: 'key' });
  },
];

export const ALL_TABLES: readonly TableName[] = [
  'assessments',
  ...ITEM_STORES,
  'editions',
  'history',
  'changes',
  'quarantine',
  'meta',
];

export type DatabaseOptions = {
  name?: string;
  upgrades?: readonly Upgrade[];
  /** How long another tab may keep an older version open before opening fails, in ms. */
  blockedFor?: number;
};

/**
 * The one connection of a context: opened at first use, opened again when the browser closed it, closed at once when
 * a newer version of the product wants to upgrade.
 */
export class Connection {
  private opening: Promise<Database> | null = null;

  constructor(private readonly options: DatabaseOptions = {}) {}

  /** @throws StoreError newer-database, blocked, storage-full or storage-failed */
  get(): Promise<Database> {
    if (this.opening === null) {
      const opening = openDatabase(this.options, () => this.drop(opening));
      this.opening = opening;
      opening.catch(() => this.drop(opening));
    }
    return this.opening;
  }

  /**
   * Begins a transaction over all stores. A connection that the browser closed without a word is opened again, once.
   * @throws StoreError
   */
  async begin<M extends 'readonly' | 'readwrite'>(mode: M): Promise<IDBPTransaction<Tables, TableName[], M>> {
    // Stored before announced, also when the power fails: 'strict' waits for the disk.
    const start = (database: Database) => database.transaction([...ALL_TABLES], mode, { durability: 'strict' });
    const opening = this.get();
    const database = await opening;
    try {
      return start(database);
    } catch {
      this.drop(opening);
      return start(await this.get());
    }
  }

  async close(): Promise<void> {
    const opening = this.opening;
    this.opening = null;
    await opening?.then(
      (database) => database.close(),
      () => undefined,
    );
  }

  private drop(opening: Promise<Database>): void {
    if (this.opening === opening) this.opening = null;
  }
}

async function openDatabase(options: DatabaseOptions, onGone: () => void): Promise<Database> {
  const { name = DATABASE, upgrades = UPGRADES, blockedFor = 10_000 } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onBlocked = () => {};
  const blocked = new Promise<never>((_resolve, reject) => {
    onBlocked = () => {
      timer = setTimeout(() => reject(new StoreError('blocked', `version ${upgrades.length}`)), blockedFor);
    };
  });
  const opening = upgraded(name, upgrades, () => onBlocked(), onGone);
  try {
    return await Promise.race([opening, blocked]);
  } catch (cause) {
    // It may still open after we gave up: a connection that nobody holds would block the next upgrade.
    opening.then(
      (database) => database.close(),
      () => undefined,
    );
    throw storeErrorOf(cause);
  } finally {
    clearTimeout(timer);
  }
}

async function upgraded(
  name: string,
  upgrades: readonly Upgrade[],
  blocked: () => void,
  onGone: () => void,
): Promise<Database> {
  let failure: unknown;
  try {
    return await openDB<Tables>(name, upgrades.length, {
      async upgrade(database, from, _to, transaction) {
        transaction.done.catch(() => undefined);
        try {
          for (const step of upgrades.slice(from)) await step(database, transaction);
        } catch (cause) {
          // All steps or none: a database that is half upgraded fits no version.
          failure = cause;
          transaction.abort();
        }
      },
      blocked,
      blocking(_current, _wanted, event) {
        onGone();
        (event.target as IDBDatabase).close();
      },
      terminated: onGone,
    });
  } catch (cause) {
    throw failure ?? cause;
  }
}

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { StoreError, storeErrorOf } from './errors';

/** One step from a version to the next. Steps are never changed once released: a new shape is a new step. */
export type UpgradeOf<S extends DBSchema> = (
  database: IDBPDatabase<S>,
  transaction: IDBPTransaction<S, StoreNames<S>[], 'versionchange'>,
) => void | Promise<void>;

export type Layout<S extends DBSchema> = {
  name: string;
  /** Version n of the database is what the first n steps make. */
  upgrades: readonly UpgradeOf<S>[];
  tables: readonly StoreNames<S>[];
  /** `strict` waits for the disk: also a power failure takes nothing back that was announced. */
  durability: 'strict' | 'relaxed';
};

export type ConnectionOptions = {
  /** How long another tab may keep an older version open before opening fails, in ms. */
  blockedFor?: number;
};

/**
 * The one connection of a context: opened at first use, opened again when the browser closed it, closed at once when
 * a newer version of the product wants to upgrade.
 */
export class Connection<S extends DBSchema> {
  private opening: Promise<IDBPDatabase<S>> | null = null;

  constructor(
    private readonly layout: Layout<S>,
    private readonly options: ConnectionOptions = {},
  ) {}

  /** @throws StoreError newer-database, blocked, storage-full or storage-failed */
  get(): Promise<IDBPDatabase<S>> {
    if (this.opening === null) {
      const opening = openDatabase(this.layout, this.options, () => this.drop(opening));
      this.opening = opening;
      opening.catch(() => this.drop(opening));
    }
    return this.opening;
  }

  /**
   * Begins a transaction over these stores, all if none are named. A connection that the browser closed without a word is opened again, once.
   * @throws StoreError
   */
  async begin<M extends 'readonly' | 'readwrite'>(
    mode: M,
    tables: readonly StoreNames<S>[] = this.layout.tables,
  ): Promise<IDBPTransaction<S, StoreNames<S>[], M>> {
    const { durability } = this.layout;
    const start = (database: IDBPDatabase<S>) => database.transaction([...tables], mode, { durability });
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

  private drop(opening: Promise<IDBPDatabase<S>>): void {
    if (this.opening === opening) this.opening = null;
  }
}

async function openDatabase<S extends DBSchema>(
  layout: Layout<S>,
  { blockedFor = 10_000 }: ConnectionOptions,
  onGone: () => void,
): Promise<IDBPDatabase<S>> {
  const { name, upgrades } = layout;
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

async function upgraded<S extends DBSchema>(
  name: string,
  upgrades: readonly UpgradeOf<S>[],
  blocked: () => void,
  onGone: () => void,
): Promise<IDBPDatabase<S>> {
  let failure: unknown;
  try {
    return await openDB<S>(name, upgrades.length, {
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

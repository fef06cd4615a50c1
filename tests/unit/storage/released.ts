import { readFileSync } from 'node:fs';
import { DATABASE } from '../../../lib/storage/database';
import { freshDatabase } from './world';

/** A database as a version left it: frozen, never made anew by later code. Bytes stand as `{ $bytes: base64 }`. */
type Stored = {
  version: number;
  stores: Record<
    string,
    { keyPath: string; indexes: { name: string; keyPath: string | string[]; unique: boolean }[]; rows: object[] }
  >;
};

export function storedDatabase(version: number): Stored {
  return fixture(`databases/v${version}`) as Stored;
}

/** A backup file of tests/fixtures/backups. */
export function backupFile(name: string): unknown {
  return fixture(`backups/${name}`);
}

function fixture(name: string): unknown {
  const text = readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8');
  return JSON.parse(text, (_key, value) =>
    typeof value?.$bytes === 'string' ? new Uint8Array(Buffer.from(value.$bytes, 'base64')) : value,
  );
}

export function promised<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Makes a database as an earlier version left it, without any of our code. */
export async function makeDatabase({ version, stores }: Stored): Promise<void> {
  freshDatabase();
  const request = indexedDB.open(DATABASE, version);
  request.onupgradeneeded = () => {
    for (const [name, { keyPath, indexes, rows }] of Object.entries(stores)) {
      const store = request.result.createObjectStore(name, { keyPath });
      for (const index of indexes) store.createIndex(index.name, index.keyPath, { unique: index.unique });
      for (const row of rows) store.put(row);
    }
  };
  (await promised(request)).close();
}

/** The database without any of our code, and closed again. */
export async function inDatabase<T>(work: (database: IDBDatabase) => Promise<T> | T, name = DATABASE): Promise<T> {
  const database = await promised(indexedDB.open(name));
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** Every store that there is, with key and indexes. */
export function shapeNow(): Promise<Record<string, Omit<Stored['stores'][string], 'rows'>>> {
  return inDatabase((database) =>
    Object.fromEntries(
      [...database.objectStoreNames].map((name) => {
        const store = database.transaction(name).objectStore(name);
        const indexes = [...store.indexNames].map((index) => {
          const { keyPath, unique } = store.index(index);
          return { name: index, keyPath, unique };
        });
        return [name, { keyPath: String(store.keyPath), indexes }];
      }),
    ),
  );
}

type Row = Record<string, unknown>;

/** Every row of every store that there is. */
export function rowsNow(name?: string): Promise<Record<string, Row[]>> {
  return inDatabase(async (database) => {
    const found: Record<string, Row[]> = {};
    for (const store of database.objectStoreNames) {
      found[store] = await promised(database.transaction(store).objectStore(store).getAll());
    }
    return found;
  }, name);
}

export function putRow(store: string, row: object, name?: string): Promise<unknown> {
  return inDatabase((database) => promised(database.transaction(store, 'readwrite').objectStore(store).put(row)), name);
}

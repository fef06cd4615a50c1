import type { DBSchema, IDBPTransaction, StoreNames } from 'idb';
import type { StoreName } from '../assessment/model';
import type { Connection, UpgradeOf } from './connection';

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
  pictures: { key: string; value: Stored; indexes: { byAssessment: string } };
  /** PictureFile, under the id of its picture. */
  pictureFiles: { key: string; value: Stored };
  editions: { key: string; value: Stored; indexes: { byYear: number } };
  history: { key: string; value: Stored; indexes: { bySeq: number } };
  changes: { key: string; value: Stored; indexes: { byEditionSeq: number } };
  quarantine: { key: string; value: Stored };
  meta: { key: string; value: { key: string } };
}
export type TableName = StoreNames<Tables>;
export type ReadTransaction = IDBPTransaction<Tables, TableName[], 'readonly'>;
export type WriteTransaction = IDBPTransaction<Tables, TableName[], 'readwrite'>;
/** The database of what staff decided. */
export type Records = Connection<Tables>;
export type Upgrade = UpgradeOf<Tables>;

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
  (database) => {
    database.createObjectStore('pictures', { keyPath: 'id' }).createIndex('byAssessment', 'assessmentId');
    database.createObjectStore('pictureFiles', { keyPath: 'id' });
  },
];

export const ALL_TABLES: readonly TableName[] = [
  'assessments',
  ...ITEM_STORES,
  'pictures',
  'pictureFiles',
  'editions',
  'history',
  'changes',
  'quarantine',
  'meta',
];

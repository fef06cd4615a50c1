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
  duties: { key: string; value: Stored; indexes: ItemIndexes };
  itemResults: { key: string; value: Stored; indexes: ItemIndexes };
  pastes: { key: string; value: Stored; indexes: ItemIndexes };
  lastYears: { key: string; value: Stored; indexes: { byAssessment: string } };
  submissions: { key: string; value: Stored; indexes: { byAssessment: string } };
  pictures: { key: string; value: Stored; indexes: { byAssessment: string } };
  lineages: { key: string; value: Stored; indexes: { byAssessment: string; byOpen: string } };
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

const FIRST_ITEM_STORES = [
  'evidence',
  'decisions',
  'itemStates',
  'observations',
  'corrections',
] as const satisfies StoreName[];

/** The year around the pages: who owes what, last year's result, what was submitted and what came of it. */
const YEAR_ITEM_STORES = ['duties', 'itemResults', 'pastes'] as const satisfies StoreName[];
const YEAR_STORES = ['lastYears', 'submissions'] as const satisfies StoreName[];

/** Version n of the database is what the first n steps make. */
export const UPGRADES: readonly Upgrade[] = [
  (database) => {
    database.createObjectStore('assessments', { keyPath: 'id' });
    for (const name of FIRST_ITEM_STORES) {
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
  (database) => {
    for (const name of YEAR_ITEM_STORES) {
      const store = database.createObjectStore(name, { keyPath: 'id' });
      store.createIndex('byAssessment', 'assessmentId');
      store.createIndex('byItem', ['assessmentId', 'item']);
    }
    for (const name of YEAR_STORES) {
      database.createObjectStore(name, { keyPath: 'id' }).createIndex('byAssessment', 'assessmentId');
    }
  },
  (database) => {
    const lineages = database.createObjectStore('lineages', { keyPath: 'id' });
    lineages.createIndex('byAssessment', 'assessmentId');
    lineages.createIndex('byOpen', 'open');
  },
];

export const ALL_TABLES: readonly TableName[] = [
  'assessments',
  ...FIRST_ITEM_STORES,
  ...YEAR_ITEM_STORES,
  ...YEAR_STORES,
  'lineages',
  'pictures',
  'pictureFiles',
  'editions',
  'history',
  'changes',
  'quarantine',
  'meta',
];

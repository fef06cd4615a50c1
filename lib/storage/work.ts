import type { DBSchema } from 'idb';
import type { Layout } from './connection';

/**
 * The database of the machine's own long work: what the site scan read and how links answered. It stands apart from
 * staff's records, so that a scan never waits for or holds up a decision, and is in no backup: it can be done again.
 */
export interface WorkTables extends DBSchema {
  /** LinkRecord: the verdicts on one address. */
  links: { key: string; value: { id: string }; indexes: { byAssessment: string } };
  /** Scan. */
  scans: { key: string; value: { id: string }; indexes: { byAssessment: string } };
  /** ScanBatch, by scan and sequence. */
  scanBatches: { key: [string, number]; value: { scanId: string; seq: number } };
  /** WayHead and WayRow, by scan and bucket. */
  scanWays: { key: [string, number]; value: { scanId: string; bucket: number } };
}

export const WORK: Layout<WorkTables> = {
  name: 'oit-sidebar-work',
  upgrades: [
    (database) => {
      database.createObjectStore('links', { keyPath: 'id' }).createIndex('byAssessment', 'assessmentId');
      database.createObjectStore('scans', { keyPath: 'id' }).createIndex('byAssessment', 'assessmentId');
      database.createObjectStore('scanBatches', { keyPath: ['scanId', 'seq'] });
    },
    (database) => {
      database.createObjectStore('scanWays', { keyPath: ['scanId', 'bucket'] });
    },
  ],
  tables: ['links', 'scans', 'scanBatches', 'scanWays'],
  // A power failure may cost the last page that was read; it is read again.
  durability: 'relaxed',
};

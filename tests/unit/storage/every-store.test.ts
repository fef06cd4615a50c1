import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { RECORDS } from '../../../lib/assessment/model';
import { openStore, type Store } from '../../../lib/storage';
import { ALL_TABLES, UPGRADES } from '../../../lib/storage/database';
import { WORK } from '../../../lib/storage/work';
import { openWorkStore } from '../../../lib/storage/work-store';
import { inDatabase, makeDatabase, putRow, rowsNow, shapeNow, storedDatabase } from './released';
import { ASSESSMENT, freshDatabase, run, tick } from './world';

/**
 * Every store that the database has, whatever code names it or forgets to: a new one is in the backup, the restore, the
 * removal of an assessment and the quarantine, or it stands here with its reason.
 */

const asFile = (value: unknown) => JSON.parse(JSON.stringify(value));
const newest = storedDatabase(UPGRADES.length);
const STORES = Object.keys(newest.stores);
/** When to offer a backup: of this browser, and made anew by a restore. */
const NOT_IN_BACKUP = ['meta'];
/** The quarantine itself, a status that is made anew, and bytes, which are no record. */
const NEVER_SET_ASIDE = ['quarantine', 'meta', 'pictureFiles'];

let store: Store;
beforeEach(async () => {
  await makeDatabase(newest);
  store = await openStore();
});

it('has a row in what follows, and is opened with every transaction', async () => {
  expect(Object.keys(await shapeNow()).sort()).toEqual([...STORES].sort());
  expect([...ALL_TABLES].sort()).toEqual([...STORES].sort());
  expect(Object.keys(RECORDS).filter((name) => !STORES.includes(name))).toEqual([]);
  for (const [name, rows] of Object.entries(await rowsNow())) expect(rows.length, name).toBeGreaterThan(0);
});

describe('a backup', () => {
  it('holds every row, and brings it back', async () => {
    const before = await rowsNow();
    const backup = asFile(await store.exportBackup());
    freshDatabase();
    const other = await openStore();
    expect(await other.restoreBackup(backup)).toMatchObject({ ok: true });
    const after = await rowsNow();
    for (const name of STORES) {
      if (!NOT_IN_BACKUP.includes(name)) expect(after[name], name).toEqual(before[name]);
    }
  });

  it('takes the place of every row', async () => {
    freshDatabase();
    const empty = asFile(await (await openStore()).exportBackup());
    await makeDatabase(newest);
    store = await openStore();
    expect(await store.restoreBackup(empty)).toMatchObject({ ok: true });
    for (const [name, rows] of Object.entries(await rowsNow())) {
      if (!NOT_IN_BACKUP.includes(name)) expect(rows, name).toEqual([]);
    }
  });
});

it('the removal of an assessment hides all of it and keeps every row, and its undo brings all back', async () => {
  const before = await rowsNow();
  const snapshot = await store.snapshot(ASSESSMENT);
  const result = await run(store, { type: 'assessment.remove', assessmentId: ASSESSMENT }, 'removal-1');
  expect(result).toMatchObject({ ok: true });
  expect(await store.snapshot(ASSESSMENT)).toBeNull();
  expect(await store.assessments()).toEqual([]);
  expect(await store.exportAssessment(ASSESSMENT, { pictures: true, now: tick() })).toBeNull();
  await run(store, { type: 'undo', historyId: (result.ok && result.historyId) || '' }, 'undoing-1');
  const { recent: _recent, assessment: _assessment, ...back } = (await store.snapshot(ASSESSMENT)) ?? {};
  expect(snapshot).toMatchObject(back);
  const after = await rowsNow();
  for (const name of STORES) {
    // What was done is written down there.
    if (!['assessments', 'history', 'changes', 'meta'].includes(name)) expect(after[name], name).toEqual(before[name]);
  }
});

it.each(STORES.filter((name) => !NEVER_SET_ASIDE.includes(name)))(
  'a broken row of %s is set aside, and what is left can be backed up',
  async (name) => {
    const [row] = (await rowsNow())[name] ?? [];
    await putRow(name, { ...row, neverHeardOf: true });
    const set = (await store.quarantined()).length;
    const backup = asFile(await store.exportBackup());
    const aside = await store.quarantined();
    expect(aside).toHaveLength(set + 1);
    expect(aside).toContainEqual(expect.objectContaining({ store: name, id: `${name}/${row?.id}` }));
    expect((await rowsNow())[name]?.map(({ id }) => id)).not.toContain(row?.id);
    expect(await store.checkBackup(backup)).toMatchObject({ ok: true });
  },
);

it('a scan that goes takes its rows in every store of the long work with it', async () => {
  freshDatabase();
  const work = await openWorkStore();
  const stores = await inDatabase((database) => [...database.objectStoreNames], WORK.name);
  expect([...WORK.tables].sort()).toEqual(stores.sort());
  const ofScan = stores.filter((name) => name !== 'links');
  for (const name of ofScan) {
    await putRow(name, { id: 'scan-1', scanId: 'scan-1', seq: 0, bucket: -1, assessmentId: ASSESSMENT }, WORK.name);
    await putRow(name, { id: 'scan-2', scanId: 'scan-2', seq: 0, bucket: 0, assessmentId: ASSESSMENT }, WORK.name);
  }
  await work.removeScan('scan-1');
  const left = await rowsNow(WORK.name);
  for (const name of ofScan)
    expect(
      left[name]?.map(({ id }) => id),
      name,
    ).toEqual(['scan-2']);
});

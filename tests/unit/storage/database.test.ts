import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../lib/storage';
import { DATABASE, UPGRADES, type Upgrade } from '../../../lib/storage/database';
import { makeDatabase, promised, storedDatabase } from './released';
import { ASSESSMENT, itemAt, openWithAssessment, run, snapshotOf, take, taking } from './world';

const V1 = storedDatabase(1);

const addBox: Upgrade = (database) => {
  (database as unknown as IDBDatabase).createObjectStore('box', { keyPath: 'id' });
};

describe('the database', () => {
  it('is upgraded step by step, with its records, whatever version it comes from', async () => {
    const rename: Upgrade = async (_database, transaction) => {
      for (const row of await transaction.objectStore('evidence').getAll()) {
        await transaction.objectStore('evidence').put({ ...row, title: 'upgraded' } as { id: string });
      }
    };
    await makeDatabase(V1);
    const store = await openStore({ upgrades: [...UPGRADES, addBox, rename] });
    expect((await snapshotOf(store)).evidence.map(({ title }) => title)).toEqual(['upgraded']);
    await store.close();
    const database = await promised(indexedDB.open(DATABASE));
    expect(database.version).toBe(UPGRADES.length + 2);
    expect([...database.objectStoreNames]).toContain('box');
  });

  it('stays as it was when a step of an upgrade fails', async () => {
    await makeDatabase(V1);
    const fails: Upgrade = () => {
      throw new Error('cannot');
    };
    await expect(openStore({ upgrades: [...UPGRADES, addBox, fails] })).rejects.toMatchObject({
      error: 'storage-failed',
      detail: 'Error: cannot',
    });
    const store = await openStore();
    expect((await snapshotOf(store)).evidence).toHaveLength(1);
    await store.close();
    expect([...(await promised(indexedDB.open(DATABASE))).objectStoreNames]).not.toContain('box');
  });

  it('of a newer version is left alone', async () => {
    await makeDatabase({ ...V1, version: 99 });
    await expect(openStore()).rejects.toMatchObject({ name: 'StoreError', error: 'newer-database' });
    const database = await promised(indexedDB.open(DATABASE));
    expect(database.version).toBe(99);
    expect(await promised(database.transaction('evidence').objectStore('evidence').count())).toBe(2);
  });

  it('gives way at once to a newer version of the product', async () => {
    const old = await openWithAssessment();
    const next = await openStore({ upgrades: [...UPGRADES, addBox] });
    expect(await snapshotOf(next)).toMatchObject({ assessment: { id: ASSESSMENT } });
    expect(await run(old, take(taking(itemAt(0).id, 'a')))).toMatchObject({ ok: false, error: 'storage-failed' });
    await expect(old.assessments()).rejects.toMatchObject({ error: 'newer-database' });
    expect(await run(next, take(taking(itemAt(0).id, 'a')))).toMatchObject({ ok: true });
  });

  it('that another tab keeps open is told as such, and opens when that tab is closed', async () => {
    await makeDatabase(V1);
    const held = await promised(indexedDB.open(DATABASE));
    const upgrades = [...UPGRADES, addBox];
    await expect(openStore({ upgrades, blockedFor: 20 })).rejects.toMatchObject({ error: 'blocked' });
    held.close();
    expect((await snapshotOf(await openStore({ upgrades }))).evidence).toHaveLength(1);
  });

  it.each(['by us', 'by the browser, without a word'])('is opened again when it was closed %s', async (how) => {
    let database: IDBDatabase | undefined;
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function opened(this: IDBFactory, ...args: Parameters<typeof open>) {
      const request = open.apply(this, args);
      request.addEventListener('success', () => {
        database = request.result;
      });
      return request;
    };
    const store = await openWithAssessment();
    IDBFactory.prototype.open = open;
    if (how === 'by us') await store.close();
    else database?.close();
    expect(await run(store, take(taking(itemAt(0).id, 'a')))).toMatchObject({ ok: true });
  });
});

describe('a broken record', () => {
  async function breakRecord(store: string, change: (row: Record<string, unknown>) => void, at = 0): Promise<void> {
    const database = await promised(indexedDB.open(DATABASE));
    const rows = await promised(database.transaction(store).objectStore(store).getAll());
    change(rows[at]);
    await promised(database.transaction(store, 'readwrite').objectStore(store).put(rows[at]));
    database.close();
  }

  it('is moved aside, told once, and costs nothing else', async () => {
    const told: string[] = [];
    const store = await openWithAssessment({ onQuarantine: (rows) => told.push(...rows.map(({ field }) => field)) });
    await run(store, take(taking(itemAt(0).id, 'a'), taking(itemAt(0).id, 'b')));
    await breakRecord('evidence', (row) => {
      row.url = 'javascript:alert(1)';
    });
    expect((await snapshotOf(store)).evidence).toHaveLength(1);
    expect((await snapshotOf(store)).evidence).toHaveLength(1);
    expect(told).toEqual(['url']);
    expect(await store.quarantined()).toMatchObject([
      { store: 'evidence', field: 'url', record: { url: 'javascript:alert(1)' } },
    ]);
    const backup = JSON.parse(JSON.stringify(await store.exportBackup()));
    expect(backup.quarantine).toHaveLength(1);
    expect(await store.checkBackup(backup)).toMatchObject({ ok: true });
  });

  it('does not stop a command that meets it', async () => {
    const store = await openWithAssessment();
    await run(store, take(taking(itemAt(0).id, 'a')));
    await breakRecord('evidence', (row) => {
      row.order = 'first';
    });
    expect(await run(store, take(taking(itemAt(0).id, 'a')))).toMatchObject({ ok: true, added: 1 });
    expect(await store.quarantined()).toMatchObject([{ store: 'evidence', field: 'order' }]);
  });

  it('in the history or on the top leaves the rest to be read', async () => {
    const store = await openWithAssessment();
    await run(store, take(taking(itemAt(0).id, 'a')));
    await breakRecord(
      'history',
      (row) => {
        row.items = 7;
      },
      1,
    );
    expect((await snapshotOf(store)).recent.map(({ type }) => type)).toEqual(['assessment.create']);
    await breakRecord('assessments', (row) => {
      delete row.agency;
    });
    expect(await store.assessments()).toEqual([]);
    expect((await store.quarantined()).map(({ field }) => field)).toEqual(expect.arrayContaining(['agency', 'items']));
    // What is left makes a backup that can be restored.
    const backup = JSON.parse(JSON.stringify(await store.exportBackup()));
    expect(backup.counts).toMatchObject({ assessments: 0, evidence: 1, quarantine: 2 });
    expect(await store.restoreBackup(backup)).toMatchObject({ ok: true });
  });
});

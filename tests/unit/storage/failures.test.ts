import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../lib/assessment/commands';
import { openStore, type Store } from '../../../lib/storage';
import { ASSESSMENT, done, freshDatabase, itemAt, openWithAssessment, run, take, taking, tick } from './world';

const item = itemAt(0);
const realPut = IDBObjectStore.prototype.put;
afterEach(() => {
  IDBObjectStore.prototype.put = realPut;
});

type Abortable = IDBTransaction & { _abort(name: string): void };

/** Ways in which a browser lets a write fail; what kills the worker looks to the database like an abort. */
const FAILURES: Record<string, { fail: (transaction: Abortable) => void; error: string }> = {
  'the disk is full at once': {
    fail: () => {
      throw new DOMException('', 'QuotaExceededError');
    },
    error: 'storage-full',
  },
  'the disk is full at the commit': {
    fail: (transaction) => transaction._abort('QuotaExceededError'),
    error: 'storage-full',
  },
  'the disk is full and the browser has no name for it': {
    fail: () => {
      throw new DOMException('Internal error: no space left on device', 'UnknownError');
    },
    error: 'storage-full',
  },
  'the database fails': {
    fail: (transaction) => transaction._abort('UnknownError'),
    error: 'storage-failed',
  },
  'the worker is killed': { fail: (transaction) => transaction.abort(), error: 'storage-failed' },
};

/** Lets the n-th write of the next command fail; tells whether it came to that. */
function failAt(n: number, fail: (transaction: Abortable) => void): () => boolean {
  let seen = 0;
  IDBObjectStore.prototype.put = function put(this: IDBObjectStore, ...args: Parameters<typeof realPut>) {
    seen += 1;
    if (seen !== n) return realPut.apply(this, args);
    const request = realPut.apply(this, args);
    fail(this.transaction as Abortable);
    return request;
  };
  return () => {
    IDBObjectStore.prototype.put = realPut;
    return seen >= n;
  };
}

async function everything(store: Store): Promise<unknown> {
  return [await store.exportBackup('2026-11-03T00:00:00.000Z'), (await store.backupStatus('2026-11-03')).changes];
}

const CHANGES: Record<string, (store: Store) => Promise<Change>> = {
  'taking evidence': async () =>
    take(taking(item.id, 'new', { items: [item.id, itemAt(1).id] }), taking(item.id, 'new2')),
  undo: async (store) => {
    const recent = (await store.snapshot(ASSESSMENT))?.recent ?? [];
    return { type: 'undo', historyId: recent[0]?.id ?? '' };
  },
};

describe('a write that fails', () => {
  const cases = Object.keys(FAILURES).flatMap((failure) =>
    Object.keys(CHANGES).map((change) => [failure, change] as const),
  );

  it.each(cases)('when %s, at any point of %s, leaves everything as it was', async (name, changing) => {
    const failure = FAILURES[name];
    const changeOf = CHANGES[changing];
    if (!failure || !changeOf) throw new Error('no such case');
    const store = await openWithAssessment();
    await done(store, take(taking(item.id, 'a'), taking(item.id, 'b')));
    const change = await changeOf(store);
    const before = await everything(store);
    // Sent again and again under the same id, as a view does: carried out once, when all its writes succeed.
    const command = { id: 'command-1', change };
    let points = 0;
    for (;;) {
      const reached = failAt(points + 1, failure.fail);
      const result = await store.execute(command, { now: tick() });
      if (!reached()) {
        expect(result).toMatchObject({ ok: true });
        break;
      }
      points += 1;
      expect(result).toMatchObject({ ok: false, error: failure.error });
      expect(await everything(store)).toEqual(before);
    }
    expect(points).toBeGreaterThanOrEqual(6);
    expect(await everything(store)).not.toEqual(before);
  });

  it('keeps all old data when a restore fails half-way', async () => {
    const other = await openWithAssessment();
    for (let at = 0; at < 30; at++) await done(other, take(taking(item.id, at)));
    const backup = JSON.parse(JSON.stringify(await other.exportBackup()));
    const store = await openWithAssessment();
    await done(store, take(taking(item.id, 'mine')));
    const before = await everything(store);
    for (const at of [1, 2, 17, 40, 93]) {
      const reached = failAt(at, () => {
        throw new DOMException('', 'QuotaExceededError');
      });
      expect(await store.restoreBackup(backup)).toMatchObject({ ok: false, error: 'storage-full' });
      expect(reached()).toBe(true);
      expect(await everything(store)).toEqual(before);
    }
    expect(await store.restoreBackup(backup)).toMatchObject({ ok: true });
  });

  it('does not stop a backup from being handed out', async () => {
    const store = await openWithAssessment();
    const reached = failAt(1, (transaction) => transaction._abort('QuotaExceededError'));
    expect((await store.exportBackup()).counts.assessments).toBe(1);
    expect(reached()).toBe(true);
  });

  it('does not stop the commands after it', async () => {
    const store = await openWithAssessment();
    const reached = failAt(2, (transaction) => transaction._abort('QuotaExceededError'));
    const results = await Promise.all(['a', 'b', 'c'].map((page) => run(store, take(taking(item.id, page)))));
    expect(reached()).toBe(true);
    expect(results.map(({ ok }) => ok)).toEqual([false, true, true]);
  });
});

describe('a database that cannot be opened', () => {
  it('answers with a named error', async () => {
    freshDatabase();
    const open = indexedDB.open;
    indexedDB.open = () => {
      throw new DOMException('Encountered full disk while opening backing store for indexedDB.open.', 'UnknownError');
    };
    await expect(openStore()).rejects.toMatchObject({ name: 'StoreError', error: 'storage-full' });
    indexedDB.open = open;
    expect(await (await openStore()).assessments()).toEqual([]);
  });
});

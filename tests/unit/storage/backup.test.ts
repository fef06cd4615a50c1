import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { type Backup, openStore, type Store } from '../../../lib/storage';
import { backupFile } from './released';
import {
  AGENCY,
  ASSESSMENT,
  done,
  freshDatabase,
  itemAt,
  openWithAssessment,
  run,
  snapshotOf,
  take,
  taking,
  tick,
  YEAR,
} from './world';

const item = itemAt(0);

/** As it comes back from a file. */
function asFile(backup: Backup): Backup {
  return JSON.parse(JSON.stringify(backup));
}

async function openWithWork(): Promise<Store> {
  const store = await openWithAssessment();
  const historyId = await done(store, take(taking(item.id, 'a'), taking(item.id, 'b')));
  await done(store, { type: 'undo', historyId });
  await done(store, take(taking(item.id, 'c', { note: 'เก็บไว้' })));
  await done(store, { type: 'item.answer', assessmentId: ASSESSMENT, item: item.id, answer: 'yes' });
  return store;
}

describe('a backup', () => {
  it('holds everything, tombstones and history included, and comes back the same', async () => {
    const store = await openWithWork();
    const before = await snapshotOf(store);
    const backup = asFile(await store.exportBackup('2026-11-03T00:00:00.000Z'));
    expect(backup).toMatchObject({
      format: 'oit-backup',
      version: 4,
      madeAt: '2026-11-03T00:00:00.000Z',
      counts: { assessments: 1, evidence: 3, itemStates: 1, history: 5, changes: 5, quarantine: 0 },
    });
    freshDatabase();
    const other = await openStore();
    expect(await other.restoreBackup(backup)).toEqual({ ok: true, historyId: null, added: 0 });
    expect(await snapshotOf(other)).toEqual(before);
    expect(asFile(await other.exportBackup('2026-11-03T00:00:00.000Z'))).toEqual(backup);
    // Undo reaches behind the restore.
    expect(await run(other, { type: 'undo', historyId: before.recent[0]?.id ?? '' })).toMatchObject({ ok: true });
  });

  it('replaces everything that was there', async () => {
    const backup = asFile(await (await openWithWork()).exportBackup());
    const store = await openWithAssessment();
    await done(store, { type: 'assessment.create', newId: 'assessment-2', agency: AGENCY, edition: YEAR, person: 'ก' });
    await store.restoreBackup(backup);
    expect((await store.assessments()).map(({ id }) => id)).toEqual([ASSESSMENT]);
  });

  it('is previewed beside what is there, and a check writes nothing', async () => {
    const backup = asFile(await (await openWithWork()).exportBackup());
    const store = await openWithAssessment();
    const before = await snapshotOf(store);
    expect(await store.checkBackup(backup)).toMatchObject({
      ok: true,
      madeAt: backup.madeAt,
      incoming: [{ agency: AGENCY.name, edition: YEAR, evidence: 1 }],
      present: [{ agency: AGENCY.name, edition: YEAR, evidence: 0, updatedAt: before.assessment.updatedAt }],
    });
    expect(await snapshotOf(store)).toEqual(before);
  });

  it.each([
    ['wrong-field', 'damaged', 'records.evidence[1].url'],
    ['wrong-history', 'damaged', 'changes[1].changes[0].after.item'],
    ['cut', 'damaged', 'counts.evidence'],
    ['repeated-id', 'damaged', 'records.decisions[1].id'],
    ['no-records', 'damaged', 'records'],
    ['newer', 'newer-version', 'version'],
    ['something-else', 'not-a-backup', 'format'],
  ])('that is not right is refused with the field: %s', async (name, error, field) => {
    const store = await openWithWork();
    const before = await snapshotOf(store);
    expect(await store.checkBackup(backupFile(name))).toEqual({ ok: false, error, field });
    expect(await store.restoreBackup(backupFile(name))).toEqual({
      ok: false,
      error: 'invalid',
      detail: `${error}: ${field}`,
    });
    expect(await snapshotOf(store)).toEqual(before);
  });

  it.each([null, [], 'text', 7, { format: 'oit-backup' }])('may be anything: %j', async (file) => {
    const store = await openWithAssessment();
    expect(await store.checkBackup(file)).toMatchObject({ ok: false, error: 'not-a-backup' });
  });
});

describe('the reminder', () => {
  const answer = (at: number) =>
    ({
      type: 'item.answer',
      assessmentId: ASSESSMENT,
      item: itemAt(at % 20).id,
      answer: at < 20 ? 'yes' : 'no',
    }) as const;
  const today = '2026-11-02';

  it('comes after 20 changes; what changed nothing does not count', async () => {
    const store = await openWithAssessment();
    for (let at = 0; at < 18; at++) await done(store, answer(at));
    await done(store, answer(17));
    expect(await store.backupStatus(today)).toEqual({ changes: 19, lastAt: null, due: false });
    await done(store, answer(18));
    expect(await store.backupStatus(today)).toEqual({ changes: 20, lastAt: null, due: true });
  });

  it('comes 7 days after the last backup, or the first change, but not when nothing changed since', async () => {
    const store = await openWithAssessment();
    expect(await store.backupStatus('2026-11-08')).toMatchObject({ due: false });
    expect(await store.backupStatus('2026-11-09')).toMatchObject({ due: true });
    const at = '2026-11-10T01:00:00.000Z';
    await store.exportBackup(at);
    await store.backupDone('2026-11-10T01:05:00.000Z');
    expect(await store.backupStatus('2026-12-31')).toEqual({ changes: 0, lastAt: at, due: false });
    await store.execute({ id: 'command-1', change: answer(1) }, { now: '2026-11-12T00:00:00.000Z' });
    expect(await store.backupStatus('2026-11-16')).toEqual({ changes: 1, lastAt: at, due: false });
    expect(await store.backupStatus('2026-11-17')).toEqual({ changes: 1, lastAt: at, due: true });
  });

  it('still counts what was changed while the file was being saved', async () => {
    const store = await openWithWork();
    await store.exportBackup(tick());
    await done(store, take(taking(item.id, 'later')));
    await store.backupDone(tick());
    expect(await store.backupStatus(today)).toMatchObject({ changes: 1 });
  });

  it('knows that what was restored is backed up', async () => {
    const store = await openWithWork();
    const backup = asFile(await store.exportBackup('2026-11-03T00:00:00.000Z'));
    await done(store, take(taking(item.id, 'later')));
    await store.restoreBackup(backup);
    expect(await store.backupStatus('2026-11-03')).toEqual({ changes: 0, lastAt: backup.madeAt, due: false });
  });
});

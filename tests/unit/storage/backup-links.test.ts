import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { LinkVerdict } from '../../../lib/links/verdict';
import { readBackup } from '../../../lib/storage/backup-format';
import { restoreVerdicts, withVerdicts } from '../../../lib/storage/backup-links';
import { openWorkStore, type WorkStore } from '../../../lib/storage/work-store';
import { linkVerdict } from '../../fixtures/verdicts';
import { ASSESSMENT, done, freshDatabase, itemAt, openWithAssessment, take, taking } from './world';

const verdict = (state: LinkVerdict['state'], more: Partial<LinkVerdict> = {}) =>
  linkVerdict({ state, print: 'p:00', ...more });

let work: WorkStore;
beforeEach(async () => {
  freshDatabase();
  work = await openWorkStore();
});

async function backedUp() {
  const store = await openWithAssessment();
  const [kept, gone] = [taking(itemAt(0).id, 'a'), taking(itemAt(0).id, 'b')];
  await done(store, take(kept));
  const historyId = await done(store, take(gone));
  await done(store, { type: 'undo', historyId });
  work = await openWorkStore();
  const paths = [{ text: 'หน้าแรก › แผน', holds: false, now: 'หน้าแรก › แผนงาน' }];
  for (const state of ['broken', 'opens'] as const) {
    await work.recordVerdicts(ASSESSMENT, [
      { url: kept.url, verdict: verdict(state, { paths }) },
      { url: gone.url, verdict: verdict(state) },
    ]);
  }
  await work.recordVerdicts('assessment-2', [{ url: kept.url, verdict: verdict('opens') }]);
  const backup = await withVerdicts(await store.exportBackup('2026-11-03T00:00:00.000Z'), work);
  return { store, kept, backup: JSON.parse(JSON.stringify(backup)) };
}

it('of live evidence go along with their history, and come back', async () => {
  const { kept, backup } = await backedUp();
  expect(readBackup(backup)).toMatchObject({ ok: true });
  expect(backup.links).toMatchObject([{ url: kept.url, verdict: { state: 'opens' }, earlier: [{ state: 'broken' }] }]);
  const before = (await work.links(ASSESSMENT)).filter(({ url }) => url === kept.url);
  freshDatabase();
  const other = await openWorkStore();
  await other.recordVerdicts(ASSESSMENT, [{ url: 'http://www.bannong-demo.go.th/other', verdict: verdict('opens') }]);
  await restoreVerdicts(backup, other);
  expect(await other.links(ASSESSMENT)).toEqual(before);
});

it('are not in older backups: what is kept then stays', async () => {
  const { kept, backup } = await backedUp();
  const { links: _links, ...older } = backup;
  const { links: _count, ...counts } = backup.counts;
  expect(readBackup({ ...older, counts })).toMatchObject({ ok: true });
  await restoreVerdicts(older, work);
  expect((await work.links(ASSESSMENT)).map(({ url }) => url)).toContain(kept.url);
});

it('that were cut or stand twice are refused with the field', async () => {
  const { backup } = await backedUp();
  expect(readBackup({ ...backup, links: [] })).toMatchObject({ ok: false, error: 'damaged', field: 'counts.links' });
  const twice = { ...backup, links: [...backup.links, ...backup.links], counts: { ...backup.counts, links: 2 } };
  expect(readBackup(twice)).toMatchObject({ ok: false, field: 'links[1].id' });
  const wrong = { ...backup, links: [{ ...backup.links[0], url: 'javascript:alert(1)' }] };
  expect(readBackup(wrong)).toMatchObject({ ok: false, field: 'links[0].url' });
});

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { conflictsOf } from '../../../lib/assessment/merge/conflicts';
import { caveatIn, draftFrom } from '../../../lib/checklist';
import { openStore, type Store } from '../../../lib/storage';
import { BACKUP_VERSION } from '../../../lib/storage/backup-format';
import { restoreVerdicts } from '../../../lib/storage/backup-links';
import { UPGRADES } from '../../../lib/storage/database';
import { openWorkStore } from '../../../lib/storage/work-store';
import { backupFile, makeDatabase, shapeNow, storedDatabase } from './released';
import {
  ASSESSMENT,
  EDITION,
  FILE,
  freshDatabase,
  itemAt,
  openWithAssessment,
  run,
  snapshotOf,
  take,
  taking,
} from './world';

/** 1 to the newest: one that is added wants its fixture. */
const upTo = (newest: number) => Array.from({ length: newest }, (_, at) => at + 1);

/** What the fixtures of a version hold. */
async function expectWork(store: Store, version: number): Promise<void> {
  expect(await snapshotOf(store)).toMatchObject({
    evidence: expect.arrayContaining([expect.objectContaining({ note: 'เก็บไว้' })]),
    decisions: [{ verdict: 'met' }],
    observations: [{ content: 'present' }],
    corrections: [{ verdict: 'not-this' }],
    itemStates: [{ answer: version < 4 ? 'yes' : null }],
  });
  if (version >= 2) {
    expect((await snapshotOf(store)).pictures.map(({ id }) => id)).toEqual(['picture-1']);
    const file = await store.pictureFile('picture-1');
    expect([...(file?.full ?? [])]).toEqual([...FILE.full]);
    expect((await store.editions()).map(({ year }) => year)).toEqual([2570]);
    expect(await store.quarantined()).toMatchObject([{ store: 'evidence', record: { id: 'broken-1' } }]);
  }
  if (version >= 3) {
    expect(await snapshotOf(store)).toMatchObject({
      assessment: { deadline: '2026-04-30', divisions: expect.arrayContaining(['กองโยธา']) },
      duties: [{ division: 'กองคลัง', due: '2026-03-31' }],
      lastYear: { result: { scores: { total: 61.79 }, failing: [{ code: 'O1' }] } },
      submissions: [{ note: 'รอบแรก' }],
      itemResults: [{ score: 0, comment: 'ไม่พบ', clarification: 'ขอชี้แจงว่าเผยแพร่แล้ว' }],
      pastes: [{ fields: [{ field: 'urls' }] }],
    });
    const [first] = (await snapshotOf(store)).submissions[0]?.items ?? [];
    expect(first).toMatchObject({
      answer: 'yes',
      evidence: [{ verdict: { state: 'opens' }, pictureIds: ['picture-1'] }, { verdict: null }],
    });
  }
  if (version >= 4) {
    const snapshot = await snapshotOf(store);
    expect(conflictsOf(snapshot, [])).toMatchObject([{ kind: 'answer', theirs: [{ data: { answer: 'no' } }] }]);
    expect(snapshot.evidence.map(({ note }) => note)).toContain('ของเพื่อนร่วมงาน');
  }
}

async function goesOn(store: Store): Promise<void> {
  expect(await run(store, take(taking(itemAt(0).id, 'z')), 'command-1')).toMatchObject({ ok: true, added: 1 });
}

describe.each(upTo(UPGRADES.length))('a database of version %i', (version) => {
  it('still has the shape in which it was released', async () => {
    freshDatabase();
    const store = await openStore({ upgrades: UPGRADES.slice(0, version) });
    await store.close();
    const released = storedDatabase(version);
    const shapes = Object.entries(released.stores).map(([name, { keyPath, indexes }]) => [name, { keyPath, indexes }]);
    expect(await shapeNow()).toEqual(Object.fromEntries(shapes));
    expect(released.version).toBe(version);
  });

  it('is opened with everything in it, and goes on', async () => {
    await makeDatabase(storedDatabase(version));
    const store = await openStore();
    await expectWork(store, version);
    const set = (await store.quarantined()).length;
    await goesOn(store);
    await store.exportBackup();
    expect(await store.quarantined()).toHaveLength(set);
  });
});

describe.each(upTo(BACKUP_VERSION))('a backup of version %i', (version) => {
  it('comes back with everything in it, also over other work, and goes on', async () => {
    const store = await openWithAssessment();
    await run(store, take(taking(itemAt(1).id, 'gone')));
    expect(await store.restoreBackup(backupFile(`v${version}`))).toMatchObject({ ok: true });
    const [assessment] = await store.assessments();
    expect(assessment?.id).toBe(ASSESSMENT);
    await expectWork(store, version);
    expect((await snapshotOf(store)).evidence.map(({ url }) => url)).not.toContain(taking('', 'gone').url);
    await goesOn(store);
  });

  it('brings its verdicts on links, where it has any', async () => {
    freshDatabase();
    const work = await openWorkStore();
    await restoreVerdicts(backupFile(`v${version}`), work);
    expect((await work.links(ASSESSMENT)).map(({ verdict }) => verdict.state)).toEqual(version >= 4 ? ['opens'] : []);
  });
});

it('a pack of a time when no caveat was English still says its caveat', async () => {
  freshDatabase();
  const store = await openStore();
  await store.restoreBackup(backupFile('v1'));
  const [edition] = await store.editions();
  expect(edition).toMatchObject({ year: 2570, pack: { origin: 'draft' } });
  if (edition) expect(caveatIn(edition.pack, 'en')).toContain('รายการของปี 2570 เป็นร่าง');
  expect(await run(store, { type: 'edition.save', pack: draftFrom(EDITION, 2570) })).toMatchObject({ ok: true });
});

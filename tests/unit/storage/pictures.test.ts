import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { picturesOf } from '../../../lib/assessment/pictures';
import { type Backup, openStore, type PictureFile, type Store } from '../../../lib/storage';
import { UPGRADES } from '../../../lib/storage/database';
import { MOST_BYTES, MOST_PICTURE } from '../../../lib/storage/picture-files';
import { backupFile } from './released';
import {
  ASSESSMENT,
  done,
  FILE,
  freshDatabase,
  itemAt,
  keep,
  openWithAssessment,
  run,
  sent,
  snapshotOf,
  take,
  taking,
  tick,
} from './world';

const assessmentId = ASSESSMENT;
const remove = (...pictureIds: string[]) => ({ type: 'picture.remove', assessmentId, pictureIds }) as const;
const asFile = (backup: Backup): Backup => JSON.parse(JSON.stringify(backup));
const plain = (file: PictureFile | null) => file && { full: [...file.full], small: [...file.small] };

/** Pictures that say they are large; their files are not. */
async function fill(store: Store, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    ids.push(`picture-${at}`);
    await done(store, keep(`p${at}`, `picture-${at}`, MOST_BYTES / 4));
  }
  return ids;
}

describe('a picture', () => {
  it('is kept with who, when and where, and its bytes come back', async () => {
    const store = await openWithAssessment();
    await done(store, keep('structure', 'picture-1'));
    const { pictures, recent } = await snapshotOf(store);
    expect(pictures).toMatchObject([
      {
        id: 'picture-1',
        url: 'http://www.tuayangphrai.go.th/structure',
        takenBy: 'สมใจ ตัวอย่างดี',
        width: 1600,
        deletedAt: null,
      },
    ]);
    expect(recent[0]).toMatchObject({ type: 'picture.keep', count: 1 });
    expect(plain(await store.pictureFile('picture-1'))).toEqual(plain(FILE));
    expect(await store.pictureFile('picture-2')).toBeNull();
  });

  it('is never there without its file: a command from elsewhere cannot make one', async () => {
    const store = await openWithAssessment();
    const result = await store.execute(sent(keep('a')), { now: tick() });
    expect(result).toMatchObject({ ok: false, error: 'not-kept' });
    expect((await snapshotOf(store)).pictures).toEqual([]);
  });

  it('sent twice is kept once', async () => {
    const store = await openWithAssessment();
    const change = keep('a', 'picture-1');
    const first = await run(store, change, 'command-1');
    expect(await run(store, change, 'command-1')).toEqual(first);
    expect((await snapshotOf(store)).pictures).toHaveLength(1);
    expect(await run(store, change)).toMatchObject({ ok: false, error: 'conflict' });
  });

  it('that is too large, or no bytes at all, is refused and leaves nothing', async () => {
    const store = await openWithAssessment();
    const huge = { full: new Uint8Array(MOST_PICTURE + 1), small: FILE.small };
    const nothing = { full: new Uint8Array(0), small: FILE.small };
    for (const file of [huge, nothing]) {
      const change = keep('a', 'picture-1');
      expect(await store.execute(sent(change), { now: tick() }, file)).toMatchObject({ ok: false, error: 'invalid' });
    }
    expect(await store.pictureFile('picture-1')).toBeNull();
  });

  it('is removed and comes back, also after a restart', async () => {
    const store = await openWithAssessment();
    await done(store, keep('a', 'picture-1'));
    const removal = await done(store, remove('picture-1'));
    expect((await snapshotOf(store)).pictures).toEqual([]);
    await store.close();
    const again = await openStore();
    await done(again, { type: 'undo', historyId: removal });
    expect((await snapshotOf(again)).pictures).toHaveLength(1);
    expect(plain(await again.pictureFile('picture-1'))).toEqual(plain(FILE));
    expect(await run(again, remove('no-such-picture'))).toMatchObject({ ok: false, error: 'not-found' });
  });

  it('takes the room of what was removed longest ago, whose removal then stands; never that of another', async () => {
    const store = await openWithAssessment();
    const [first = '', second = ''] = await fill(store, 3);
    const removals = [await done(store, remove(second)), await done(store, remove(first))];
    await done(store, keep('next', 'picture-next', MOST_BYTES / 4));
    await done(store, keep('one-more', 'picture-more', MOST_BYTES / 4));
    expect(await store.pictureFile(second)).toBeNull();
    expect(await store.pictureFile(first)).not.toBeNull();
    expect(await run(store, { type: 'undo', historyId: removals[0] ?? '' })).toMatchObject({ error: 'not-kept' });
    await done(store, { type: 'undo', historyId: removals[1] ?? '' });
    expect(await run(store, keep('too-much', 'picture-too', 1))).toMatchObject({ error: 'pictures-full' });
  });

  it('says so when the room is used up by what is there', async () => {
    const store = await openWithAssessment();
    await fill(store, 4);
    expect(await run(store, keep('a', 'picture-a'))).toMatchObject({ ok: false, error: 'pictures-full' });
    expect(await store.pictureFile('picture-a')).toBeNull();
    expect((await snapshotOf(store)).pictures).toHaveLength(4);
  });

  it('changes nothing of what is ready', async () => {
    const store = await openWithAssessment();
    await done(store, take(taking(itemAt(0).id, 'a')));
    const { pictures: _none, recent: _before, ...before } = await snapshotOf(store);
    await done(store, keep('a'));
    const { pictures, recent: _after, ...after } = await snapshotOf(store);
    expect(pictures).toHaveLength(1);
    expect(after).toEqual(before);
  });
});

describe('a picture belongs', () => {
  const at = (url: string) => ({ url: `http://www.tuayangphrai.go.th/${url}` });

  it('to what stands at its address, and to what was found there', () => {
    const pictures = [at('home'), at('plan#top'), at('other')];
    const evidence = { ...at('plan/'), foundOn: 'https://tuayangphrai.go.th/home' };
    expect(picturesOf(evidence, pictures)).toEqual([
      { picture: at('plan#top'), way: false },
      { picture: at('home'), way: true },
    ]);
    expect(picturesOf({ ...at('plan'), foundOn: null }, pictures)).toHaveLength(1);
    expect(picturesOf({ ...at('home'), foundOn: at('home').url }, pictures)).toHaveLength(1);
  });
});

describe('a backup with pictures', () => {
  it('holds their bytes, and comes back the same', async () => {
    const store = await openWithAssessment();
    await done(store, keep('a', 'picture-1'));
    await done(store, keep('b', 'picture-2'));
    await done(store, remove('picture-2'));
    const backup = asFile(await store.exportBackup('2026-11-03T00:00:00.000Z'));
    expect(backup).toMatchObject({ version: 4, counts: { pictures: 2, pictureFiles: 2 } });
    freshDatabase();
    const other = await openStore();
    expect(await other.checkBackup(backup)).toMatchObject({ ok: true });
    expect(await other.restoreBackup(backup)).toMatchObject({ ok: true });
    expect((await snapshotOf(other)).pictures.map(({ id }) => id)).toEqual(['picture-1']);
    expect(plain(await other.pictureFile('picture-1'))).toEqual(plain(FILE));
    expect(asFile(await other.exportBackup('2026-11-03T00:00:00.000Z'))).toEqual(backup);
    const [removal] = (await snapshotOf(other)).recent;
    expect(await run(other, { type: 'undo', historyId: removal?.id ?? '' })).toMatchObject({ ok: true });
  });

  it('of version 1 takes away the pictures that were there, like everything else', async () => {
    const store = await openWithAssessment();
    await done(store, keep('a', 'picture-1'));
    expect(await store.restoreBackup(backupFile('v1'))).toMatchObject({ ok: true });
    expect(await store.pictureFile('picture-1')).toBeNull();
  });

  it('whose pictures were cut or are no pictures is refused', async () => {
    const store = await openWithAssessment();
    await done(store, keep('a', 'picture-1'));
    const backup = asFile(await store.exportBackup());
    expect(await store.checkBackup({ ...backup, pictureFiles: [] })).toMatchObject({ field: 'counts.pictureFiles' });
    const wrong = [{ id: 'picture-1', full: '<script>', small: 'AAAA' }];
    expect(await store.checkBackup({ ...backup, pictureFiles: wrong })).toMatchObject({
      error: 'damaged',
      field: 'pictureFiles[0].full',
    });
  });
});

describe('the upgrade', () => {
  it('adds the two stores to a database of version 1, with everything in it', async () => {
    freshDatabase();
    const old = await openStore({ upgrades: UPGRADES.slice(0, 1) });
    await old.close();
    const store = await openStore();
    await done(store, {
      type: 'assessment.create',
      newId: ASSESSMENT,
      agency: { name: 'อบต.ตัวอย่างไพร', kind: 'sao', hosts: ['www.tuayangphrai.go.th'] },
      edition: 2568,
      person: 'สมใจ ตัวอย่างดี',
    });
    await done(store, keep('a', 'picture-1'));
    expect((await snapshotOf(store)).pictures).toHaveLength(1);
  });
});

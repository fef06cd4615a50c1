import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import type { LinkVerdict } from '../../../lib/links/verdict';
import { WORK } from '../../../lib/storage/work';
import { openWorkStore } from '../../../lib/storage/work-store';
import { linkVerdict } from '../../fixtures/verdicts';

const A = 'assessment-a';
const LOOKED = '2026-01-06T02:00:00.000Z';
const verdict = (at: string, state: LinkVerdict['state'] = 'opens') =>
  linkVerdict({ state, reason: { key: `link.${state}`, params: {} }, at: `2026-01-05T03:${at}:00.000Z` });

it('keeps the newest verdict on an address before the earlier ones, for each assessment apart', async () => {
  const store = await openWorkStore({ name: 'verdicts' });
  await store.recordVerdicts(A, [{ url: 'http://bannong-demo.go.th/plan', verdict: verdict('01') }]);
  await store.recordVerdicts(A, [{ url: 'https://www.bannong-demo.go.th/plan/', verdict: verdict('02', 'broken') }]);
  await store.recordVerdicts('assessment-b', [{ url: 'http://bannong-demo.go.th/plan', verdict: verdict('03') }]);
  expect(await store.links(A)).toEqual([
    expect.objectContaining({
      url: 'https://www.bannong-demo.go.th/plan/',
      verdict: verdict('02', 'broken'),
      earlier: [verdict('01')],
    }),
  ]);
  await store.close();
});

it('bounds what it keeps of the past', async () => {
  const store = await openWorkStore({ name: 'bounded' });
  for (let at = 10; at < 40; at++)
    await store.recordVerdicts(A, [{ url: 'http://a.go.th/', verdict: verdict(String(at)) }]);
  const [record] = await store.links(A);
  expect(record?.verdict).toEqual(verdict('39'));
  expect(record?.earlier).toHaveLength(20);
  expect(record?.earlier[0]).toEqual(verdict('38'));
  await store.close();
});

it('leaves out a row that does not fit, and writes over it', async () => {
  const store = await openWorkStore({ name: 'broken' });
  const raw = await openDB('broken', WORK.upgrades.length);
  await raw.put('links', { id: `${A} https://a.go.th/`, assessmentId: A, verdict: 'yes' });
  raw.close();
  expect(await store.links(A)).toEqual([]);
  await store.recordVerdicts(A, [{ url: 'http://a.go.th/', verdict: verdict('01') }]);
  expect(await store.links(A)).toHaveLength(1);
  await store.close();
});

it('keeps the word of staff who looked as long as only they can tell, and nothing else is seen', async () => {
  const store = await openWorkStore({ name: 'looked' });
  const url = 'http://a.go.th/plan';
  const read = async (at: string, state: LinkVerdict['state'], changed: boolean | null = null) => {
    await store.recordVerdicts(A, [{ url, verdict: { ...verdict(at, state), changed } }]);
    return (await store.links(A))[0]?.looked;
  };
  const look = () => store.noteLook(A, url, LOOKED);
  await read('01', 'not-granted');
  await look();
  expect((await store.links(A))[0]).toMatchObject({ looked: LOOKED, verdict: { changed: null } });
  expect(await read('02', 'not-granted')).toBe(LOOKED);
  expect(await read('03', 'blocked', true)).toBeUndefined();
  await look();
  expect(await read('04', 'broken')).toBeUndefined();
  expect(await read('05', 'not-granted')).toBeUndefined();
  await store.close();
});

it('measures changes against what was read first, or what staff looked at last', async () => {
  const store = await openWorkStore({ name: 'baseline' });
  const url = 'http://a.go.th/plan';
  const read = (at: string, print: string, changed: boolean | null) =>
    store.recordVerdicts(A, [{ url, verdict: { ...verdict(at), print, changed } }]);
  await read('01', '', null);
  await read('02', 'p:1', null);
  await read('03', 'p:2', true);
  expect((await store.links(A))[0]).toMatchObject({ baseline: 'p:1', verdict: { changed: true } });
  await store.noteLook(A, url, LOOKED);
  expect((await store.links(A))[0]).toMatchObject({ baseline: 'p:2', verdict: { changed: false }, looked: LOOKED });
  // What a scan had read before the first verification counts as read first.
  const other = 'http://a.go.th/other';
  const found = { ...verdict('04'), print: 'p:9', changed: true };
  await store.recordVerdicts(A, [{ url: other, verdict: found, before: 'p:8' }]);
  expect((await store.links(A)).find((one) => one.url === other)).toMatchObject({ baseline: 'p:8' });
  await store.noteLook(A, 'http://a.go.th/never-verified', LOOKED);
  expect(await store.links(A)).toHaveLength(2);
  await store.close();
});

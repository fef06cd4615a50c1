import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../lib/storage';
import {
  ASSESSMENT,
  criterionOf,
  done,
  itemAt,
  openWithAssessment,
  PERSON,
  run,
  snapshotOf,
  take,
  taking,
} from './world';

const item = itemAt(0);
const other = itemAt(1);
const assessmentId = ASSESSMENT;
let store: Store;

beforeEach(async () => {
  store = await openWithAssessment();
});

describe('evidence', () => {
  it('is taken, with who and when and the topics of its item', async () => {
    const result = await run(store, take(taking(item.id, 'a', { fiscalYears: [2568, 2567, 2568] })));
    expect(result).toMatchObject({ ok: true, added: 1 });
    const { evidence } = await snapshotOf(store);
    expect(evidence).toHaveLength(1);
    expect(evidence[0]).toMatchObject({
      item: item.id,
      topics: item.topics,
      takenBy: PERSON,
      updatedBy: PERSON,
      fiscalYears: [2567, 2568],
      order: 1,
      rev: 1,
    });
  });

  it('serves several items in one step, each with the criteria that it has', async () => {
    const criteria = [criterionOf(item), criterionOf(other)];
    await done(store, take(taking(item.id, 'a', { items: [item.id, other.id], criteria: [...criteria, 'no-such'] })));
    const { evidence } = await snapshotOf(store);
    expect(new Map(evidence.map((e) => [e.item, e.criteria]))).toEqual(
      new Map([
        [item.id, item.criteria.filter(({ id }) => criteria.includes(id)).map(({ id }) => id)],
        [other.id, other.criteria.filter(({ id }) => criteria.includes(id)).map(({ id }) => id)],
      ]),
    );
  });

  it('is kept once for an item, however its address is written', async () => {
    await done(store, take(taking(item.id, 'a?x=1&y=2')));
    const again = taking(item.id, 'a', { url: 'https://tuayangphrai.go.th/a/?y=2&x=1&utm_source=line', note: 'new' });
    expect(await run(store, take(again))).toEqual({ ok: true, historyId: null, added: 0 });
    expect((await snapshotOf(store)).evidence).toMatchObject([{ note: '' }]);
    expect(await run(store, take(again, taking(other.id, 'a'), taking(other.id, 'a')))).toMatchObject({ added: 1 });
  });

  it('tells places in one page apart', async () => {
    await done(store, take(taking(item.id, 'a#vision'), taking(item.id, 'a#mission'), taking(item.id, 'a')));
    expect((await snapshotOf(store)).evidence).toHaveLength(3);
  });

  it('comes back when taken again after it was removed', async () => {
    await done(store, take(taking(item.id, 'a', { note: 'first' })));
    const first = (await snapshotOf(store)).evidence[0];
    await done(store, { type: 'evidence.remove', assessmentId, evidenceIds: [first?.id ?? ''] });
    expect((await snapshotOf(store)).evidence).toEqual([]);
    expect(await run(store, take(taking(item.id, 'a', { note: 'second' })))).toMatchObject({ ok: true, added: 1 });
    expect((await snapshotOf(store)).evidence).toMatchObject([{ id: first?.id, note: 'second', rev: 3 }]);
  });

  it('is refused for an item that the edition does not have, all of it', async () => {
    const result = await run(store, take(taking(item.id, 'a'), taking('no-such-item', 'b')));
    expect(result).toEqual({ ok: false, error: 'unknown-item', detail: 'no-such-item' });
    expect((await snapshotOf(store)).evidence).toEqual([]);
  });

  it('is edited by who saw its last revision', async () => {
    await done(store, take(taking(item.id, 'a', { fiscalYears: [2568], foundOn: 'http://www.tuayangphrai.go.th/' })));
    const evidenceId = (await snapshotOf(store)).evidence[0]?.id ?? '';
    await done(store, { type: 'evidence.edit', assessmentId, evidenceId, rev: 1, note: 'seen' });
    expect(await run(store, { type: 'evidence.edit', assessmentId, evidenceId, rev: 1, note: 'stale' })).toMatchObject({
      ok: false,
      error: 'conflict',
    });
    const url = 'http://www.tuayangphrai.go.th/b';
    await done(store, { type: 'evidence.edit', assessmentId, evidenceId, rev: 2, url });
    expect((await snapshotOf(store)).evidence).toMatchObject([
      { url, note: 'seen', fiscalYears: [], foundOn: null, source: 'manual', rev: 3 },
    ]);
  });

  it('is explained many at a time, all or none, by who saw their last revisions', async () => {
    await done(store, take(taking(item.id, 'a'), taking(item.id, 'b')));
    const { evidence } = await snapshotOf(store);
    const explain = (revs: readonly number[]) =>
      run(store, {
        type: 'evidence.explain',
        assessmentId,
        explanations: evidence.map(({ id }, at) => ({ evidenceId: id, rev: revs[at] ?? 1, explanation: `ทาง ${at}` })),
      });
    expect(await explain([1, 2])).toMatchObject({ ok: false, error: 'conflict' });
    expect((await snapshotOf(store)).evidence).toMatchObject([{ explanation: '' }, { explanation: '' }]);
    expect(await explain([1, 1])).toMatchObject({ ok: true });
    expect((await snapshotOf(store)).evidence).toMatchObject([{ explanation: 'ทาง 0' }, { explanation: 'ทาง 1' }]);
    const evidenceId = evidence[0]?.id ?? '';
    const twice = [2, 2].map((rev) => ({ evidenceId, rev, explanation: 'ซ้ำ' }));
    const doubled = { type: 'evidence.explain', assessmentId, explanations: twice } as const;
    expect(await run(store, doubled)).toMatchObject({ ok: false, error: 'invalid' });
  });

  it('cannot be edited into a URL that the item has', async () => {
    await done(store, take(taking(item.id, 'a'), taking(item.id, 'b')));
    const evidenceId = (await snapshotOf(store)).evidence[1]?.id ?? '';
    const edit = {
      type: 'evidence.edit',
      assessmentId,
      evidenceId,
      rev: 1,
      url: 'https://tuayangphrai.go.th/a/',
    } as const;
    expect(await run(store, edit)).toMatchObject({ ok: false, error: 'conflict' });
  });

  it('is put in order; an order that misses one is refused', async () => {
    await done(store, take(taking(item.id, 'a'), taking(item.id, 'b'), taking(item.id, 'c')));
    const [a, b, c] = (await snapshotOf(store)).evidence.map(({ id }) => id);
    const evidenceIds = [c ?? '', a ?? '', b ?? ''];
    await done(store, { type: 'evidence.reorder', assessmentId, item: item.id, evidenceIds });
    expect((await snapshotOf(store)).evidence.map(({ id }) => id)).toEqual(evidenceIds);
    for (const wrong of [evidenceIds.slice(1), [c ?? '', c ?? '', b ?? ''], [...evidenceIds, 'no-such-evidence']]) {
      const reorder = { type: 'evidence.reorder', assessmentId, item: item.id, evidenceIds: wrong } as const;
      expect(await run(store, reorder)).toMatchObject({ ok: false, error: 'conflict' });
    }
  });

  it('leaves the answer to staff', async () => {
    await done(store, take(taking(item.id, 'a')));
    expect((await snapshotOf(store)).itemStates).toEqual([]);
  });
});

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../lib/assessment/commands';
import type { Store } from '../../../lib/storage';
import {
  a,
  answer,
  assessmentId,
  b,
  COLLEAGUE,
  checked,
  content,
  decide,
  explain,
  fileOf,
  give,
  history,
  item,
  merge,
  openBoth,
  other,
  reopenOurs,
  snapshot,
  state,
} from './merging';
import { done, EDITION, PERSON, run, take, taking } from './world';

beforeEach(openBoth);

describe('the same assessment of two', () => {
  beforeEach(async () => {
    await done(a, take(taking(item.id, 'a', { explanation: 'หน้าแรก' })));
    await give(a, b, COLLEAGUE);
  });

  it('keeps what both added, each once', async () => {
    await done(a, take(taking(item.id, 'from-a')));
    await done(b, take(taking(item.id, 'from-b')));
    await done(a, take(taking(other.id, 'both')));
    await done(b, take(taking(other.id, 'both')));
    await give(b, a);
    await give(a, b);
    expect(await content(b)).toEqual(await content(a));
    expect((await snapshot(a)).evidence).toHaveLength(4);
    expect((await snapshot(a)).conflicts).toEqual([]);
  });

  it('changes nothing when the same file comes again, nor when the history entries are counted', async () => {
    await done(b, take(taking(item.id, 'from-b')));
    const file = await fileOf(b);
    expect(await merge(a, file)).not.toBe('');
    const before = await a.exportBackup('2026-11-02T02:00:00.000Z');
    expect(await merge(a, file)).toBe('');
    expect(await a.exportBackup('2026-11-02T02:00:00.000Z')).toEqual(before);
  });

  it('takes over what one changed and the other left, field by field', async () => {
    await explain(a, 'ของสมใจ');
    await done(b, answer('yes'));
    await done(b, { type: 'duty.set', assessmentId, duties: [{ item: item.id, division: 'กองคลัง' }] });
    await done(a, { type: 'duty.set', assessmentId, duties: [{ item: item.id, due: '2026-12-01' }] });
    await give(b, a);
    await give(a, b);
    expect(await state(a)).toMatchObject({ answer: 'yes', explanation: 'ของสมใจ' });
    expect(await content(b)).toEqual(await content(a));
    expect((await snapshot(a)).conflicts).toEqual([]);
  });

  it('keeps ours where both changed the same, until a person decides; a decision goes round', async () => {
    await explain(a, 'ของสมใจ');
    await explain(b, 'ของสมชาย');
    expect((await checked(a, await fileOf(b))).counts).toEqual({ added: 0, changed: 0, removed: 0, conflict: 1 });
    await give(b, a);
    expect((await state(a)).explanation).toBe('ของสมใจ');
    expect((await snapshot(a)).conflicts).toHaveLength(1);
    // After a restart it is still there.
    await reopenOurs();
    expect((await snapshot(a)).conflicts[0]?.heads).toHaveLength(2);

    const id = await decide(a, 'theirs');
    expect((await state(a)).explanation).toBe('ของสมชาย');
    expect((await snapshot(a)).conflicts).toEqual([]);
    expect((await history(a)).find((row) => row.id === id)).toMatchObject({
      type: 'conflict.decide',
      by: PERSON,
      items: [item.id],
    });
    await give(a, b);
    expect((await snapshot(b)).conflicts).toEqual([]);
    expect(await content(b)).toEqual(await content(a));
  });

  it('keeps ours by decision too: it is not asked again', async () => {
    await explain(a, 'ของสมใจ');
    await explain(b, 'ของสมชาย');
    const file = await fileOf(b);
    await merge(a, file);
    await decide(a, 'mine');
    expect(await merge(a, file)).toBe('');
    await give(a, b);
    expect((await state(b)).explanation).toBe('ของสมใจ');
    expect((await snapshot(b)).conflicts).toEqual([]);
  });

  it('keeps both texts one after the other', async () => {
    await explain(a, 'ของสมใจ');
    await explain(b, 'ของสมชาย');
    await give(b, a);
    await decide(a, 'both');
    expect((await state(a)).explanation).toBe('ของสมใจ\nของสมชาย');
    await give(a, b);
    expect((await state(b)).explanation).toBe('ของสมใจ\nของสมชาย');
  });

  it('takes a decision back and brings it again', async () => {
    await explain(a, 'ของสมใจ');
    await explain(b, 'ของสมชาย');
    await give(b, a);
    const id = await decide(a, 'theirs');
    const back = await done(a, { type: 'undo', historyId: id });
    expect((await state(a)).explanation).toBe('ของสมใจ');
    expect((await snapshot(a)).conflicts).toHaveLength(1);
    await done(a, { type: 'undo', historyId: back });
    expect((await state(a)).explanation).toBe('ของสมชาย');
    expect((await snapshot(a)).conflicts).toEqual([]);
  });

  it('refuses a decision on what the person did not see', async () => {
    await explain(a, 'ของสมใจ');
    await explain(b, 'ของสมชาย');
    await give(b, a);
    const row = (await snapshot(a)).conflicts[0];
    const decisions = [{ conflict: row?.id ?? '', seen: ['0'.repeat(32)], keep: 'mine' as const }];
    expect(await run(a, { type: 'conflict.decide', assessmentId, decisions })).toMatchObject({ error: 'conflict' });
  });

  it('goes on asking while ours is only edited, with the newest of ours', async () => {
    await explain(a, 'ของสมใจ');
    await explain(b, 'ของสมชาย');
    await give(b, a);
    await explain(a, 'ของสมใจ ฉบับแก้');
    await give(a, b);
    await give(b, a);
    expect((await snapshot(a)).conflicts).toHaveLength(1);
    await decide(a, 'mine');
    await give(a, b);
    expect((await state(b)).explanation).toBe('ของสมใจ ฉบับแก้');
  });

  it('removes what one removed and the other left', async () => {
    const { evidence } = await snapshot(b);
    await done(b, { type: 'evidence.remove', assessmentId, evidenceIds: evidence.map(({ id }) => id) });
    expect((await checked(a, await fileOf(b))).counts.removed).toBe(1);
    await give(b, a);
    expect((await snapshot(a)).evidence).toEqual([]);
  });

  it('asks where one removed and the other edited', async () => {
    const [mine] = (await snapshot(a)).evidence;
    const [theirs] = (await snapshot(b)).evidence;
    await done(b, { type: 'evidence.remove', assessmentId, evidenceIds: [theirs?.id ?? ''] });
    await done(a, {
      type: 'evidence.edit',
      assessmentId,
      evidenceId: mine?.id ?? '',
      rev: mine?.rev ?? 0,
      note: 'ใหม่',
    });
    await give(b, a);
    await give(a, b);
    expect((await snapshot(a)).evidence).toHaveLength(1);
    expect((await snapshot(b)).evidence).toHaveLength(0);
    expect((await snapshot(b)).conflicts).toHaveLength(1);
    await decide(b, 'theirs');
    expect((await snapshot(b)).evidence).toMatchObject([{ note: 'ใหม่' }]);
    await give(b, a);
    expect((await snapshot(a)).conflicts).toEqual([]);
    expect(await content(b)).toEqual(await content(a));
  });

  it('follows an address that was mended', async () => {
    const [mine] = (await snapshot(a)).evidence;
    const url = 'http://www.tuayangphrai.go.th/mended';
    await done(a, { type: 'evidence.edit', assessmentId, evidenceId: mine?.id ?? '', rev: mine?.rev ?? 0, url });
    await give(a, b);
    expect((await snapshot(b)).evidence.map((one) => one.url)).toEqual([url]);
  });

  it('is taken back as a whole in one step, and can be merged again', async () => {
    await done(b, take(taking(other.id, 'from-b')));
    await explain(a, 'ของสมใจ');
    await explain(b, 'ของสมชาย');
    await done(b, answer('no', other.id));
    const before = await content(a);
    const file = await fileOf(b);
    const id = await merge(a, file);
    const after = await content(a);
    expect(after).not.toEqual(before);
    await done(a, { type: 'undo', historyId: id });
    expect(await content(a)).toEqual(before);
    expect((await snapshot(a)).conflicts).toEqual([]);
    expect((await checked(a, file)).known).toBe(false);
    await merge(a, file);
    expect(await content(a)).toEqual(after);
    // And what was taken back is no word against it.
    await give(a, b);
    expect((await snapshot(b)).evidence).toHaveLength(2);
  });

  it('undone after it was handed on does not take away the work of others', async () => {
    await done(b, take(taking(other.id, 'from-b')));
    const id = await merge(a, await fileOf(b));
    await fileOf(a);
    await done(a, { type: 'undo', historyId: id });
    await give(a, b);
    expect((await snapshot(b)).evidence).toHaveLength(2);
  });

  it('knows what an edit was undone to', async () => {
    await explain(a, 'หนึ่ง');
    await give(a, b);
    await explain(a, 'สอง');
    await give(a, b);
    const last = (await history(a)).at(-1);
    await done(a, { type: 'undo', historyId: last?.id ?? '' });
    await give(a, b);
    expect((await state(b)).explanation).toBe('หนึ่ง');
    expect((await snapshot(b)).conflicts).toEqual([]);
  });

  it('takes the newer reading of a page without asking, and never the older again', async () => {
    const read = (found: 'present' | 'empty'): Change => ({
      type: 'observation.record',
      assessmentId,
      url: 'http://www.tuayangphrai.go.th/a',
      fiscalYears: [],
      observations: [{ item: item.id, findings: [], content: found }],
    });
    const seen = async (store: Store) => (await snapshot(store)).observations.map((one) => one.content);
    await done(a, read('empty'));
    await give(a, b);
    expect(await seen(b)).toEqual(['empty']);
    await done(a, read('present'));
    await give(b, a);
    expect(await seen(a)).toEqual(['present']);
    await give(a, b);
    expect(await seen(b)).toEqual(['present']);
    expect((await snapshot(b)).conflicts).toEqual([]);
  });

  it('carries the edited checklist, unless the other has one of its own', async () => {
    const [indicator, ...rest] = EDITION.indicators;
    if (!indicator) throw new Error('no indicator');
    const pack = { ...EDITION, origin: 'edited' as const, indicators: [{ ...indicator, name: 'ชื่อใหม่' }, ...rest] };
    await done(a, { type: 'edition.save', pack });
    await give(a, b);
    expect((await b.editions()).map((edition) => edition.pack.indicators[0]?.name)).toEqual(['ชื่อใหม่']);
    expect((await fileOf(a)).registers.filter(({ kind }) => kind === 'edition')).toHaveLength(1);
  });

  it('masks what titles show of citizens, on every side', async () => {
    const file = await fileOf(b);
    await done(a, {
      type: 'evidence.edit',
      assessmentId,
      ...(await firstOf(a)),
      title: 'เลขประจำตัวประชาชน 1101700230708',
    });
    await give(a, b);
    const [title] = (await snapshot(b)).evidence.map((one) => one.title);
    expect(title).not.toContain('1101700230708');
    expect(JSON.stringify(await b.exportBackup())).not.toContain('1101700230708');
    await give(b, a);
    expect((await snapshot(a)).evidence.map((one) => one.title)).toEqual([title]);
    expect(file.format).toBe('oit-assessment');
  });

  const firstOf = async (store: Store) => {
    const [first] = (await snapshot(store)).evidence;
    return { evidenceId: first?.id ?? '', rev: first?.rev ?? 0 };
  };
});

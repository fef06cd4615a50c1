import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../lib/assessment/commands';
import { draftFrom } from '../../../lib/checklist';
import type { Store } from '../../../lib/storage';
import {
  AGENCY,
  ASSESSMENT,
  criterionOf,
  done,
  EDITION,
  itemAt,
  openWithAssessment,
  run,
  sent,
  snapshotOf,
  take,
  taking,
  tick,
  YEAR,
} from './world';

const item = itemAt(0);
const other = itemAt(1);
const assessmentId = ASSESSMENT;
let store: Store;

beforeEach(async () => {
  store = await openWithAssessment();
});

describe('a command', () => {
  it('that is sent twice is carried out once and answered the same', async () => {
    const command = sent(take(taking(item.id, 'a')));
    const first = await store.execute(command, { now: tick() });
    const { evidence } = await snapshotOf(store);
    await done(store, { type: 'evidence.remove', assessmentId, evidenceIds: [evidence[0]?.id ?? ''] });
    expect(await store.execute(command, { now: tick() })).toEqual(first);
    expect((await snapshotOf(store)).evidence).toEqual([]);
  });

  it('that found nothing to do is not done later either', async () => {
    const command = sent({ type: 'item.answer', assessmentId, item: item.id, answer: null });
    expect(await store.execute(command, { now: tick() })).toEqual({ ok: true, historyId: null, added: 0 });
    await done(store, { type: 'item.answer', assessmentId, item: item.id, answer: 'yes' });
    await store.execute(command, { now: tick() });
    expect((await snapshotOf(store)).itemStates).toMatchObject([{ answer: 'yes' }]);
    expect((await snapshotOf(store)).recent.map(({ type }) => type)).toEqual(['item.answer', 'assessment.create']);
  });

  it('that does not fit is refused with the field', async () => {
    const broken = { id: 'command-1', change: { ...take(taking(item.id, 'a')), assessmentId: '?' } };
    expect(await store.execute(broken as never, { now: tick() })).toEqual({
      ok: false,
      error: 'invalid',
      detail: 'change.assessmentId',
    });
  });

  it('on an assessment that is not there or was removed is refused', async () => {
    const elsewhere = { type: 'item.answer', assessmentId: 'no-assessment', item: item.id, answer: 'yes' } as const;
    expect(await run(store, elsewhere)).toMatchObject({ ok: false, error: 'not-found' });
    await done(store, { type: 'assessment.remove', assessmentId });
    expect(await run(store, take(taking(item.id, 'a')))).toMatchObject({ ok: false, error: 'not-found' });
    expect(await store.snapshot(assessmentId)).toBeNull();
    expect(await store.assessments()).toEqual([]);
  });

  it('at the same time as others is carried out after or before them, never among them', async () => {
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, at) => run(store, take(taking(item.id, at % 4), taking(other.id, at)))),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    const { evidence, recent } = await snapshotOf(store);
    expect(evidence.filter((e) => e.item === item.id).map(({ order }) => order)).toEqual([1, 2, 3, 4]);
    expect(evidence.filter((e) => e.item === other.id)).toHaveLength(12);
    expect(new Set(recent.map(({ seq }) => seq)).size).toBe(13);
  });
});

describe('assessment', () => {
  it('says who is working', async () => {
    await done(store, { type: 'assessment.update', assessmentId, person: 'สมหมาย ตัวอย่างงาม' });
    await done(store, take(taking(item.id, 'a')));
    expect((await snapshotOf(store)).evidence).toMatchObject([{ takenBy: 'สมหมาย ตัวอย่างงาม' }]);
    const nameless = { type: 'assessment.update', assessmentId, person: '  ' } as const;
    expect(await run(store, nameless)).toEqual({ ok: false, error: 'invalid', detail: 'assessments.person' });
  });

  it('keeps its edition once work hangs on it', async () => {
    const update = { type: 'assessment.update', assessmentId, edition: 2567 } as const;
    const changed = await done(store, update);
    expect((await snapshotOf(store)).assessment.edition).toBe(2567);
    await done(store, { type: 'undo', historyId: changed });
    await done(store, take(taking(item.id, 'a')));
    expect(await run(store, update)).toEqual({ ok: false, error: 'conflict', detail: 'edition' });
    await done(store, { type: 'assessment.update', assessmentId, agency: { ...AGENCY, name: 'อบต.ตัวอย่างไพรเหนือ' } });
  });

  it('stands beside others', async () => {
    const second = {
      type: 'assessment.create',
      newId: 'assessment-2',
      agency: AGENCY,
      edition: 2567,
      person: 'ก',
    } as const;
    await done(store, second);
    expect((await store.assessments()).map(({ id }) => id)).toEqual(['assessment-2', ASSESSMENT]);
    expect(await run(store, second)).toMatchObject({ ok: false, error: 'conflict' });
    await done(store, take(taking(item.id, 'a')));
    expect((await store.snapshot('assessment-2'))?.evidence).toEqual([]);
    expect((await store.snapshot('assessment-2'))?.recent.map(({ type }) => type)).toEqual(['assessment.create']);
  });
});

describe('decisions and answers', () => {
  const criterion = criterionOf(item);

  it('are set, changed and taken back', async () => {
    const decide = (verdict: 'met' | 'unmet' | null) =>
      done(store, { type: 'decision.set', assessmentId, item: item.id, criterion, verdict });
    await decide('met');
    await decide('unmet');
    expect((await snapshotOf(store)).decisions).toMatchObject([{ verdict: 'unmet', rev: 2 }]);
    await decide(null);
    expect((await snapshotOf(store)).decisions).toEqual([]);
    await decide('met');
    expect((await snapshotOf(store)).decisions).toMatchObject([{ verdict: 'met', rev: 4 }]);
    const unknown = {
      type: 'decision.set',
      assessmentId,
      item: item.id,
      criterion: 'no-such',
      verdict: 'met',
    } as const;
    expect(await run(store, unknown)).toMatchObject({ ok: false, error: 'unknown-item' });
  });

  it('answer and explanation stand in one record; the explanation knows its editor’s revision', async () => {
    const explain = (rev: number, explanation: string) =>
      run(store, { type: 'item.explain', assessmentId, item: item.id, rev, explanation });
    expect(await explain(0, 'เมนูหลัก')).toMatchObject({ ok: true });
    await done(store, { type: 'item.answer', assessmentId, item: item.id, answer: 'yes' });
    expect(await explain(1, 'อื่น')).toMatchObject({ ok: false, error: 'conflict' });
    expect(await explain(1, 'เมนูหลัก')).toMatchObject({ ok: true, historyId: null });
    expect(await explain(2, 'เมนูหลัก › โครงสร้าง')).toMatchObject({ ok: true });
    expect((await snapshotOf(store)).itemStates).toMatchObject([{ answer: 'yes', explanation: 'เมนูหลัก › โครงสร้าง' }]);
  });
});

describe('corrections', () => {
  const url = 'http://www.tuayangphrai.go.th/a';
  const verdicts = async () =>
    (await snapshotOf(store)).corrections
      .map((one) => [one.item, one.verdict])
      .sort((a, b) => a.join().localeCompare(b.join()));

  it('stand once for a page and item, however its address is written, and are taken back', async () => {
    await done(store, { type: 'correction.set', assessmentId, url, item: item.id, verdict: 'this' });
    const same = 'https://tuayangphrai.go.th/a/#part';
    await done(store, { type: 'correction.set', assessmentId, url: same, item: item.id, verdict: 'not-this' });
    expect(await verdicts()).toEqual([[item.id, 'not-this']]);
    await done(store, { type: 'correction.set', assessmentId, url, item: item.id, verdict: null });
    expect(await verdicts()).toEqual([]);
  });

  it('put one item in the place of another in one step', async () => {
    const change = { type: 'correction.replace', assessmentId, url, item: item.id, instead: other.id } as const;
    const historyId = await done(store, change);
    expect(await verdicts()).toEqual(
      [
        [item.id, 'not-this'],
        [other.id, 'this'],
      ].sort((a, b) => a.join().localeCompare(b.join())),
    );
    const [entry] = (await snapshotOf(store)).recent;
    expect(entry).toMatchObject({ id: historyId, type: 'correction.replace', items: [item.id, other.id], count: 2 });
    await done(store, { type: 'undo', historyId });
    expect(await verdicts()).toEqual([]);
  });

  it('never put an item in its own place, nor one that the edition does not have', async () => {
    const change = { type: 'correction.replace', assessmentId, url, item: item.id } as const;
    expect(await run(store, { ...change, instead: item.id })).toMatchObject({ ok: false, error: 'invalid' });
    expect(await run(store, { ...change, instead: 'no-such-item' })).toMatchObject({
      ok: false,
      error: 'unknown-item',
    });
    expect(await verdicts()).toEqual([]);
  });
});

describe('observations', () => {
  const findings = [
    {
      criterion: criterionOf(item),
      outcome: 'passed' as const,
      basis: 'strong' as const,
      reason: { key: 'found', params: {} },
      where: [],
    },
  ];
  const record = (page: string, content: 'present' | 'empty'): Change => ({
    type: 'observation.record',
    assessmentId,
    url: `http://tuayangphrai.go.th/${page}`,
    fiscalYears: [YEAR],
    observations: [{ item: item.id, findings, content }],
  });

  it('replace the ones before them, leave no trace in the history and do not count as changes', async () => {
    expect(await run(store, record('a', 'empty'))).toEqual({ ok: true, historyId: null, added: 0 });
    await run(store, record('a?fbclid=1#x', 'present'));
    await run(store, record('b', 'present'));
    const { observations, recent } = await snapshotOf(store);
    expect(observations.map(({ content, rev }) => [content, rev])).toEqual([
      ['present', 2],
      ['present', 1],
    ]);
    expect(recent.map(({ type }) => type)).toEqual(['assessment.create']);
  });

  it('come with evidence, and stay when taking it is undone', async () => {
    const observed = [{ item: item.id, findings, content: 'present' as const }];
    const historyId = await done(store, take(taking(item.id, 'a', { observations: observed })));
    await run(store, record('a', 'empty'));
    await done(store, { type: 'undo', historyId });
    expect(await snapshotOf(store)).toMatchObject({ evidence: [], observations: [{ content: 'empty' }] });
  });

  it('never touch a decision', async () => {
    const decision = {
      type: 'decision.set',
      assessmentId,
      item: item.id,
      criterion: criterionOf(item),
      verdict: 'unmet',
    } as const;
    await done(store, decision);
    await run(store, record('a', 'present'));
    expect((await snapshotOf(store)).decisions).toMatchObject([{ verdict: 'unmet', rev: 1 }]);
  });
});

describe('editions', () => {
  const pack = draftFrom(EDITION, 2570);

  it('of the staff stand before the built-in ones, and go again', async () => {
    const edited = { ...EDITION, origin: 'edited' as const, caveat: 'แก้ตามคู่มือ' };
    await done(store, { type: 'edition.save', pack });
    await done(store, { type: 'edition.save', pack: edited });
    expect((await store.editions()).map(({ year, pack: { origin } }) => [year, origin])).toEqual([
      [YEAR, 'edited'],
      [2570, 'draft'],
    ]);
    await done(store, { type: 'edition.remove', year: YEAR });
    expect((await store.editions()).map(({ year }) => year)).toEqual([2570]);
    expect(await run(store, { type: 'edition.remove', year: YEAR })).toMatchObject({ ok: false, error: 'not-found' });
    await done(store, { type: 'edition.save', pack: edited });
    expect((await store.editions())[0]).toMatchObject({ year: YEAR, rev: 3 });
  });

  it('decide which items there are', async () => {
    const [indicator, ...rest] = EDITION.indicators;
    const [sub, ...subs] = indicator?.subIndicators ?? [];
    if (!indicator || !sub) throw new Error('no items');
    const without = { ...sub, items: sub.items.filter(({ id }) => id !== item.id) };
    const fewer = { ...EDITION, indicators: [{ ...indicator, subIndicators: [without, ...subs] }, ...rest] };
    await done(store, take(taking(item.id, 'a')));
    await done(store, { type: 'edition.save', pack: fewer });
    expect(await run(store, take(taking(item.id, 'b')))).toMatchObject({ ok: false, error: 'unknown-item' });
    const { evidence } = await snapshotOf(store);
    expect(evidence).toHaveLength(1);
    const change = {
      type: 'evidence.edit',
      assessmentId,
      evidenceId: evidence[0]?.id ?? '',
      rev: 1,
      note: 'ย้าย',
    } as const;
    expect(await run(store, change)).toMatchObject({ ok: true });
  });

  it('that contradict themselves are refused with the place', async () => {
    const [indicator] = pack.indicators;
    if (!indicator) throw new Error('no indicator');
    const twice = { ...pack, indicators: [indicator, indicator] };
    const result = await run(store, { type: 'edition.save', pack: twice });
    expect(result).toMatchObject({ ok: false, error: 'invalid' });
    expect(result.ok ? '' : result.detail).toMatch(/^indicators\[1\]/);
    expect(await store.editions()).toEqual([]);
  });
});

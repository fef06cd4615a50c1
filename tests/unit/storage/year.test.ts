import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../lib/assessment/commands';
import type { PasteField } from '../../../lib/assessment/model';
import { MOST_PICTURES } from '../../../lib/assessment/submission';
import type { Store } from '../../../lib/storage';
import { linkVerdict } from '../../fixtures/verdicts';
import {
  ASSESSMENT,
  carriedEvidence,
  done,
  ITEMS,
  itemAt,
  keep,
  openWithAssessment,
  run,
  snapshotOf,
  take,
  taking,
} from './world';

const assessmentId = ASSESSMENT;
const item = itemAt(0);
const other = itemAt(1);
let store: Store;
beforeEach(async () => {
  store = await openWithAssessment();
});

describe('duties', () => {
  it('keep what is not named', async () => {
    await done(store, { type: 'duty.set', assessmentId, duties: [{ item: item.id, division: 'กองคลัง' }] });
    await done(store, { type: 'duty.set', assessmentId, duties: [{ item: item.id, due: '2026-12-31' }] });
    expect((await snapshotOf(store)).duties).toMatchObject([
      { item: item.id, division: 'กองคลัง', due: '2026-12-31', rev: 2 },
    ]);
  });

  it('follow a division under its new name, which no other has', async () => {
    await done(store, { type: 'duty.set', assessmentId, duties: [{ item: item.id, division: 'กองช่าง' }] });
    await done(store, { type: 'division.rename', assessmentId, from: 'กองช่าง', to: 'กองโยธา' });
    const { assessment, duties } = await snapshotOf(store);
    expect(assessment.divisions).toEqual(['สำนักปลัด', 'กองคลัง', 'กองโยธา', 'กองการศึกษา']);
    expect(duties).toMatchObject([{ division: 'กองโยธา' }]);
    const taken = { type: 'division.rename', assessmentId, from: 'กองโยธา', to: 'กองคลัง' } as const;
    expect(await run(store, taken)).toMatchObject({ ok: false, error: 'conflict' });
    const gone = { type: 'division.rename', assessmentId, from: 'กองช่าง', to: 'กองอื่น' } as const;
    expect(await run(store, gone)).toMatchObject({ ok: false, error: 'not-found' });
  });

  it('of an item that the edition has not are refused', async () => {
    const duties = [
      { item: item.id, division: 'กองคลัง' },
      { item: 'no-such-item', division: 'กองคลัง' },
    ];
    expect(await run(store, { type: 'duty.set', assessmentId, duties })).toMatchObject({ error: 'unknown-item' });
    expect((await snapshotOf(store)).duties).toEqual([]);
  });
});

describe('a submission', () => {
  it('holds every item as it stood, and no later edit touches it', async () => {
    const page = { foundOn: 'http://www.tuayangphrai.go.th/menu', explanation: 'หน้าแรก › แผน' };
    await done(store, take(taking(item.id, 'a', page), taking(item.id, 'b')));
    await done(store, keep('menu', 'picture-menu'));
    await done(store, { type: 'item.answer', assessmentId, item: item.id, answer: 'yes' });
    const verdicts = [{ url: 'https://tuayangphrai.go.th/a', verdict: linkVerdict() }];
    await done(store, { type: 'submission.freeze', assessmentId, note: 'รอบแรก', verdicts });
    const frozen = (await snapshotOf(store)).submissions;
    expect(frozen).toHaveLength(1);
    expect(frozen[0]?.items).toHaveLength(ITEMS.length);
    expect(frozen[0]?.items[0]).toMatchObject({
      item: item.id,
      code: item.code,
      answer: 'yes',
      evidence: [
        { ...page, verdict: { state: 'opens' }, pictureIds: ['picture-menu'] },
        { verdict: null, pictureIds: [] },
      ],
    });

    const [first] = (await snapshotOf(store)).evidence;
    await done(store, {
      type: 'evidence.edit',
      assessmentId,
      evidenceId: first?.id ?? '',
      rev: first?.rev ?? 0,
      url: 'http://www.tuayangphrai.go.th/later',
      explanation: 'อื่น',
    });
    await done(store, { type: 'item.answer', assessmentId, item: item.id, answer: 'no' });
    expect((await snapshotOf(store)).submissions).toEqual(frozen);
  });

  it('is made whatever there is: more addresses than a step takes, more pictures of a page than are frozen with it', async () => {
    const most = 500;
    for (const round of ['a', 'b']) {
      await done(store, take(...Array.from({ length: most }, (_, at) => taking(item.id, `${round}${at}`))));
    }
    const pictures = Array.from({ length: MOST_PICTURES + 1 }, (_, at) => `picture-${at}`);
    for (const id of pictures) await done(store, keep('a0', id));
    await done(store, { type: 'submission.freeze', assessmentId, note: '', verdicts: [] });
    const [frozen] = (await snapshotOf(store)).submissions[0]?.items ?? [];
    expect(frozen?.evidence).toHaveLength(2 * most);
    const page = frozen?.evidence.find(({ url }) => url.endsWith('/a0'));
    expect(page?.pictureIds).toEqual(pictures.reverse().slice(0, MOST_PICTURES));
  });

  it('may be followed by another; the newest stands first', async () => {
    await done(store, { type: 'submission.freeze', assessmentId, note: 'รอบแรก', verdicts: [] });
    await done(store, { type: 'submission.freeze', assessmentId, note: 'แก้ไข', verdicts: [] });
    expect((await snapshotOf(store)).submissions.map(({ note }) => note)).toEqual(['แก้ไข', 'รอบแรก']);
  });
});

describe('results of items', () => {
  it('keep the clarification when the score is entered again', async () => {
    await done(store, { type: 'result.enter', assessmentId, results: [{ item: item.id, score: 0, comment: 'ไม่พบ' }] });
    await done(store, { type: 'result.clarify', assessmentId, item: item.id, rev: 1, clarification: 'ขอชี้แจงว่า' });
    await done(store, { type: 'result.enter', assessmentId, results: [{ item: item.id, score: 100 }] });
    expect((await snapshotOf(store)).itemResults).toMatchObject([
      { item: item.id, score: 100, comment: 'ไม่พบ', clarification: 'ขอชี้แจงว่า' },
    ]);
  });

  it('are not overwritten by an editor that saw an older one', async () => {
    await done(store, { type: 'result.clarify', assessmentId, item: item.id, rev: 0, clarification: 'ก' });
    const late = { type: 'result.clarify', assessmentId, item: item.id, rev: 0, clarification: 'ข' } as const;
    expect(await run(store, late)).toMatchObject({ ok: false, error: 'conflict' });
  });
});

describe('evidence that came over from last year', () => {
  beforeEach(async () => {
    const backup = await store.exportBackup();
    const evidence = [carriedEvidence(item, 'a')];
    const counts = { ...backup.counts, evidence: 1 };
    await store.restoreBackup({ ...backup, counts, records: { ...backup.records, evidence } });
  });

  it('is confirmed, with the years that were seen', async () => {
    const [evidence] = (await snapshotOf(store)).evidence;
    const confirmed = [{ evidenceId: evidence?.id ?? '', fiscalYears: [2569, 2568] }];
    await done(store, { type: 'evidence.confirm', assessmentId, confirmed });
    expect((await snapshotOf(store)).evidence).toMatchObject([
      { fiscalYears: [2568, 2569], carried: { code: 'O7', confirmedAt: expect.any(String) } },
    ]);
  });

  it('is confirmed by taking it again', async () => {
    await done(store, take(taking(item.id, 'a', { fiscalYears: [2568] })));
    expect((await snapshotOf(store)).evidence).toMatchObject([
      { fiscalYears: [2568], carried: { confirmedAt: expect.any(String) } },
    ]);
  });

  it('is this year’s own once it has another address', async () => {
    const [evidence] = (await snapshotOf(store)).evidence;
    const url = 'http://www.tuayangphrai.go.th/new';
    await done(store, { type: 'evidence.edit', assessmentId, evidenceId: evidence?.id ?? '', rev: 1, url });
    expect((await snapshotOf(store)).evidence[0]).not.toHaveProperty('carried');
  });

  it('is the only kind that is confirmed', async () => {
    await done(store, take(taking(other.id, 'b')));
    const own = (await snapshotOf(store)).evidence.find((one) => one.item === other.id);
    const confirmed = [{ evidenceId: own?.id ?? '' }];
    expect(await run(store, { type: 'evidence.confirm', assessmentId, confirmed })).toMatchObject({
      error: 'not-found',
    });
  });
});

describe('what was pasted', () => {
  it('is marked without a word in the history, field by field', async () => {
    const before = await snapshotOf(store);
    const mark = (field: PasteField, hash: string | null): Change => {
      return { type: 'paste.mark', assessmentId, marks: [{ item: item.id, field, hash }] };
    };
    await run(store, mark('urls', 'h1'));
    await run(store, mark('answer', 'h2'));
    await run(store, mark('urls', null));
    const { pastes, recent } = await snapshotOf(store);
    expect(pastes).toMatchObject([{ item: item.id, fields: [{ field: 'answer', hash: 'h2' }] }]);
    expect(recent).toEqual(before.recent);
    expect((await store.exportBackup()).counts.pastes).toBe(1);
  });
});

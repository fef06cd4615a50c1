import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../lib/assessment/commands';
import type { Snapshot } from '../../../lib/assessment/model';
import { openStore, type Store } from '../../../lib/storage';
import type { AssessmentFileText } from '../../../lib/storage/assessment-file';
import type { MergeCheck } from '../../../lib/storage/exchange';
import {
  AGENCY,
  ASSESSMENT,
  criterionOf,
  done,
  EDITION,
  FILE,
  freshDatabase,
  freshId,
  itemAt,
  keep,
  letter,
  PERSON,
  run,
  take,
  taking,
  tick,
  YEAR,
} from './world';

const item = itemAt(0);
const other = itemAt(1);
const assessmentId = ASSESSMENT;
const COLLEAGUE = 'สมชาย ตัวอย่างงาม';

let a: Store;
let b: Store;

beforeEach(async () => {
  freshDatabase();
  a = await openStore({ name: 'a', newId: freshId });
  b = await openStore({ name: 'b', newId: freshId });
  await done(a, { type: 'assessment.create', newId: ASSESSMENT, agency: AGENCY, edition: YEAR, person: PERSON });
});

async function fileOf(store: Store, pictures = false, id = ASSESSMENT): Promise<AssessmentFileText> {
  const file = await store.exportAssessment(id, { pictures, now: tick() });
  if (file === null) throw new Error('no assessment');
  // As it comes out of a file.
  return JSON.parse(JSON.stringify(file));
}

async function merge(store: Store, file: unknown, into = ASSESSMENT, person?: string): Promise<string> {
  letter.file = file;
  const more = person === undefined ? {} : { person };
  return done(store, { type: 'assessment.merge', assessmentId: into, ...more });
}
const give = async (from: Store, to: Store, person?: string) => merge(to, await fileOf(from), ASSESSMENT, person);

async function snapshot(store: Store, id = ASSESSMENT): Promise<Snapshot> {
  const found = await store.snapshot(id);
  if (found === null) throw new Error('no assessment');
  return found;
}

/** What is there, without who wrote it where and when. */
async function content(store: Store): Promise<unknown> {
  const { assessment, evidence, decisions, itemStates, duties, lastYear, itemResults, corrections, pictures } =
    await snapshot(store);
  const { agency, divisions, deadline } = assessment;
  const bare = (list: readonly object[]) =>
    list
      .map((record) => {
        const { id, rev, createdAt, updatedAt, updatedBy, takenAt, takenBy, ...rest } = record as Record<
          string,
          unknown
        >;
        return JSON.stringify(rest, Object.keys(rest).sort());
      })
      .sort();
  return {
    ...{ agency, divisions: divisions ?? null, deadline: deadline ?? null },
    evidence: bare(evidence),
    decisions: bare(decisions),
    itemStates: bare(itemStates),
    duties: bare(duties),
    lastYear: lastYear?.result ?? null,
    itemResults: bare(itemResults),
    corrections: bare(corrections),
    pictures: bare(pictures),
  };
}

async function checked(store: Store, file: unknown, into: string | null = null) {
  const check = await store.checkMerge(file, into);
  if (!check.ok) throw new Error(`${check.error} ${check.field}`);
  return check;
}

const state = async (store: Store, id = item.id) =>
  (await snapshot(store)).itemStates.find((one) => one.item === id) ?? { answer: null, explanation: '', rev: 0 };
async function explain(store: Store, explanation: string, id = item.id): Promise<void> {
  const { rev } = await state(store, id);
  await done(store, { type: 'item.explain', assessmentId, item: id, rev, explanation });
}
const answer = (given: 'yes' | 'no' | null, id = item.id): Change => ({
  type: 'item.answer',
  assessmentId,
  item: id,
  answer: given,
});
const history = async (store: Store) => (await store.exportBackup()).history;

async function decide(store: Store, keep: 'mine' | 'both' | 'theirs', at = 0): Promise<string> {
  const row = (await snapshot(store)).conflicts[at];
  if (!row) throw new Error('no conflict');
  const seen = row.heads.map(({ id }) => id).filter((id) => !row.own.includes(id));
  const choice = keep === 'theirs' ? (seen[0] ?? '') : keep;
  return done(store, {
    type: 'conflict.decide',
    assessmentId,
    decisions: [{ conflict: row.id, seen, keep: choice }],
  });
}

describe('an assessment that is not here yet', () => {
  it('is offered as a new one and comes whole', async () => {
    await done(a, take(taking(item.id, 'a', { explanation: 'หน้าแรก' }), taking(other.id, 'b')));
    await done(a, { type: 'decision.set', assessmentId, item: item.id, criterion: criterionOf(item), verdict: 'met' });
    await done(a, answer('yes'));
    await done(a, {
      type: 'duty.set',
      assessmentId,
      duties: [{ item: item.id, division: 'กองช่าง', due: '2026-12-31' }],
    });
    await done(a, { type: 'assessment.update', assessmentId, deadline: '2027-04-30', divisions: ['กองช่าง'] });
    const file = await fileOf(a);
    const check = await checked(b, file);
    expect(check).toMatchObject({ into: ASSESSMENT, targets: [{ what: 'new' }], known: false });
    expect(check.counts.conflict).toBe(0);

    await merge(b, file, ASSESSMENT, COLLEAGUE);
    expect(await content(b)).toEqual(await content(a));
    const { assessment, decisions } = await snapshot(b);
    expect(assessment.person).toBe(COLLEAGUE);
    expect(decisions[0]?.updatedBy).toBe(PERSON);
    expect(await checked(b, file)).toMatchObject({ known: true, rows: [] });
  });

  it('wants a name, and writes nothing without', async () => {
    letter.file = await fileOf(a);
    expect(await run(b, { type: 'assessment.merge', assessmentId })).toMatchObject({
      error: 'invalid',
      detail: 'person',
    });
    expect(await b.assessments()).toEqual([]);
  });

  it('that was removed here comes back', async () => {
    await give(a, b, COLLEAGUE);
    await done(b, { type: 'assessment.remove', assessmentId });
    await done(a, take(taking(item.id, 'a')));
    await give(a, b, COLLEAGUE);
    expect((await snapshot(b)).evidence).toHaveLength(1);
  });
});

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
    await a.close();
    a = await openStore({ name: 'a', newId: freshId });
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

describe('pictures', () => {
  it('come with their bytes where they are wanted, and not at all where not', async () => {
    await give(a, b, COLLEAGUE);
    const id = freshId();
    await done(a, keep('a', id));
    expect((await fileOf(a)).registers.some(({ kind }) => kind === 'picture')).toBe(false);
    const file = await fileOf(a, true);
    const step = await merge(b, file);
    expect((await snapshot(b)).pictures.map((one) => one.id)).toEqual([id]);
    expect(await b.pictureFile(id)).toEqual(FILE);
    expect(await merge(b, file)).toBe('');
    await done(b, { type: 'undo', historyId: step });
    expect((await snapshot(b)).pictures).toEqual([]);
  });

  it('of which the bytes are missing are a damaged file', async () => {
    await done(a, keep('a'));
    const file = await fileOf(a, true);
    const bare = { ...file, pictureFiles: [], counts: { ...file.counts, pictureFiles: 0 } };
    expect(await b.checkMerge(bare, null)).toMatchObject({ ok: false, error: 'damaged' });
    const larger = { ...file, pictureFiles: file.pictureFiles.map((one) => ({ ...one, full: `${one.full}AAAA` })) };
    expect(await b.checkMerge(larger, null)).toMatchObject({ ok: false, error: 'damaged' });
  });
});

describe('two assessments that were made apart', () => {
  const APART = 'assessment-b';
  it('become one where a person says so: records of the same are the same', async () => {
    await done(b, { type: 'assessment.create', newId: APART, agency: AGENCY, edition: YEAR, person: COLLEAGUE });
    await done(a, take(taking(item.id, 'a')));
    await done(b, { ...(take(taking(item.id, 'a'), taking(item.id, 'b')) as object), assessmentId: APART } as Change);
    const file = await fileOf(a);
    const check: MergeCheck = await checked(b, file);
    expect(check).toMatchObject({
      into: APART,
      targets: [
        { id: APART, what: 'alike' },
        { id: ASSESSMENT, what: 'new' },
      ],
    });
    await merge(b, file, APART);
    expect((await snapshot(b, APART)).evidence).toHaveLength(2);
    expect(await checked(b, file)).toMatchObject({ known: true });
    const back = await b.exportAssessment(APART, { pictures: false, now: tick() });
    await merge(a, back, ASSESSMENT);
    expect((await snapshot(a)).evidence).toHaveLength(2);
  });

  it('of another year are not', async () => {
    await done(b, { type: 'assessment.create', newId: APART, agency: AGENCY, edition: 2567, person: COLLEAGUE });
    const file = await fileOf(a);
    expect((await checked(b, file)).targets.map(({ what }) => what)).toEqual(['new']);
    letter.file = file;
    expect(await run(b, { type: 'assessment.merge', assessmentId: APART })).toMatchObject({ error: 'invalid' });
  });
});

describe('copies that began as one backup', () => {
  it('know from their history what was made from what', async () => {
    await done(a, take(taking(item.id, 'a')));
    await explain(a, 'หนึ่ง');
    await b.restoreBackup(await a.exportBackup());
    await explain(a, 'สอง');
    await explain(a, 'สาม');
    await done(b, answer('yes'));
    await give(a, b);
    expect(await state(b)).toMatchObject({ answer: 'yes', explanation: 'สาม' });
    expect((await snapshot(b)).conflicts).toEqual([]);
    await give(b, a);
    expect(await content(a)).toEqual(await content(b));
  });
});

describe('a hostile or broken file', () => {
  const cases: [string, (file: AssessmentFileText) => unknown, string, string][] = [
    ['is none at all', () => 'x', 'not-an-assessment', 'format'],
    ['is a backup', () => ({ format: 'oit-backup', version: 4 }), 'a-backup', 'format'],
    ['is of a later product', (file) => ({ ...file, version: 2 }), 'newer-version', 'version'],
    ['was cut', (file) => ({ ...file, registers: file.registers.slice(1) }), 'damaged', 'counts.registers'],
    [
      'was edited by hand',
      (file) => edited(file, (v) => ({ ...v, data: { ...(v.data as object), note: 'x' } })),
      'damaged',
      '.id',
    ],
    [
      'runs something',
      (file) => edited(file, (v) => ({ ...v, data: { ...(v.data as object), url: 'javascript:1' } })),
      'damaged',
      '.data.url',
    ],
    ['knows itself', (file) => edited(file, (v) => ({ ...v, lineage: [v.id] })), 'damaged', '.lineage'],
    [
      'stands elsewhere',
      (file) => ({ ...file, registers: file.registers.map((r) => (r.kind === 'evidence' ? { ...r, key: 'x' } : r)) }),
      'damaged',
      '.data',
    ],
    ['has a field too many', (file) => ({ ...file, more: 1 }), 'damaged', ''],
  ];
  type V = AssessmentFileText['registers'][number]['versions'][number];
  const edited = (file: AssessmentFileText, change: (version: V) => V): unknown => ({
    ...file,
    registers: file.registers.map((register) =>
      register.kind === 'evidence' ? { ...register, versions: register.versions.map(change) } : register,
    ),
  });

  it.each(cases)('that %s is named and writes nothing', async (_what, bend, error, field) => {
    await done(a, take(taking(item.id, 'a')));
    const file = bend(await fileOf(a));
    const check = await b.checkMerge(file, null);
    expect(check).toMatchObject({ ok: false, error });
    expect(check.ok ? '' : check.field).toContain(field);
    letter.file = file;
    expect(await run(b, { type: 'assessment.merge', assessmentId, person: 'ก' })).toMatchObject({ error: 'invalid' });
    expect(await b.assessments()).toEqual([]);
  });

  it('is taken whole or not at all', async () => {
    await done(a, take(taking(item.id, 'a')));
    await done(a, keep('a'));
    const file = await fileOf(a, true);
    const short = { ...file, pictureFiles: file.pictureFiles.map((one) => ({ ...one, small: 'A'.repeat(80_000) })) };
    expect(await b.checkMerge(short, null)).toMatchObject({ ok: false, error: 'damaged' });
    expect(await b.assessments()).toEqual([]);
  });

  it('is not what a view can send', async () => {
    expect(
      await a.execute({ id: freshId(), change: { type: 'assessment.merge', assessmentId } }, { now: tick() }),
    ).toMatchObject({
      error: 'invalid',
    });
  });
});

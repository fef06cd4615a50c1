import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../lib/assessment/commands';
import type { AssessmentFileText } from '../../../lib/storage/assessment-file';
import type { MergeCheck } from '../../../lib/storage/exchange';
import {
  a,
  answer,
  assessmentId,
  b,
  COLLEAGUE,
  checked,
  content,
  explain,
  fileOf,
  give,
  item,
  merge,
  openBoth,
  other,
  snapshot,
  state,
} from './merging';
import {
  AGENCY,
  ASSESSMENT,
  criterionOf,
  done,
  FILE,
  freshId,
  keep,
  letter,
  PERSON,
  run,
  take,
  taking,
  tick,
  YEAR,
} from './world';

beforeEach(openBoth);

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

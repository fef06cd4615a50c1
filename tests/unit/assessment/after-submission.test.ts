import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clarificationDraft, deadWhenSubmitted } from '../../../lib/assessment/clarification';
import { differencesSince, evidenceState } from '../../../lib/assessment/evidence-state';
import type { ItemResult } from '../../../lib/assessment/model';
import { readScoreLines } from '../../../lib/assessment/score-lines';
import type { Submission, SubmittedEvidence } from '../../../lib/assessment/submission';
import { indexEdition, resolveEdition } from '../../../lib/checklist';
import { DEAD, linkVerdict } from '../../fixtures/verdicts';
import { evidence } from './records';

const found = resolveEdition(2568, []);
const item = found && indexEdition(found).items[0]?.item;
if (!found || !item) throw new Error('no edition 2568');
const edition = found;
const at = '2026-04-28T03:00:00.000Z';
const stamp = { rev: 1, createdAt: at, updatedAt: at, updatedBy: 'สมใจ ตัวอย่างดี', deletedAt: null };
const piece = evidence(item.id, 'structure', { explanation: 'หน้าแรก › โครงสร้าง' });

function submitted(more: Partial<SubmittedEvidence> = {}): SubmittedEvidence {
  const { id, url, title, explanation, foundOn, takenAt, takenBy } = piece;
  return { evidenceId: id, url, title, explanation, foundOn, takenAt, takenBy, verdict: null, pictureIds: [], ...more };
}
function submission(pieces: SubmittedEvidence[]): Submission {
  const only = { item: item?.id ?? '', code: 'O1', name: item?.name ?? '', answer: 'yes', explanation: '' } as const;
  return {
    ...stamp,
    id: 'submission-1',
    assessmentId: 'assessment-1',
    edition: 2568,
    note: '',
    submittedAt: at,
    submittedBy: stamp.updatedBy,
    items: [{ ...only, evidence: pieces }],
  };
}
const result = (score: number | null): ItemResult => ({
  ...stamp,
  id: 'result-1',
  assessmentId: 'assessment-1',
  item: item.id,
  score,
  comment: '',
  clarification: '',
});

describe('the state of evidence', () => {
  const of = (submissions: Submission[], results: ItemResult[] = [], readiness: 'ready' | 'partial' = 'partial') =>
    evidenceState(piece, { readiness }, submissions, results);

  it('follows from readiness, submission and score', () => {
    expect(of([])).toBe('drafted');
    expect(of([], [], 'ready')).toBe('ready');
    expect(of([submission([submitted()])])).toBe('submitted');
    expect(of([submission([submitted()])], [result(null)])).toBe('submitted');
    expect(of([submission([submitted()])], [result(100)])).toBe('accepted');
    expect(of([submission([submitted()])], [result(0)])).toBe('refused');
  });

  it('counts only the newest submission, and only the address that was submitted', () => {
    expect(of([submission([]), submission([submitted()])], [result(100)])).toBe('drafted');
    expect(of([submission([submitted({ url: 'http://www.tuayangphrai.go.th/old' })])], [result(0)])).toBe('drafted');
  });
});

describe('what is otherwise since the submission', () => {
  it('is told per item', () => {
    const frozen = submission([submitted()]);
    const now = { answer: 'yes', explanation: '', evidence: [piece] } as const;
    expect(differencesSince(frozen, () => now)).toEqual([]);
    const other = { ...piece, url: 'http://www.tuayangphrai.go.th/new' };
    expect(differencesSince(frozen, () => ({ ...now, answer: 'no', evidence: [other] }))).toMatchObject([
      { answer: true, explanation: false, added: [other.url], removed: [piece.url] },
    ]);
    const reworded = { ...piece, explanation: 'อื่น' };
    expect(differencesSince(frozen, () => ({ ...now, evidence: [reworded] }))).toMatchObject([{ explanation: true }]);
  });
});

describe('scores pasted from ITAS', () => {
  const read = (text: string) => readScoreLines(text, edition);
  const pairs = (text: string) => read(text).lines.map(({ code, score }) => [code, score]);

  it.each([
    ['O1\tโครงสร้าง\t100\nO2\tข้อมูลผู้บริหาร\t0'],
    ['ข้อ O1 โครงสร้าง 100 คะแนน\nข้อ O2 ข้อมูลผู้บริหาร 0 คะแนน'],
    ['๐๑ | โครงสร้าง | ๑๐๐\n๐๒ | ข้อมูลผู้บริหาร | ๐'.replace('๐๑ ', 'O๑ ').replace('๐๒ ', 'O๒ ')],
    ['O1: 100.00\nO2: 0.00'],
    ['คะแนนรายข้อ ปี 2568\nO1 โครงสร้างและอำนาจหน้าที่ 100\n\nO2 ข้อมูลผู้บริหาร 0\nรวม 50'],
  ])('are read line by line: %j', (text) => {
    expect(pairs(text)).toEqual([
      ['O1', 100],
      ['O2', 0],
    ]);
  });

  it('come with the assessor’s word', () => {
    expect(read('O2\tข้อมูลผู้บริหาร\t0\tไม่พบช่องทางติดต่อของรองปลัด').lines).toMatchObject([
      { code: 'O2', score: 0, comment: 'ไม่พบช่องทางติดต่อของรองปลัด' },
    ]);
  });

  it('that cannot be told are named, never guessed', () => {
    expect(read('O1 โครงสร้าง\nO40 อื่น 100\nO2 100 0')).toEqual({ lines: [], unknown: ['O40'], unclear: ['O1', 'O2'] });
    expect(read('O1 และ O2 ได้ 100').unclear).toEqual(['O1', 'O2']);
    // A name with a number of its own: 12 is no score where 100 stands.
    expect(pairs('O6 แผน 12 เดือน 100')).toEqual([['O6', 100]]);
  });

  it('may be any text', () => {
    const bits = fc.constantFrom(
      'O1',
      'O43',
      '๐๑๘',
      ' ',
      '\t',
      '100',
      '0',
      '๑๐๐',
      'คะแนน',
      '\n',
      '|',
      '2568',
      '-',
      'ก',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(bits).map((list) => list.join('')),
        ),
        (text) => {
          const { lines } = read(text);
          for (const { score } of lines) expect(score >= 0 && score <= 100).toBe(true);
          expect(new Set(lines.map(({ code }) => code)).size).toBe(lines.length);
        },
      ),
    );
  });
});

const verdict = linkVerdict({ at: '2026-04-27T03:00:00.000Z' });

describe('a clarification', () => {
  const draft = (pieces: SubmittedEvidence[]) => {
    const frozen = submission(pieces);
    const [only] = frozen.items;
    if (!only) throw new Error('no item');
    return clarificationDraft(frozen, only, item, []);
  };

  it('says what was submitted, when, how it was reached, and what the item asks', () => {
    const text = draft([submitted({ verdict })]);
    expect(text).toContain('28 เมษายน 2569');
    expect(text).toContain(piece.url);
    expect(text).toContain('หน้าแรก › โครงสร้าง');
    expect(text).toContain('ผลตรวจการเปิดเมื่อ 27 เมษายน 2569');
    for (const { text: asked } of item.criteria) expect(text).toContain(asked);
    expect(text).toContain('เปิดดูได้โดยไม่ต้องเข้าสู่ระบบ');
  });

  it('warns of links that did not open when they were submitted', () => {
    const broken = linkVerdict(DEAD);
    const [only] = submission([submitted({ verdict: broken }), submitted({ verdict, url: `${piece.url}2` })]).items;
    expect(only && deadWhenSubmitted(only)).toEqual([piece.url]);
  });

  it('never calls open what was not checked, and says when nothing was submitted', () => {
    expect(draft([submitted()])).toContain('ไม่มีบันทึกในวันที่ส่ง');
    expect(draft([submitted()])).not.toContain('เปิดดูได้');
    expect(draft([])).toContain('ไม่มี URL ของข้อนี้');
  });
});

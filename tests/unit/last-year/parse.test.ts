import { describe, expect, it } from 'vitest';
import { draftFrom } from '../../../lib/checklist';
import { codesListed } from '../../../lib/last-year/code-lists';
import { agencyNamed, resultYear } from '../../../lib/last-year/heading';
import { parseLastResult } from '../../../lib/last-year/parse';
import { sourceOf } from '../../../lib/last-year/source';
import { codesOf, fixture, packOf, read } from './fixture';

describe('codes of a list', () => {
  const codes = (text: string, form: 'any' | 'letter' = 'any') =>
    codesListed(sourceOf(text), 0, text.length, form).map(({ code }) => code);

  it.each([
    ['๐๑๘', ['O18']],
    ['๐๑, ๐๒, ๐๘ และ ๐๙', ['O1', 'O2', 'O8', 'O9']],
    ['O18', ['O18']],
    ['o 18', ['O18']],
    ['ข้อ O18', ['O18']],
    ['OIT 18', ['O18']],
    ['O-18 O.19 O018 O๒๐', ['O18', 'O19', 'O18', 'O20']],
    ['ОΟ', []],
    ['О18 Ο19', ['O18', 'O19']],
    ['๐๓๕-๐๓๘', ['O35', 'O36', 'O37', 'O38']],
    ['O35 ถึง O38', ['O35', 'O36', 'O37', 'O38']],
    ['O35–38', ['O35', 'O36', 'O37', 'O38']],
    ['o๓๕ - o๓๗', ['O35', 'O36', 'O37']],
    ['O1, 2, 8 และ 9', ['O1', 'O2', 'O8', 'O9']],
    ['๐๓๙, ๐๔๐\n\nและ ๐๔๑', ['O39', 'O40', 'O41']],
    ['O1โครงสร้าง O2ผู้บริหาร', ['O1', 'O2']],
    // A range backwards is two codes, and one over a hundred items none.
    ['O9-O7', ['O9', 'O7']],
  ])('%s', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it.each(['0.5', '01/2566', '0-0000-0001', '0,000', 'CO2', '2001', 'พ.ศ. 2566', 'O2/1'])('%s is none', (text) => {
    expect(codes(text)).toEqual([]);
  });

  it('takes a zero for the letter only where asked', () => {
    expect(codes('O12 012', 'letter')).toEqual(['O12']);
  });

  it('keeps a code as it was written, a range for each of its codes', () => {
    const written = codesListed(sourceOf('๐๑๘, ๐๓๕-๐๓๖'), 0, 12).map((one) => one.written);
    expect(written).toEqual(['๐๑๘', '๐๓๕-๐๓๖', '๐๓๕-๐๓๖']);
  });
});

describe('a tidy result', () => {
  it('with a table of items and scores: what has 0 failed', () => {
    const { result, unread } = read(fixture('itas-2565.txt'));
    expect(result.year).toBe(2565);
    expect(codesOf(result)).toEqual(['O8', 'O14', 'O31', 'O36', 'O37']);
    expect(result.scores).toMatchObject({ total: 85.51, grade: 'A', IIT: 83.24, EIT: 82.6, OIT: 89.39 });
    expect(result.scores.indicators.map(({ score }) => score)).toEqual([
      88.12, 80.45, 83.07, 82.66, 81.9, 84.51, 83.2, 80.09, 91.28, 87.5,
    ]);
    expect([result.problems, unread]).toEqual([[], []]);
  });

  it('of 2567, every cell a line: 35 items, codes of that year', () => {
    const { result, unread } = read(fixture('itas-2567.txt'));
    expect(result.year).toBe(2567);
    expect(result.agency).toBe('เทศบาลตำบลตัวอย่าง');
    expect(result.failing.map(({ code, item }) => `${code} ${item}`)).toEqual([
      'O8 action-plan',
      'O16 procurement-progress',
      'O21 ethics-drive',
      'O25 participation',
      'O30 risk-assessment',
      'O31 risk-management',
    ]);
    expect(result.scores).toMatchObject({ total: 88.86, grade: 'ผ่าน', IIT: 90.61, EIT: 92.5, OIT: 84.82 });
    expect(result.scores.indicators).toHaveLength(10);
    expect([result.problems, unread]).toEqual([[], []]);
  });

  it('with scores before names, and codes in every writing', () => {
    const { result, unread } = read(fixture('english-digits-2566.txt'));
    expect(result.year).toBe(2566);
    expect(codesOf(result)).toEqual(['O2', 'O12', 'O14', 'O24', 'O31', 'O32', 'O33', 'O35', 'O43']);
    expect(result.scores).toMatchObject({ total: 83.34, grade: 'ต้องปรับปรุง', IIT: 87.86, EIT: 87.93, OIT: 76.5 });
    expect(result.scores.indicators.map(({ score }) => score)).toEqual([
      91.4, 85.22, 88.75, 86.03, 87.9, 90.11, 88.64, 85.05, 88, 65,
    ]);
    expect(result.recommendations.map(({ refs, items }) => [refs, items])).toEqual([
      [['i8'], ['action-plan']],
      [['e12', 'e13'], ['qna']],
    ]);
    expect([result.problems, unread]).toEqual([[], []]);
  });

  it('a table in which nothing failed is read as that', () => {
    const rows = Array.from({ length: 43 }, (_, at) => `O${at + 1}\tชื่อ\t100`).join('\n');
    const { result, unread } = read(`ผลการประเมิน ITA พ.ศ. 2565\n${rows}`);
    expect(result.failing).toEqual([]);
    expect(unread).toEqual([{ key: 'no-scores', data: {} }]);
  });

  it('a range in a heading over a table is no list of failures', () => {
    const { result } = read(
      'ผลการประเมิน พ.ศ. 2565\nตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน (O1-O9)\n' +
        Array.from({ length: 9 }, (_, at) => `ข้อ O${at + 1}  เรื่อง  ${at === 2 ? '0.00' : '100.00'}`).join('\n'),
    );
    expect(codesOf(result)).toEqual(['O3']);
  });
});

describe('less tidy ones', () => {
  it.each([
    ['ข้อที่ไม่ได้คะแนน ได้แก่ O1, O2 และ O8', ['O1', 'O2', 'O8']],
    ['ข้อที่ได้ ๐ คะแนน : ๐๑ - ๐๓', ['O1', 'O2', 'O3']],
    ['ข้อที่ไม่ผ่าน\nO5 ข้อมูลการติดต่อ\nO6 กฎหมาย', ['O5', 'O6']],
    ['Failed: O5, O6', ['O5', 'O6']],
    ['ข้อที่ไม่ได้คะแนน O1 ส่วนข้อที่ได้ 100 คะแนน ได้แก่ O2', ['O1']],
    ['ข้อที่ผ่าน ได้แก่ O1, O2', []],
    ['๙.๑ ข้อมูลพื้นฐาน ได้แก่ ๐๑ และ ๐๒\n๙.๒ การบริหารงาน ได้แก่ ๐๑๐', ['O1', 'O2', 'O10']],
  ])('%s', (text, expected) => {
    const parsed = parseLastResult(`ผลคะแนน พ.ศ. 2565 ภาพรวม 80.00 คะแนน\n${text}`, {
      year: null,
      fallback: 2568,
      stored: [],
    });
    expect(parsed.ok && codesOf(parsed.result)).toEqual(expected);
  });

  it('says which codes the edition does not have, and of which year it took the text to be', () => {
    const parsed = parseLastResult('ข้อที่ไม่ได้คะแนน ได้แก่ O1, O35', { year: null, fallback: 2568, stored: [] });
    expect(parsed.ok && [codesOf(parsed.result), parsed.unread]).toEqual([
      ['O1'],
      [
        { key: 'year-guessed', data: { year: 2568 } },
        { key: 'unknown-codes', data: { codes: 'O35', year: 2568 } },
        { key: 'no-scores', data: {} },
      ],
    ]);
  });

  it('the year that staff say stands before that of the text', () => {
    expect(read(fixture('memo.txt'), 2566).result.year).toBe(2566);
  });

  it('reads by a pack that staff stored', () => {
    const draft = draftFrom(packOf(2569), 2570);
    const parsed = parseLastResult('ผลการประเมิน พ.ศ. 2570 ข้อที่ไม่ผ่าน O3', {
      year: null,
      fallback: 2569,
      stored: [draft],
    });
    expect(parsed.ok && [parsed.result.year, parsed.result.failing[0]?.item]).toEqual([2570, 'contact']);
  });

  it('what has no checklist, and what is no result', () => {
    const options = { year: null, fallback: 2568, stored: [] };
    expect(parseLastResult('ข้อ', { ...options, year: 2599 })).toEqual({ ok: false, error: 'no-edition', year: 2599 });
    expect(parseLastResult(fixture('broken.txt'), options)).toEqual({ ok: false, error: 'empty', year: 2568 });
    expect(parseLastResult('', options)).toEqual({ ok: false, error: 'empty', year: 2568 });
  });

  it('a score printed with two values is said once', () => {
    const { result } = read('ผลการประเมิน พ.ศ. 2565\nIIT 80.10\nEIT 70.00\nIIT 81.10\nIIT 82.10');
    expect(result.scores.IIT).toBe(80.1);
    expect(result.problems).toEqual([{ key: 'two-values', data: { field: 'IIT', printed: 80.1, other: 81.1 } }]);
  });
});

describe('whose and of which year', () => {
  it('the year of the result, not of the memo', () => {
    const text = 'มาตรการ ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๖\n\nประกาศผลคะแนนการประเมิน ประจำปีงบประมาณ พ.ศ. ๒๕๖๕';
    expect(resultYear(sourceOf(text), [2565, 2566])).toBe(2565);
    expect(resultYear(sourceOf('วันที่ 9 มกราคม 2566'), [2565, 2566])).toBeNull();
  });

  it.each([
    ['ขององค์การบริหารส่วนตำบลตัวอย่างได้รับ', 'องค์การบริหารส่วนตำบลตัวอย่าง'],
    ['องค์การบริหารส่วนจังหวัดตัวอย่าง', 'องค์การบริหารส่วนจังหวัดตัวอย่าง'],
    ['เว็บไซต์ อบต.ตัวอย่างลงในระบบ', 'อบต.ตัวอย่าง'],
    ['โรงเรียน', null],
  ])('%s', (text, name) => {
    expect(agencyNamed(sourceOf(text))).toBe(name);
  });
});

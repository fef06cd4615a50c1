import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codesOf, fixture, MEMO_ITEMS, read } from './fixture';

const real = new URL('../../../../shared/memo.txt', import.meta.url);
const memo = fixture('memo.txt');

/** The memo as other programs hand it over: cells as lines, lines broken anywhere, no empty lines, other digits, the letter O. */
const plain = memo.replace(/<\/?[a-z][^>]*>/g, ' ');
const WRITINGS: Record<string, string> = {
  'as it is': memo,
  'with the breaks of Windows': memo.replace(/\n/g, '\r\n'),
  'without empty lines': memo.replace(/\n\s*\n/g, '\n'),
  'cells on lines of their own': plain.replace(/\t/g, '\n'),
  'as the lines of a printed page': wrapped(plain.replace(/\t/g, ' '), 70).replace(/\n\s*\n/g, '\n'),
  'in narrow lines': wrapped(memo, 50),
  'in Arabic digits': memo.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0xe50)),
  'with the letter O': memo.replace(/๐([๐-๙]{1,2})(?=[,) \n])/g, (_, number: string) => `O${number}`),
};

function wrapped(text: string, width: number): string {
  const lines = text.split('\n').map((line) => {
    if (line.includes('\t')) return line;
    const broken: string[] = [''];
    for (const word of line.split(' ')) {
      const last = broken.at(-1) ?? '';
      if (last !== '' && last.length + word.length >= width) broken.push(word);
      else broken[broken.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return broken.join('\n');
  });
  return lines.join('\n');
}

function expectMemo(text: string) {
  const { result, unread } = read(text);
  expect(result.year).toBe(2565);
  expect(codesOf(result)).toEqual(MEMO_ITEMS);
  const { indicators, ...scores } = result.scores;
  expect(scores).toEqual({ total: 61.79, grade: 'D', IIT: 81.83, EIT: 81.74, OIT: 31.62 });
  expect(indicators.map(({ score }) => score)).toEqual([
    86.32, 79.28, 81.9, 80.92, 80.71, 83.65, 82.7, 79.28, 79.28, 6.25,
  ]);
  expect(result.recommendations.map(({ refs, instrument, items }) => [refs.join(), instrument, items])).toEqual([
    ['i7', 'IIT', ['budget-plan']],
    ['i12', 'IIT', ['complaint-procedure', 'complaint-channel']],
    ['i11', 'IIT', ['procurement-plan', 'procurement-notices', 'procurement-monthly', 'procurement-annual']],
    ['e14', 'EIT', ['participation', 'strategic-plan', 'public-opinion-channel']],
    [
      'e11,e15',
      'EIT',
      ['annual-performance', 'integrity-measures', 'integrity-measures-report', 'satisfaction-survey'],
    ],
  ]);
  expect(result.narrative).toHaveLength(25);
  expect(result.narrative.every(({ item }) => item !== null)).toBe(true);
  expect(result.problems).toEqual([
    { key: 'score-items', data: { field: '9', printed: 79.28, needed: 57.33, failing: 24, total: 61.79 } },
    { key: 'score-items', data: { field: 'OIT', printed: 31.62, needed: 31.79, failing: 24, total: 61.79 } },
    {
      key: 'score-mean',
      data: {
        field: '8',
        printed: 79.28,
        needed: 78.87,
        instrument: 'EIT',
        mean: 81.74,
        parts: ['6', '7', '8'],
        copied: '2',
      },
    },
    {
      key: 'code-words',
      data: expect.objectContaining({ at: 3, refs: ['e14'], code: 'O4', needed: 'O8' }),
    },
    {
      key: 'narrative',
      data: { entries: 25, codes: 24, onlyWords: ['O13', 'O29', 'O32'], onlyCodes: ['O14', 'O31'], unknown: 0 },
    },
  ]);
  expect(unread).toEqual([]);
  return result;
}

describe('the memo', () => {
  it.each(Object.entries(WRITINGS))('%s: 24 items, all scores, every slip', (_, text) => {
    expectMemo(text);
  });

  it('keeps what is written: codes, sub-indicators, advice broken over paragraphs', () => {
    const { result } = read(memo);
    expect(result.agency).toBe('องค์การบริหารส่วนตำบลทุ่งสายธาร');
    expect(result.failing[7]).toEqual({
      codeWritten: '๐๑๘',
      code: 'O18',
      item: 'budget-plan',
      sub: '๙.๓ การบริหารเงินงบประมาณ',
    });
    expect(result.recommendations[0]?.text).toMatch(/^หน่วยงานควรหาวิธี.*แผนการใช้จ่าย งบประมาณประจำปี.*เป็นต้น$/);
    expect(result.recommendations[4]?.text).not.toContain('แบบวัดการเปิดเผย');
  });

  it.skipIf(!existsSync(real))('the real one gives the same, where it is at hand (skipped elsewhere)', () => {
    const { agency } = expectMemo(readFileSync(real, 'utf8'));
    expect(agency).toMatch(/^องค์การบริหารส่วนตำบล/);
  });
});

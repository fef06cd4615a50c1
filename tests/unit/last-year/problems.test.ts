import { describe, expect, it } from 'vitest';
import { problemsOf, scoresOfItems, withNeeded, withScore } from '../../../lib/last-year/problems';
import type { LastResult, LastScores } from '../../../lib/last-year/schema';
import { fixture, packOf, read } from './fixture';

const pack = packOf(2565);
const memo = read(fixture('memo.txt')).result;
const tidy = read(fixture('itas-2565.txt')).result;

const keys = (result: LastResult) =>
  problemsOf(result, pack).map(({ key, data }) => ('field' in data ? `${key} ${data.field}` : key));
const withScores = (result: LastResult, scores: Partial<LastScores>): LastResult => ({
  ...result,
  scores: { ...result.scores, ...scores },
});

describe('what cannot be right', () => {
  it('the failing items of the memo make 57.33, 6.25 and 31.79', () => {
    const made = scoresOfItems(memo, pack);
    expect(made?.OIT).toBe(31.79);
    expect(made?.indicators).toEqual(
      new Map([
        ['9', 57.33],
        ['10', 6.25],
      ]),
    );
  });

  it('taking every right value leaves nothing but the two lists, with total and grade as printed', () => {
    let result = memo;
    for (let step = 0; step < 10; step++) {
      const next = problemsOf(result, pack).flatMap((problem) => withNeeded(result, problem, pack) ?? [])[0];
      if (!next) break;
      result = next;
    }
    expect(problemsOf(result, pack).map(({ key }) => key)).toEqual(['narrative']);
    expect(result.scores).toMatchObject({ total: 61.79, grade: 'D', OIT: 31.79 });
    expect(result.scores.indicators.map(({ score }) => score)).toEqual([
      86.32, 79.28, 81.9, 80.92, 80.71, 83.65, 82.7, 78.87, 57.33, 6.25,
    ]);
    expect(result.recommendations[3]?.items).toEqual(['participation', 'qna', 'public-opinion-channel']);
  });

  it('nothing in a result that is right', () => {
    expect(problemsOf(tidy, pack)).toEqual([]);
  });

  it('a wrong total, where every instrument is made by its parts', () => {
    expect(problemsOf(withScores(tidy, { total: 86.51 }), pack)).toEqual([
      { key: 'score-total', data: { field: 'total', printed: 86.51, needed: 85.51 } },
    ]);
  });

  it('a wrong instrument, where its indicators and the total agree', () => {
    expect(problemsOf(withScores(tidy, { IIT: 83.42 }), pack)).toEqual([
      { key: 'score-total', data: { field: 'IIT', printed: 83.42, needed: 83.24 } },
    ]);
  });

  it('an indicator that is no copy: one is wrong, which one cannot be told', () => {
    const scores = withScore(tidy.scores, '7', 99);
    expect(problemsOf({ ...tidy, scores }, pack)).toEqual([
      { key: 'score-unclear', data: { field: 'EIT', printed: 82.6, computed: 87.87 } },
    ]);
  });

  it('items that do not fit printed scores which agree with each other: the list may not be whole', () => {
    const short = { ...tidy, failing: tidy.failing.slice(0, 4) };
    expect(keys(short)).toEqual(['items-unclear']);
    // Nothing else speaks for the printed OIT: the items are believed.
    expect(keys(withScores(short, { total: null, indicators: [] }))).toEqual(['score-items OIT']);
  });

  it('a grade that the total does not have', () => {
    expect(problemsOf(withScores(tidy, { grade: 'B' }), pack)).toEqual([
      { key: 'grade', data: { printed: 'B', needed: 'A', total: 85.51 } },
    ]);
  });

  it('without failing items: indicators 9 and 10 against OIT', () => {
    const scores = withScore({ ...tidy.scores, OIT: 98.39 }, '9', 91.28);
    expect(keys({ ...tidy, failing: [], scores })).toEqual(['score-total OIT']);
  });

  it('an item under a sub-indicator that it is not of', () => {
    const failing = tidy.failing.map((one) => (one.code === 'O31' ? { ...one, sub: '๙.๔ การบริหารบุคคล' } : one));
    const [problem] = problemsOf({ ...tidy, failing }, pack);
    expect(problem).toEqual({ key: 'other-sub', data: { code: 'O31', written: '๙.๔ การบริหารบุคคล', sub: '9.5' } });
    expect(problem && withNeeded({ ...tidy, failing }, problem, pack)?.failing[2]?.sub).toBe('9.5 การส่งเสริมความโปร่งใส');
  });

  it('scores that were not printed are no problem', () => {
    const none = { total: null, grade: null, IIT: null, EIT: null, OIT: null, indicators: [] };
    expect(problemsOf({ ...tidy, scores: none }, pack)).toEqual([]);
  });

  it('two values of a score are said until one is taken', () => {
    const { result } = read('ผลการประเมิน พ.ศ. 2565\nIIT 80.10\nEIT 70.00\nIIT 81.10');
    const [problem] = problemsOf(result, pack);
    expect(problem?.key).toBe('two-values');
    const mended = problem && withNeeded(result, problem, pack);
    expect(mended && [mended.scores.IIT, problemsOf(mended, pack)]).toEqual([81.1, []]);
  });
});

describe('words beside a code', () => {
  const cite = (text: string) =>
    read(`ผลคะแนน พ.ศ. 2565\n\nข้อ e๑๔ ${text}`).result.problems.flatMap(({ data }) =>
      'needed' in data ? [data.needed] : [],
    );

  it.each([
    ['ควรเผยแพร่แผนการใช้จ่ายงบประมาณประจำปี (อ้างอิงจาก ๐๒๑)', ['O18']],
    ['ควรเผยแพร่ช่องทางแจ้งเรื่องร้องเรียนการทุจริต (อ้างอิงจาก ๐๓)', ['O30']],
    ['ควรเผยแพร่แผนการใช้จ่ายงบประมาณประจำปี (อ้างอิงจาก ๐๑๘)', []],
    ['ควรทำให้ดีขึ้น (อ้างอิงจาก ๐๒๑)', []],
    ['ควรเผยแพร่แผนและรายงาน (อ้างอิงจาก ๐๑๘, ๐๑๙)', []],
  ])('%s', (text, needed) => {
    expect(cite(text)).toEqual(needed);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLastResult } from '../../../lib/last-year/parse';
import { problemsOf, withNeeded } from '../../../lib/last-year/problems';
import { LastResult } from '../../../lib/last-year/schema';
import { MOST_LETTERS } from '../../../lib/last-year/source';
import { codesOf, fixture, packOf, read } from './fixture';

const options = { year: 2565, fallback: 2565, stored: [] };
/** What results are made of, in any order. */
const PIECES = [
  'ตัวชี้วัดย่อยที่ ',
  '๙.๑',
  '10.2',
  ' ได้แก่ ',
  '๐๑',
  'O18',
  ', ',
  ' และ ',
  '-',
  '\n',
  '\n\n',
  '\t',
  '(อ้างอิงจาก ',
  ')',
  'ข้อ i๗ ',
  'e14',
  'ร้อยละ ',
  '๘๑.๘๓',
  '100',
  '0',
  'IIT',
  'OIT',
  'การใช้งบประมาณ',
  'การเปิดเผยข้อมูล',
  'ภาพรวม',
  'ระดับ D',
  '๑. ',
  '2) ',
  'ไม่มี',
  'แผนการใช้จ่ายงบประมาณ',
  'พ.ศ. ๒๕๖๕',
  'ไม่ผ่าน',
  '<p>',
  '</td>',
  '\u200b',
  'ํา',
  '๐',
  'O',
  'ผลคะแนน',
  'องค์การบริหารส่วนตำบลก',
];

describe('hostile text', () => {
  it('never throws, and what it gives fits the schema', () => {
    const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 120 }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
        const parsed = parseLastResult(text, options);
        if (!parsed.ok) return;
        expect(LastResult.safeParse(parsed.result).success).toBe(true);
        const ids = parsed.result.failing.map(({ item }) => item);
        expect(new Set(ids).size).toBe(ids.length);
        // Taking a value that a problem asks for ends that problem.
        for (const problem of parsed.result.problems) {
          const mended = withNeeded(parsed.result, problem, parsed.pack);
          if (mended) expect(problemsOf(mended, parsed.pack)).not.toContainEqual(problem);
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['spaces', ' '.repeat(300_000)],
    ['tabs', '\t'.repeat(300_000)],
    ['codes', 'O1 '.repeat(100_000)],
    ['ranges', 'O1-O43,'.repeat(50_000)],
    ['sub-indicators', 'ตัวชี้วัดย่อยที่ 9.1 ได้แก่ O1\n'.repeat(10_000)],
    ['advice', 'ข้อ i1 ควร (อ้างอิงจาก O1)\n'.repeat(12_000)],
    ['one advice', `ข้อ i1 ${'(อ้างอิงจาก O1) '.repeat(20_000)}`],
    ['numbers', '1. ไม่มีแผน '.repeat(30_000)],
    ['names of indicators', 'การใช้งบประมาณ '.repeat(20_000)],
    ['instruments', 'IIT '.repeat(90_000)],
    ['scores', '81.83\n'.repeat(60_000)],
    ['tags', '<p>'.repeat(100_000)],
    ['an open tag', '<p '.repeat(100_000)],
    ['rows', 'O1\t\t\n'.repeat(60_000)],
    ['results', 'ผลคะแนน พ.ศ. '.repeat(25_000)],
    ['agencies', 'องค์การบริหารส่วนตำบลก '.repeat(15_000)],
    ['an agency without end', `องค์การบริหารส่วนตำบล${'ก'.repeat(300_000)}`],
    ['refs', 'i1, '.repeat(90_000)],
  ])('%s without end take no time', (_, text) => {
    const began = performance.now();
    parseLastResult(text, options);
    // Tens of milliseconds; the bound only tells it from what grows with the square.
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('reads the first letters of what is too long, and says so', () => {
    const { result, unread } = read(`${fixture('itas-2565.txt')}${' '.repeat(MOST_LETTERS)}`);
    expect(codesOf(result)).toHaveLength(5);
    expect(unread).toEqual([{ key: 'cut', data: {} }]);
  });

  it('any failing items of any edition are read back, in ranges and alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(2565, 2566, 2567, 2568, 2569),
        fc.infiniteStream(fc.boolean()),
        fc.constantFrom('O', 'o ', '๐', 'OIT '),
        (year, which, letter) => {
          const subs = packOf(year).indicators.flatMap(({ subIndicators }) => subIndicators);
          const failing: string[] = [];
          const lines = subs.map(({ code, name, items }) => {
            const bad = items.filter(() => which.next().value === true);
            failing.push(...bad.map((item) => item.code));
            const thai = (number: string) => number.replace(/\d/g, (digit) => '๐๑๒๓๔๕๖๗๘๙'.charAt(Number(digit)));
            const written = bad.map(
              (item) => letter + (letter === '๐' ? thai(item.code.slice(1)) : item.code.slice(1)),
            );
            return bad.length === 0 ? '' : `ตัวชี้วัดย่อยที่ ${code} ${name} ได้แก่ ${written.join(', ')}`;
          });
          fc.pre(failing.length > 0);
          expect(codesOf(read(lines.join('\n\n'), year).result)).toEqual(failing);
        },
      ),
      { numRuns: 60 },
    );
  });
});

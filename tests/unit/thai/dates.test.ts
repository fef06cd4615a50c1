import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesIn, fiscalYearOf, formatThaiDate, formatThaiDateTime, todayIso } from '../../../lib/thai/dates';
import { monthMentions } from '../../../lib/thai/months';
import { toThaiDigits } from './digits';

const date = fc.record({
  year: fc.integer({ min: 2010, max: 2040 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
});
const isoOf = ({ year, month, day }: { year: number; month: number; day: number }) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

describe('fiscal year', () => {
  it.each([
    ['2024-09-30', 2567],
    ['2024-10-01', 2568],
    ['2024-12-09', 2568],
    ['2025-01-01', 2568],
  ])('%s is in %i', (iso, year) => expect(fiscalYearOf(iso)).toBe(year));
  it('refuses what is no date', () => {
    for (const wrong of ['', '2024', '2024-13-01', '9 ธ.ค. 2567'])
      expect(() => fiscalYearOf(wrong)).toThrow('not-a-date');
  });
});

describe('dates as Thais write them', () => {
  it('are written', () => {
    expect(formatThaiDate('2024-12-09')).toBe('9 ธ.ค. 2567');
    expect(formatThaiDate('2024-12-09', 'long')).toBe('9 ธันวาคม 2567');
    expect(formatThaiDateTime('2024-12-09T18:30:00Z')).toBe('10 ธ.ค. 2567 01.30 น.');
    expect(todayIso(new Date('2024-12-31T17:00:00Z'))).toBe('2025-01-01');
  });
  it.each([
    ['9 ธ.ค. 2567', [2567, 12, 9]],
    ['๙ ธันวาคม พ.ศ. ๒๕๖๗', [2567, 12, 9]],
    ['ณ วันที่ ๙ เดือน ธันวาคม พ.ศ. ๒๕๖๗', [2567, 12, 9]],
    ['15 มกราคม พ.ศ..2566', [2566, 1, 15]],
    ['1 ต.ค.66', [2566, 10, 1]],
    ['๑๒/๐๓/๖๖', [2566, 3, 12]],
    ['12-03-2566', [2566, 3, 12]],
    ['31.12.2566', [2566, 12, 31]],
    ['2024-12-09', [2567, 12, 9]],
    ['01/08/2017', [2560, 8, 1]],
    ['03/25/2022', [2565, 3, 25]],
    ['9 Dec 2024', [2567, 12, 9]],
    ['December 9, 2024', [2567, 12, 9]],
    ['เดือนมกราคม 2567', [2567, 1, null]],
    ['ต.ค. 66', [2566, 10, null]],
  ])('%s is read', (text, [year, month, day]) => expect(datesIn(text)).toMatchObject([{ year, month, day }]));
  it.each(['02-000-2566', '10:30:45', '99/99/2566', '1/2566', '9.1', '12 ข้อ', 'มาตรา 7/9', '0 0000 0001'])(
    '%s is none',
    (text) => expect(datesIn(text)).toEqual([]),
  );
  it('are read back in any of their formats, with the place where they stand', () => {
    fc.assert(
      fc.property(date, fc.constantFrom('', 'ลงวันที่ ', 'ประกาศ ณ วันที่ '), (parts, before) => {
        const iso = isoOf(parts);
        const long = formatThaiDate(iso, 'long');
        for (const written of [formatThaiDate(iso), long, toThaiDigits(long), iso]) {
          const text = `${before}${written} น`;
          const [found] = datesIn(text);
          expect(found).toMatchObject({ year: parts.year + 543, month: parts.month, day: parts.day });
          expect(text.slice(found?.start, found?.end)).toBe(written);
        }
      }),
    );
  });
});

describe('months', () => {
  it('are read in short and in full', () =>
    expect(monthMentions('สขร.1 ประจำเดือน ม.ค. ก.พ. มี.ค. ต.ค. พฤศจิกายน').map(({ month }) => month)).toEqual([
      1, 2, 3, 10, 11,
    ]));
  it('carry the year behind them', () =>
    expect(monthMentions('มกราคม ๒๕๖๗ และ ก.พ. 67')).toMatchObject([
      { month: 1, year: 2567 },
      { month: 2, year: 2567 },
    ]));
  it('are not the commissions and words that look like them', () => {
    for (const text of ['สำนักงาน ก.พ. กำหนด', 'มติ ก.ค.ศ. ครั้งที่ 1', 'you may apply'])
      expect(monthMentions(text)).toEqual([]);
  });
});

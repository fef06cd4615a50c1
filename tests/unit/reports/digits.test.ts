import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toThaiDigits } from '../../../lib/reports/digits';
import { toArabicDigits } from '../../../lib/thai/digits';

it.each([
  ['ปี 2568 ได้ 61.79 คะแนน', 'ปี ๒๕๖๘ ได้ ๖๑.๗๙ คะแนน'],
  ['ข้อ O12 และ O7: 2 ข้อ', 'ข้อ O12 และ O7: ๒ ข้อ'],
  ['(O3) 10.2 i7', '(O3) ๑๐.๒ i๗'],
  ['https://www.x.go.th/a?id=1&p=22 หน้า 3', 'https://www.x.go.th/a?id=1&p=22 หน้า ๓'],
  ['www2.x.go.th x1.or.th/5', 'www2.x.go.th x1.or.th/5'],
  ['saraban01@x.go.th โทร. 0 0000 0001', 'saraban01@x.go.th โทร. ๐ ๐๐๐๐ ๐๐๐๑'],
  ['ITA2568 O123', 'ITA๒๕๖๘ O๑๒๓'],
])('%s', (text, wanted) => {
  expect(toThaiDigits(text)).toBe(wanted);
});

it('changes nothing but digits, and stays in time on long texts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const changed = toThaiDigits(text);
      expect(changed.length).toBe(text.length);
      expect(toArabicDigits(changed)).toBe(toArabicDigits(text));
    }),
  );
  const started = Date.now();
  for (const text of ['a.'.repeat(50_000), 'a'.repeat(100_000), '1 '.repeat(50_000)]) toThaiDigits(text);
  expect(Date.now() - started).toBeLessThan(10_000);
});

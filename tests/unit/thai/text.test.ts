import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toArabicDigits } from '../../../lib/thai/digits';
import { matchable, respell } from '../../../lib/thai/spelling';
import { normalize, squash } from '../../../lib/thai/text';
import { toThaiDigits } from './digits';

/** Strings full of what Thai pages trip over: marks in any order, digits, invisible characters. */
const thaiText = fc
  .array(
    fc.constantFrom(
      ...'กขคนมยรลวสหอะาิีึืุูเแโใไ็่้๊๋์ํำๆฯ๐๑๙09 .-/O',
      '\u200b',
      '\u00a0',
      '\ufeff',
      '\u00ad',
      '\n',
      '\uf70a',
      '\uf711',
      'เเ',
      'ํา',
      '่ํา',
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

describe('digits', () => {
  it('turn into each other without loss', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{0,20}$/), (digits) => toArabicDigits(toThaiDigits(digits)) === digits),
    );
    expect(toArabicDigits('๒๕๖๗')).toBe('2567');
    expect(toArabicDigits('พ.ศ. ๒๕61')).toBe('พ.ศ. 2561');
  });
  it('keep the length of any text', () => {
    fc.assert(fc.property(fc.string(), (text) => toArabicDigits(text).length === text.length));
  });
});

describe('normalize', () => {
  it.each([
    ['SARA AM in two characters', 'ส\u0e4d\u0e32นัก', 'สำนัก'],
    ['tone mark between them', 'น\u0e4d\u0e49\u0e32', 'น้ำ'],
    ['tone mark before them', 'น\u0e49\u0e4d\u0e32', 'น้ำ'],
    ['zero-width, soft hyphen and byte order mark', '\ufeffข้อ\u200bมูล\u00adข่าว', 'ข้อมูลข่าว'],
    ['Thai digits', 'ปี ๒๕๖๖', 'ปี 2566'],
    ['non-breaking spaces and runs of spaces', ' ก \u00a0\n\t ข ', 'ก ข'],
    ['tone mark typed before its vowel', 'ที\u0e48น\u0e35\u0e48'.replace('ี\u0e48', '\u0e48ี'), 'ที่นี่'],
    ['tone mark typed twice', 'ข่่าว', 'ข่าว'],
    ['two SARA E for SARA AE', 'เเผน', 'แผน'],
    ['glyph variants of old fonts', 'กา\uf70aน', 'กา่น'],
  ])('mends %s', (_, text, expected) => expect(normalize(text)).toBe(expected));
  it('is idempotent, as squash is', () => {
    fc.assert(
      fc.property(fc.oneof(thaiText, fc.string({ unit: 'binary' })), (text) => {
        for (const fold of [normalize, squash]) expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });
  it('takes the short way only where it leads to the same', () => {
    // A soft hyphen, which is removed, is one of the things that make it take the long way.
    const same = (text: string) => normalize(text) === normalize(`${text}\u00ad`);
    fc.assert(fc.property(thaiText, same), { numRuns: 2_000 });
    fc.assert(fc.property(fc.string({ unit: 'binary' }), same), { numRuns: 2_000 });
  });
  it('does not change words or case', () => expect(normalize('กฏหมาย ITA')).toBe('กฏหมาย ITA'));
});

describe('squash', () => {
  it('has no spaces and no capitals', () => expect(squash('ITA  ประจำ ปี ๒๕๖๖')).toBe('itaประจำปี2566'));
});

describe('respell', () => {
  it.each([
    ['กฏหมาย', 'กฎหมาย'],
    ['มาตราฐาน', 'มาตรฐาน'],
    ['มาตราการ', 'มาตรการ'],
    ['ความพึ่งพอใจ', 'ความพึงพอใจ'],
    ['แผ่นปฏิบัติการ', 'แผนปฏิบัติการ'],
    ['เว็ปไซต์', 'เว็บไซต์'],
    ['เว็ปไซด์', 'เว็บไซต์'],
    ['เจตจำนงค์', 'เจตจำนง'],
    ['สารวจ', 'สำรวจ'],
    ['รายงานประจาปี', 'รายงานประจำปี'],
    ['สานักปลัด', 'สำนักปลัด'],
    ['อานาจหน้าที่', 'อำนาจหน้าที่'],
    ['กากับติดตาม', 'กำกับติดตาม'],
    ['ดาเนินงาน', 'ดำเนินงาน'],
    ['จานวน', 'จำนวน'],
    ['การจัดทาแผน', 'การจัดทำแผน'],
  ])('%s → %s', (wrong, right) => expect(respell(wrong)).toBe(right));
  it.each(['ประจาน', 'จัดทางเท้า', 'มาตรา 9', 'กฎหมาย', 'สำนัก', 'ประจำ', 'แผ่นดิน', 'พึ่งตนเอง'])('leaves %s', (word) =>
    expect(respell(word)).toBe(word),
  );
  it('is stable', () => {
    fc.assert(fc.property(thaiText, (text) => respell(matchable(text)) === matchable(text)));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from '../../../lib/export/clean';
import { compose, decompose, numberIfSeveral } from '../../../lib/export/compose';

/** Text as people write it, with what could be mistaken for numbered lines. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom('1. ', '2. ', '๑) ', '2) ', '1.', '\n', '\n', 'เมนู', 'หน้าแรก › ข่าว', ' ', '- ', '=1', '\r\n'),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

describe('compose', () => {
  it('puts the general text first and numbers the lines of several URLs', () => {
    expect(compose({ general: 'ทั้งสองฝ่าย', lines: ['ฝ่ายการเมือง', 'ฝ่ายประจำ'] })).toBe(
      'ทั้งสองฝ่าย\n1. ฝ่ายการเมือง\n2. ฝ่ายประจำ',
    );
  });

  it('does not number the line of a single URL', () => {
    expect(compose({ general: '', lines: ['เมนูข่าว'] })).toBe('เมนูข่าว');
    expect(compose({ general: 'ข่าวทั้งปี', lines: ['เมนูข่าว'] })).toBe('ข่าวทั้งปี\nเมนูข่าว');
  });

  it('keeps the number of a URL without a line, so that numbers go with the URLs', () => {
    expect(compose({ general: '', lines: ['', 'ข'] })).toBe('1.\n2. ข');
    expect(compose({ general: '', lines: ['', ''] })).toBe('');
  });

  it('folds a URL’s text to one line', () => {
    expect(compose({ general: '', lines: ['ก\nข', 'ค'] })).toBe('1. ก ข\n2. ค');
  });

  it('is taken apart again exactly, whatever the texts are', () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), (general, lines) => {
        const whole = compose({ general, lines });
        expect(decompose(whole, lines.length)).toEqual({ general: cleanText(general), lines: lines.map(cleanLine) });
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('decompose of what people write', () => {
  it('reads Thai and bracketed numbers, and lines that go on', () => {
    expect(decompose('ดูดังนี้\n๑) หน้าแรก\n   เมนูข่าว\n๒) ไฟล์แนบ', 2)).toEqual({
      general: 'ดูดังนี้',
      lines: ['หน้าแรก เมนูข่าว', 'ไฟล์แนบ'],
    });
  });

  it('keeps all as general text when the numbers are not as many as the URLs', () => {
    expect(decompose('1. ก\n2. ข\n3. ค', 2)).toEqual({ general: '1. ก\n2. ข\n3. ค', lines: ['', ''] });
  });
});

describe('numberIfSeveral', () => {
  it('numbers two, not one', () => {
    expect(numberIfSeveral(['a'])).toEqual(['a']);
    expect(numberIfSeveral(['a', 'b'])).toEqual(['1. a', '2. b']);
  });
});

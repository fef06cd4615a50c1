import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, cleanUrl, guardCell, startsFormula, unguardCell } from '../../../lib/export/clean';

const nasty = fc
  .array(
    fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      "'",
      '＝',
      '＋',
      '－',
      '＠',
      '\t',
      '\n',
      '\r',
      ' ',
      '\u00a0',
      '\u2028',
      'ก',
      'cmd|',
      '1',
      '"',
      ',',
    ),
    {
      maxLength: 7,
    },
  )
  .map((parts) => cleanText(parts.join('')));
const any = fc.oneof(nasty, fc.string({ unit: 'binary' }).map(cleanText));

describe('guardCell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+66 0 0000 0001', "'+66 0 0000 0001"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['＝1+1', "'＝1+1"],
    ['\n=1', "\n'=1"],
    ['ข้อความ\n=HYPERLINK("http://x")', 'ข้อความ\n\'=HYPERLINK("http://x")'],
    ["- cmd|'/c calc'!A1", "'- cmd|'/c calc'!A1"],
  ])('guards %j', (text, guarded) => {
    expect(guardCell(text)).toBe(guarded);
  });

  it.each(['ข้อความ', 'a=b', '1. =1', "'คำพูด'", 'เมนู\n- หน้าแรก\n- ข่าว', ''])('leaves %j as it is', (text) => {
    expect(guardCell(text)).toBe(text);
  });

  it('leaves nothing that starts a formula, and is taken back exactly', () => {
    fc.assert(
      fc.property(any, (text) => {
        const guarded = guardCell(text);
        expect(guarded.split('\n').some((line) => /^\s*[=+@＝＋＠]/.test(line))).toBe(false);
        expect(/^(?:[\t\r]|\s*[=+\-@＝＋－＠])/.test(guarded.split('\n')[0] ?? '')).toBe(false);
        if (!startsFormula(text)) expect(guarded).toBe(text);
        expect(unguardCell(guarded)).toBe(text);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('cleanText', () => {
  it('keeps text, Thai, emoji and tabs; makes line ends one kind; drops what XML forbids', () => {
    expect(cleanText('ก\r\nข\rค\u2028ง\u0085\t😀é')).toBe('ก\nข\nค\nง\n\t😀é');
    expect(cleanText('a\u0000b\u0008c\u001bd\ufffee\ud800f\udc00g\u007f')).toBe('abcdefg');
  });

  it('does nothing a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });
});

describe('cleanUrl', () => {
  it('makes one word of a URL and changes nothing else', () => {
    expect(cleanUrl(' http://www.x.go.th/แผน 2566.pdf?a=1&b=ก#ข\n')).toBe(
      'http://www.x.go.th/แผน%202566.pdf?a=1&b=ก#ข',
    );
    expect(cleanUrl('http://x.go.th/a\n\tb')).toBe('http://x.go.th/ab');
  });
});

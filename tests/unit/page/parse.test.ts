import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../../lib/page/collect';
import { decodePage } from '../../../lib/page/encoding';
import { PageFacts } from '../../../lib/page/facts';
import { parsePage, parseText } from '../../../lib/page/parse';

const URL_ = 'http://www.demo.go.th/';

/** Thai text as TIS-620 bytes. */
function tis620(text: string): number[] {
  return [...text].map((letter) => {
    const code = letter.charCodeAt(0);
    return code >= 0xe01 ? code - 0xd60 : code;
  });
}
const utf8 = (text: string) => [...new TextEncoder().encode(text)];
const words = (...bytes: number[][]) =>
  collect(parsePage(Uint8Array.from(bytes.flat()), URL_), URL_)
    .blocks.map(({ text }) => text)
    .join(' ');

const THAI = 'องค์การบริหารส่วนตำบลตัวอย่าง';

describe('encoding', () => {
  it.each([
    ['declared windows-874', [utf8('<meta charset="windows-874">'), tis620(THAI)], THAI],
    [
      'declared tis-620 by http-equiv',
      [utf8('<meta http-equiv="Content-Type" content="text/html; charset=tis-620">'), tis620(THAI)],
      THAI,
    ],
    ['declared UTF-8', [utf8('<meta charset=utf-8>'), utf8(THAI)], THAI],
    ['nothing declared, UTF-8', [utf8(THAI)], THAI],
    ['nothing declared, TIS-620', [tis620(THAI)], THAI],
    [
      'a declaration after much of the head',
      [utf8(`<style>${' '.repeat(3_000)}</style><meta charset="tis-620">`), tis620(THAI)],
      THAI,
    ],
    ['UTF-8 said, TIS-620 sent', [utf8('<meta charset=utf-8>'), tis620(THAI)], THAI],
    ['iso-8859-1 said, TIS-620 sent', [utf8('<meta charset=iso-8859-1>'), tis620(THAI)], THAI],
    ['iso-8859-1 said, UTF-8 sent', [utf8('<meta charset=iso-8859-1>'), utf8(THAI)], THAI],
    ['windows-874 said, UTF-8 sent', [utf8('<meta charset=windows-874>'), utf8(THAI)], THAI],
    ['byte order mark before any word', [[0xef, 0xbb, 0xbf], utf8(`<meta charset=tis-620>${THAI}`)], THAI],
    ['UTF-16 with its mark', [[0xff, 0xfe], [...Buffer.from(THAI, 'utf16le')]], THAI],
    ['mostly UTF-8 with a stray byte', [utf8('<meta charset=utf-8>'), utf8(THAI), [0xa1]], `${THAI}\ufffd`],
  ] satisfies [string, number[][], string][])('%s', (_, bytes, expected) => expect(words(...bytes)).toBe(expected));
  it('of the HTTP header stands before that of the page', () => {
    const bytes = Uint8Array.from([...utf8('<meta charset=utf-8>'), ...tis620('ก')]);
    expect(decodePage(bytes, 'tis-620')).toMatchObject({ encoding: 'windows-874', text: '<meta charset=utf-8>ก' });
    const sent = Uint8Array.from([...utf8('<meta charset=windows-874>'), ...utf8('ก')]);
    expect(decodePage(sent, 'windows-874').encoding).toBe('windows-874');
  });
});

describe('parsePage', () => {
  it('builds the tree of a browser with scripts off: <noscript> is read by its tags, stray words go before the table', () => {
    expect(words(utf8('<head><noscript><p>x</p></noscript></head><p>ก<p>ข<table>ค<tr><td>ง</table>'))).toBe('x ก ขค ง');
  });
  it('takes any bytes, and its facts fit the schema', () => {
    const pieces = fc.array(
      fc.constantFrom(
        ...[
          '<div',
          '<p>',
          '</p>',
          '<table>',
          '<tr>',
          '<td colspan=9999 rowspan=0>',
          '</table>',
          '<a href=">',
          '<a href="x">',
          '</a>',
          '<b>',
          '</i>',
          '<form>',
          '<label for=x>',
        ],
        ...[
          '<input id=x>',
          '<img src=x width=1e9>',
          '<details>',
          '<summary>',
          '<pre>',
          '<svg>',
          '<math>',
          '<template>',
          '<select>',
          '<frameset>',
          '<base href=//>',
          '<!--',
          '-->',
          '&#0;',
          'ก',
          ' ',
          '"',
          '>',
          '\u0000',
        ],
      ),
      { maxLength: 60 },
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      pieces.map((html) => new TextEncoder().encode(html.join(''))),
    );
    fc.assert(
      fc.property(bytes, (page) => {
        const facts = PageFacts.parse(collect(parsePage(page, URL_), URL_));
        const earlier = facts.sections.every(({ parent }, at) => parent === null || parent < at);
        const inside = [...facts.blocks, ...facts.links, ...facts.images, ...facts.fields, ...facts.frames];
        expect(earlier).toBe(true);
        for (const { section } of inside) expect(section).toBeLessThan(facts.sections.length);
        for (const { block } of [...facts.links, ...facts.images, ...facts.fields])
          expect(block ?? -1).toBeLessThan(facts.blocks.length);
        for (const { linked, text } of facts.blocks) expect(linked).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1_000 },
    );
  });
  it('gives the same facts twice', () => {
    const page = new TextEncoder().encode('<p>ก<a href="x">ข</a>');
    expect(collect(parsePage(page, URL_), URL_)).toEqual(collect(parsePage(page, URL_), URL_));
  });
});

describe('parseText', () => {
  it('has a block for every line that says something', () => {
    const facts = PageFacts.parse(parseText(Uint8Array.from(tis620('ข้อ  1\r\n\r\n ข้อ 2 ')), URL_));
    expect(facts.blocks.map(({ text }) => text)).toEqual(['ข้อ 1', 'ข้อ 2']);
    expect(facts).toMatchObject({ url: URL_, title: '', links: [], partial: false });
  });
});

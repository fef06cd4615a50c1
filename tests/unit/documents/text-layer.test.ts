import { describe, expect, it } from 'vitest';
import { GARBLED_FROM, garbageShare, repairsFor } from '../../../lib/documents/text-layer';
import { PARTS, textOf } from '../../fixtures/documents/content';
import { solid } from '../../fixtures/documents/grams';

const TRUE = textOf(PARTS);
const repaired = (text: string) => repairsFor(text)(text);

describe('a text layer that is nearly right', () => {
  it('is left as it is when it is right', () => {
    expect(repaired(TRUE)).toBe(TRUE);
  });

  it.each([
    ['SARA AM as a space and SARA AA', TRUE.replace(/\u0e33/g, ' \u0e32')],
    ['a tone mark set before that space', TRUE.replace(/([\u0e48\u0e49]?)\u0e33/g, ' $1\u0e32')],
    ['every SARA AA a SARA AM', TRUE.replace(/\u0e33/g, ' \u0e33').replace(/\u0e32/g, '\u0e33')],
    ['SARA AM with its SARA AA once more', TRUE.replace(/\u0e33/g, '\u0e33\u0e32')],
    [
      'windows-874 as Latin-1',
      TRUE.replace(/[\u0e01-\u0e5b]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xe01 + 0xa1)),
    ],
    ['a gap behind SARA AM', TRUE.replace(/\u0e33(?=[ก-ฮ])/g, '\u0e33 ')],
    ['control characters', TRUE.replace(/น/g, 'น\u0002\ufffe')],
  ])('%s', (_, text) => {
    expect(text).not.toBe(TRUE);
    expect(solid(repaired(text))).toBe(solid(TRUE));
  });

  it.each(['ทั้งทั้งสอง', 'นี่นี่นั่นนั่น', 'ทำ ๆ', 'ประจำ ๒๕๖๘', 'กำ ปั้น', 'Annual report 2568', 'ร้อยละ 45.5 (เพิ่มขึ้น)'])(
    '%s is no damage',
    (text) => {
      expect(repaired(text)).toBe(text);
    },
  );
});

describe('a text layer that is garbage', () => {
  const letters = [...TRUE.replace(/\s/g, '')];
  it.each([
    [
      'letters of a private area',
      TRUE.replace(/[\u0e01-\u0e5b]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xd200)),
    ],
    ['glyph numbers taken for signs', letters.map((_, at) => String.fromCharCode(33 + ((at * 7) % 15))).join('')],
    [
      'Thai letters in an order that no word has',
      letters.map((_, at) => letters[(at * 389) % letters.length]).join(''),
    ],
    ['Chinese letters', letters.map((_, at) => String.fromCharCode(0x4e00 + ((at * 31) % 5_000))).join('')],
    ['signs for what is not known', TRUE.replace(/[ก-ฮ]/g, '\ufffd')],
  ])('%s', (_, text) => {
    expect(garbageShare(repaired(text))).toBeGreaterThanOrEqual(GARBLED_FROM);
  });

  it.each([
    ['Thai', TRUE],
    ['glyph variants of old fonts', TRUE.replace(/\u0e48/g, '\uf70a').replace(/\u0e34/g, '\uf701')],
    [
      'a list of contents with leaders',
      'บทที่ ๑ บทนำ ........................................ ๑\nบทที่ ๒ ผลการดำเนินงาน .............. ๗',
    ],
    ['a form with rules', 'ชื่อ ____________________ นามสกุล ____________________ วันที่ ____/____/____'],
    ['figures', '1,250,000.00 45.50% (12/34) 2568 - 2570 = 99.99 0 0000 0012 12,345.00 678.90'],
    ['English', 'The annual report of the fiscal year, with its results and the money that was spent on it.'],
    ['marks of lists', '☐ ดำเนินการแล้ว ☑ อยู่ระหว่างดำเนินการ ➢ ยังไม่ดำเนินการ • อื่น ๆ โปรดระบุเหตุผลและความจำเป็น'],
  ])('%s is none', (_, text) => {
    expect(garbageShare(repaired(text))).toBeLessThan(GARBLED_FROM / 2);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesIn } from '../../../lib/thai/codes';
import { toThaiDigits } from './digits';

const codes = (text: string) => codesIn(text).map(({ code }) => code);

describe('codesIn', () => {
  it.each([
    ['O1', ['O1']],
    ['o10:', ['O10']],
    ['O1 –', ['O1']],
    ['O31 :', ['O31']],
    ['(O13)ชื่อข้อ', ['O13']],
    ['ชื่อข้อ (O13)', ['O13']],
    ['ชื่อข้อ O39', ['O39']],
    ['ชื่อข้อO39', ['O39']],
    ['OIT 1', ['O1']],
    ['O01', ['O1']],
    ['O๑๒', ['O12']],
    ['010 โครงสร้าง', ['O10']],
    ['043 ประกาศ', ['O43']],
    ['๐๑๘', ['O18']],
    ['O40-O41', ['O40', 'O41']],
    ['O40-41', ['O40', 'O41']],
    ['O1,O2 และ O3', ['O1', 'O2', 'O3']],
    ['О12', ['O12']],
  ])('reads %s', (text, expected) => expect(codes(text)).toEqual(expected));
  it.each([
    '(o1-o6)',
    'O7 - O16',
    'MOIT1',
    'EB1',
    '9.1',
    'มาตรา 9 (4)',
    'ศธ O2',
    'ศธ.02',
    '01. ข้อมูล',
    '๐๑',
    'CO2',
    'OIT 2567',
    'No.1',
    '043-000001',
    '043 000 001',
    'โทร 0430000',
    'COVID-19',
    'ที่ มท 012',
  ])('does not read %s', (text) => expect(codes(text)).toEqual([]));
  it('marks the two codes of a range', () => expect(codesIn('O40-O41').every(({ range }) => range)).toBe(true));
  it('reads every code in every writing, where it stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 43 }), fc.constantFrom('', 'ข้อ ', '('), (number, before) => {
        const writings = [`O${number}`, `o${number}`, `OIT ${number}`, `O${toThaiDigits(number)}`, `O-${number}`];
        if (number >= 10) writings.push(`0${number}`, toThaiDigits(`0${number}`));
        for (const written of writings) {
          const text = `${before}${written} เรื่อง`;
          const [found] = codesIn(text);
          expect(found?.code).toBe(`O${number}`);
          expect(text.slice(found?.start, found?.end)).toBe(written);
        }
      }),
    );
  });
});

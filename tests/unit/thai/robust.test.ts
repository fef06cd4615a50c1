import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesIn } from '../../../lib/thai/codes';
import { addressesIn, emailsIn, phonesIn } from '../../../lib/thai/contact';
import { datesIn } from '../../../lib/thai/dates';
import { monthMentions } from '../../../lib/thai/months';
import { peopleIn, positionsIn } from '../../../lib/thai/people';
import { matchable } from '../../../lib/thai/spelling';
import { fiscalYearsIn, yearMentions } from '../../../lib/thai/years';

const readers = {
  addressesIn,
  codesIn,
  datesIn,
  emailsIn,
  fiscalYearsIn,
  matchable,
  monthMentions,
  peopleIn,
  phonesIn,
  positionsIn,
  yearMentions,
} satisfies Record<string, (text: string) => unknown>;

const PIECES = [
  '2566',
  '๒๕๖๖',
  '66',
  '0',
  '9',
  '-',
  '–',
  '/',
  '.',
  ' ',
  '\n',
  'ปี',
  'พ.ศ.',
  'ประจำปีงบประมาณ',
  'พ.ร.บ.',
  'ระเบียบ',
  'ประกาศ',
  'O1',
  'O',
  '01',
  '(',
  'นาย',
  'นายก',
  'ว่าที่',
  'ร.ต.',
  'กก',
  'ตำบล',
  'ต.',
  'อ.',
  'จ.',
  'หมู่',
  'a@a.',
  '@',
  '+66',
  'ม.ค.',
  'มกราคม',
  'may',
  'ครั้ง',
  'ผู้เข้าชม',
  '©',
  'ๆ',
  '\u0e4d',
  '\u0e32',
  '\u0e48',
];

describe.each(Object.entries(readers))('%s', (_, read) => {
  it('takes any text, and reports places inside it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (value) => {
        const found = read(value);
        if (!Array.isArray(found)) return;
        for (const mention of found) {
          if (typeof mention === 'object') expect(mention.start).toBeLessThan(mention.end);
        }
      }),
      { numRuns: 500 },
    );
  });
  it('stays linear on long texts of every piece', () => {
    for (const piece of PIECES) {
      const text = piece.repeat(Math.ceil(200_000 / piece.length));
      const start = performance.now();
      read(text);
      // Quadratic work on 200,000 characters would take minutes.
      expect(performance.now() - start, JSON.stringify(piece)).toBeLessThan(3000);
    }
  }, 60_000);
});

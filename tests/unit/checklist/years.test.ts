import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinEditions, caveatIn, draftFrom, indexEdition, shiftYears } from '../../../lib/checklist';
import type { EditionPack } from '../../../lib/checklist/schema';
import { packOf } from './packs';

const YEARS = builtinEditions.map((pack) => pack.year);

describe('years of an edition', () => {
  it.each([
    ['ปีงบประมาณ พ.ศ. 2569', 'ปีงบประมาณ พ.ศ. 2570'],
    ['รายงานผลปี 2568 เทียบแผนปี 2569', 'รายงานผลปี 2569 เทียบแผนปี 2570'],
    ['ปี ๒๕๖๘', 'ปี ๒๕๖๙'],
    // Laws, other editions and numbers that are no year stay.
    ['แผนตาม พ.ร.บ. จัดซื้อจัดจ้างฯ 2560', 'แผนตาม พ.ร.บ. จัดซื้อจัดจ้างฯ 2560'],
    ['ระเบียบว่าด้วยการพัสดุ พ.ศ. 2568', 'ระเบียบว่าด้วยการพัสดุ พ.ศ. 2568'],
    ['พ.ร.บ.ประกอบฯ พ.ศ. 2568 ประจำปีงบประมาณ พ.ศ. 2569', 'พ.ร.บ.ประกอบฯ พ.ศ. 2568 ประจำปีงบประมาณ พ.ศ. 2570'],
    ['แผนปี 2569 (เทียบ 2568 O14)', 'แผนปี 2570 (เทียบ 2568 O14)'],
    ['เห็นในฉบับ 2568', 'เห็นในฉบับ 2568'],
    ['โทร. 025692569 ขอ 25690 บาท', 'โทร. 025692569 ขอ 25690 บาท'],
  ])('moves %j along', (text, expected) => {
    expect(shiftYears(text, 2569, 2570)).toBe(expected);
  });

  it('leaves text without such years alone and never changes its length', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('2', '5', '6', '9', '๒', '๕', ' ', 'O', 'ปี', 'ฯ') }),
        fc.integer({ min: 2560, max: 2600 }),
        (text, to) => {
          expect(shiftYears(text, 2569, to)).toHaveLength(text.length);
          expect(shiftYears(text, 2569, 2569)).toBe(text);
        },
      ),
    );
  });
});

const wording = (pack: EditionPack) =>
  indexEdition(pack).items.map(({ item }) => [
    item.name,
    item.yearRule.text,
    item.periodRule?.text,
    item.criteria.map(({ text }) => text),
  ]);
const bases = (pack: EditionPack) =>
  indexEdition(pack).items.map(({ item }) => [
    item.nameBasis,
    { ...item.yearRule, text: '' },
    item.criteria.map(({ basis }) => basis),
  ]);
const shape = (pack: EditionPack) =>
  indexEdition(pack).items.map(({ item, sub }) => [
    sub.code,
    item.id,
    item.code,
    item.topics,
    item.criteria.map(({ id, checks }) => [id, checks]),
  ]);

describe('draft of a year without a pack', () => {
  const draft = draftFrom(packOf(2569), 2570);

  it('moves the years in names, criteria and rules', () => {
    const names = indexEdition(draft).items.map(({ item }) => item.name);
    expect(names).toContain('สรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุรายเดือน ประจำปีงบประมาณ พ.ศ. 2570');
    expect(names).toContain('รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุของหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2569');
    expect(indexEdition(draft).byCode.get('O13')?.item.criteria[1]?.text).toBe(
      'แผนบริหารและพัฒนาทรัพยากรบุคคลปี 2570 (เทียบ 2568 O14)',
    );
  });

  it('is a draft and says so', () => {
    expect(draft).toMatchObject({ year: 2570, origin: 'draft', basedOn: 2569, numberingBasis: 'guess' });
    expect(draft.caveat).toContain('ร่าง');
    expect(draft.caveat).toContain('2570');
    expect(caveatIn(draft, 'en')).toMatch(/^The items of 2570 are a draft made from those of 2569/);
  });

  it('keeps ids, codes, checks, bases and rules of any edition', () => {
    fc.assert(
      fc.property(fc.constantFrom(...YEARS), fc.integer({ min: 1, max: 30 }), (year, by) => {
        const later = draftFrom(packOf(year), year + by);
        expect(shape(later)).toEqual(shape(packOf(year)));
        expect(bases(later)).toEqual(bases(packOf(year)));
      }),
    );
  });

  it('has its own words again when it is drafted back', () => {
    // Until 2564 a criterion speaks of 2565, which is no year of theirs.
    fc.assert(
      fc.property(fc.constantFrom(...YEARS.slice(2)), fc.integer({ min: 1, max: 30 }), (year, by) => {
        const pack = packOf(year);
        expect(wording(draftFrom(draftFrom(pack, year + by), year))).toEqual(wording(pack));
      }),
    );
  });

  it('refuses a year that is none', () => {
    for (const year of [2026, 2700, 2570.5, Number.NaN])
      expect(() => draftFrom(draft, year)).toThrow('not-an-edition-year');
  });
});

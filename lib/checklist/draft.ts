import { mapItems } from './items';
import { EditionPack, EditionYear } from './schema';
import { shiftYears } from './years';

/**
 * A draft of `year` made from `pack`, for a year whose checklist is not known yet: the same items, the years in names,
 * criteria and rules moved along, every basis as it was, the numbering a guess and said to be one. Item and criterion
 * ids stay, so evidence carries over. Throws RangeError('not-an-edition-year').
 */
export function draftFrom(pack: EditionPack, year: number): EditionPack {
  if (!EditionYear.safeParse(year).success) throw new RangeError('not-an-edition-year');
  const shift = (text: string) => shiftYears(text, pack.year, year);
  const moved = mapItems(pack, (item) => ({
    ...item,
    name: shift(item.name),
    criteria: item.criteria.map((criterion) => ({ ...criterion, text: shift(criterion.text) })),
    yearRule: { ...item.yearRule, text: shift(item.yearRule.text) },
    periodRule: item.periodRule && { ...item.periodRule, text: shift(item.periodRule.text) },
  }));
  return EditionPack.parse({
    ...moved,
    year,
    origin: 'draft',
    basedOn: pack.year,
    numberingBasis: 'guess',
    caveat: `รายการของปี ${year} เป็นร่างที่ทำจากรายการของปี ${pack.year} ยังไม่ใช่รายการของ ป.ป.ช. เลขข้อ ชื่อข้อ และองค์ประกอบอาจเปลี่ยน โปรดแก้ให้ตรงกับคู่มือของปี ${year} ก่อนใช้`,
    caveatEn: `The items of ${year} are a draft made from those of ${pack.year}, not the NACC's own. Codes, names and criteria may change. Edit them to match the manual of ${year} before use.`,
  });
}

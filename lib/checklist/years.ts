const DIGITS = '๐๑๒๓๔๕๖๗๘๙';
const YEAR = /(?<![0-9๐-๙])[0-9๐-๙]{4}(?![0-9๐-๙])/g;

/** Just before a year that names a law or another edition: it stays what it is in any year. */
const FIXED_BEFORE = [
  /ฯ\s*(?:พ\.ศ\.\s*)?$/,
  /(?:พ\.ร\.บ\.|พระราชบัญญัติ|พระราชกฤษฎีกา|กฎกระทรวง|ระเบียบ)(?:(?!ปีงบประมาณ)[^;,()]){0,120}พ\.ศ\.\s*$/,
  /(?:เทียบ|ฉบับ|ตาราง|ข้อสังเกต|เลขข้อ|พิมพ์ว่า)\s*(?:ปี\s*)?(?:พ\.ศ\.\s*)?$/,
];
/** Just after it: an item of that edition (`2566 O25`). */
const FIXED_AFTER = /^\s*O[1-9]/;

/**
 * Fiscal years of an edition's wording carried to another edition: a year from two before to one after `from` moves by
 * `to - from`, in the digits that it is written in. Law years and references to other editions stay. Years are พ.ศ.
 */
export function shiftYears(text: string, from: number, to: number): string {
  return text.replace(YEAR, (written, offset: number) => {
    const year = Number([...written].map((digit) => (DIGITS.includes(digit) ? DIGITS.indexOf(digit) : digit)).join(''));
    if (year < from - 2 || year > from + 1) return written;
    const before = text.slice(0, offset);
    if (FIXED_AFTER.test(text.slice(offset + written.length)) || FIXED_BEFORE.some((rule) => rule.test(before)))
      return written;
    const moved = String(year + to - from);
    return DIGITS.includes(written.charAt(0))
      ? [...moved].map((digit) => DIGITS.charAt(Number(digit))).join('')
      : moved;
  });
}

import { squash } from './text';

type Variant = {
  wrong: string;
  right: string /** Not when one of these letters follows: it is another word. */;
  unless?: string;
};

/** Words as people write them → as they are spelt. Whole words or stems that are part of no other word. */
const MISSPELT: readonly Variant[] = [
  { wrong: 'กฏ', right: 'กฎ' },
  { wrong: 'มาตราฐาน', right: 'มาตรฐาน' },
  { wrong: 'มาตฐาน', right: 'มาตรฐาน' },
  { wrong: 'มาตราการ', right: 'มาตรการ' },
  { wrong: 'พึ่งพอใจ', right: 'พึงพอใจ' },
  { wrong: 'พีงพอใจ', right: 'พึงพอใจ' },
  { wrong: 'แผ่นปฏิบัติการ', right: 'แผนปฏิบัติการ' },
  { wrong: 'แผ่นพัฒนา', right: 'แผนพัฒนา' },
  { wrong: 'แผ่นการ', right: 'แผนการ' },
  { wrong: 'ปฎิบัติ', right: 'ปฏิบัติ' },
  { wrong: 'ปฎิทิน', right: 'ปฏิทิน' },
  { wrong: 'ปฎิรูป', right: 'ปฏิรูป' },
  { wrong: 'เว็ป', right: 'เว็บ' },
  { wrong: 'เวป', right: 'เว็บ' },
  { wrong: 'เวบ', right: 'เว็บ' },
  { wrong: 'เว็บไซด์', right: 'เว็บไซต์' },
  { wrong: 'เว็บไซท์', right: 'เว็บไซต์' },
  { wrong: 'เว็บไชต์', right: 'เว็บไซต์' },
  { wrong: 'เจตจำนงค์', right: 'เจตจำนง' },
  { wrong: 'เจตน์จำนง', right: 'เจตจำนง' },
  { wrong: 'เจตนารมย์', right: 'เจตนารมณ์' },
  { wrong: 'เจตนารมย', right: 'เจตนารมณ์' },
  { wrong: 'อัตตรา', right: 'อัตรา' },
  { wrong: 'สังเกตุ', right: 'สังเกต' },
  { wrong: 'อนุญาติ', right: 'อนุญาต' },
  { wrong: 'ทุจจริต', right: 'ทุจริต' },
  { wrong: 'ผลประโยชน์ทับช้อน', right: 'ผลประโยชน์ทับซ้อน' },
  { wrong: 'จัดชื้อ', right: 'จัดซื้อ' },
  { wrong: 'จัดซื่อ', right: 'จัดซื้อ' },
  { wrong: 'ร้องทุกข', right: 'ร้องทุกข์', unless: '์' },
  { wrong: 'วิสัยทัศ', right: 'วิสัยทัศน์', unless: 'น' },
  { wrong: 'พรบ.', right: 'พ.ร.บ.' },
];

/** SARA AM lost to an old font or PDF: stems that are no word without it. */
const LOST_AM: readonly Variant[] = [
  { wrong: 'สารวจ', right: 'สำรวจ' },
  { wrong: 'ประจา', right: 'ประจำ', unless: 'นก' },
  { wrong: 'สานัก', right: 'สำนัก' },
  { wrong: 'สานวน', right: 'สำนวน' },
  { wrong: 'สาเนา', right: 'สำเนา' },
  { wrong: 'สาเร็จ', right: 'สำเร็จ' },
  { wrong: 'สาคัญ', right: 'สำคัญ' },
  { wrong: 'สาหรับ', right: 'สำหรับ' },
  { wrong: 'อานาจ', right: 'อำนาจ' },
  { wrong: 'อานวย', right: 'อำนวย' },
  { wrong: 'อาเภอ', right: 'อำเภอ' },
  { wrong: 'กากับ', right: 'กำกับ' },
  { wrong: 'กาหนด', right: 'กำหนด' },
  { wrong: 'ดาเนิน', right: 'ดำเนิน' },
  { wrong: 'ดารง', right: 'ดำรง' },
  { wrong: 'จานวน', right: 'จำนวน' },
  { wrong: 'จานง', right: 'จำนง' },
  { wrong: 'จาเป็น', right: 'จำเป็น' },
  { wrong: 'จาแนก', right: 'จำแนก' },
  { wrong: 'จาหน่าย', right: 'จำหน่าย' },
  { wrong: 'จากัด', right: 'จำกัด' },
  { wrong: 'จัดทา', right: 'จัดทำ', unless: 'งนย' },
  { wrong: 'การกระทา', right: 'การกระทำ' },
  { wrong: 'ทางาน', right: 'ทำงาน' },
  { wrong: 'ทาเนียบ', right: 'ทำเนียบ' },
  { wrong: 'ตาแหน่ง', right: 'ตำแหน่ง' },
  { wrong: 'ตาบล', right: 'ตำบล' },
  { wrong: 'คาสั่ง', right: 'คำสั่ง' },
  { wrong: 'คาขวัญ', right: 'คำขวัญ' },
  { wrong: 'คานึง', right: 'คำนึง' },
  { wrong: 'คานวณ', right: 'คำนวณ' },
  { wrong: 'คาแนะนา', right: 'คำแนะนำ' },
  { wrong: 'แนะนา', right: 'แนะนำ', unless: 'มยง' },
  { wrong: 'นาเสนอ', right: 'นำเสนอ' },
  { wrong: 'นาไปสู่', right: 'นำไปสู่' },
  { wrong: 'ลาดับ', right: 'ลำดับ' },
  { wrong: 'บารุง', right: 'บำรุง' },
  { wrong: 'บาเหน็จ', right: 'บำเหน็จ' },
  { wrong: 'บานาญ', right: 'บำนาญ' },
  { wrong: 'ชาระ', right: 'ชำระ' },
  { wrong: 'ชานาญ', right: 'ชำนาญ' },
  { wrong: 'ชารุด', right: 'ชำรุด' },
  { wrong: 'ธารง', right: 'ธำรง' },
];

const RIGHT = new Map([...MISSPELT, ...LOST_AM].map(({ wrong, right }) => [wrong, right]));
const WRONG = new RegExp(
  [...MISSPELT, ...LOST_AM]
    .sort((a, b) => b.wrong.length - a.wrong.length)
    .map(({ wrong, unless }) => wrong.replace(/\./g, '\\.') + (unless ? `(?![${unless}])` : ''))
    .join('|'),
  'g',
);

/** Common misspellings and lost SARA AM put right, by the table above. The text should be normalised; nothing else changes. */
export function respell(text: string): string {
  // Twice, because one mistake can hide another: เว็ปไซด์ → เว็บไซด์ → เว็บไซต์. Where there was none, none was hidden.
  const once = replaceWrong(text);
  return once === text ? text : replaceWrong(once);
}

function replaceWrong(text: string): string {
  return text.replace(WRONG, (wrong) => RIGHT.get(wrong) ?? wrong);
}

/** `squash` with the spelling put right: what phrases are looked for in, and what phrases should be put through before. */
export function matchable(text: string): string {
  return respell(squash(text));
}

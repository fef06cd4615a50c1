import { normalize } from './text';

/** Titles that stand right before a given name, longer ones first when one begins another. */
const TITLES: readonly string[] = [
  'นางสาว',
  'น\\.\\s?ส\\.',
  'นาง',
  'นาย(?:แพทย์|สัตวแพทย์)?',
  'แพทย์หญิง',
  'พระ(?:ครู|มหา|ปลัด|สมุห์|ใบฎีกา)',
  '(?:ว่าที่\\s?)?(?:พัน|ร้อย|เรือ)(?:ตรี|โท|เอก)(?:หญิง)?',
  '(?:ว่าที่\\s?)?[รพต]\\.\\s?(?:ต\\.\\s?)?[ตทอ]\\.(?:\\s?หญิง)?',
  '(?:ว่าที่\\s?)?เรืออากาศ(?:ตรี|โท|เอก)',
  'พันจ่า(?:อากาศ)?(?:ตรี|โท|เอก)?',
  'พ\\.\\s?จ\\.\\s?[ตทอ]\\.',
  'จ่า(?:สิบ)?(?:ตรี|โท|เอก)(?:หญิง)?',
  'จ\\.\\s?(?:ส\\.\\s?)?[ตทอ]\\.',
  'สิบ(?:ตำรวจ)?(?:ตรี|โท|เอก)(?:หญิง)?',
  'ส\\.\\s?(?:ต\\.\\s?)?[ตทอ]\\.',
  'ดาบตำรวจ',
  'ด\\.\\s?ต\\.',
  '(?:ผศ|รศ|ศ)\\.\\s?(?:ดร\\.)?',
  'ดร\\.',
  'หม่อม(?:หลวง|ราชวงศ์)',
];

/** Words that begin with a title and are none: นายก..., นายอำเภอ, นายช่าง, นางเลิ้ง. */
const NOT_A_NAME =
  /^\s?(?:ก(?:เทศ|องค์|อบ|สมาคม|รัฐ|เมือง|เหล่า|ฯ|สภา|\s|$)|อำเภอ|ช่าง|ทะเบียน|ตรวจ|จ้าง|ทหาร|หน้า|ประกัน|สถานี|ด่าน|ไปรษณีย์|ท้าย|ทุน|เวร|เลิ้ง|งาน|และ|หรือ)/;

/** Where a surname ends when the position is written right behind it. */
const POSITION_START =
  /(?:นายก|ปลัด|รองนายก|รองปลัด|รองประธาน|ผู้อำนวยการ|ผอ\.|หัวหน้า|ประธาน|เลขานุการ|เลขา|ที่ปรึกษา|สมาชิก|ตำแหน่ง|เจ้าพนักงาน|เจ้าหน้าที่|นักวิ|นักจัดการ|นักทรัพยากร|นักพัฒนา|นิติกร|วิศวกร|ผู้ช่วย|พนักงาน|ผู้ใหญ่บ้าน|กำนัน|ครู|โทร|เบอร์)/;

/** Thai letters of a name: no digits, no ฯ, no ๆ. */
const NAME = '[ก-ฮเ-ไ][ก-ฮะ-ฺเ-ไ็-๎]';
const PERSON = new RegExp(
  `(?<![ก-ฮะ-ฺเ-๎])(${TITLES.join('|')})\\s{0,3}(${NAME}{1,24})(?:\\s{1,6}(ณ\\s{1,3})?(${NAME}{1,39}))?`,
  'g',
);

/** A person named in a text: title and name as normalised; `surname` is '' where only a given name stands. */
export type PersonMention = { title: string; given: string; surname: string; start: number; end: number };

/**
 * The people that a text names with a title (นาย, นางสาว, ร.ต., ดร., ...), in order. Positions are in `normalize(text)`.
 * A given name without a surname counts only with a title that is no ordinary word.
 */
export function peopleIn(text: string): PersonMention[] {
  const found: PersonMention[] = [];
  const whole = normalize(text);
  PERSON.lastIndex = 0;
  for (let match = PERSON.exec(whole); match !== null; match = PERSON.exec(whole)) {
    const [matched, title = '', givenName = '', ancient = '', family = ''] = match;
    if (NOT_A_NAME.test(whole.slice(match.index + title.length, match.index + title.length + 12))) {
      PERSON.lastIndex = match.index + title.length;
      continue;
    }
    const given = cutPosition(givenName);
    const glued = given.length < givenName.length;
    const surname = glued ? '' : cutPosition(family);
    if (given.length < 2 || (surname === '' && /^นา/.test(title))) {
      PERSON.lastIndex = match.index + title.length;
      continue;
    }
    const cut = glued ? matched.length - matched.lastIndexOf(givenName) - given.length : family.length - surname.length;
    const end = match.index + matched.length - cut;
    found.push({ title, given, surname: ancient + surname, start: match.index, end });
    PERSON.lastIndex = end;
  }
  return found;
}

function cutPosition(name: string): string {
  const at = name.search(POSITION_START);
  return at < 0 ? name : name.slice(0, at);
}

/** What a position is in a local government. */
export type Rank = 'head' | 'deputy-head' | 'adviser' | 'council' | 'clerk' | 'deputy-clerk' | 'director' | 'officer';

const AGENCY = '(?:\\s?(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล|เทศมนตรี|อบต\\.?|อบจ\\.?|เมือง))';

/** Positions by rank; the first that fits at a place counts. */
const POSITIONS: readonly [Rank, string][] = [
  ['adviser', `(?:เลขานุการ|เลขา|ที่ปรึกษา)\\s?นายก${AGENCY}?`],
  ['deputy-head', `รองนายก${AGENCY}?`],
  ['head', `นายก${AGENCY}`],
  ['council', '(?:รอง)?ประธานสภา|เลขานุการสภา|สมาชิกสภา|ส\\.\\s?อบต\\.'],
  ['deputy-clerk', `รองปลัด${AGENCY}?`],
  ['director', 'หัวหน้าสำนัก(?:งาน)?ปลัด|หัวหน้าฝ่าย|หัวหน้ากลุ่ม|หัวหน้างาน|หัวหน้าหน่วย|หัวหน้าส่วน'],
  ['clerk', `(?<!สำนัก)(?<!สำนักงาน)ปลัด${AGENCY}|ปลัด\\s?อบต`],
  ['director', '(?:ผู้อำนวยการ|ผอ\\.)\\s?(?:กอง|สำนัก|ส่วน|โรงเรียน|ศูนย์|สถาน)?'],
  [
    'officer',
    '(?:นักวิเคราะห์|นักวิชาการ|นักจัดการงาน|นักทรัพยากร|นักพัฒนา|นิติกร|วิศวกร|นายช่าง|เจ้าพนักงาน|ผู้ช่วย(?:นัก|เจ้า|นาย)|พยาบาล|ครู(?:ผู้)?|พนักงานขับรถ|คนงาน|ภารโรง)',
  ],
];
const POSITION = new RegExp(POSITIONS.map(([, pattern]) => `(${pattern})`).join('|'), 'g');

export type PositionMention = { rank: Rank; start: number; end: number };

/** The positions of a local government that a text names, in order. Places are in `normalize(text)`. */
export function positionsIn(text: string): PositionMention[] {
  return [...normalize(text).matchAll(POSITION)].flatMap((match) => {
    const which = match.slice(1).findIndex((group) => group !== undefined);
    const rank = POSITIONS[which]?.[0];
    return rank === undefined ? [] : [{ rank, start: match.index, end: match.index + match[0].length }];
  });
}

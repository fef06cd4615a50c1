import type { EditionPack } from '../checklist/schema';
import type { IndicatorCode, IndicatorScore, LastProblem, LastScores, ScoreField } from './schema';
import { oneLine, type Source } from './source';

/** Names of the indicators, as ITAS and memos write them; the ten are the same in every edition known. */
const INDICATORS: readonly { code: IndicatorCode; name: string }[] = [
  { code: '1', name: 'การ\\s?ปฏิบัติ\\s?หน้าที่' },
  { code: '2', name: 'การ\\s?ใช้\\s?งบประมาณ' },
  { code: '3', name: 'การ\\s?ใช้\\s?อำนาจ' },
  { code: '4', name: 'การ\\s?ใช้\\s?ทรัพย์สิน\\s?ของ\\s?(?:ทาง)?ราชการ' },
  { code: '5', name: 'การ\\s?แก้ไข\\s?ปัญหา\\s?การ\\s?ทุจริต' },
  { code: '6', name: 'คุณภาพ\\s?การ\\s?ดำเนินงาน' },
  { code: '7', name: 'ประสิทธิภาพ\\s?การ\\s?สื่อสาร' },
  { code: '8', name: 'การ\\s?ปรับปรุง\\s?(?:ระบบ)?\\s?การ\\s?ทำงาน' },
  { code: '9', name: 'การ\\s?เปิดเผย\\s?ข้อมูล' },
  { code: '10', name: 'การ\\s?ป้องกัน\\s?การ\\s?ทุจริต' },
];
/** Not inside the name of an item (แผนปฏิบัติการป้องกันการทุจริตประจำปี). */
const BEGINS = '(?<=^|[^ก-๎]|ตัวชี้วัด|ด้าน|วัดที่)';
const ENDS = '(?=[^ก-๎]|$|ได้|เป็น|มี|คะแนน|ร้อยละ|เท่ากับ)';
const NAMES = new RegExp(`${BEGINS}(?:${INDICATORS.map(({ name }) => `(${name})`).join('|')})${ENDS}`, 'g');
const NUMBERED = /ตัวชี้วัด\s{0,2}(?:ที่)?\s{0,2}(10|[1-9])(?![\d.])/g;
const INSTRUMENTS =
  /(IIT|ผู้มีส่วนได้(?:ส่วน)?เสียภายใน)|(EIT|ผู้มีส่วนได้(?:ส่วน)?เสียภายนอก)|(OIT(?![\s.:_-]{0,2}\d{1,2}(?![\d.]|\s?คะแนน|%))|การเปิดเผยข้อมูลสาธารณะ)/g;
/** A sentence or table of another thing begins. */
const STOP = /ตัวชี้วัด(?:ย่อย)?\s{0,2}(?:ที่)?\s{0,2}\d|\n\s*\n|\n\s{0,3}\d{1,2}(?:\.\d)?\s{0,2}[.)]?\s{0,2}ข้อเสนอ/;
const NUMBER = /(?<![\dA-Za-z.,/])(\d{1,3}(?:\.\d{1,2})?)(?![\d/]|\.\d|,\d|\s?[)])/g;
/** No score: ตัวชี้วัดที่ 9, พ.ศ. 65, ข้อ 7, น้ำหนักร้อยละ 30. */
const NO_SCORE = /(?:ย่อย|ที่|พ\.ศ\.|ข้อ|ตัวชี้วัด|อันดับ|น้ำหนัก(?:คะแนน)?(?:ร้อยละ)?|รอบ)\s{0,3}$/;
const TOTAL =
  /(?:ภาพรวม|คะแนนรวม|รวมทั้งสิ้น|คะแนนอยู่ที่|คะแนนเฉลี่ยรวม|คะแนน\s?ITA|ITA\s?score|Total(?:\s?score)?|Overall(?:\s?score)?)(?:(?!IIT|EIT|OIT|ตัวชี้วัด)[^\d\n]){0,60}?(\d{1,3}(?:\.\d{1,2})?)(?![\d/]|\.\d|,\d)/gi;

const SENTENCE = 400;
const ROW = 160;

type Reading = { field: ScoreField; value: number; name: string; at: number };

/** Every score that a text prints: the first value of each, and where another one is printed as well. */
export function scoresIn(source: Source, pack: EditionPack): { scores: LastScores; problems: LastProblem[] } {
  const readings = [...indicatorReadings(source), ...instrumentReadings(source), ...totalReadings(source)];
  const first = new Map<ScoreField, Reading>();
  const problems: LastProblem[] = [];
  for (const reading of readings.sort((a, b) => a.at - b.at)) {
    const known = first.get(reading.field);
    if (!known) first.set(reading.field, reading);
    else if (known.value !== reading.value) addOther(problems, known, reading.value);
  }
  const printed = (field: ScoreField) => first.get(field)?.value ?? null;
  const indicators = INDICATORS.flatMap(({ code }): IndicatorScore[] => {
    const reading = first.get(code);
    return reading ? [{ code, name: reading.name, score: reading.value }] : [];
  });
  const scores = {
    total: printed('total'),
    grade: gradeIn(source, pack),
    IIT: printed('IIT'),
    EIT: printed('EIT'),
    OIT: printed('OIT'),
    indicators,
  };
  return { scores, problems };
}

function addOther(problems: LastProblem[], { field, value }: Reading, other: number): void {
  if (problems.some(({ data }) => 'field' in data && data.field === field)) return;
  problems.push({ key: 'two-values', data: { field, printed: value, other } });
}

function indicatorReadings(source: Source): Reading[] {
  const { arabic, text } = source;
  const named = [...arabic.matchAll(NAMES)].slice(0, 5_000).flatMap((match) => {
    const which = match.slice(1).findIndex((group) => group !== undefined);
    const code = INDICATORS[which]?.code;
    // แบบวัดการเปิดเผยข้อมูลสาธารณะ is the instrument; ENDS keeps it out, a space does not.
    const after = arabic.slice(match.index + match[0].length, match.index + match[0].length + 12);
    if (!code || /^\s{0,2}สาธารณะ/.test(after)) return [];
    // 10.1 การป้องกันการทุจริต is a sub-indicator.
    if (/\d\.\d\s{0,2}$/.test(arabic.slice(Math.max(0, match.index - 6), match.index))) return [];
    return [{ code, start: match.index, end: match.index + match[0].length }];
  });
  const found: Reading[] = [];
  named.forEach(({ code, start, end }, index) => {
    const next = named[index + 1]?.start ?? arabic.length;
    const rest = upToStop(arabic.slice(end, Math.min(next, end + ROW)));
    const value = scoreIn(rest.split('\n', 1)[0] ?? '') ?? before(arabic, start, end) ?? scoreIn(rest);
    if (value !== null) found.push({ field: code, value, name: oneLine(text.slice(start, end), 200), at: start });
  });
  for (const match of [...arabic.matchAll(NUMBERED)].slice(0, 2_000)) {
    const end = match.index + match[0].length;
    const rest = arabic.slice(end, end + ROW);
    if (named.some(({ start }) => start >= end && start < end + 60)) continue;
    const value = scoreIn(upToStop(rest));
    const code = INDICATORS[Number(match[1]) - 1]?.code;
    if (value !== null && code) found.push({ field: code, value, name: '', at: match.index });
  }
  return found;
}

/** A row that begins with the score: nothing but numbers stands before the name, and no other name in the line. */
function before(arabic: string, start: number, end: number): number | null {
  const from = arabic.lastIndexOf('\n', start) + 1;
  if (start - from > ROW) return null;
  const head = arabic.slice(from, start);
  const scores = numbersIn(head).filter(({ decimal }) => decimal);
  if (!/^(?:[\s\d.|)%:-]|คะแนน|ร้อยละ)*$/.test(head) || scores.length !== 1) return null;
  const stop = arabic.indexOf('\n', end);
  const line = arabic.slice(from, Math.min(stop < 0 ? arabic.length : stop, end + ROW));
  return [...line.matchAll(NAMES)].length === 1 ? (scores[0]?.value ?? null) : null;
}

function instrumentReadings({ arabic }: Source): Reading[] {
  const names = ['IIT', 'EIT', 'OIT'] as const;
  const marks = [...arabic.matchAll(INSTRUMENTS)].slice(0, 2_000).flatMap((match) => {
    const field = names[match.slice(1).findIndex((group) => group !== undefined)];
    return field ? [{ field, start: match.index, end: match.index + match[0].length }] : [];
  });
  const indicators = [...arabic.matchAll(NAMES)].slice(0, 5_000).map(({ index }) => index);
  return marks.flatMap(({ field, start, end }, index) => {
    const other = marks.slice(index + 1, index + 12).find((mark) => mark.field !== field)?.start ?? arabic.length;
    const name =
      indicators.find((at) => at >= end && !/^.{0,24}สาธารณะ/s.test(arabic.slice(at, at + 30))) ?? arabic.length;
    const rest = upToStop(arabic.slice(end, Math.min(other, name, end + SENTENCE)));
    const value = scoreIn(rest);
    return value === null ? [] : [{ field, value, name: '', at: start }];
  });
}

function totalReadings({ arabic }: Source): Reading[] {
  return [...arabic.matchAll(TOTAL)].slice(0, 200).flatMap((match): Reading[] => {
    const value = Number(match[1]);
    return value <= 100 ? [{ field: 'total', value, name: '', at: match.index }] : [];
  });
}

function upToStop(text: string): string {
  const at = text.search(STOP);
  return at < 0 ? text : text.slice(0, at);
}

/** The first score of a sentence or row: decimals before whole numbers, which must say that they are scores. */
function scoreIn(text: string): number | null {
  const numbers = numbersIn(text);
  return (numbers.find(({ decimal }) => decimal) ?? numbers.find(({ weight }) => !weight))?.value ?? null;
}

function numbersIn(text: string): { value: number; decimal: boolean; weight: boolean }[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const [, digits = ''] = match;
    const value = Number(digits);
    const before = text.slice(Math.max(0, match.index - 20), match.index);
    const after = text.slice(match.index + digits.length, match.index + digits.length + 12);
    const decimal = digits.includes('.');
    if (value > 100 || NO_SCORE.test(before)) return [];
    // 9.1 ข้อมูลพื้นฐาน
    if (/^(?:9|10)\.[1-9]$/.test(digits) && (/^\s{0,2}[ก-๎]/.test(after) || /\n\s{0,6}$/.test(before))) return [];
    const said = /^\s{0,2}(?:คะแนน|%|\t|\n|$)/.test(after) || /(?:ร้อยละ|คะแนน|\t|:)\s{0,2}$/.test(before);
    if (!decimal && (!said || /^\s{0,2}[.)]/.test(after))) return [];
    return [{ value, decimal, weight: /^(?:30|40)$/.test(digits) }];
  });
}

/** The grade, in the labels of the edition: ระดับ D, อยู่ในระดับ ผ่านดี, Grade: D. */
function gradeIn({ arabic }: Source, pack: EditionPack): string | null {
  const labels = pack.grades.bands.map(({ label }) => label).sort((a, b) => b.length - a.length);
  const either = labels.map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const said = new RegExp(
    `(?:ระดับ|เกรด|grade|rating)(?:ผล(?:คะแนน)?(?:การประเมิน)?|ผลการประเมิน)?(?:อยู่ใน)?(?:ระดับ)?(?:คือ)?[\\s:“"'(]{0,4}(${either})(?![A-Za-z]|ดี|เกณฑ์|โดย)`,
    'gi',
  );
  const counts = new Map<string, number>();
  for (const match of [...arabic.matchAll(said)].slice(0, 200)) {
    const label = labels.find((one) => one.toLowerCase() === match[1]?.toLowerCase());
    if (label) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

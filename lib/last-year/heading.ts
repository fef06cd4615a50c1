import type { Source } from './source';

/** A year (พ.ศ.) beside words of a result: whose result it is. A memo of 2566 is about the result of 2565. */
const RESULT = /ผลคะแนน|ผลการประเมิน|คะแนนการประเมิน|ผลประเมิน|ITAS?|ประเมินคุณธรรม/g;
const YEAR = /(?<![\d/])(25[5-9]\d|26\d\d)(?!\d)/g;
const NEAR = 220;

/**
 * The year (พ.ศ.) that the text gives the result of, among `years`; null = it names none. Every "ผลคะแนน … พ.ศ. N" votes, words of the
 * announcement most, the nearest year first; of equal votes the earlier year, for memos are written after the result.
 */
export function resultYear({ arabic }: Source, years: readonly number[]): number | null {
  const votes = new Map<number, number>();
  const marks = [...arabic.matchAll(RESULT)].slice(0, 2_000);
  for (const mark of marks) {
    const after = arabic.slice(mark.index + mark[0].length, mark.index + mark[0].length + NEAR).split(/\n\s*\n/, 1)[0];
    const year = [...(after ?? '').matchAll(YEAR)].map((match) => Number(match[1]))[0];
    if (year === undefined || !years.includes(year)) continue;
    const announced = /(?:ประกาศ|มี|วิเคราะห์|สรุป)\s?$/.test(arabic.slice(Math.max(0, mark.index - 12), mark.index));
    const weight = mark[0].startsWith('ผล') || mark[0].startsWith('คะแนน') ? (announced ? 4 : 3) : 1;
    votes.set(year, (votes.get(year) ?? 0) + weight);
  }
  return [...votes].sort(([a, left], [b, right]) => right - left || a - b)[0]?.[0] ?? null;
}

const KINDS =
  '(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)|อบต\\.\\s?|อบจ\\.\\s?|ทต\\.\\s?|ทม\\.\\s?|ทน\\.\\s?)';
const AGENCY = new RegExp(`(?<=^|[^ก-๎]|ของ)(${KINDS})([ก-ฮเ-ไ][ก-๎]{1,60})(?![ก-๎])`, 'g');
/** What follows a name without a space, where it is not its end. */
const GOES_ON = /(?:ลงใน|ได้|จึง|ต่อไป|ประจำ|อำเภอ|จังหวัด|ที่เป็น|เป็น|และ|มี(?=คะแนน|ผล)|ระดับ|โดย|เพื่อ).*$/;

/** The agency's name as it is written most often; null = none of a local government stands there. */
export function agencyNamed({ text }: Source): string | null {
  const counts = new Map<string, number>();
  for (const [, kind = '', place = ''] of [...text.matchAll(AGENCY)].slice(0, 500)) {
    const name = kind + place.slice(0, 2) + place.slice(2).replace(GOES_ON, '');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const best = [...counts].sort(([a, left], [b, right]) => right - left || a.length - b.length)[0];
  return best ? best[0].slice(0, 200) : null;
}

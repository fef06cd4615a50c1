import { MONTHS } from './months';

/** พ.ศ. = A.D. + 543. */
export const BE_OFFSET = 543;

const BANGKOK_MS = 7 * 60 * 60 * 1000;

/** Year, month 1-12 and day of an ISO date or date-time; throws RangeError('not-a-date') when it is none. */
function parts(iso: string): { year: number; month: number; day: number } {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:$|T)/.exec(iso);
  const [year, month, day] = [Number(found?.[1]), Number(found?.[2]), Number(found?.[3])];
  if (!found || month < 1 || month > 12 || day < 1 || day > 31) throw new RangeError('not-a-date');
  return { year, month, day };
}

/**
 * The fiscal year (พ.ศ.) of an ISO date: October to September, named by the year in which it ends.
 * Source: พ.ร.บ.วิธีการงบประมาณ พ.ศ. 2561, section 4. 2024-12-09 → 2568. Throws RangeError('not-a-date').
 */
export function fiscalYearOf(isoDate: string): number {
  const { year, month } = parts(isoDate);
  return year + BE_OFFSET + (month >= 10 ? 1 : 0);
}

/** 2024-12-09 → '9 ธ.ค. 2567'; with `long`, '9 ธันวาคม 2567'. Throws RangeError('not-a-date'). */
export function formatThaiDate(iso: string, style: 'short' | 'long' = 'short'): string {
  const { year, month, day } = parts(iso.length > 10 ? bangkok(new Date(iso)).slice(0, 10) : iso);
  const name = MONTHS[month - 1];
  return `${day} ${style === 'long' ? name?.full : name?.short} ${year + BE_OFFSET}`;
}

/** An ISO instant as Bangkok's date and clock: '9 ธ.ค. 2567 14:05 น.'. Throws RangeError when it is no instant. */
export function formatThaiDateTime(iso: string): string {
  const local = bangkok(new Date(iso));
  return `${formatThaiDate(local.slice(0, 10))} ${local.slice(11, 16)} น.`;
}

/** The date in Bangkok (no daylight saving time) at `now`, as YYYY-MM-DD. */
export function todayIso(now: Date): string {
  return bangkok(now).slice(0, 10);
}

function bangkok(instant: Date): string {
  return new Date(instant.getTime() + BANGKOK_MS).toISOString();
}

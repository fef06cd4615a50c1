import { readXml } from '../xml';

/** How the numbers of a cell style are shown, as far as reading needs it. */
export type NumberFormat = {
  kind: 'general' | 'number' | 'date' | 'text';
  grouped: boolean;
  decimals: number;
  percent: boolean;
  /** Dates of the Buddhist era (calendar 07 of a locale code, or the Thai year letters). */
  buddhist: boolean;
  time: boolean;
};

const GENERAL: NumberFormat = {
  kind: 'general',
  grouped: false,
  decimals: 0,
  percent: false,
  buddhist: false,
  time: false,
};

/** The numbered formats that every workbook has; Thai ones (59-81) included. Source: ECMA-376 part 1, 18.8.30. */
const BUILTIN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'd/m/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'd/m/yyyy h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  44: '#,##0.00',
  43: '#,##0.00',
  41: '#,##0',
  42: '#,##0',
  49: '@',
  59: '0',
  60: '0.00',
  61: '#,##0',
  62: '#,##0.00',
  67: '0%',
  68: '0.00%',
  71: '[$-107041E]d/m/yyyy',
  72: '[$-107041E]d-mmm-yy',
  73: '[$-107041E]d-mmm',
  74: '[$-107041E]mmm-yy',
  81: '[$-107041E]d/m/yyyy',
};

/** Formats of xl/styles.xml in the order in which cells name them (`s`). */
export function readFormats(xml: string, depth: number): NumberFormat[] {
  const codes = new Map<number, string>(Object.entries(BUILTIN).map(([id, code]) => [Number(id), code]));
  const formats: NumberFormat[] = [];
  let inCells = false;
  readXml(
    xml,
    {
      open(name, attribute) {
        if (name === 'numFmt' && codes.size < 2_000)
          codes.set(Number(attribute('numFmtId')), (attribute('formatCode') ?? '').slice(0, 400));
        if (name === 'cellXfs') inCells = true;
        if (name === 'xf' && inCells && formats.length < 70_000)
          formats.push(formatOf(codes.get(Number(attribute('numFmtId') ?? 0)) ?? ''));
      },
      close(name) {
        if (name === 'cellXfs') inCells = false;
      },
      text() {},
    },
    depth,
  );
  return formats;
}

/** What a format code says: of its first section, for that is the one for ordinary numbers. */
export function formatOf(code: string): NumberFormat {
  const buddhist = /\[\$-[0-9a-f]{0,4}07[0-9a-f]{4}\]|\bb{2,4}\b|ปปปป|ป{2}/i.test(code);
  const bare = code.replace(/\[[^\]]*\]|"[^"]*"|\\.|_.|\*./g, '').split(';')[0] ?? '';
  if (bare === '' || /general/i.test(bare)) return GENERAL;
  if (bare === '@') return { ...GENERAL, kind: 'text' };
  const time = /[hs]/i.test(bare);
  if (time || /[dy]|mmm|ปป|วว|ดด/i.test(bare)) return { ...GENERAL, kind: 'date', buddhist, time };
  if (!/[0#?]/.test(bare)) return GENERAL;
  return {
    ...GENERAL,
    kind: 'number',
    grouped: /[#0?],[#0?]/.test(bare),
    decimals: Math.min(10, /\.([0#?]+)/.exec(bare)?.[1]?.length ?? 0),
    percent: bare.includes('%'),
  };
}

/** A number as its cell shows it. `base1904`: the workbook counts days from 1904. */
export function shown(value: number, format: NumberFormat, base1904: boolean): string {
  if (!Number.isFinite(value)) return '';
  if (format.kind === 'date') return dateText(value, format, base1904) ?? String(value);
  if (format.kind !== 'number') return String(Number(value.toPrecision(15)));
  const amount = format.percent ? value * 100 : value;
  if (Math.abs(amount) >= 1e20) return String(amount);
  const [whole = '', rest] = Math.abs(amount).toFixed(format.decimals).split('.');
  const grouped = format.grouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
  const sign = amount < 0 && Number(`${whole}.${rest ?? ''}`) !== 0 ? '-' : '';
  return `${sign}${grouped}${rest === undefined ? '' : `.${rest}`}${format.percent ? '%' : ''}`;
}

const DAY = 86_400_000;

/** Day/month/year; years of the Buddhist era where the format asks for them. Null = no day that a sheet can mean. */
function dateText(value: number, format: NumberFormat, base1904: boolean): string | null {
  const days = base1904 ? value + 1_462 : value;
  if (days < 0 || days > 2_958_466) return null;
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(days * DAY));
  const two = (part: number) => String(part).padStart(2, '0');
  const clock = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  if (days < 1) return clock;
  const year = at.getUTCFullYear() + (format.buddhist ? 543 : 0);
  const date = `${at.getUTCDate()}/${at.getUTCMonth() + 1}/${year}`;
  return format.time && days % 1 !== 0 ? `${date} ${clock}` : date;
}

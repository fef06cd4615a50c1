import { describe, expect, it } from 'vitest';
import { formatOf, shown } from '../../../lib/documents/office/numbers';

describe('numbers of a sheet are shown as their cells show them', () => {
  it.each([
    [1234567.891, '#,##0.00', '1,234,567.89'],
    [0.1 + 0.2, 'General', '0.3'],
    [2568, '0', '2568'],
    [-1500, '#,##0;[Red](#,##0)', '-1,500'],
    [0.4512, '0.00%', '45.12%'],
    [1250, '_-* #,##0.00_-;\\-* #,##0.00_-;_-* "-"??_-;_-@_-', '1,250.00'],
    [45580, '[$-107041E]d mmm yy;@', '15/10/2567'],
    [45580, '[$-D07041E]d/m/yyyy', '15/10/2567'],
    [45580, 'd/m/yyyy', '15/10/2024'],
    [45580.5, 'd/m/yyyy h:mm', '15/10/2024 12:00'],
    [0.75, 'h:mm', '18:00'],
    [-3, 'd/m/yyyy', '-3'],
    [1e300, '#,##0', '1e+300'],
    [0, '"บาท" #,##0', '0'],
  ])('%d as %s is %s', (value, code, text) => {
    expect(shown(value, formatOf(code), false)).toBe(text);
  });

  it('counts from 1904 where the workbook does', () => {
    expect(shown(45580 - 1462, formatOf('d/m/yyyy'), true)).toBe('15/10/2024');
  });
});

import latinRegular from '@fontsource/sarabun/files/sarabun-latin-400-normal.woff2?inline';
import latinBold from '@fontsource/sarabun/files/sarabun-latin-700-normal.woff2?inline';
import thaiRegular from '@fontsource/sarabun/files/sarabun-thai-400-normal.woff2?inline';
import thaiBold from '@fontsource/sarabun/files/sarabun-thai-700-normal.woff2?inline';
import ranges from '@fontsource/sarabun/unicode.json';
import type { FontFile } from '../../../lib/reports/html';

/** The files as data addresses; what stands before the comma is the same in each. */
const base64Of = (address: string) => address.slice(address.indexOf(',') + 1);

/** Sarabun (OFL 1.1), Thai and Latin, regular and bold: some 45 kB, put into every printable report. */
export const FONTS: readonly FontFile[] = [
  { weight: 400, range: ranges.thai, base64: base64Of(thaiRegular) },
  { weight: 700, range: ranges.thai, base64: base64Of(thaiBold) },
  { weight: 400, range: ranges.latin, base64: base64Of(latinRegular) },
  { weight: 700, range: ranges.latin, base64: base64Of(latinBold) },
];

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { reasonText } from '../../../lib/i18n';

const folder = join(__dirname, '../../../lib/sitescan');
const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

/** Keys as they are written, and those put together from a part that is told apart by the code. */
const written = sources.flatMap((text) => [...text.matchAll(/'(scan\.[a-z.-]+[a-z])'/g)].map(([, key = '']) => key));
const doubts = sources.flatMap((text) =>
  [...text.matchAll(/doubt\('([a-z-]+)'/g)].map(([, key]) => `scan.doubt.${key}`),
);
const contents = ['scan.doubt.placeholder', 'scan.doubt.empty'];
const keys = [...new Set([...written, ...doubts, ...contents])];

it('finds the keys that the site scan gives as reasons', () => {
  expect(keys.length).toBeGreaterThan(15);
  expect(keys).toContain('scan.doubt.dead-documents');
});

it.each(keys)('%s has its sentence in both languages', (key) => {
  const params = { count: 3, found: '2566', wanted: 2568, code: 'O7', pages: 20_000, seconds: 120 };
  const thai = reasonText('th', { key, params });
  expect(thai).toMatch(/[ก-๙]/);
  const english = reasonText('en', { key, params });
  expect(english).toMatch(/^[A-Z\d]/);
  for (const text of [thai, english]) expect(text).not.toMatch(/[{}]|^scan\./);
});

import { describe, expect, it } from 'vitest';
import { builtinEditions } from '../../../lib/checklist/builtin';
import { FileVerdict } from '../../../lib/documents/verdict';
import { reasonText } from '../../../lib/i18n';
import { resultsOf } from '../../../lib/sitescan/results';
import type { ScanTools } from '../../../lib/sitescan/scan';
import { type Reply, SITE, scanSmall } from './small-site';

const [edition] = builtinEditions.filter(({ year }) => year === 2568);
if (!edition) throw new Error('no edition');

const verdicts = FileVerdict.options;
const links = verdicts.map((verdict) => `<a href="/files/${verdict}.pdf">แผนดำเนินงาน ${verdict}</a>`).join('');
const HOME = `<title>หน้าแรก</title><p>ขอเชิญประชาชนในตำบลร่วมประชุมประชาคมเพื่อจัดทำแผนพัฒนาท้องถิ่น ณ หอประชุมของตำบล</p>${links}
  <a href="/closed">ปิด</a> <a href="https://elsewhere.example/">ที่อื่น</a> <a href="/shell">โปรแกรม</a>`;
const pages: Record<string, Reply> = {
  '/': HOME,
  '/closed': { status: 403, body: 'ไม่อนุญาต' },
  '/shell': '<div id="app"></div><script src="/app.js"></script>',
  'https://elsewhere.example/': { ok: false, cause: 'opaque' },
};
for (const verdict of verdicts)
  pages[`/files/${verdict}.pdf`] = { contentType: 'application/pdf', body: `%PDF ${verdict}` };

/** Reads what its name says; of pictures, OCR makes a page that names an item. */
const readFile: NonNullable<ScanTools['readFile']> = async ({ name }) => {
  const [verdict = 'broken'] = verdicts.filter((one) => name.startsWith(one));
  const item = edition.indicators[0]?.subIndicators[0]?.items[0]?.id ?? '';
  const suggestion = { item, score: 0.99, signals: [], findings: [] };
  const audited = {
    kind: 'topic' as const,
    title: `แผนดำเนินงาน ${verdict}`,
    content: 'present' as const,
    fiscalYears: [],
    suggestions: [suggestion] as never,
    entryFor: [],
    personal: [],
    listed: [],
  };
  const seen = ['readable', 'scanned', 'garbled'].includes(verdict);
  return { verdict, reason: null, audited: seen ? audited : null };
};

const scanned = scanSmall(pages, { settings: { outside: true }, readFile });
const results = async () => resultsOf((await scanned).picture, edition);

describe('what a scan says of files', () => {
  it('tells apart those that could not be read as text, those that nobody can open first', async () => {
    const { files } = await results();
    expect(files.map(({ url, reason }) => [url.replace(SITE, ''), reason.key])).toEqual([
      ['/files/password.pdf', 'scan.file.password'],
      ['/files/broken.pdf', 'scan.file.broken'],
      ['/files/too-large.pdf', 'scan.file.too-large'],
      ['/files/unsupported.pdf', 'scan.file.unsupported'],
      ['/files/garbled.pdf', 'scan.file.garbled'],
      ['/files/scanned.pdf', 'scan.file.scanned'],
    ]);
    for (const { reason } of files) {
      for (const language of ['th', 'en'] as const) expect(reasonText(language, reason)).not.toContain('scan.file');
    }
  });

  it('takes nothing that OCR made of a picture without a look', async () => {
    const { items } = await results();
    const candidates = items.flatMap((one) => one.candidates);
    const found = new Map(candidates.map((one) => [one.url.replace(`${SITE}/files/`, ''), one]));
    expect(found.get('readable.pdf')).toMatchObject({ ready: true, doubts: [] });
    expect(found.get('scanned.pdf')).toMatchObject({ ready: false, doubts: [{ key: 'scan.file.scanned' }] });
    expect(found.get('garbled.pdf')).toMatchObject({ ready: false, doubts: [{ key: 'scan.file.garbled' }] });
  });
});

it('lists what only a person can look at, the agency’s own first, with the pages on which it stands', async () => {
  const { look, coverage } = await results();
  expect(look.map(({ url, state }) => [url.replace(SITE, ''), state])).toEqual([
    ['/closed', 'blocked'],
    ['/shell', 'needs-scripts'],
    ['https://elsewhere.example/', 'not-granted'],
  ]);
  expect(look.map(({ on }) => on.map(({ url }) => url.replace(SITE, '')))).toEqual([['/'], ['/'], ['/']]);
  expect(coverage.look).toBe(3);
});

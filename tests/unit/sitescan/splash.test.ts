import { expect, it } from 'vitest';
import { builtinEditions } from '../../../lib/checklist/builtin';
import type { Fetcher } from '../../../lib/links/fetching';
import { DEFAULT_SETTINGS, type ScanBatch } from '../../../lib/sitescan/model';
import { pageReader } from '../../../lib/sitescan/reading';
import { SitePicture } from '../../../lib/sitescan/results';
import { runScan } from '../../../lib/sitescan/scan';
import { scanRecord } from '../../fixtures/ui/scan-scenes';

const edition = builtinEditions.find(({ year }) => year === 2568);
if (!edition) throw new Error('no edition');
const SITE = 'http://www.bannong-demo.go.th';

/** Scans a small site from its home page on. */
async function scan(pages: Record<string, string>): Promise<{ picture: SitePicture; asked: string[] }> {
  const hosts = ['www.bannong-demo.go.th'];
  const asked: string[] = [];
  const fetch: Fetcher = async (url) => {
    asked.push(url.replace(SITE, ''));
    const body = pages[url.replace(SITE, '')];
    return {
      ok: true,
      status: body === undefined ? 404 : 200,
      finalUrl: url,
      chain: [],
      contentType: 'text/html',
      charset: 'utf-8',
      retryAfter: null,
      bytes: new TextEncoder().encode(body ?? 'ไม่พบ'),
      truncated: false,
    };
  };
  const reader = pageReader(edition as NonNullable<typeof edition>, {
    agency: { name: 'อบต.บ้านหนอง', kind: 'sao' },
    hosts,
    today: '2025-04-21',
  });
  const batches = new Map<number, ScanBatch>();
  const end = await runScan({
    scan: scanRecord({
      state: 'running',
      startUrl: `${SITE}/`,
      hosts,
      settings: { ...DEFAULT_SETTINGS, pause: 0, robots: false, outside: false },
      batches: 0,
      found: 0,
      read: 0,
    }),
    store: {
      saveBatch: async (_before, _after, batch) => void batches.set(batch.seq, structuredClone(batch)),
      saveScan: async () => {},
      scanBatches: async () => [],
    },
    tools: {
      fetch,
      page: async (url, body, habits) => reader.page(url, body, habits),
      features: async (body) => reader.features(body),
      readFile: null,
      granted: (url) => url.startsWith(SITE),
      randomPath: () => 'no-such-page',
      wait: async () => {},
      now: () => '2025-04-21T02:00:00.000Z',
    },
    onProgress: () => {},
    signal: new AbortController().signal,
  });
  expect(end.state).toBe('done');
  return { picture: new SitePicture(end, batches.values()), asked };
}

const menu =
  '<ul><li><a href="#">ข้อมูลหน่วยงาน</a><ul><li><a href="/structure">โครงสร้าง</a></li></ul></li></ul><p>ขอเชิญประชาชนในตำบลร่วมประชุมประชาคมเพื่อจัดทำแผนพัฒนาท้องถิ่น ณ หอประชุมขององค์การบริหารส่วนตำบล</p>';
const splash = (to: string) =>
  `<title>ยินดีต้อนรับ</title><meta http-equiv="refresh" content="5;url=${to}"><a href="${to}">เข้าสู่เว็บไซต์</a> <a href="/sign">ลงนามถวายพระพร</a>`;
const site = {
  '/main.php': `<title>อบต.บ้านหนอง</title>${menu}`,
  '/structure': `<title>โครงสร้าง</title><h1>โครงสร้างหน่วยงาน</h1>${menu}`,
  '/sign': '<title>ลงนามถวายพระพร</title><h1>ลงนามถวายพระพร</h1><p>ทรงพระเจริญ</p>',
};
const at = (picture: SitePicture, path: string) => picture.pages.get(picture.numberOf(SITE + path) ?? -1);

it('enters a site behind a splash page that sends its visitors on, and nobody clicks for that', async () => {
  const { picture, asked } = await scan({ ...site, '/': splash('/main.php') });
  expect(at(picture, '/')).toMatchObject({ state: 'redirected', endedAt: picture.numberOf(`${SITE}/main.php`) });
  expect(at(picture, '/main.php')).toMatchObject({ state: 'opens' });
  expect(picture.clickPath(`${SITE}/main.php`)).toEqual([]);
  expect(picture.clickPath(`${SITE}/structure`)).toEqual(['ข้อมูลหน่วยงาน', 'โครงสร้าง']);
  // What else the splash page links to is found, too.
  expect(picture.clickPath(`${SITE}/sign`)).toEqual(['ลงนามถวายพระพร']);
  expect(asked.filter((path) => path === '/structure')).toHaveLength(1);
});

it('calls a page that sends its visitors to the home page what it is', async () => {
  const { picture } = await scan({
    ...site,
    '/': splash('/main.php'),
    '/main.php': `${site['/main.php']}<a href="/old">หน้าเดิม</a>`,
    '/old': splash('/'),
  });
  expect(at(picture, '/old')).toMatchObject({ state: 'home-instead' });
  expect(at(picture, '/main.php')).toMatchObject({ state: 'opens' });
});

it('stays on a page that sends its visitors to another host', async () => {
  const { picture } = await scan({
    ...site,
    '/': `${menu}<meta http-equiv="refresh" content="9;url=https://elsewhere.example/">`,
  });
  expect(at(picture, '/')).toMatchObject({ state: 'opens' });
  expect(picture.clickPath(`${SITE}/structure`)).not.toBeNull();
});

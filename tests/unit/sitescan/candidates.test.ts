import { describe, expect, it } from 'vitest';
import { builtinEditions } from '../../../lib/checklist/builtin';
import { urlKey } from '../../../lib/links/identity';
import { Frontier } from '../../../lib/sitescan/frontier';
import { DEFAULT_SETTINGS, type Scan, type ScannedPage } from '../../../lib/sitescan/model';
import { pageReader } from '../../../lib/sitescan/reading';
import { difference, proposals, resultsOf, SitePicture } from '../../../lib/sitescan/results';

/** Small invented sites, read as a scan reads them. */

const SITE = 'http://www.bannong-demo.go.th';
const edition = builtinEditions.find(({ year }) => year === 2568);
if (!edition) throw new Error('no edition');
const context = {
  agency: { name: 'องค์การบริหารส่วนตำบลบ้านหนองตัวอย่าง', kind: 'sao' },
  hosts: ['www.bannong-demo.go.th'],
  today: '2025-04-21',
};
const reader = pageReader(edition, context);
const scan: Scan = {
  id: 'scan-of-pages',
  assessmentId: 'assessment-a',
  edition: 2568,
  startUrl: `${SITE}/`,
  hosts: context.hosts,
  settings: DEFAULT_SETTINGS,
  state: 'done',
  stopped: null,
  startedAt: '2025-04-21T02:00:00.000Z',
  updatedAt: '2025-04-21T02:00:00.000Z',
  batches: 1,
  found: 0,
  read: 0,
};

/** Path → body of the page, the home page first; a number is the status of a page that is not there. */
function siteOf(pages: Record<string, string | number>): SitePicture {
  const frontier = new Frontier({ hosts: context.hosts, allows: () => true });
  const read: ScannedPage[] = [];
  for (const path of Object.keys(pages)) frontier.find(SITE + path, 0);
  for (const [path, body] of Object.entries(pages)) {
    const url = SITE + path;
    const at = frontier.find(url, 0) ?? -1;
    const dead = typeof body === 'number';
    const html = `<!doctype html><meta charset="utf-8"><title>อบต.บ้านหนองตัวอย่าง</title>${body}`;
    const bytes = new TextEncoder().encode(html);
    const { audited, judged, ways } = reader.page(
      url,
      { status: 200, finalUrl: url, charset: null, bytes },
      { home: null, missing: null },
    );
    const page: ScannedPage = {
      at,
      state: dead ? 'broken' : judged.state,
      reason: dead ? { key: 'link.missing', params: { status: body } } : judged.reason,
      status: dead ? body : 200,
      endedAt: null,
      ...audited,
      suggestions: dead ? [] : audited.suggestions,
      listed: audited.listed.map(({ item, urls }) => ({
        item,
        to: urls.flatMap((one) => frontier.find(one, 1) ?? []),
      })),
      file: null,
      links: dead ? [] : frontier.link(ways, 1),
      print: judged.print,
    };
    frontier.noteRead(page);
    read.push(page);
  }
  return new SitePicture(scan, [{ scanId: scan.id, seq: 0, ...frontier.drain(), pages: read }]);
}

const menu = (links: Record<string, string>) =>
  `<nav><ul>${Object.entries(links)
    .map(([path, words]) => `<li><a href="${path}">${words}</a></li>`)
    .join('')}</ul></nav>`;
const filler = 'องค์การบริหารส่วนตำบลบ้านหนองตัวอย่าง อำเภอตัวอย่าง จังหวัดตัวอย่าง มีรายละเอียดดังต่อไปนี้ '.repeat(4);
const riskPage = (agency: string, year: number) =>
  `<h1>การประเมินความเสี่ยงการทุจริต ประจำปีงบประมาณ พ.ศ. ${year} ${agency}</h1>
   <table><tr><th>เหตุการณ์ความเสี่ยงการทุจริต</th><th>ระดับความเสี่ยง</th><th>มาตรการจัดการความเสี่ยง</th></tr>
   <tr><td>การจัดซื้อจัดจ้างไม่โปร่งใส</td><td>สูง</td><td>สุ่มตรวจเอกสารทุกเดือนโดยหัวหน้าส่วนราชการ</td></tr>
   <tr><td>การใช้รถราชการส่วนตัว</td><td>ปานกลาง</td><td>จดบันทึกการใช้รถทุกครั้ง</td></tr></table>`;

const risk = (picture: SitePicture) =>
  resultsOf(picture, edition).items.find(({ item }) => item === 'risk-assessment')?.candidates ?? [];

describe('candidates', () => {
  it('a copy of another tambon’s page is not proposed', () => {
    const nav = menu({ '/': 'หน้าแรก', '/copy': 'ความเสี่ยงการทุจริต' });
    const other = riskPage('องค์การบริหารส่วนตำบลทุ่งอื่น', 2568);
    const picture = siteOf({ '/': `${nav}<p>${filler}</p>`, '/copy': `${nav}<main>${other}</main>` });
    expect(risk(picture).filter(({ ready }) => ready)).toEqual([]);
    const own = siteOf({
      '/': `${nav}<p>${filler}</p>`,
      '/copy': `${nav}<main>${riskPage('องค์การบริหารส่วนตำบลบ้านหนองตัวอย่าง', 2568)}</main>`,
    });
    expect(risk(own)[0]).toMatchObject({ url: `${SITE}/copy`, ready: true, path: ['ความเสี่ยงการทุจริต'] });
  });

  it('this year’s page comes before last year’s, whatever the order of the menu', () => {
    const nav = menu({ '/': 'หน้าแรก', '/old': 'ความเสี่ยง 2567', '/new': 'ความเสี่ยง 2568' });
    const picture = siteOf({
      '/': `${nav}<p>${filler}</p>`,
      '/old': `${nav}<main>${riskPage('', 2567)}</main>`,
      '/new': `${nav}<main>${riskPage('', 2568)}</main>`,
    });
    const candidates = risk(picture);
    expect(candidates.map(({ url, ready }) => [url, ready])).toEqual([
      [`${SITE}/new`, true],
      [`${SITE}/old`, false],
    ]);
    expect(candidates[1]?.doubts).toEqual([{ key: 'scan.doubt.year', params: { found: '2567', wanted: 2568 } }]);
    expect(proposals(resultsOf(picture, edition).items).map(({ candidate }) => candidate.url)).toContain(`${SITE}/new`);
  });

  it('a page whose own documents are all dead is doubtful; menus do not count', () => {
    const nav = menu({ '/': 'หน้าแรก', '/risk': 'ความเสี่ยง', '/a': 'ก', '/b': 'ข', '/c': 'ค' });
    const page = `${nav}<main>${riskPage('', 2568)}<a href="/plan.pdf">แผน</a></main>`;
    const others = { '/a': `${nav}<p>${filler}</p>`, '/b': `${nav}<p>${filler}</p>`, '/c': `${nav}<p>${filler}</p>` };
    const dead = siteOf({ '/': `${nav}<p>${filler}</p>`, '/risk': page, ...others, '/plan.pdf': 404 });
    expect(risk(dead)[0]?.doubts).toEqual([{ key: 'scan.doubt.dead-documents', params: { count: 1 } }]);
    const alive = siteOf({ '/': `${nav}<p>${filler}</p>`, '/risk': page, ...others, '/plan.pdf': '<p>แผน</p>' });
    expect(risk(alive)[0]?.doubts).toEqual([]);
  });

  it('of two addresses of one page only one is proposed', () => {
    const nav = menu({ '/': 'หน้าแรก', '/risk': 'ความเสี่ยง', '/risk?view=2': 'ดูอีกแบบ' });
    const page = `${nav}<main>${riskPage('', 2568)}</main>`;
    const picture = siteOf({ '/': `${nav}<p>${filler}</p>`, '/risk': page, '/risk?view=2': page });
    expect(risk(picture).map(({ url }) => url)).toEqual([`${SITE}/risk`]);
  });
});

describe('the difference of two scans', () => {
  it('says what is new, gone and changed', () => {
    const nav = menu({ '/': 'หน้าแรก', '/risk': 'ความเสี่ยง', '/x': 'อื่น' });
    const home = `${nav}<p>${filler}</p>`;
    const before = siteOf({ '/': home, '/risk': riskPage('', 2567), '/x': `<h1>ข่าว</h1><p>${filler}</p>` });
    const after = siteOf({
      '/': home,
      '/risk': `<h1>แผนพัฒนาท้องถิ่น</h1><p>${filler}</p><a href="/y">รายละเอียด</a>`,
      '/x': 404,
      '/y': `<h1>รายละเอียดโครงการ</h1><p>${filler}</p>`,
    });
    const { appeared, gone, changed } = difference(before, after);
    expect(appeared.map(({ url }) => url)).toEqual([`${SITE}/y`]);
    expect(gone.map(({ url, reason }) => [url, reason.key])).toEqual([[`${SITE}/x`, 'link.missing']]);
    expect(changed.map(({ url }) => url)).toEqual([`${SITE}/risk`]);
    const nextYear = siteOf({ '/': home, '/risk': riskPage('', 2568), '/x': `<h1>ข่าว</h1><p>${filler}</p>` });
    expect(difference(before, nextYear).changed.map(({ url }) => url)).toEqual([`${SITE}/risk`]);
    expect(difference(after, after)).toEqual({ appeared: [], gone: [], changed: [] });
  });
});

describe('a picture of many pages', () => {
  it('stays quick: 20,000 pages with a hundred links each', () => {
    const count = 20_000;
    const labels = Array.from({ length: count }, (_, at) => ({ to: at, words: [`หน้า ${at}`] }));
    const urls = labels.map(({ to }) => ({ url: `${SITE}/p/${to}`, depth: 1, left: null }));
    const pages = urls.map(
      (_found, at): ScannedPage => ({
        at,
        state: at % 50 === 7 ? 'broken' : 'opens',
        reason: { key: 'link.opens', params: {} },
        status: 200,
        endedAt: null,
        kind: 'other',
        title: `หน้า ${at}`,
        content: 'present',
        fiscalYears: [],
        suggestions: [],
        listed: [],
        entryFor: [],
        file: null,
        personal: [],
        links: Array.from({ length: 100 }, (_one, n) => (n < 50 ? n : (at * 50 + n) % count)),
        print: '',
      }),
    );
    const began = performance.now();
    const picture = new SitePicture(scan, [{ scanId: scan.id, seq: 0, urls, labels, pages }]);
    const { dead, coverage } = resultsOf(picture, edition);
    expect(dead).toHaveLength(400);
    expect(coverage.pages).toBe(count - 400);
    expect(picture.clickPath(`${SITE}/p/19999`)?.length).toBeGreaterThan(0);
    expect(urlKey(picture.url(5))).toBe(urlKey(`${SITE}/p/5`));
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

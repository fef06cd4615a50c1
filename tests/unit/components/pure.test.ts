// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  isFile,
  isOurs,
  isReadable,
  readableUrl,
  shortAgency,
  shortUrl,
  yearSpans,
} from '../../../components/app/names';
import { hrefOf, parseRoute, placeOf } from '../../../components/dash/route';
import { hostFrom, hostsFrom } from '../../../components/dash/site-input';
import { readUrl } from '../../../components/items/add-url';
import { indexRows } from '../../../components/page/index-rows';
import { filterLinks, linksOf } from '../../../components/page/page-links';
import { auditPage } from '../../../lib/audit';
import type { IndexEntry, SiteIndex } from '../../../lib/audit/finding';
import { indexEdition, resolveEdition } from '../../../lib/checklist';
import { dashboardEn } from '../../../lib/i18n/dashboard.en';
import { dashboardTh } from '../../../lib/i18n/dashboard.th';
import { en } from '../../../lib/i18n/ui.en';
import { th } from '../../../lib/i18n/ui.th';
import { HOST } from '../../fixtures/ui/pages';
import { factsOf } from '../../fixtures/ui/scenes';

describe('what staff type', () => {
  it.each([
    ['www.example.go.th', 'www.example.go.th'],
    [' HTTP://WWW.Example.go.th/index.php?x=1 ', 'www.example.go.th'],
    ['https://example.go.th:8443/', 'example.go.th:8443'],
    ['//example.go.th/a', 'example.go.th'],
    ['ตัวอย่าง.ไทย', 'xn--72c9bfgb8bj.xn--o3cw4h'],
    ['ftp://example.go.th', null],
    ['javascript:alert(1)', null],
    ['example', null],
    ['', null],
    ['a b.go.th', null],
  ])('as a site: %s → %s', (written, host) => {
    if (host?.startsWith('xn--')) expect(hostFrom(written)).toMatch(/^xn--.*\.xn--o3cw4h$/);
    else expect(hostFrom(written)).toBe(host);
  });

  it('as several sites: each once, empty fields left out', () => {
    expect(hostsFrom(['www.a.go.th', '', 'http://www.a.go.th/x', 'b.go.th'])).toEqual(['www.a.go.th', 'b.go.th']);
    expect(hostsFrom(['www.a.go.th', 'nonsense'])).toBe(null);
  });

  it.each([
    ['www.a.go.th/x.pdf', 'http://www.a.go.th/x.pdf'],
    ['a.go.th:8080/x', 'http://a.go.th:8080/x'],
    ['https://a.go.th/x?y=1#z', 'https://a.go.th/x?y=1#z'],
    ['javascript:alert(1)', null],
    ['file:///c:/x', null],
    ['x', null],
  ])('as an address: %s → %s', (written, url) => {
    expect(readUrl(written)).toBe(url);
  });
});

describe('what is read of names and addresses', () => {
  it('shortens the kind of an agency as offices do', () => {
    expect(shortAgency('องค์การบริหารส่วนตำบลตัวอย่างไพร')).toBe('อบต.ตัวอย่างไพร');
    expect(shortAgency('เทศบาลตำบลตัวอย่าง')).toBe('ทต.ตัวอย่าง');
    expect(shortAgency('เมืองพัทยา')).toBe('เมืองพัทยา');
  });

  it('shows Thai addresses as Thai, and leaves the own host out', () => {
    expect(readableUrl('https://www.a.go.th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7')).toBe('a.go.th/ข่าว');
    expect(readableUrl('https://a.go.th/%E0%B8')).toBe('a.go.th/%E0%B8');
    expect(shortUrl(`http://${HOST}/files/a.pdf`, [HOST])).toBe('files/a.pdf');
    expect(shortUrl('https://facebook.com/a', [HOST])).toBe('facebook.com/a');
    expect(isOurs(`https://${HOST.replace('www.', '')}/x`, [HOST])).toBe(true);
    expect(isOurs('https://evil.example/?www.tuayangphrai.go.th', [HOST])).toBe(false);
    expect(isFile('http://a.go.th/x.PDF?download=1')).toBe(true);
    expect(isFile('http://a.go.th/x.php?f=y.pdf')).toBe(false);
    expect(isReadable('https://drive.google.com/file/d/DEMO_not-a-real-file_0001/view')).toBe(true);
    expect(isReadable('https://drive.google.com/drive/folders/DEMO_not-a-real-folder_1')).toBe(false);
  });

  it('shows years in a row as a span', () => {
    expect(yearSpans([2568, 2566, 2567, 2568])).toBe('2566-2568');
    expect(yearSpans([2564, 2566, 2567])).toBe('2564, 2566, 2567');
    expect(yearSpans([2568])).toBe('2568');
    expect(yearSpans([])).toBe('');
  });

  it('reads and writes routes', () => {
    for (const hash of [
      '#overview',
      '#items',
      '#setup',
      '#new',
      '#edition/2570',
      '#owners',
      '#owners/',
      '#owners/50%25%20%2F%20a',
    ]) {
      expect(hrefOf(parseRoute(hash))).toBe(hash);
    }
    expect(parseRoute('#nonsense/x')).toEqual({ place: 'overview' });
    expect(parseRoute('#toString')).toEqual({ place: 'overview' });
    expect(parseRoute('#edition/x')).toEqual({ place: 'editions' });
    expect(placeOf(parseRoute('#score'))).toBe('overview');
    expect(placeOf(parseRoute('#edition/2570'))).toBe('editions');
  });
});

describe('the links of a page', () => {
  it('stand once each, files of the content first, menus last, dead ones nowhere', () => {
    const links = linksOf(factsOf('executives'));
    expect(links[0]).toMatchObject({ file: true, main: true, url: `http://${HOST}/files/order-65.pdf` });
    expect(links.filter((link) => link.url.endsWith('/structure'))).toMatchObject([{ main: true }]);
    expect(links.some((link) => link.url.endsWith('/board') && !link.main)).toBe(true);
    expect(links.every((link) => link.url !== '')).toBe(true);
    expect(filterLinks(links, 'คำสั่ง', false)).toHaveLength(1);
    expect(filterLinks(links, '', true)).toHaveLength(1);
  });
});

describe('the rows of an index page', () => {
  const pack = resolveEdition(2568, []);
  if (!pack) throw new Error('no pack');
  const edition = indexEdition(pack);
  const entry = (part: Partial<IndexEntry>): IndexEntry => ({
    codeWritten: 'O1',
    code: 'O1',
    item: 'org-structure',
    topics: ['org-structure'],
    name: 'โครงสร้าง',
    urls: [`http://${HOST}/structure`],
    dead: 0,
    where: null,
    ...part,
  });
  const site = (entries: IndexEntry[], part: Partial<SiteIndex> = {}): SiteIndex => ({
    edition: 2568,
    scheme: 'nacc',
    entries,
    ...part,
  });
  const context = { hosts: [HOST], taken: [] as { item: string; url: string }[] };
  const keys = (index: SiteIndex, at = 0, more = context) =>
    indexRows(index, edition, more)[at]?.doubts.map((doubt) => doubt.key);

  it.each<[string, Partial<IndexEntry>, string[], boolean, boolean]>([
    ['a good one', {}, [], true, true],
    ['a dead one', { urls: [], dead: 1 }, ['dead'], false, false],
    ['one without a link', { urls: [] }, ['nolink'], false, false],
    ['the home page', { urls: [`http://${HOST}/`] }, ['home'], true, false],
    ['the home page by its name', { urls: [`http://${HOST}/index.php`] }, ['home'], true, false],
    ['a part of the home page', { urls: [`http://${HOST}/#contact`] }, [], true, true],
    ['LINE', { urls: ['https://lin.ee/x'] }, ['social'], true, false],
    ['Facebook', { urls: ['https://web.facebook.com/x'] }, ['social'], true, false],
    ['Drive', { urls: ['https://drive.google.com/file/d/x'] }, ['drive'], true, false],
    ['another host', { urls: ['https://other.example/x'] }, ['otherHost'], true, false],
    ['one of its links dead', { dead: 2 }, ['someDead'], true, true],
    ['a name that beats its code', { codeWritten: 'O7' }, ['byName'], true, false],
    ['none of ours', { item: null, code: null, topics: [] }, ['unknown'], false, false],
  ])('%s', (_name, part, doubts, possible, proposed) => {
    const [row] = indexRows(site([entry(part)]), edition, context);
    expect(row?.doubts.map((doubt) => doubt.key)).toEqual(doubts);
    expect(row).toMatchObject({ possible, proposed });
  });

  it('doubts a link that many items share, and one that is taken', () => {
    const of = (item: string, code: string) => entry({ item, code, codeWritten: code });
    const twice = [entry({}), entry({}), of('executives', 'O2')];
    expect(keys(site(twice))).toEqual([]);
    expect(keys(site([...twice, of('contact', 'O3')]))).toEqual(['shared']);
    const places = twice.concat(of('contact', 'O3')).map((one, at) => ({ ...one, urls: [`${one.urls[0]}#${at}`] }));
    expect(keys(site(places))).toEqual([]);
    const taken = [{ item: edition.items[0]?.item.id ?? '', url: `https://${HOST}/structure/` }];
    expect(keys(site([entry({ item: taken[0]?.item ?? null })]), 0, { hosts: [HOST], taken })).toEqual(['taken']);
  });

  it('matches an index of another year by topic and chooses nothing of it', () => {
    const [row] = indexRows(site([entry({ item: 'whatever', code: 'O40' })], { edition: 2565 }), edition, context);
    expect(row?.item?.item.topics).toContain('org-structure');
    expect(row).toMatchObject({ possible: true, proposed: false });
  });

  it('never lets another scheme be taken, and calls its rows as the page does', () => {
    const [row] = indexRows(site([entry({ codeWritten: 'O9' })], { scheme: 'school' }), edition, context);
    expect(row).toMatchObject({ code: 'O9', item: null, possible: false, proposed: false, doubts: [] });
  });

  it('come from a page as the audit reads it', () => {
    const audit = auditPage(factsOf('index'), pack, {
      agency: { name: 'องค์การบริหารส่วนตำบลตัวอย่างไพร', kind: 'sao' },
      hosts: [HOST],
      today: '2025-04-21',
    });
    expect(audit.index?.entries).toHaveLength(16);
    const rows = audit.index ? indexRows(audit.index, edition, context) : [];
    expect(rows.filter((row) => row.possible)).toHaveLength(15);
  });
});

describe('the words', () => {
  type Tree = { [key: string]: unknown };
  function leaves(tree: Tree, path = ''): [string, unknown][] {
    return Object.entries(tree).flatMap(([key, value]): [string, unknown][] =>
      typeof value === 'object' && value !== null ? leaves(value as Tree, `${path}${key}.`) : [[path + key, value]],
    );
  }
  const pairs = [
    ['sidebar', th, en],
    ['dashboard', dashboardTh, dashboardEn],
  ] as const;

  it.each(pairs)('of the %s stand in both languages', (_name, thai, english) => {
    const [a, b] = [leaves(thai as Tree), leaves(english as Tree)];
    expect(b.map(([path]) => path)).toEqual(a.map(([path]) => path));
    expect(b.map(([, value]) => typeof value)).toEqual(a.map(([, value]) => typeof value));
    for (const [path, value] of [...a, ...b]) if (typeof value === 'string') expect(value, path).not.toBe('');
  });

  it('never say ครับ, ค่ะ, OK, ตกลง or a bare exclamation', () => {
    for (const [path, value] of [...leaves(th as Tree), ...leaves(dashboardTh as Tree)]) {
      const text = typeof value === 'function' ? String(value) : String(value);
      expect(text, path).not.toMatch(/ครับ|ค่ะ|คะ(?!แนน)(?=\s|$)|ตกลง|\bOK\b|!(?!=)/);
    }
  });
});

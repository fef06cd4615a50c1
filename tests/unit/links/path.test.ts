import { describe, expect, it } from 'vitest';
import { urlKey } from '../../../lib/links/identity';
import { followPath, type PageWays, pathIn, pathText } from '../../../lib/links/path';

const SITE = 'http://www.bannong-demo.go.th';
const way = (path: string, ...words: string[]) => {
  const url = /^https?:/.test(path) ? path : SITE + path;
  return { url, key: urlKey(url), words };
};
type Site = Record<string, ReturnType<typeof way>[] | PageWays>;

function follow(text: string, target: string, site: Site) {
  const read = async (url: string): Promise<PageWays | null> => {
    const page = site[url.replace(SITE, '')];
    return page === undefined ? null : Array.isArray(page) ? { ends: url, ways: page } : page;
  };
  return followPath(pathIn(text) ?? [], SITE + target, `${SITE}/`, read);
}

const home = [
  way('/about', 'ข้อมูลหน่วยงาน'),
  way('/structure', 'ข้อมูลหน่วยงาน', 'โครงสร้าง'),
  way('/plans', 'แผนงาน'),
  way('/go', 'ติดต่อเรา'),
];

describe('an explanation', () => {
  it('is a click path or it is not', () => {
    expect(pathIn(pathText(['แผนงาน', 'แผน 2568']))).toEqual(['แผนงาน', 'แผน 2568']);
    for (const other of ['', 'หน้าแรก', 'อยู่มุมขวาบนของหน้าแรก', 'ดูที่ หน้าแรก › แผนงาน']) expect(pathIn(other)).toBeNull();
  });
});

describe('a click path', () => {
  it('holds where its words still lead, over several pages and behind redirects', async () => {
    const site: Site = {
      '/': home,
      '/about': [way('/history', 'ประวัติ')],
      '/plans': [way('/plan-68.pdf', 'แผน  2568')],
      '/go': { ends: `${SITE}/contact`, ways: [] },
    };
    expect(await follow('หน้าแรก › ข้อมูลหน่วยงาน › โครงสร้าง', '/structure', site)).toMatchObject({ holds: true });
    expect(await follow('หน้าแรก › แผนงาน › แผน 2568', '/plan-68.pdf', site)).toMatchObject({ holds: true });
    expect(await follow('หน้าแรก › ติดต่อเรา', '/contact', site)).toMatchObject({ holds: true });
    expect(await follow('หน้าแรก › แผนงาน › แผน 2568 หัวข้อที่ 3', '/plan-68.pdf', site)).toMatchObject({ holds: true });
    // The words of a group are also those of a page of its own.
    expect(await follow('หน้าแรก › ข้อมูลหน่วยงาน › ประวัติ', '/history', site)).toMatchObject({ holds: true });
  });

  it('does not hold where its words are gone or lead elsewhere, and the present way is told where it was seen', async () => {
    const site: Site = {
      '/': home,
      '/about': [way('/history', 'ประวัติ')],
      '/plans': [way('/plan-68.pdf', 'แผนดำเนินงาน')],
    };
    expect(await follow('หน้าแรก › แผนงาน › แผน 2568', '/plan-68.pdf', site)).toMatchObject({
      holds: false,
      now: ['แผนงาน', 'แผนดำเนินงาน'],
    });
    expect(await follow('หน้าแรก › เกี่ยวกับเรา › โครงสร้าง', '/structure', site)).toMatchObject({
      holds: false,
      now: ['ข้อมูลหน่วยงาน', 'โครงสร้าง'],
    });
    expect(await follow('หน้าแรก › แผนงาน', '/structure-new', site)).toMatchObject({ holds: false, now: null });
    // Words that no page shows may be a menu that scripts make.
    expect(await follow('หน้าแรก › เมนูด้านข้าง › ไฟล์', '/file.pdf', site)).toMatchObject({ holds: null, now: null });
  });

  it('is not judged where a page on it cannot be read', async () => {
    expect(await follow('หน้าแรก › แผนงาน', '/plans', {})).toMatchObject({ holds: null, unread: true });
    expect(await follow('หน้าแรก › แผนงาน › แผน', '/x', { '/': home })).toMatchObject({ holds: null, unread: true });
    // A page that shows its links by scripts only.
    expect(await follow('หน้าแรก › แผนงาน › แผน', '/x', { '/': home, '/plans': [] })).toMatchObject({ holds: null });
  });

  it('comes to an end on a site whose entries all have the same words', async () => {
    let asked = 0;
    const read = async (url: string): Promise<PageWays> => {
      asked += 1;
      return { ends: url, ways: Array.from({ length: 50 }, (_, at) => way(`/${asked}-${at}`, 'ดู')) };
    };
    const outcome = await followPath(['ดู', 'ดู', 'ดู', 'ดู'], `${SITE}/x`, `${SITE}/`, read);
    expect(outcome.holds).not.toBe(true);
    expect(asked).toBeLessThan(20);
  });
});

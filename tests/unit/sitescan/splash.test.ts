import { expect, it } from 'vitest';
import { pageAt as at, SITE, scanSmall as scan } from './small-site';

const menu =
  '<ul><li><a href="#">ข้อมูลหน่วยงาน</a><ul><li><a href="/structure">โครงสร้าง</a></li></ul></li></ul><p>ขอเชิญประชาชนในตำบลร่วมประชุมประชาคมเพื่อจัดทำแผนพัฒนาท้องถิ่น ณ หอประชุมขององค์การบริหารส่วนตำบล</p>';
const splash = (to: string) =>
  `<title>ยินดีต้อนรับ</title><meta http-equiv="refresh" content="5;url=${to}"><a href="${to}">เข้าสู่เว็บไซต์</a> <a href="/sign">ลงนามถวายพระพร</a>`;
const site = {
  '/main.php': `<title>อบต.บ้านหนอง</title>${menu}`,
  '/structure': `<title>โครงสร้าง</title><h1>โครงสร้างหน่วยงาน</h1>${menu}`,
  '/sign': '<title>ลงนามถวายพระพร</title><h1>ลงนามถวายพระพร</h1><p>ทรงพระเจริญ</p>',
};

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

it('does not call open what sends its visitors to a host that may not be read', async () => {
  const elsewhere = 'https://elsewhere.example/';
  const sent = (to: string) => `${menu}<h1>ยินดีต้อนรับ</h1><meta http-equiv="refresh" content="9;url=${to}">`;
  const { picture, asked } = await scan({
    ...site,
    '/': `${sent(elsewhere)}<a href="/share">เอกสารเผยแพร่</a>`,
    '/share': sent('https://accounts.google.com/v3/signin'),
  });
  expect(at(picture, '/')).toMatchObject({
    state: 'not-granted',
    reason: { key: 'link.leads-away', params: { target: elsewhere } },
    endedAt: picture.numberOf(elsewhere),
  });
  expect(at(picture, '/share')).toMatchObject({ state: 'sign-in' });
  // What it links to is found all the same, and where it leads is only ever asked as a link of another host.
  expect(picture.clickPath(`${SITE}/structure`)).not.toBeNull();
  expect(asked.some((url) => url.startsWith('http'))).toBe(false);
});

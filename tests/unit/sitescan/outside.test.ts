import { describe, expect, it } from 'vitest';
import { pageAt, SITE, scanSmall } from './small-site';

const page = (title: string, links: string) =>
  `<title>${title}</title><h1>${title}</h1><p>ขอเชิญประชาชนในตำบลร่วมประชุมประชาคมเพื่อจัดทำแผนพัฒนาท้องถิ่น ณ หอประชุมขององค์การบริหารส่วนตำบล</p>${links}`;
const HOME = page('อบต.บ้านหนอง', '<a href="https://bit.ly/plan">แผนพัฒนา</a> <a href="/about">เกี่ยวกับเรา</a>');
const outside = { outside: true };

describe('a short link on the site', () => {
  it('is asked on its own host, and where it leads on the site is read and reached by it', async () => {
    const { picture, asked } = await scanSmall(
      {
        '/': HOME,
        '/about': page('เกี่ยวกับเรา', ''),
        'https://bit.ly/plan': { finalUrl: `${SITE}/hidden/plan`, body: page('แผนพัฒนาท้องถิ่น', '') },
        '/hidden/plan': page('แผนพัฒนาท้องถิ่น', '<a href="/hidden/more">ต่อ</a> <a href="https://bit.ly/two">สอง</a>'),
        '/hidden/more': page('รายละเอียด', ''),
        'https://bit.ly/two': { finalUrl: `${SITE}/about`, body: page('เกี่ยวกับเรา', '') },
      },
      { settings: outside, granted: ['www.bannong-demo.go.th', 'bit.ly'] },
    );
    const number = picture.numberOf(`${SITE}/hidden/plan`);
    expect(pageAt(picture, 'https://bit.ly/plan')).toMatchObject({ state: 'redirected', endedAt: number });
    expect(pageAt(picture, '/hidden/plan')).toMatchObject({ state: 'opens' });
    expect(picture.clickPath(`${SITE}/hidden/plan`)).toEqual(['แผนพัฒนา']);
    expect(picture.clickPath(`${SITE}/hidden/more`)).toEqual(['แผนพัฒนา', 'ต่อ']);
    expect(picture.shownAt(picture.numberOf('https://bit.ly/plan') ?? -1)).toBe(number);
    // Both ways to one page: it is one page.
    expect(asked.filter((url) => url === '/about')).toHaveLength(1);
    expect(pageAt(picture, 'https://bit.ly/two')).toMatchObject({ endedAt: picture.numberOf(`${SITE}/about`) });
  });

  it('says that nobody knows where it leads while its host may not be read', async () => {
    const { picture } = await scanSmall(
      { '/': HOME, '/about': page('เกี่ยวกับเรา', ''), 'https://bit.ly/plan': { ok: false, cause: 'opaque' } },
      { settings: outside },
    );
    expect(pageAt(picture, 'https://bit.ly/plan')).toMatchObject({
      state: 'not-granted',
      reason: { key: 'link.short' },
      endedAt: null,
    });
  });

  it('says where it leads when only that may not be read', async () => {
    const target = 'https://drive.google.com/file/d/1/view';
    const { picture } = await scanSmall(
      {
        '/': HOME,
        '/about': page('เกี่ยวกับเรา', ''),
        'https://bit.ly/plan': { ok: false, cause: 'opaque', target },
        [target]: { ok: false, cause: 'opaque' },
      },
      { settings: outside, granted: ['www.bannong-demo.go.th', 'bit.ly'] },
    );
    expect(pageAt(picture, 'https://bit.ly/plan')).toMatchObject({
      state: 'not-granted',
      reason: { key: 'link.leads-away', params: { target } },
      endedAt: picture.numberOf(target),
    });
    expect(pageAt(picture, target)).toMatchObject({ state: 'not-granted', reason: { key: 'link.answers' } });
  });
});

describe('a link to another host that may be read', () => {
  const linking = page('อบต.บ้านหนอง', '<a href="https://files.example/plan">แผน</a>');
  const granted = ['www.bannong-demo.go.th', 'files.example'];

  it('is asked once more when it fails, as late as it wants', async () => {
    const { picture, waits } = await scanSmall(
      { '/': linking, 'https://files.example/plan': [{ status: 503, retryAfter: 5 }, page('แผน', '')] },
      { settings: outside, granted },
    );
    expect(pageAt(picture, 'https://files.example/plan')).toMatchObject({ state: 'opens' });
    expect(waits).toContain(5_000);
  });

  it('is broken when it fails again', async () => {
    const { picture, asked } = await scanSmall(
      { '/': linking, 'https://files.example/plan': { ok: false, cause: 'refused' } },
      { settings: outside, granted },
    );
    expect(pageAt(picture, 'https://files.example/plan')).toMatchObject({ state: 'broken' });
    expect(asked.filter((url) => url.includes('files.example'))).toHaveLength(2);
  });
});

describe('the page limit', () => {
  it('stops reading, and other hosts are asked to the end all the same', async () => {
    const many = Array.from({ length: 12 }, (_, at) => `<a href="/p/${at}">หน้า ${at}</a>`).join('');
    const links = Array.from({ length: 6 }, (_, at) => `<a href="https://o${at}.example/">ที่อื่น ${at}</a>`).join('');
    const settings = { outside: true, maxPages: 3 };
    const { asked, end } = await scanSmall({ '/': page('หน้าแรก', many + links) }, { settings, ends: 'stopped' });
    expect(end.stopped).toMatchObject({ key: 'scan.max-pages' });
    expect(asked.filter((url) => url.endsWith('.example/'))).toHaveLength(6);
  });
});

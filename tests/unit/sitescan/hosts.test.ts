import { expect, it } from 'vitest';
import { pageAt, scanSmall } from './small-site';

const OTHER = 'http://eservice.bannong-demo.go.th';
const hosts = ['www.bannong-demo.go.th', 'eservice.bannong-demo.go.th'];
const text = (body: string) => ({ contentType: 'text/plain', body });
const page = (title: string, links = '') =>
  `<title>${title}</title><h1>${title}</h1><p>ขอเชิญประชาชนในตำบลร่วมประชุมประชาคมเพื่อจัดทำแผนพัฒนาท้องถิ่น ณ หอประชุมของตำบล</p>${links}`;
const HOME = page(
  'หน้าแรก',
  `<a href="/private/a">ก</a> <a href="${OTHER}/private/a">ข</a> <a href="/staff/a">ค</a> <a href="${OTHER}/staff/a">ง</a>`,
);

it('keeps to the robots.txt of each host on that host alone, and reads the sitemap of each', async () => {
  const { picture, asked, waits } = await scanSmall(
    {
      '/': HOME,
      '/robots.txt': text('User-agent: *\nDisallow: /private/'),
      [`${OTHER}/robots.txt`]: text('User-agent: *\nDisallow: /staff/\nCrawl-delay: 2'),
      [`${OTHER}/sitemap.xml`]: {
        contentType: 'text/xml',
        body: `<urlset><url><loc>${OTHER}/form</loc></url></urlset>`,
      },
      [`${OTHER}/form`]: page('แบบคำร้อง'),
      [`${OTHER}/private/a`]: page('ส่วนตัว'),
      '/staff/a': page('บุคลากร'),
    },
    { hosts, settings: { robots: true } },
  );
  expect(pageAt(picture, `${OTHER}/form`)).toMatchObject({ state: 'opens' });
  expect(pageAt(picture, `${OTHER}/private/a`)).toMatchObject({ state: 'opens' });
  expect(pageAt(picture, '/staff/a')).toMatchObject({ state: 'opens' });
  expect(asked).not.toContain('/private/a');
  expect(asked).not.toContain(`${OTHER}/staff/a`);
  expect(waits).toContain(2_000);
});

it('goes on without a host beside the main one that does not answer, or may not be read', async () => {
  const silent = { ok: false, cause: 'refused' } as const;
  const pages = {
    '/': page('หน้าแรก'),
    '/robots.txt': text(''),
    [`${OTHER}/robots.txt`]: silent,
    [`${OTHER}/sitemap.xml`]: silent,
  };
  const { asked } = await scanSmall(pages, { hosts, settings: { robots: true } });
  expect(asked.filter((url) => url.startsWith(OTHER))).toEqual([`${OTHER}/robots.txt`, `${OTHER}/sitemap.xml`]);
  const { asked: fewer } = await scanSmall(pages, { hosts, granted: hosts.slice(0, 1), settings: { robots: true } });
  expect(fewer.filter((url) => url.startsWith(OTHER))).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { readRobots, readSitemap } from '../../../lib/sitescan/robots';

const SITE = 'http://www.bannong-demo.go.th';
const robots = (text: string) => readRobots(`${SITE}/robots.txt`, text);

describe('robots.txt', () => {
  it('is kept to, whatever name and scheme the site is asked under', () => {
    const { allows } = robots('User-agent: *\nDisallow: /private/\nAllow: /private/open');
    expect(allows(`${SITE}/page`)).toBe(true);
    expect(allows(`${SITE}/private/x`)).toBe(false);
    expect(allows(`${SITE}/private/open`)).toBe(true);
    expect(allows('https://bannong-demo.go.th/private/x')).toBe(false);
  });

  it('may speak to us alone', () => {
    const { allows } = robots('User-agent: *\nDisallow: /\n\nUser-agent: OIT-Sidebar\nDisallow:');
    expect(allows(`${SITE}/page`)).toBe(true);
  });

  it.each([
    ['Crawl-delay: 2', 2_000],
    ['Crawl-delay: 3600', 10_000],
    ['Crawl-delay: soon', 0],
    ['', 0],
  ])('%s', (line, pause) => {
    expect(robots(`User-agent: *\n${line}`).pause).toBe(pause);
  });

  it('names sitemaps', () => {
    expect(robots(`Sitemap: ${SITE}/a.xml\nSitemap: ${SITE}/b.xml`).sitemaps).toEqual([
      `${SITE}/a.xml`,
      `${SITE}/b.xml`,
    ]);
  });

  it.each(['<html><body>404</body></html>', '\u0000\uffff', 'Disallow: /', ''])('says nothing: %j', (text) => {
    expect(robots(text).allows(`${SITE}/page`)).toBe(true);
  });
});

describe('a sitemap', () => {
  it('names pages', () => {
    const text = `<?xml version="1.0"?><urlset><url><loc> ${SITE}/a?x=1&amp;y=2 </loc></url>
      <url><loc><![CDATA[${SITE}/b]]></loc><image:image><image:loc>${SITE}/c.jpg</image:loc></image:image></url></urlset>`;
    expect(readSitemap(text).pages).toEqual([`${SITE}/a?x=1&y=2`, `${SITE}/b`, `${SITE}/c.jpg`]);
  });

  it('or further sitemaps', () => {
    const text = `<sitemapindex><sitemap><loc>${SITE}/s1.xml</loc></sitemap></sitemapindex>`;
    expect(readSitemap(text)).toEqual({ pages: [], sitemaps: [`${SITE}/s1.xml`] });
  });

  it('is bounded', () => {
    const text = `<urlset>${'<url><loc>http://x/</loc></url>'.repeat(60_000)}</urlset>`;
    expect(readSitemap(text).pages).toHaveLength(50_000);
  });
});

import { describe, expect, it } from 'vitest';
import { Patterns } from '../../../lib/sitescan/patterns';

const SITE = 'http://www.bannong-demo.go.th';

/** How many of so many addresses are read. */
function admitted(urls: Iterable<string>): number {
  const patterns = new Patterns();
  let count = 0;
  for (const url of urls) if (patterns.admits(SITE + url)) count += 1;
  return count;
}
const many = (count: number, url: (at: number) => string) => Array.from({ length: count }, (_, at) => url(at));

describe('addresses without end', () => {
  it.each([
    ['a calendar by parameters', (at: number) => `/calendar?year=${2500 + at}&month=${(at % 12) + 1}`, 24],
    ['a calendar by path', (at: number) => `/events/${1990 + (at % 99)}/${(at % 12) + 1}/${at % 28}`, 24],
    [
      'a calendar among other parameters',
      (at: number) => `/index.php?option=cal&year=${at}&month=1&day=${at}&Itemid=3`,
      24,
    ],
    ['pages of a list', (at: number) => `/news?page=${at}`, 150],
    ['pages of a list in the path', (at: number) => `/category/news/page/${at}`, 150],
    ['sorted views', (at: number) => `/list?id=${at}&sort=name`, 60],
    ['a new token in every link', (at: number) => `/show?id=1&token=abcdef${at}`, 30],
    ['many parameters', (at: number) => `/x?a=${at}&b=1&c=1&d=1&e=1&f=1&g=1`, 50],
  ])('%s are bounded', (_what, url, most) => {
    expect(admitted(many(2_000, url))).toBe(most);
  });

  it('a folder that is added again on every page is never entered', () => {
    expect(admitted(['/news/news/news/news/1', '/a/b/a/b/a/b'])).toBe(0);
    expect(admitted(['/news/2568/news'])).toBe(1);
  });

  it.each([
    ['articles', (at: number) => `/index.php?option=com_content&view=article&id=${at}&Itemid=55`],
    ['pages by number', (at: number) => `/page/${at}`],
    ['categories', (at: number) => `/content.php?cat=${at}`],
    ['Thai slugs', (at: number) => `/ข่าว/เรื่องที่-${at}`],
    ['posts', (at: number) => `/?p=${at}`],
    ['articles with their year', (at: number) => `/news?year=2568&id=${at}`],
  ])('%s are all read', (_what, url) => {
    expect(admitted(many(2_000, url))).toBe(2_000);
  });

  it('closes a pattern whose pages go on saying the same', () => {
    const patterns = new Patterns();
    let read = 0;
    for (let at = 0; at < 500; at++) {
      if (!patterns.admits(`${SITE}/show?id=${at}`)) continue;
      read += 1;
      patterns.saw(`${SITE}/show?id=${at}`, 'p:00000000000000000000000000000000');
    }
    expect(read).toBeLessThan(40);
    expect(patterns.admits(`${SITE}/other?id=1`)).toBe(true);
  });

  it('does not close one whose pages differ', () => {
    const patterns = new Patterns();
    for (let at = 0; at < 300; at++) {
      expect(patterns.admits(`${SITE}/show?id=${at}`)).toBe(true);
      patterns.saw(`${SITE}/show?id=${at}`, at % 3 === 0 ? `p:${at}` : 'p:0');
    }
  });
});

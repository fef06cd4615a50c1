import { describe, expect, it } from 'vitest';
import { urlKey } from '../../../lib/links/identity';
import { Frontier } from '../../../lib/sitescan/frontier';
import type { ScanBatch } from '../../../lib/sitescan/model';

const SITE = 'http://www.bannong-demo.go.th';
const rules = { hosts: ['www.bannong-demo.go.th'], allows: (url: string) => !url.includes('/private') };
const way = (url: string, ...words: string[]) => ({ url, key: urlKey(url), words });
const opens = { state: 'opens' as const, print: '' };

describe('the frontier', () => {
  it('knows an address again under all its spellings', () => {
    const frontier = new Frontier(rules);
    const first = frontier.find(`${SITE}/x?b=2&a=1`, 1);
    for (const same of [
      'https://bannong-demo.go.th/x?a=1&b=2',
      `${SITE}/x/?a=1&b=2&PHPSESSID=1f`,
      `${SITE}/x?a=1&b=2#top`,
    ]) {
      expect(frontier.find(same, 3)).toBe(first);
    }
    expect(frontier.counts.found).toBe(1);
  });

  it('goes breadth first, and enters only the agency’s own hosts', () => {
    const frontier = new Frontier(rules);
    frontier.find(`${SITE}/`, 0);
    expect(frontier.take()).toBe(0);
    frontier.link([way(`${SITE}/a`, 'ก'), way('https://www.example.com/x', 'ข'), way(`${SITE}/private/b`, 'ค')], 1);
    frontier.noteRead({ at: 0, ...opens });
    const a = frontier.take();
    frontier.link([way(`${SITE}/a/deep`, 'ง')], 2);
    expect(a).toBe(1);
    expect(frontier.take()).toBe(4);
    expect(frontier.take()).toBeNull();
    expect(frontier.takeOutside()).toBe(2);
    expect(frontier.takeOutside()).toBeNull();
    expect(frontier.drain().urls.map(({ left }) => left)).toEqual([null, null, 'outside', 'robots', null]);
  });

  it('counts a menu entry that stands on every page as one label', () => {
    const frontier = new Frontier(rules);
    const first = frontier.link([way(`${SITE}/a`, 'เมนู', 'ก'), way(`${SITE}/b`, 'ข')], 1);
    const second = frontier.link([way(`${SITE}/b`, 'ข'), way(`${SITE}/a`, 'เมนู', 'ก'), way(`${SITE}/a`, 'ดูต่อ')], 1);
    expect(first).toEqual([0, 1]);
    expect(second).toEqual([1, 0, 2]);
    expect(frontier.drain().labels).toHaveLength(3);
  });

  it('keeps a bounded number of wordings for one address', () => {
    const frontier = new Frontier(rules);
    for (let at = 0; at < 100; at++) frontier.link([way(`${SITE}/a`, `คำ ${at}`)], 1);
    expect(frontier.drain().labels.length).toBeLessThan(10);
  });

  it('is the same again from what was written', () => {
    const frontier = new Frontier(rules);
    frontier.find(`${SITE}/`, 0);
    frontier.take();
    frontier.link([way(`${SITE}/a`, 'ก'), way(`${SITE}/b`, 'ข'), way(`${SITE}/c.pdf`, 'ค')], 1);
    frontier.noteRead({ at: 0, ...opens });
    const { urls, labels } = frontier.drain();
    const pages = [{ at: 0, ...opens }] as ScanBatch['pages'];
    // One is taken and never read: it comes again.
    frontier.take();
    const again = new Frontier(rules);
    again.restore({ scanId: 'scan-1234', seq: 0, urls, labels, pages });
    expect(again.counts).toEqual({ found: 4, read: 1, ownRead: 1, left: 3, outside: 0 });
    expect([again.take(), again.take(), again.take(), again.take()]).toEqual([1, 2, 3, null]);
    expect(again.link([way(`${SITE}/a`, 'ก')], 1)).toEqual([0]);
    expect(again.drain()).toEqual({ urls: [], labels: [] });
  });

  it('gives an address back to the end of the line', () => {
    const frontier = new Frontier(rules);
    for (const name of ['a', 'b', 'c']) frontier.find(`${SITE}/${name}`, 1);
    const first = frontier.take() ?? -1;
    frontier.giveBack(first);
    expect([frontier.take(), frontier.take(), frontier.take(), frontier.take()]).toEqual([1, 2, first, null]);
  });

  it('claims an address once', () => {
    const frontier = new Frontier(rules);
    const at = frontier.find(`${SITE}/a`, 1) ?? -1;
    expect(frontier.claim(at)).toBe(true);
    expect(frontier.claim(at)).toBe(false);
    expect(frontier.take()).toBeNull();
    expect(frontier.claim(frontier.find('http://other.example/', 1) ?? -1)).toBe(false);
  });
});

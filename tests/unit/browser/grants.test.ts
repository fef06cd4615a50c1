import { describe, expect, it, vi } from 'vitest';

vi.mock('webextension-polyfill', () => ({ default: {} }));
const { covers, hostName, missingHosts, originsFor, siteOf } = await import('../../../lib/browser/grants');

describe('originsFor', () => {
  it('grants both schemes, with and without www, and nothing else', () => {
    const both = ['*://www.x.go.th/*', '*://x.go.th/*'];
    expect(originsFor(['www.x.go.th'])).toEqual(both);
    expect(originsFor(['x.go.th'])).toEqual(both);
    expect(originsFor(['x.go.th', 'www.x.go.th'])).toEqual(both);
  });
  it('leaves the port out and gives numbers and local names no www', () => {
    expect(originsFor(['127.0.0.1:8080', 'localhost:3000'])).toEqual(['*://127.0.0.1/*', '*://localhost/*']);
    expect(originsFor(['[::1]:80'])).toEqual(['*://[::1]/*']);
  });
  it('writes Thai names as browsers do, and leaves out what is no host', () => {
    expect(originsFor(['อบต.ไทย'])[1]).toBe('*://xn--m3cj0d.xn--o3cw4h/*');
    expect(originsFor(['a b', ''])).toEqual([]);
  });
});

describe('covers', () => {
  const granted = ['*://www.x.go.th/*', '*://x.go.th/*'];
  it.each([
    ['http://www.x.go.th/', true],
    ['https://x.go.th/a?b#c', true],
    ['http://www.x.go.th:8080/a', true],
    ['http://evil-x.go.th/', false],
    ['http://sub.x.go.th/', false],
    ['http://x.go.th.evil.com/', false],
    ['http://evil.com/www.x.go.th/', false],
    ['ftp://x.go.th/', false],
    ['file:///x.go.th/', false],
    ['chrome://x.go.th/', false],
    ['', false],
  ])('%s → %s', (url, expected) => expect(covers(granted, url)).toBe(expected));
  it('reads the other patterns that browsers list', () => {
    expect(covers(['<all_urls>'], 'http://a.th/')).toBe(true);
    expect(covers(['*://*/*'], 'https://a.th/')).toBe(true);
    expect(covers(['https://a.th/*'], 'http://a.th/')).toBe(false);
    expect(covers(['*://*.a.th/*'], 'http://b.a.th/')).toBe(true);
    expect(covers(['*://*.a.th/*'], 'http://a.th/')).toBe(true);
    expect(covers(['*://*.a.th/*'], 'http://ba.th/')).toBe(false);
    expect(covers(['*://[::1]/*'], 'http://[::1]:80/')).toBe(true);
  });
});

describe('missingHosts', () => {
  it('misses a host when one of its names or schemes is not granted', () => {
    expect(missingHosts(['*://www.x.go.th/*', '*://x.go.th/*'], ['www.x.go.th'])).toEqual([]);
    expect(missingHosts(['*://www.x.go.th/*'], ['www.x.go.th'])).toEqual(['www.x.go.th']);
    expect(missingHosts(['http://www.x.go.th/*', 'http://x.go.th/*'], ['x.go.th'])).toEqual(['x.go.th']);
    expect(missingHosts([], ['x.go.th:8080', 'y.go.th'])).toEqual(['x.go.th:8080', 'y.go.th']);
    expect(missingHosts([], [])).toEqual([]);
  });
});

describe('names', () => {
  it('takes a host apart', () => {
    expect(hostName('WWW.X.go.th:8080')).toBe('www.x.go.th');
    expect(siteOf('www.x.go.th')).toBe('x.go.th');
    expect(siteOf('not a host')).toBeNull();
  });
});

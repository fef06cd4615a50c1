import { describe, expect, it, vi } from 'vitest';

vi.mock('webextension-polyfill', () => ({ default: {} }));
const { kindOf } = await import('../../../lib/browser/view');
const { looksLikeFile } = await import('../../../lib/browser/content');

const HOSTS = ['www.x.go.th'];
const GRANTED = ['*://www.x.go.th/*', '*://x.go.th/*'];

describe('kindOf', () => {
  it.each([
    ['', GRANTED, null, 'foreign'],
    ['chrome://newtab/', GRANTED, null, 'unreadable'],
    ['about:blank', GRANTED, null, 'unreadable'],
    ['https://facebook.com/x', GRANTED, null, 'foreign'],
    ['http://sub.x.go.th/', GRANTED, null, 'foreign'],
    ['http://www.x.go.th/', [], null, 'not-granted'],
    ['http://x.go.th/', ['*://www.x.go.th/*'], null, 'not-granted'],
    ['http://x.go.th/', GRANTED, null, 'page'],
    ['http://x.go.th/a', GRANTED, 'html', 'page'],
    ['http://x.go.th/a.pdf', GRANTED, null, 'file'],
    ['http://x.go.th/a.PDF?x=1', GRANTED, null, 'file'],
    ['http://x.go.th/a.pdf', GRANTED, 'html', 'page'],
    ['http://x.go.th/download', GRANTED, 'file', 'file'],
    ['http://x.go.th/', GRANTED, 'none', 'unreadable'],
  ] as const)('%s with %j, %s → %s', (url, origins, content, kind) => {
    expect(kindOf(url, HOSTS, origins, content)).toBe(kind);
  });
  it('knows no site of ours before set-up', () => {
    expect(kindOf('http://x.go.th/', [], GRANTED, null)).toBe('foreign');
  });
});

describe('looksLikeFile', () => {
  it('goes by the path alone', () => {
    expect(looksLikeFile('http://x.go.th/page.php?file=a.pdf')).toBe(false);
    expect(looksLikeFile('http://x.go.th/%E0%B9%81%E0%B8%9C%E0%B8%99.docx')).toBe(true);
    expect(looksLikeFile('http://x.go.th/index.html')).toBe(false);
    expect(looksLikeFile('no address')).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteOf, urlKey } from '../../../lib/links/identity';

const same: [string, string, string][] = [
  ['scheme', 'http://a.go.th/x', 'https://a.go.th/x'],
  ['www', 'http://www.a.go.th/x', 'http://a.go.th/x'],
  ['case of the host', 'http://A.GO.TH/x', 'http://a.go.th/x'],
  ['default ports', 'http://a.go.th:80/x', 'https://a.go.th:443/x'],
  ['trailing dot of the host', 'http://a.go.th./x', 'http://a.go.th/x'],
  ['trailing slash', 'http://a.go.th/x/', 'http://a.go.th/x'],
  ['no path', 'http://a.go.th', 'http://a.go.th/'],
  ['index file', 'http://a.go.th/index.php', 'http://a.go.th/'],
  ['index file of a folder', 'http://a.go.th/x/index.html', 'http://a.go.th/x/'],
  ['order of parameters', 'http://a.go.th/x?b=2&a=1', 'http://a.go.th/x?a=1&b=2'],
  ['order of the same parameter', 'http://a.go.th/x?a=2&a=1', 'http://a.go.th/x?a=1&a=2'],
  ['empty parameters', 'http://a.go.th/x?&a=1&', 'http://a.go.th/x?a=1'],
  ['PHPSESSID', 'http://a.go.th/x?PHPSESSID=abc&id=1', 'http://a.go.th/x?id=1'],
  ['jsessionid parameter', 'http://a.go.th/x?jsessionid=abc', 'http://a.go.th/x'],
  ['jsessionid in the path', 'http://a.go.th/x;jsessionid=AB12?id=1', 'http://a.go.th/x?id=1'],
  ['utm', 'http://a.go.th/x?utm_source=line&utm_medium=m', 'http://a.go.th/x'],
  ['fbclid', 'http://a.go.th/index.php?fbclid=IwAR0', 'http://a.go.th/'],
  [
    'Thai slug',
    'http://a.go.th/โครงสร้าง',
    'http://a.go.th/%E0%B9%82%E0%B8%84%E0%B8%A3%E0%B8%87%E0%B8%AA%E0%B8%A3%E0%B9%89%E0%B8%B2%E0%B8%87',
  ],
  ['Thai slug in lower-case hex', 'http://a.go.th/%e0%b8%81', 'http://a.go.th/ก'],
  ['Thai slug as windows-874 bytes', 'http://a.go.th/%A2%E8%D2%C7', 'http://a.go.th/ข่าว'],
  ['Thai parameter', 'http://a.go.th/x?cat=ข่าว', 'http://a.go.th/x?cat=%e0%b8%82%e0%b9%88%e0%b8%b2%e0%b8%a7'],
  ['needless encoding', 'http://a.go.th/%61%2Dx', 'http://a.go.th/a-x'],
  ['space as plus', 'http://a.go.th/x?q=a+b', 'http://a.go.th/x?q=a%20b'],
  ['spaces around', '  http://a.go.th/x \n', 'http://a.go.th/x'],
  ['fragment', 'http://a.go.th/x#history', 'http://a.go.th/x'],
  ['user', 'http://me:secret@a.go.th/x', 'http://a.go.th/x'],
];

const different: [string, string, string][] = [
  ['parameter', 'http://a.go.th/x?id=1', 'http://a.go.th/x?id=2'],
  ['port', 'http://a.go.th:8080/x', 'http://a.go.th/x'],
  ['case of the path', 'http://a.go.th/X', 'http://a.go.th/x'],
  ['host', 'http://b.a.go.th/x', 'http://a.go.th/x'],
  ['index file with a query', 'http://a.go.th/index.php?id=1', 'http://a.go.th/?id=1'],
  ['index file as a folder', 'http://a.go.th/index.php/about', 'http://a.go.th/about'],
  ['encoded slash', 'http://a.go.th/a%2Fb', 'http://a.go.th/a/b'],
  ['hash route', 'http://a.go.th/#/history', 'http://a.go.th/#/news'],
  ['hash-bang route', 'http://a.go.th/#!/history', 'http://a.go.th/'],
  ['a parameter that only looks like a session', 'http://a.go.th/x?sid=4', 'http://a.go.th/x'],
];

describe('urlKey', () => {
  it.each(same)('%s does not count', (_what, a, b) => {
    expect(urlKey(a)).toBe(urlKey(b));
  });

  it.each(different)('%s counts', (_what, a, b) => {
    expect(urlKey(a)).not.toBe(urlKey(b));
  });

  it('tells places in a page apart when asked', () => {
    const asked = { fragment: true };
    expect(urlKey('http://a.go.th/x#history', asked)).not.toBe(urlKey('http://a.go.th/x', asked));
    expect(urlKey('http://a.go.th/x#ประวัติ', asked)).toBe(
      urlKey('https://www.a.go.th/x/#%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%A7%E0%B8%B1%E0%B8%95%E0%B8%B4', asked),
    );
    expect(urlKey('http://a.go.th/x#', asked)).toBe(urlKey('http://a.go.th/x', asked));
    expect(urlKey('http://a.go.th/x#:~:text=abc', asked)).toBe(urlKey('http://a.go.th/x', asked));
  });

  it('leaves what is no web address alone', () => {
    expect(urlKey('mailto:a@b.c')).toBe('mailto:a@b.c');
    expect(urlKey(' not an address ')).toBe('not an address');
    expect(urlKey('')).toBe('');
  });

  const word = fc.string({ minLength: 1, maxLength: 8, unit: 'binary' });
  const messyUrl = fc.oneof(
    fc.string({ maxLength: 60, unit: 'binary' }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc
      .tuple(
        fc.constantFrom('http://', 'HTTPS://', '//', ' http://u:p@', 'ftp://'),
        fc.constantFrom(
          'a.go.th',
          'www.www.a.go.th',
          'WWW.x',
          'a.go.th:8080',
          'ไทย.ไทย',
          '127.0.0.1',
          '[::1]',
          'a..b.',
        ),
        fc.array(
          fc.oneof(
            word,
            fc.constantFrom('..', '.', '%2e', '', 'index.php', ';jsessionid=1', '%', '%zz', '%A1', '%ff', '%2F', '\\'),
          ),
          { maxLength: 5 },
        ),
        fc.array(fc.oneof(word, fc.constantFrom('a=1', 'a=1=2', '=', 'utm_x=1', 'utm%5Fx', '+', '%26=%3D', 'a[]=1')), {
          maxLength: 5,
        }),
        fc.option(fc.oneof(word, fc.constantFrom('/r', '!/r', '!', '%2Fr', ':~:text=x', 'a:~:b')), { nil: null }),
      )
      .map(
        ([scheme, host, path, query, fragment]) =>
          `${scheme}${host}/${path.join('/')}${query.length ? `?${query.join('&')}` : ''}${fragment === null ? '' : `#${fragment}`}`,
      ),
  );

  it('never throws and is its own key', () => {
    fc.assert(
      fc.property(messyUrl, fc.boolean(), (url, fragment) => {
        const key = urlKey(url, { fragment });
        expect(urlKey(key, { fragment })).toBe(key);
      }),
      { numRuns: 5_000 },
    );
  });

  it('does not see the order of parameters', () => {
    const pair = fc.tuple(word, word).map(([a, b]) => `${encodeURIComponent(a)}=${encodeURIComponent(b)}`);
    fc.assert(
      fc.property(
        fc
          .uniqueArray(pair, { maxLength: 6 })
          .chain((pairs) => fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length }))),
        ([pairs, shuffled]) => {
          expect(urlKey(`http://a.go.th/x?${shuffled.join('&')}`)).toBe(
            urlKey(`https://www.a.go.th/x/?${pairs.join('&')}`),
          );
        },
      ),
    );
  });
});

describe('siteOf', () => {
  it('is the host as staff name it', () => {
    expect(siteOf('http://www.a.go.th/x')).toBe('a.go.th');
    expect(siteOf('https://A.go.th:8443/')).toBe('a.go.th:8443');
    expect(siteOf('ftp://a.go.th/')).toBeNull();
    expect(siteOf('x')).toBeNull();
  });
});

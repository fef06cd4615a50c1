import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAddresses } from '../../../lib/page/address';

const PAGE = 'http://www.demo.go.th/news/list.php?x=1';

/** Addresses as people write them, and as they should not. */
const href = fc
  .array(
    fc.constantFrom(
      ...'/.?#%&=:@-_~!$()*+,;ก \\\'"<>|^`{}[]aZ09',
      ...[
        '/..',
        '/./',
        '%2e',
        '%2E',
        '%E0%B8%81',
        '//',
        'http://',
        'https://',
        'HTTP://',
        'www.demo.go.th',
        'a.b',
        'xn--12',
        ':80',
        ':8080',
        'index.php',
        '.pdf',
        '\t',
        '\n',
      ],
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

describe('addresses', () => {
  it('are those of the URL parser, also where it is not asked', () => {
    fc.assert(
      fc.property(href, (written) => {
        const trimmed = written.trim();
        fc.pre(!/^#?!?$/.test(trimmed));
        let parsed = '';
        try {
          parsed = new URL(trimmed, PAGE).href;
        } catch {
          // Leads nowhere.
        }
        expect(createAddresses(PAGE, 'UTF-8').link(written)).toBe(parsed);
      }),
      { numRuns: 20_000 },
    );
  });
  it('of a page that is a file are resolved too', () => {
    expect(createAddresses('file:///c:/site/index.html', 'UTF-8').link('/a.html')).toBe('file:///c:/a.html');
  });
  it('name sources only of the web and of files', () => {
    const addresses = createAddresses(PAGE, 'UTF-8');
    expect(['/a.jpg', 'data:image/gif;base64,AA', 'blob:x', ' '].map((source) => addresses.source(source))).toEqual([
      'http://www.demo.go.th/a.jpg',
      '',
      '',
      '',
    ]);
  });
});

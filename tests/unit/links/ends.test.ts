import { expect, it } from 'vitest';
import { endKeys, endOf } from '../../../lib/links/ends';
import { urlKey } from '../../../lib/links/identity';
import { isShortLink } from '../../../lib/links/short';
import type { LinkState } from '../../../lib/links/verdict';
import { checkedLink } from '../../fixtures/verdicts';

const SHORT = 'https://bit.ly/3plan';
const LONG = 'http://www.bannong-demo.go.th/plan';

it.each([
  'https://bit.ly/x',
  'http://www.bit.ly/x',
  'https://shorturl.at/aBc',
  'https://qr.me-qr.com/mobile/1',
  'https://me-qr.com/1',
  'https://forms.gle/abc',
  'https://maps.app.goo.gl/abc',
  'https://lin.ee/abc',
])('%s only stands for another address', (url) => expect(isShortLink(url)).toBe(true));

it.each([
  'https://rabbit.ly.example/',
  'http://www.bannong-demo.go.th/bit.ly',
  'https://drive.google.com/x',
  'bit.ly',
  '',
])('%s says itself where it leads', (url) => expect(isShortLink(url)).toBe(false));

it('an address ends where its last verdict saw it end', () => {
  const seen = (state: LinkState, finalUrl: string | null) => endOf(SHORT, checkedLink(SHORT, { state, finalUrl }));
  expect(seen('redirected', LONG)).toBe(LONG);
  expect(seen('not-granted', LONG)).toBe(LONG);
  expect(seen('not-granted', null)).toBe(SHORT);
  // The home page, or a wall, is not what it stands for.
  expect(seen('home-instead', LONG)).toBe(SHORT);
  expect(seen('sign-in', LONG)).toBe(SHORT);
  expect(endOf(SHORT, null)).toBe(SHORT);
});

it('takes the place in the page along, and sees no move where only the spelling differs', () => {
  const moved = checkedLink(LONG, { state: 'redirected', finalUrl: 'http://www.bannong-demo.go.th/new' });
  expect(endOf(`${LONG}#two`, moved)).toBe('http://www.bannong-demo.go.th/new#two');
  const same = checkedLink(LONG, { state: 'opens', finalUrl: 'https://bannong-demo.go.th/plan/' });
  expect(endOf(`${LONG}#two`, same)).toBe(`${LONG}#two`);
});

it('gives the short and the long address one key', () => {
  const end = endKeys([checkedLink(SHORT, { state: 'redirected', finalUrl: LONG })]);
  expect(end(SHORT)).toBe(end(LONG));
  expect(end('https://bit.ly/other')).toBe(urlKey('https://bit.ly/other'));
});

import { expect, it } from 'vitest';
import { refreshOf } from '../../../lib/page/refresh';

const HERE = 'http://www.bannong-demo.go.th/th/';
const from = (html: string, charset: string | null = null) =>
  refreshOf({ bytes: new TextEncoder().encode(html), finalUrl: HERE, charset });

it.each([
  ['<meta http-equiv="refresh" content="0;url=/index2.php">', 'http://www.bannong-demo.go.th/index2.php'],
  [
    '<META HTTP-EQUIV=Refresh CONTENT="5; URL=main.php?a=1&amp;b=2">',
    'http://www.bannong-demo.go.th/th/main.php?a=1&b=2',
  ],
  [`<meta content='3;URL="https://bannong-demo.go.th/"' http-equiv='refresh' />`, 'https://bannong-demo.go.th/'],
  ['<meta http-equiv="refresh" content="2, /home">', 'http://www.bannong-demo.go.th/home'],
  [
    '<base href="/site/"><meta http-equiv="refresh" content="0;url=a.html">',
    'http://www.bannong-demo.go.th/site/a.html',
  ],
  [
    '<meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/หน้าหลัก">',
    `http://www.bannong-demo.go.th/${encodeURIComponent('หน้าหลัก')}`,
  ],
])('follows %s', (html, url) => {
  expect(from(`<!doctype html><title>ยินดีต้อนรับ</title>${html}<a href="/main">เข้าสู่เว็บไซต์</a>`)).toBe(url);
});

it.each([
  '<p>nothing</p>',
  '<meta http-equiv="refresh" content="300">',
  '<meta http-equiv="refresh" content="0;url=">',
  '<meta http-equiv="refresh" content="10;url=http://www.bannong-demo.go.th/th/">',
  '<meta http-equiv="refresh" content="600;url=/later">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<meta http-equiv="refresh" content="soon;url=/x">',
  '<!-- <meta http-equiv="refresh" content="0;url=/x"> -->',
  '<noscript><meta http-equiv="refresh" content="0;url=/no-scripts"></noscript>',
  `<script>document.write('<meta http-equiv="refresh" content="0;url=/x">')</script>`,
])('stays where it is: %s', (html) => {
  expect(from(html)).toBeNull();
});

it('stands hostile pages', () => {
  const began = performance.now();
  from(`<meta http-equiv="refresh" ${'content="" '.repeat(20_000)}`);
  from(`<meta http-equiv="refresh"${'<!--'.repeat(20_000)}`);
  from(`<meta http-equiv=refresh ${'<base '.repeat(15_000)}`);
  from(`<meta http-equiv=refresh ${'<meta '.repeat(15_000)}`);
  from(`<meta http-equiv=refresh ${'<script '.repeat(12_000)}`);
  expect(performance.now() - began).toBeLessThan(5_000);
});

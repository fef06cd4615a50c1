import { describe, expect, it } from 'vitest';
import { collect } from '../../../lib/page/collect';
import { parsePage } from '../../../lib/page/parse';
import { waysOf } from '../../../lib/sitescan/links';

const SITE = 'http://www.bannong-demo.go.th';

function ways(html: string) {
  const bytes = new TextEncoder().encode(`<meta charset="utf-8">${html}`);
  return waysOf(collect(parsePage(bytes, `${SITE}/`), `${SITE}/`)).map(({ url, words }) => [
    url.replace(SITE, ''),
    words.join(' › '),
  ]);
}

describe('ways', () => {
  it('carry the words of the menu groups above them', () => {
    const html = `<nav><ul>
      <li><a href="/">หน้าแรก</a></li>
      <li><a href="#">ข้อมูลพื้นฐาน</a><ul>
        <li><a href="/history">ประวัติ</a></li>
        <li><a href="/people">บุคลากร</a><ul><li><a href="/boss">ผู้บริหาร</a></li></ul></li>
      </ul></li>
      <li><span class="title">แผนงาน</span><ul><li><a href="/plan">แผนพัฒนา</a></li></ul></li>
      <li>บริการ<div class="mega"><div><a href="/service">คู่มือ</a></div></div></li>
    </ul></nav>`;
    expect(ways(html)).toEqual([
      ['/', 'หน้าแรก'],
      ['/history', 'ข้อมูลพื้นฐาน › ประวัติ'],
      ['/people', 'ข้อมูลพื้นฐาน › บุคลากร'],
      ['/boss', 'ข้อมูลพื้นฐาน › บุคลากร › ผู้บริหาร'],
      ['/plan', 'แผนงาน › แผนพัฒนา'],
      ['/service', 'บริการ › คู่มือ'],
    ]);
  });

  it('leave lists that are no menu alone', () => {
    expect(ways('<ul><li>ดาวน์โหลด <a href="/a.pdf">แผน</a> <a href="/b.pdf">ผล</a></li></ul>')).toEqual([
      ['/a.pdf', 'แผน'],
      ['/b.pdf', 'ผล'],
    ]);
  });

  it('are told once each, without fragments, mail and scripts', () => {
    const html = `<a href="/a#top">ก</a><a href="/a">ก</a><a href="/a">ข</a><a href="#x">ค</a><a href="mailto:a@b.c">ง</a>
      <a href="javascript:go()">จ</a><a href="/#/route">ฉ</a><a href="ftp://x/y">ช</a>`;
    expect(ways(html)).toEqual([
      ['/a', 'ก'],
      ['/a', 'ข'],
      ['/#/route', 'ฉ'],
    ]);
  });

  it('lead through frames', () => {
    expect(ways('<iframe src="/inside" title="ในกรอบ"></iframe>')).toEqual([['/inside', 'ในกรอบ']]);
  });
});

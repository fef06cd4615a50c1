import { describe, expect, it } from 'vitest';
import { entryTopics } from '../../../lib/audit/home';
import { mainContentOf } from '../../../lib/audit/main-content';
import { factsOf, sitePage } from './page';

const entries = (content: string) => entryTopics(mainContentOf(factsOf(sitePage(content, { foot: false }))));

describe('what a home page is the entry of', () => {
  it('notices of procurement under their label; the label alone is none', () => {
    const label = '<h2>จัดซื้อจัดจ้าง</h2>';
    const notices = '<p><a href="/bid/1">ประกาศประกวดราคาอิเล็กทรอนิกส์ ก่อสร้างถนน</a></p>';
    expect(entries(label + notices)).toContain('procurement-notices');
    expect(entries(`${label}<p><a href="/news/1">เชิญร่วมงานประเพณีลอยกระทง</a></p>`)).not.toContain(
      'procurement-notices',
    );
  });

  it('posts that lead on, where no label names the news; headings without a text are none', () => {
    const post = (at: number, text: string) => `<h2><a href="/p/${at}">เรื่องที่เกิดในตำบลครั้งที่ ${at}</a></h2><p>${text}</p>`;
    const begun = 'ผู้บริหารและเจ้าหน้าที่ร่วมกับประชาชนในพื้นที่ช่วยกันดำเนินงานจนแล้วเสร็จ';
    expect(entries([1, 2, 3].map((at) => post(at, begun)).join(''))).toContain('news');
    expect(entries([1, 2, 3].map((at) => post(at, 'ดู')).join(''))).not.toContain('news');
  });
});

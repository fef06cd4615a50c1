import { describe, expect, it } from 'vitest';
import { auditPage } from '../../../lib/audit';
import { PageAudit } from '../../../lib/audit/finding';
import { collect } from '../../../lib/page/collect';
import { LIMITS, PageFacts } from '../../../lib/page/facts';
import { parsePage } from '../../../lib/page/parse';
import { context, pack } from './page';

const URL = 'http://www.tuayangdee.example/page/1';
const edition = pack(2568);
const utf8 = (html: string) => new TextEncoder().encode(html);
const page = (body: string) => utf8(`<!DOCTYPE html><meta charset="utf-8"><title>อบต.ตัวอย่างดี</title><body>${body}`);

/** Reading and judging together; a machine that is busy with other work may take several times as long as a quiet one. */
const MOST_MS = 30_000;
const MB = 1_000_000;

describe('whole pages that are hostile end in bounded time, with an answer that says it is partial', () => {
  it.each<[string, () => Uint8Array, boolean]>([
    ['50 MB of text in one paragraph', () => page(`<h2>คณะผู้บริหาร</h2><p>${'ก'.repeat((50 * MB) / 3)}</p>`), true],
    ['50 MB of text in many lines', () => page('<p>รายงานผลการดำเนินงานประจำปี 2568</p>\n'.repeat((50 * MB) / 90)), true],
    ['200,000 nodes', () => page('<div><span>แผน</span></div>'.repeat(100_000)), true],
    ['10,000 links', () => page('<li><a href="/x/1.pdf">แผนพัฒนาท้องถิ่น 2568</a></li>'.repeat(10_000)), false],
    ['nested 50,000 deep', () => page(`${'<div class="menu">'.repeat(50_000)}ติดต่อเรา`), false],
    [
      'a table of 4,000 rows',
      () => page(`<table>${'<tr><td>1<td>จ้าง<td>20,000<td>ส่งมอบ</tr>'.repeat(4_000)}</table>`),
      false,
    ],
    [
      '2,000 boxes beside each other',
      () => page('<div class="left"><h3>ข่าว</h3><a href="/a">ก</a><a href="/b">ข</a></div>'.repeat(2_000)),
      false,
    ],
    [
      '1,000 polls',
      () => page('<div><p>ท่านพอใจ</p><input type="radio" name="p"><label>มาก</label></div>'.repeat(1_000)),
      false,
    ],
    [
      'bait for patterns',
      () =>
        page(
          ['ที่ ', '. ', '2566-', '((', 'ๆ', 'ผลการ', 'O1 ', '01 ', '&nbsp;']
            .map((bait) => `<h2>${bait.repeat(900)}</h2><p>${bait.repeat(900)}</p>`)
            .join(''),
        ),
      false,
    ],
    ['tags that never end', () => utf8(`<table><tr><td><a href="<b <i ${'<p <div '.repeat(50_000)}`), false],
  ])(
    '%s',
    (_, make, partial) => {
      const bytes = make();
      const started = performance.now();
      const facts = collect(parsePage(bytes, URL), URL);
      const audit = auditPage(facts, edition, context);
      expect(performance.now() - started).toBeLessThan(MOST_MS);
      expect(PageFacts.safeParse(facts).success).toBe(true);
      expect(PageAudit.safeParse(audit).success).toBe(true);
      expect(facts.blocks.length).toBeLessThanOrEqual(LIMITS.blocks);
      if (partial) expect(audit.partial).toBe(true);
    },
    120_000,
  );

  it('broken encodings are read as far as they can be', () => {
    const thai = 'แผนการจัดซื้อจัดจ้าง';
    const tis620 = Uint8Array.from([...thai].map((letter) => (letter.codePointAt(0) ?? 0) - 0x0e01 + 0xa1));
    const cut = utf8(`<h2>${thai}`).subarray(0, -1);
    const mixed = Uint8Array.from([...utf8(`<meta charset="utf-8"><h2>${thai}</h2><p>`), ...tis620, 0xff, 0xfe, 0x00]);
    const wrong = Uint8Array.from([...utf8('<meta charset="utf-16"><h2>'), ...tis620, ...utf8('</h2>')]);
    for (const bytes of [
      cut,
      mixed,
      wrong,
      new Uint8Array(0),
      Uint8Array.from({ length: 5_000 }, (_, at) => (at * 37) % 256),
    ]) {
      const audit = auditPage(collect(parsePage(bytes, URL), URL), edition, context);
      expect(PageAudit.safeParse(audit).success).toBe(true);
    }
    expect(auditPage(collect(parsePage(mixed, URL), URL), edition, context).items[0]?.topics).toContain(
      'procurement-plan',
    );
  });
});

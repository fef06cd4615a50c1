import { auditPage } from '../../../lib/audit';
import type { AuditContext, PageAudit } from '../../../lib/audit/finding';
import { builtinEditions } from '../../../lib/checklist';
import type { EditionPack } from '../../../lib/checklist/schema';
import { collect } from '../../../lib/page/collect';
import type { PageFacts } from '../../../lib/page/facts';
import { parsePage } from '../../../lib/page/parse';

export const context: AuditContext = {
  agency: { name: 'องค์การบริหารส่วนตำบลตัวอย่างดี', kind: 'อบต.' },
  hosts: ['www.tuayangdee.example'],
  today: '2026-01-15',
};

const URL_BASE = 'http://www.tuayangdee.example/page/1';

export function factsOf(html: string, url = URL_BASE): PageFacts {
  return collect(parsePage(new TextEncoder().encode(html), url), url);
}

export function pack(year: number): EditionPack {
  const found = builtinEditions.find((one) => one.year === year);
  if (!found) throw new Error(`no pack of ${year}`);
  return found;
}

/** A page as agencies publish them: a long menu, the content, a foot. All names are invented. */
export function sitePage(content: string, options: { title?: string; foot?: boolean } = {}): string {
  const menu = [
    'หน้าแรก',
    'ประวัติความเป็นมา',
    'โครงสร้างองค์กร',
    'อำนาจหน้าที่',
    'คณะผู้บริหาร',
    'แผนพัฒนาท้องถิ่น',
    'แผนการดำเนินงานประจำปี',
    'ประกาศจัดซื้อจัดจ้าง',
    'คู่มือสำหรับประชาชน',
    'ช่องทางแจ้งเรื่องร้องเรียนการทุจริต',
    'แผนปฏิบัติการป้องกันการทุจริต',
    'E-Service',
    'กระดานสนทนา',
    'ติดต่อเรา',
  ];
  const list = menu.map((name, at) => `<li><a href="/menu/${at}">${name}</a></li>`).join('');
  return `<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>${options.title ?? 'องค์การบริหารส่วนตำบลตัวอย่างดี'}</title></head><body>
<div class="top"><span>องค์การบริหารส่วนตำบลตัวอย่างดี</span></div><div class="bar"><ul>${list}</ul></div>
<div class="content">${content}</div>
${options.foot === false ? '' : `<div class="bottom"><p>อบต.ตัวอย่างดี 1 หมู่ 1 ตำบลตัวอย่างดี อำเภอตัวอย่าง จังหวัดตัวอย่าง 00000</p><p>Copyright © 2560 อบต.ตัวอย่างดี</p></div>`}</body></html>`;
}

export function audit(html: string, year = 2566, url = URL_BASE): PageAudit {
  return auditPage(factsOf(html, url), pack(year), context);
}

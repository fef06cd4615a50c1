import { describe, expect, it } from 'vitest';
import { yearFit } from '../../../lib/audit/years';
import { audit, sitePage } from './page';

const years = (content: string) => audit(sitePage(content)).fiscalYears;

describe('the fiscal years that a page is about', () => {
  it.each([
    ['<h2>แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๖</h2>', [2566]],
    ['<h2>แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)</h2>', [2566, 2567, 2568, 2569, 2570]],
    ['<h2>การสร้างวัฒนธรรม No Gift Policy</h2><p>เมื่อวันที่ 9 ธ.ค. 2567 จัดประชุมถ่ายทอดนโยบาย ณ ห้องประชุม</p>', [2568]],
    ['<h2>อำนาจหน้าที่</h2><p>ตามพระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537 แก้ไขเพิ่มเติมถึงฉบับที่ 7 พ.ศ. 2562</p>', []],
    ['<h2>กฎหมายที่เกี่ยวข้อง</h2><p>อัปโหลดเมื่อ 17 ก.พ. 2565</p><p>จำนวนผู้เข้าชม 2568</p>', []],
    [
      '<h2>แผนการจัดซื้อจัดจ้าง</h2><a href="/a.pdf">แผนการจัดซื้อจัดจ้าง ปี 2565</a><br><a href="/b.pdf">แผนการจัดซื้อจัดจ้าง ปี 2566</a>',
      [2565, 2566],
    ],
    ['<h2>การขับเคลื่อนจริยธรรม ประจำปีงบประมาณ พ.ศ. 2567</h2><a href="/a.pdf">คำสั่งแต่งตั้งคณะทำงาน ที่ 45/2566</a>', [2567]],
    [
      '<h2>สถิติเรื่องร้องเรียน ปีงบประมาณ พ.ศ. 2566</h2><p>ไม่มีเรื่องร้องเรียน</p><p>ณ เดือนกันยายน</p><p>ผู้รับผิดชอบ สำนักปลัด</p><div><a href="/back">&lt;&lt; ย้อนกลับ</a></div><div class="extra"><ul><li><a href="/x">แผนจัดหาพัสดุ ปี 2569</a></li></ul></div>',
      [2566],
    ],
    [
      '<h2>ประชุมประชาคมเพื่อจัดทำแผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)</h2><p>เมื่อวันที่ 9 กันยายน พ.ศ. 2564 จัดประชุม ณ ศาลาประชาคม</p>',
      [2564],
    ],
    [
      '<h2>การสร้างวัฒนธรรม No Gift Policy</h2><p>เมื่อวันที่ 26 ธันวาคม พ.ศ. 2565 แจ้งนโยบายในคราวประชุมสภา สมัยสามัญ สมัยที่ 4 ประจำปี พ.ศ. 2565 ณ ห้องประชุม</p>',
      [2566],
    ],
    [
      '<h2>คู่มือสำหรับประชาชน</h2><p>17 ธ.ค. 2562 การขอใช้น้ำประปา</p><p>18 ก.ค. 2562 การชำระค่าธรรมเนียม</p><p>6 มิ.ย. 2562 การขออนุญาตก่อสร้าง</p>',
      [],
    ],
    ['<h2>ประมาณการรายจ่าย ตามข้อบัญญัติ ประจำปี 2565</h2>', [2565]],
    ['<h2>รายงานผลการสำรวจความพึงพอใจ ปี 2565</h2><p>Server Time: 2019-06-25 22:19:02</p>', [2565]],
  ])('%s', (content, expected) => {
    expect(years(content)).toEqual(expected);
  });

  it("warns of last year's document under this year's item", () => {
    const result = audit(
      sitePage('<h2>แผนการดำเนินงานประจำปีงบประมาณ พ.ศ. 2565</h2><a href="/a.pdf">แผนการดำเนินงาน 2565</a>'),
      2566,
    );
    expect(result.items[0]?.signals.map(({ reason }) => reason.key)).toContain('signal.yearWrong');
  });

  it('asks for the year that the rule names', () => {
    const rule = { kind: 'within' as const, offset: -1, basis: 'certain' as const, text: '' };
    expect(yearFit(rule, 2566, [2565])).toEqual({ fits: true, wanted: 2565 });
    expect(yearFit(rule, 2566, [2566])).toEqual({ fits: false, wanted: 2565 });
    expect(yearFit({ ...rule, kind: 'current' }, 2566, [2560])).toBeNull();
    expect(yearFit(rule, 2566, [])).toBeNull();
  });
});

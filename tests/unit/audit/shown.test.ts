import { describe, expect, it } from 'vitest';
import { judge } from './judge';
import { filler, table } from './pairs/build';

/** What only names a part: each rule with the line that tells it and the same line that leaves it open. */

const procedure = (period: string) => [
  '<p>ช่องทางการร้องเรียน ยื่นหนังสือด้วยตนเองหรือทางไปรษณีย์</p>',
  '<p>ขั้นตอน รับเรื่อง ตรวจสอบข้อเท็จจริง เสนอผู้บริหารสั่งการ</p>',
  '<p>ส่วนงานที่รับผิดชอบ สำนักปลัด งานนิติการ</p>',
  period,
  filler('เนื้อความของแนวปฏิบัติโดยสังเขป', 14),
];
const told = '<p>ระยะเวลา 15 วัน</p>';
const of = (period: string) =>
  judge('complaint-procedure-parts', 'แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริต', procedure(period));

describe('a part that is named and left open is lacking', () => {
  it.each([
    ['comes later', '<p>ระยะเวลา จะแจ้งให้ทราบภายหลัง</p>'],
    ['comes when something else is done', '<p>ระยะเวลา จะประกาศเมื่อผ่านความเห็นชอบของผู้บริหาร</p>'],
    ['is awaited', '<p>ระยะเวลา รออนุมัติจากผู้บริหาร</p>'],
    ['is being made', '<p>ระยะเวลา อยู่ระหว่างจัดทำ</p>'],
    ['stands in a volume', '<p>ระยะเวลา อยู่ในภาคผนวก</p>'],
    ['is to be looked up in a volume', '<p>ระยะเวลา ดูได้จากเล่มคู่มือ</p>'],
    ['is to be followed elsewhere', '<p>ระยะเวลา ติดตามข่าวได้ที่เพจของหน่วยงาน</p>'],
    ['is kept at the office', '<p>ระยะเวลา เก็บไว้ที่สำนักงาน</p>'],
    ['is shown on request', '<p>ระยะเวลา ขอดูได้ในวันราชการ</p>'],
    ['lies with a division', '<p>ระยะเวลา มีอยู่ที่กองคลัง</p>'],
    ['stands in the next edition', '<p>ระยะเวลา กำหนดในฉบับถัดไป</p>'],
    ['comes soon', '<p>ระยะเวลา เร็ว ๆ นี้</p>'],
    ['comes some time', '<p>ระยะเวลา ในโอกาสต่อไป</p>'],
    ['as the rules say', '<p>ระยะเวลา เป็นไปตามที่ระเบียบกำหนด</p>'],
    ['as is suitable', '<p>ระยะเวลา กำหนดตามความเหมาะสม</p>'],
    ['ask us', '<p>ระยะเวลา โปรดสอบถามเจ้าหน้าที่</p>'],
    ['was not set, said before', '<p>ยังไม่ได้กำหนดระยะเวลา</p>'],
    ['was not set, said behind', '<p>ระยะเวลา ยังไม่ได้กำหนด</p>'],
    ['a dash behind', '<p>ระยะเวลา -</p>'],
    ['a dash below', '<p>ระยะเวลา<br>-</p>'],
    ['a label without a word', '<p>ระยะเวลา :</p><h4>หมายเหตุ</h4>'],
  ])('%s', (_, open) => {
    expect(of(told).outcome).toBe('passed');
    const lacking = of(open);
    expect(lacking.outcome, JSON.stringify(lacking.reason)).toBe('failed');
    expect(lacking.reason.params.missing).toBe('ระยะเวลาดำเนินการ');
  });

  it('a figure tells, whatever else the line promises', () => {
    expect(of('<p>ระยะเวลา 15 วัน แล้วจะแจ้งให้ผู้ร้องทราบต่อไป</p>').outcome).toBe('passed');
    expect(of('<p>ระยะเวลา จะแจ้งผลให้ทราบภายใน 15 วัน</p>').outcome).toBe('passed');
    expect(of('<p>ระยะเวลา จะเผยแพร่ให้ทราบภายใน 15 วัน</p>').outcome).toBe('failed');
  });

  it('the state of one thing is no promise of the page', () => {
    const rows = (state: string) => [table(['รายการ', 'สถานะ'], ['ซื้อวัสดุ', state], ['จ้างก่อสร้าง', state]), '<p>บทนำ</p>'];
    expect(judge('procurement-progress', 'ความก้าวหน้าการจัดซื้อจัดจ้าง', rows('อยู่ระหว่างจัดทำร่างสัญญา')).outcome).toBe('passed');
    expect(judge('procurement-progress', 'ความก้าวหน้าการจัดซื้อจัดจ้าง', rows('-')).outcome).not.toBe('passed');
  });
});

describe('labels and lists of what there should be', () => {
  const report = (...lines: string[]) =>
    judge('problems-suggestions', 'รายงานผลการดำเนินงานประจำปี', [filler('สรุปผลของปีที่ผ่านมาโดยละเอียด'), ...lines]);

  it('a label with nothing behind it shows nothing', () => {
    expect(report('<p>ปัญหา/อุปสรรค</p><p>ฝนตกชุก</p>', '<p>ข้อเสนอแนะ</p><p>เลื่อนงานก่อสร้าง</p>').outcome).toBe('passed');
    expect(report('<p>ปัญหา/อุปสรรค</p>', '<p>ข้อเสนอแนะ</p>').outcome).not.toBe('passed');
  });

  it('a sentence that lists the parts is none of them', () => {
    const lines = (text: string) =>
      judge('measures-set', 'มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน', [
        `<p>${text}</p>`,
        filler('ข้อความทั่วไป', 24),
      ]);
    expect(lines('มาตรการนี้ประกอบด้วย ผู้รับผิดชอบ ขั้นตอน และการกำกับติดตาม').outcome).not.toBe('passed');
    expect(
      lines('มาตรการเผยแพร่ข้อมูล</p><p>ผู้รับผิดชอบ สำนักปลัด</p><p>ขั้นตอน ปรับปรุงเว็บไซต์</p><p>กำกับติดตามทุกเดือน').outcome,
    ).toBe('passed');
  });

  it('the names of linked documents are not what they hold', () => {
    const manual = (second: string) =>
      judge('manual-mission-parts', 'คู่มือการปฏิบัติงาน', [
        table(
          ['1', 'คู่มือการปฏิบัติงานสารบรรณ ขั้นตอนสำหรับเจ้าพนักงานธุรการ', second],
          ['2', 'คู่มือการเบิกจ่าย วิธีการสำหรับเจ้าพนักงานการเงิน', second],
        ),
      ]);
    expect(manual('<a href="/files/1.pdf">ดาวน์โหลด</a>').outcome).toBe('cantTell');
    expect(manual('ใช้ทุกวัน').outcome).toBe('passed');
  });
});

describe('a word that is not seen is no reason to fail', () => {
  const plan = (...head: string[]) =>
    judge('projects-budget-period', 'แผนการดำเนินงานประจำปี', [
      table(
        head,
        head.map((_, at) => (at === 0 ? 'ซ่อมถนน' : `${at}0,000`)),
        head.map((_, at) => (at === 0 ? 'ปลูกป่า' : `${at}5,000`)),
      ),
    ]);

  it('columns that are all known leave no room for another; an unknown one may be it', () => {
    expect(plan('โครงการ', 'งบประมาณ', 'หมายเหตุ').outcome).toBe('failed');
    expect(plan('โครงการ', 'งบประมาณ', 'วาระ').outcome).toBe('cantTell');
    expect(plan('โครงการ', 'งบประมาณ', 'ระยะเวลา').outcome).toBe('passed');
  });

  it('columns of months say when', () => {
    expect(plan('โครงการ', 'งบประมาณ', 'ต.ค.', 'พ.ย.', 'ธ.ค.', 'ม.ค.', 'ก.พ.', 'มี.ค.').outcome).toBe('passed');
    expect(plan('โครงการ', 'งบประมาณ', 'ก.', 'ข.', 'ค.', 'ง.', 'จ.', 'ฉ.').outcome).toBe('cantTell');
  });

  it('steps are seen by their numbers', () => {
    const manual = (steps: string) =>
      judge('manual-mission-parts', 'คู่มือการปฏิบัติงาน สำหรับเจ้าพนักงานธุรการ', [steps, filler('รายละเอียดของงานที่ทำ', 20)]);
    expect(manual('<p>1. ตรวจเอกสารคำขอ</p><p>2. บันทึกลงทะเบียน</p>').outcome).toBe('passed');
    expect(manual('<p>งานนี้มีความสำคัญ</p>').outcome).toBe('failed');
  });

  it('what can be worded in many ways is left to staff', () => {
    const found = judge('hr-policy', 'นโยบายการบริหารทรัพยากรบุคคล', [filler('หน่วยงานดูแลคนทำงานให้มีความสุข', 20)]);
    expect(found.outcome).toBe('cantTell');
    expect(found.reason.key).toBe('check.unworded');
  });

  it('nothing under the heading is a lack', () => {
    expect(judge('hr-policy', 'นโยบายการบริหารทรัพยากรบุคคล', []).outcome).toBe('failed');
  });
});

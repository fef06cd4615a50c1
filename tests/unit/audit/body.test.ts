import { describe, expect, it } from 'vitest';
import { judge } from './judge';
import { clerk, deputy, filler, head, table } from './pairs/build';

/** A body that stands as text: what it shows without the very words, and when a lack in it may be said. */

const procedure = (...more: string[]) =>
  judge('complaint-procedure-parts', 'แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริต', [
    '<p>ผู้ร้องเขียนคำร้องที่งานธุรการ หรือโทรแจ้งสายตรงปลัด</p>',
    '<p>งานธุรการลงเลขรับ เสนอปลัด แล้วตั้งกรรมการหาข้อเท็จจริง</p>',
    '<p>นิติกรเก็บเรื่องและบอกผลแก่ผู้ร้องเป็นหนังสือ เมื่อกรรมการสรุปว่ามีมูลหรือไม่มีมูล</p>',
    ...more,
  ]);

describe('what could hide the rest', () => {
  const map = '<iframe src="https://www.google.com/maps/embed?pb=1" width="600" height="400"></iframe>';
  const paper = '<iframe src="/files/guide.pdf" width="600" height="400"></iframe>';

  it('a map, a film or a social network holds no part of a text; a document may', () => {
    expect(procedure('<p>ภายใน 15 วัน</p>').outcome).toBe('passed');
    expect(procedure().outcome).toBe('failed');
    expect(procedure(map).outcome).toBe('failed');
    expect(procedure('<iframe src="https://www.youtube.com/embed/abc"></iframe>').outcome).toBe('failed');
    expect(procedure(paper).reason.key).toBe('check.inFrame');
  });

  it('a photograph beside a text holds none of it; a scan may, where the text is short of most', () => {
    const training = (picture: string) =>
      judge('dos-and-donts', 'การขับเคลื่อนจริยธรรม', [
        filler('คณะทำงานประชุมทบทวนงานของปีที่ผ่านมาและจัดอบรมพนักงานทุกส่วน', 3),
        `<img src="${picture}" width="700" alt="">`,
      ]).outcome;
    expect(training('/upload/activity01.jpg')).toBe('failed');
    expect(training('/upload/page-1.jpg')).toBe('cantTell');
  });

  it('the faces of people are no list of others', () => {
    const side = (...people: string[]) => judge('both-sides', 'คณะผู้บริหาร', people).outcome;
    expect(side(head, deputy, clerk)).toBe('passed');
    expect(side(head, deputy)).toBe('failed');
  });
});

describe('what is told without its word', () => {
  it('time in words, and steps in a list that is counted or announced', () => {
    expect(procedure('<p>กรรมการต้องสรุปภายในสามสิบวัน</p>').outcome).toBe('passed');
    const manual = (steps: string) => judge('manual-shown', 'คู่มือการปฏิบัติงาน', [steps]).outcome;
    const entries = '<li>รับใบขอซื้อจากหน่วยงาน</li><li>ตรวจวงเงินที่ได้รับ</li><li>เสนอผู้มีอำนาจลงนาม</li>';
    expect(manual(`<ol>${entries}</ol>`)).toBe('passed');
    expect(manual(`<p>ลำดับการทำงาน</p><ul>${entries}</ul>`)).toBe('passed');
    expect(manual(`<ul>${entries}</ul>`)).not.toBe('passed');
  });

  it('one sentence may be a declaration', () => {
    const declared = (when: string) =>
      judge('gift-policy-statement', 'ประกาศเจตนารมณ์ No Gift Policy', [
        `<p>ผู้บริหารและพนักงานทุกคนจะงดรับของขวัญและประโยชน์อื่นใดจากผู้มาติดต่อ${when} เพื่อความโปร่งใสของหน่วยงาน</p>`,
      ]).outcome;
    expect(declared(' ทั้งก่อน ระหว่าง และภายหลังปฏิบัติหน้าที่')).toBe('passed');
    expect(declared('')).toBe('failed');
  });

  it('whoever heads an agency signs for it; a draft is signed by nobody', () => {
    const signed = (...lines: string[]) =>
      judge('signed-by-head', 'ประกาศนโยบายไม่รับของขวัญ', [filler('เนื้อความของประกาศ', 8), ...lines]).outcome;
    const day = '<p>ประกาศ ณ วันที่ 4 มกราคม 2566</p>';
    expect(signed(day, '<p>ผู้กำกับการสถานีตำรวจภูธรตัวอย่างดี</p>')).toBe('passed');
    expect(signed('<p>ร่างประกาศ รอนายกลงนาม</p>')).toBe('failed');
    expect(signed()).toBe('failed');
    expect(signed('<p>นายกองค์การบริหารส่วนตำบลตัวอย่างดี</p>')).toBe('cantTell');
  });
});

describe('what says that it lacks', () => {
  const plan = (...rows: string[][]) =>
    judge('projects-budget-period', 'แผนการใช้จ่ายงบประมาณ', [table(...rows)]).outcome;

  it('kinds of spending are no projects', () => {
    const columns = ['รายการ', 'ไตรมาส 1', 'ไตรมาส 2'];
    expect(plan(columns, ['เงินเดือน', '120,000', '120,000'], ['ค่าใช้สอย', '30,000', '40,000'])).toBe('failed');
    expect(plan(columns, ['โครงการปลูกป่า', '20,000', '0'], ['โครงการวันเด็ก', '0', '30,000'])).toBe('passed');
  });

  it('a label in a table of labels and answers with no answer beside it', () => {
    const service = (fee: string) =>
      judge('service-manual-parts', 'คู่มือการให้บริการ', [
        table(
          ['ชื่องาน', 'การลงทะเบียนผู้สูงอายุ'],
          ['ขั้นตอน', 'ยื่นคำขอ ตรวจสิทธิ ออกใบรับ'],
          ['ระยะเวลา', '15 นาที'],
          ['ช่องทาง', 'งานพัฒนาชุมชน'],
          ['ค่าธรรมเนียม', fee],
          ['เอกสาร', 'บัตรประชาชน'],
        ),
      ]).outcome;
    expect(service('ไม่มี')).toBe('passed');
    expect(service('')).toBe('failed');
  });

  it('a page whose sentences all put it off', () => {
    const authority = (text: string) => judge('describes-authority', 'อำนาจหน้าที่', [`<p>${text}</p>`]).outcome;
    expect(authority('รายละเอียดอำนาจหน้าที่ของหน่วยงานขอดูได้ที่สำนักปลัดในวันราชการ')).toBe('failed');
    expect(authority('หน่วยงานทำงานเพื่อประชาชนด้วยความตั้งใจมาโดยตลอดหลายปี')).toBe('cantTell');
  });

  it('what is promised for another time, the promise before the thing', () => {
    const results = (text: string) =>
      judge('hr-actions', 'การดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล', [
        `<p>การสรรหาและพัฒนาบุคลากร ${text}</p>`,
        filler('ข้อความทั่วไปของหน้า', 8),
      ]).outcome;
    expect(results('ส่งเข้าอบรม 4 คน ดำเนินการแล้ว')).toBe('passed');
    expect(results('จะรายงานผลการดำเนินการในรอบถัดไป')).not.toBe('passed');
  });

  it('a label before another part is empty; the address below a text is no way to complain', () => {
    const service = (fee: string) =>
      judge('service-manual-parts', 'คู่มือการให้บริการ การขออนุญาตติดตั้งป้าย', [
        '<p>ขั้นตอน 1. ยื่นคำขอ 2. ตรวจสถานที่ 3. ออกใบอนุญาต</p><p>ระยะเวลา 7 วัน</p><p>ช่องทาง กองช่าง</p>',
        `<p>ค่าธรรมเนียม${fee}</p><p>เอกสาร สำเนาบัตรประชาชน</p>`,
      ]).outcome;
    expect(service(' 200 บาท')).toBe('passed');
    expect(service('')).not.toBe('passed');
    const inside = judge('complaint-procedure-parts', 'แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริต', [
      '<p>ปลัดตั้งกรรมการสืบข้อเท็จจริงภายใน 3 วัน กรรมการสรุปภายใน 30 วัน นิติกรเก็บสำนวน</p>',
      '<p>ที่ทำการ 99 ถนนตัวอย่าง ตำบลตัวอย่างดี โทร. 0 0000 0001</p>',
    ]);
    expect(inside.outcome).toBe('failed');
  });
});

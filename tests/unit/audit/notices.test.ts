import { describe, expect, it } from 'vitest';
import { auditPage } from '../../../lib/audit';
import { parseText } from '../../../lib/page/parse';
import { audit, context, pack, sitePage } from './page';

const text = '<p>รายละเอียดตามเอกสารแนบท้าย สอบถามได้ในวันและเวลาราชการ ที่งานซึ่งรับผิดชอบเรื่องนี้โดยตรง</p>';
const first = (content: string, year = 2566) => audit(sitePage(content), year).items[0]?.topics[0] ?? null;

/** The beginning of a page, as an excerpt holds it. */
function excerpt(lines: readonly string[], year = 2566) {
  const facts = parseText(new TextEncoder().encode(lines.join('\n')), 'http://www.tuayangdee.example/page/2');
  return auditPage({ ...facts, partial: true }, pack(year), context);
}

describe('one notice of a purchase', () => {
  it.each([
    'จ้างซ่อมแซมถนนลูกรังสายบ้านหนึ่ง หมู่ที่ 1 โดยวิธีเฉพาะเจาะจง',
    'ชื่อเรื่อง : ซื้อวัสดุสำนักงาน จำนวน 12 รายการ โดยวิธีคัดเลือก',
    'ประกาศซื้อหรือจ้างด้วยวิธีตลาดอิเล็กทรอนิกส์ (e - market)',
    `จ้างก่อสร้างถนนคอนกรีตเสริมเหล็ก ${'สายบ้านหนึ่งถึงบ้านสอง กว้าง 4 เมตร ยาว 200 เมตร '.repeat(4)}โดยวิธีคัดเลือก`,
  ])('is told by what is bought and by which method: %s', (title) => {
    expect(first(`<p>${title}</p>${text}`)).toBe('procurement-notices');
  });

  it('is not how one is made, nor the law of it', () => {
    expect(first(`<p>ขั้นตอนการจัดซื้อโดยวิธีเฉพาะเจาะจง</p>${text}`)).not.toBe('procurement-notices');
    expect(first(`<p>กฎกระทรวงกำหนดวงเงินการจัดซื้อโดยวิธีเฉพาะเจาะจง พ.ศ. 2560</p>${text}`)).toBeNull();
  });
});

describe('papers around a purchase', () => {
  it('are notices where they are of one, with the price that stands beside', () => {
    expect(first(`<p>ประกาศราคากลาง ร่างประกาศและเอกสารประกวดราคาเช่ารถยนต์</p>${text}`)).toBe('procurement-notices');
    expect(first(`<p>ประกาศราคากลางโครงการขุดลอกหนองน้ำ</p>${text}`)).toBeNull();
  });

  it('are none where they are forms', () => {
    expect(first(`<p>แบบประกาศและเอกสารเชิญชวนวิธี e-bidding</p>${text}`)).toBeNull();
  });
});

describe('a manual of complaints', () => {
  it('is of how they are dealt with, whoever the owner named behind it is', () => {
    const title = 'คู่มือปฏิบัติงานเกี่ยวกับเรื่องร้องเรียน ของโรงเรียนบ้านตัวอย่างดี สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 9';
    expect(first(`<p>${title}</p>${text}`)).toBe('complaint-procedure');
  });
});

describe('criteria for staff', () => {
  it('are guidelines for rating their work too', () => {
    expect(first(`<p>แนวทางการประเมินผลการปฏิบัติงานของพนักงานจ้าง</p>${text}`)).toBe('hr-criteria');
    expect(first(`<p>แนวทางการประเมินผลการปฏิบัติราชการและการเลื่อนเงินเดือน</p>${text}`)).toBe('hr-criteria');
    expect(first(`<p>หลักเกณฑ์การคิดคะแนนผลการปฏิบัติราชการ</p>${text}`)).toBe('hr-criteria');
    const bonus = 'หลักเกณฑ์และเงื่อนไขการจ่ายผลประโยชน์ตอบแทนอื่นเป็นกรณีพิเศษ สำหรับพนักงานส่วนตำบล ลูกจ้าง ประจำปี 2566';
    expect(first(`<p>${bonus}</p>${text}`)).toBe('hr-criteria');
  });
});

describe('what is said about an item', () => {
  it('is no evidence where it tells how it is marked', () => {
    const marks = '<p>ระดับคะแนน</p><p>100 คะแนน : เปิดเผยครบถ้วน</p><p>0 คะแนน : เปิดเผยไม่ครบถ้วน</p>';
    expect(first(`<h2>ข้อ O1 โครงสร้าง</h2>${marks}`)).toBeNull();
    expect(first('<h2>โครงสร้าง</h2><p>สำนักปลัด กองคลัง กองช่าง กองการศึกษา</p>')).toBe('org-structure');
  });

  it('is none in a newspaper either', () => {
    expect(first(`<p>นโยบายงดรับของขวัญ No Gift Policy ปีใหม่นี้ หลายฝ่ายขานรับ</p>${text}`)).toBeNull();
  });
});

describe('what others write of it', () => {
  it('is no evidence: a study of it, a draft that was agreed to', () => {
    const study = '<p>บทคัดย่อ</p><p>การวิจัยครั้งนี้มีวัตถุประสงค์เพื่อศึกษาการมีส่วนร่วมของประชาชน กลุ่มตัวอย่าง 300 คน</p>';
    expect(first(`<h2>การมีส่วนร่วมของประชาชนในการจัดทำแผนพัฒนาท้องถิ่น</h2>${study}`)).toBeNull();
    expect(first(`<p>1. เห็นชอบ (ร่าง) ประมวลจริยธรรมพนักงาน พ.ศ. ....</p>${text}`)).toBeNull();
  });

  it('is no news where one notice of something else stands on the shelf', () => {
    const notice =
      '<p>การขายทอดตลาดพัสดุชำรุด ประจำปี 2566</p><p>ประกาศองค์การบริหารส่วนตำบลตัวอย่างดี</p><p>เรื่อง การขายทอดตลาดพัสดุชำรุด ประจำปี 2566</p><p>*****************************</p>';
    const body =
      '<p>ด้วยองค์การบริหารส่วนตำบลตัวอย่างดี จะทำการขายทอดตลาดพัสดุชำรุดประเภทต่างๆ จำนวน 9 รายการ ตามรายละเอียดแนบท้ายประกาศนี้ ณ ที่ทำการ</p><p>เงื่อนไขในการขายทอดตลาด มีดังนี้</p>';
    expect(first(`<p>ข่าวประชาสัมพันธ์</p>${notice}${body}`)).toBeNull();
  });
});

describe('controls of the display', () => {
  it('are no heading', () => {
    for (const controls of ['เปลี่ยนการแสดงผล th A-AA+', 'ขนาดตัวอักษร ก ก ก', 'Contrast'])
      expect(first(`<p>${controls}</p><p>แผนปฏิบัติการป้องกันการทุจริต</p>${text}`)).toBe('anticorruption-plan');
  });
});

describe('a title that is cut short', () => {
  it('is read where it stands in full', () => {
    const cut = '<h2>รายงานการวิเคราะห์ความเสี่ยงเกี่ยวกับการปฏิบัติงาน...</h2>';
    const whole =
      '<p>รายงานการวิเคราะห์ความเสี่ยงเกี่ยวกับการปฏิบัติงาน ที่อาจเกิดผลประโยชน์ทับซ้อน องค์การบริหารส่วนตำบลตัวอย่างดี ประจำปีงบประมาณ พ.ศ. 2566</p>';
    expect(first(cut + whole + text)).toBe('risk-assessment');
  });
});

describe('the beginning of an index', () => {
  it('is told by the name of its indicator and two items in their numbers', () => {
    const { kind, index } = excerpt([
      'การส่งเสริมความโปร่งใส',
      'O27 แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ',
      'แสดงคู่มือการดำเนินการ',
      'O28 ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ',
      'แสดงช่องทาง',
    ]);
    expect(kind).toBe('index');
    expect(index?.edition).toBe(2566);
  });

  it('is told by four names under its heading, in whatever order', () => {
    const names = [
      'มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปี 2567',
      'ประกาศเจตนารมณ์นโยบาย No Gift Policy',
      'แผนปฏิบัติการป้องกันการทุจริต',
      'ประมวลจริยธรรมพนักงานส่วนท้องถิ่น',
    ];
    expect(excerpt(['การประเมินคุณธรรมและความโปร่งใส (ITA)', ...names], 2567).kind).toBe('index');
    expect(excerpt(['การประเมินคุณธรรมและความโปร่งใส (ITA)', ...names.slice(0, 2)], 2567).kind).not.toBe('index');
  });
});

import { describe, expect, it } from 'vitest';
import { audit, sitePage } from './page';

const text =
  '<p>ตามที่องค์การบริหารส่วนตำบลตัวอย่างดีได้ดำเนินการเสร็จสิ้นแล้ว จึงขอรายงานให้ทราบ ดังรายละเอียดต่อไปนี้ โดยสรุปเป็นรายด้าน</p><p>ด้านที่หนึ่ง อยู่ในระดับมาก ด้านที่สอง อยู่ในระดับปานกลาง ตามเอกสารแนบ</p>';
const first = (content: string, url?: string) => audit(sitePage(content), 2566, url).items[0]?.topics[0] ?? null;

describe('the title of an article', () => {
  it.each([
    ['<p>รายละเอียดข่าว</p><p>รายงานผลการประเมินความพึงพอใจ ประจำปี 2565</p>', 'satisfaction-survey'],
    ['<p>คำนำ</p><p>คู่มือการปฏิบัติงานของเจ้าหน้าที่</p>', 'staff-manual'],
    [
      '<p>• Create Date มกราคม 12, 2022</p><p>• File Size 5.57 MB</p><p>รายงานผลการดำเนินงานประจำปี 2565</p>',
      'annual-performance',
    ],
    ['<p>ปรับปรุง 25/05/2565</p><p>ประมวลจริยธรรมพนักงานส่วนท้องถิ่น</p>', 'ethics-code'],
    ['<p>ประกาศเทศบาลตำบลตัวอย่างดี</p><p>เรื่อง นโยบายการคุ้มครองข้อมูลส่วนบุคคล</p>', 'privacy-policy'],
    ['<p>ข่าวประชาสัมพันธ์อบต.ตัวอย่างดี</p><p>หัวข้อ: รายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2565</p>', 'annual-performance'],
    ['<p>หัวข้อ :: แผนปฏิบัติการป้องกันการทุจริต</p>', 'anticorruption-plan'],
    ['<p>นโยบาย Cookie</p><p>แผนปฏิบัติการป้องกันการทุจริต</p>', 'anticorruption-plan'],
    ['<p>เทศบาล</p><p>ตำบลตัวอย่างดี</p><p>คู่มือการปฏิบัติงานของเจ้าหน้าที่</p>', 'staff-manual'],
  ])('stands behind what frames it: %s', (head, topic) => {
    expect(first(head + text)).toBe(topic);
  });

  it('is what one story on the shelf of news is about', () => {
    const shelf = '<p>ข่าวประชาสัมพันธ์</p>';
    expect(first(`${shelf}<p>แบบสรุปประเมินผลความพึงพอใจ</p>${text}`)).toBe('satisfaction-survey');
    expect(first(`${shelf}<p>ชาวบ้านร่วมปลูกต้นไม้ริมคลองสายใหม่</p>${text}`)).toBeNull();
    const letter =
      '<p>ด้วยสภาเทศบาลตำบลตัวอย่างดี ได้กำหนดวันประชุมสภาเทศบาล สมัยสามัญ สมัยที่สอง ณ ห้องประชุมใหญ่ ชั้นสาม อาคารสำนักงานเทศบาลตำบลตัวอย่างดี จึงเรียนมาเพื่อทราบ</p>';
    expect(first(shelf + letter + text)).toBeNull();
  });

  it('is what an agency is told to do, not a sentence of the story under it', () => {
    const story =
      '<p>ทั้งนี้ กิจกรรมดังกล่าวสอดคล้องกับนโยบายในการส่งเสริมจริยธรรมของเจ้าหน้าที่ และการปฏิบัติงานด้วยความโปร่งใส ซื่อสัตย์สุจริต ตามหลักการบริหารบ้านเมืองที่ดี</p>';
    expect(first(`<p>เทศบาลตำบลตัวอย่างดี จัดกิจกรรมเข้าแถวหน้าเสาธงทุกวันจันทร์</p>${story}`)).toBeNull();
  });

  it('may stand in the sentence that makes something known', () => {
    expect(
      first(
        `<p>องค์การบริหารส่วนตำบลตัวอย่างดี ขอประชาสัมพันธ์ผลการสำรวจความพึงพอใจต่อการให้บริการ ประจำปี 2565 ซึ่งจัดทำโดยสถาบันภายนอก และนำข้อมูลมาวิเคราะห์ ได้ผลสรุปดังต่อไปนี้</p>${text}`,
      ),
    ).toBe('satisfaction-survey');
  });
});

describe('words of headings', () => {
  it.each([
    ['แผนผังแสดงขั้นตอนและระยะเวลาการปฏิบัติราชการ (จัดเก็บภาษีป้าย)', 'service-manual'],
    ['แผนผังแสดงขั้นตอนและระยะเวลายื่นขอหนังสือรับรอง', 'service-manual'],
    ['แผนการใช้จ่ายงบประมาณประจำปี และการติดตามประเมินผล', 'budget-plan'],
    ['รายงานผลการศึกษาความพึงพอใจของผู้รับบริการ', 'satisfaction-survey'],
    ['มาตรฐานทั่วไปเกี่ยวกับจริยธรรมของพนักงาน', 'ethics-code'],
    ['ขั้นตอนการขอใบอนุญาตก่อสร้างอาคาร', 'service-manual'],
    ['ข้อบังคับ ระเบียบ ประกาศ และหนังสือเวียน', 'laws'],
    ['ข้อแนะนำในการยื่นคำขอรับบริการออนไลน์/ร้องทุกข์', 'e-service'],
    ['หลักเกณฑ์และแนวทางการประเมินผลการปฏิบัติราชการ และการพิจารณาความดีความชอบ', 'hr-criteria'],
    ['หลักเกณฑ์และวิธีการบริหารอัตรากำลัง', 'hr-criteria'],
    ['การจัดองค์กรของเทศบาลตำบลตัวอย่างดี', 'org-structure'],
  ])('%s', (heading, topic) => {
    expect(first(`<h2>${heading}</h2>${text}`)).toBe(topic);
  });
});

it('an address of the hospital scheme says whose evidence it is', () => {
  const page = `<h2>แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริต</h2>${text}`;
  expect(first(page)).toBe('complaint-procedure');
  expect(first(page, 'http://www.tuayangdee.example/ita67/eb0902')).toBeNull();
});

it('a greeting without the name of the site makes no home page', () => {
  const greeting = `<p>ยินดีต้อนรับ</p><h2>ยื่นคำขอรับบริการออนไลน์</h2>${text}`;
  expect(first(greeting, 'https://www.tuayangdee.example/e-form/')).toBe('e-service');
});

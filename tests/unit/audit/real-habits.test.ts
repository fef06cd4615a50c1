import { describe, expect, it } from 'vitest';
import { audit, sitePage } from './page';

const first = (content: string, url?: string) => audit(sitePage(content), 2566, url).items[0]?.topics[0] ?? null;
const years = (content: string) => audit(sitePage(content), 2566).fiscalYears;
const lines = (...texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('');

describe('what stands on a page without a title', () => {
  it('is the plan that its text explains', () => {
    const text =
      'ตามระเบียบว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น กำหนดให้จัดทำแผนสามแผน สำหรับแผนการดำเนินงาน มีจุดมุ่งหมายเพื่อแสดงถึงรายละเอียดแผนงาน โครงการและกิจกรรมที่ดำเนินการจริงทั้งหมดในพื้นที่ของปีนั้น';
    expect(first(lines(text, '1. เป็นแผนที่แยกออกมาจากแผนอื่น'))).toBe('action-plan');
  });

  it('is the laws, where it is nothing but their names', () => {
    const laws = [
      'พระราชกฤษฎีกาค่าเช่าบ้าน (ฉบับที่ 9) พ.ศ. 2561',
      'พระราชบัญญัติเทศบาล พ.ศ. 2496',
      'พระราชบัญญัติการเลือกตั้งตัวอย่าง พ.ศ. 2545',
      'ระเบียบกระทรวงตัวอย่าง ว่าด้วยการเดินทาง พ.ศ. 2555',
    ];
    expect(first(lines(...laws))).toBe('laws');
    expect(first(lines(...laws.slice(0, 1)))).toBeNull();
  });

  it('is the authority, where the law lists it', () => {
    const duties = lines(
      'ตามพระราชบัญญัติกำหนดแผนและขั้นตอนตัวอย่าง พ.ศ. 2542',
      '1. มีอำนาจและหน้าที่ในการจัดระบบบริการสาธารณะ ดังนี้ (มาตรา 16)',
      '1) การจัดให้มีและบำรุงรักษาทางบก ทางน้ำ',
      '2) การสาธารณูปโภค',
    );
    expect(first(duties)).toBe('authority');
  });
});

describe('words of real pages', () => {
  const body = lines('จัดทำขึ้นเพื่อให้ผู้ปฏิบัติงานใช้เป็นแนวทางเดียวกันทุกส่วนราชการ ดังรายละเอียดต่อไปนี้');
  it.each([
    ['คู่มือบริหารงบประมาณ', 'staff-manual'],
    ['คู่มือการจัดทำงบประมาณรายจ่าย', 'staff-manual'],
    ['งานที่ให้บริการ การขออนุญาตก่อสร้างอาคารในเขตตำบล', 'service-manual'],
    ['การขออนุญาตก่อสร้าง', 'service-manual'],
    ['บริการขออนุญาตประกอบการค้า', 'service-manual'],
    ['ภารกิจหลักของจังหวัด', 'authority'],
    ['ประวัติความเป็นมาและอำนาจหน้าที่', 'authority'],
  ])('%s', (heading, topic) => {
    expect(first(`<h2>${heading}</h2>${body}`)).toBe(topic);
  });

  it('finds the title that the line before it says in full', () => {
    const menu = lines('หน่วยงานในสังกัด', 'โครงสร้างการบริหาร', 'งานพัสดุ', 'งานนิติการ', 'ส่วนการคลัง', 'รวมลิงค์');
    const page = lines('หน้าแรก ประวัติและหน้าที่ของสภา', 'ประวัติและหน้าที่ของสภา', 'สมาชิกสภามาจากการเลือกตั้งโดยตรง');
    expect(first(menu + page)).toBeNull();
  });

  it('takes the lines of modules for no content', () => {
    const modules = lines(
      'Visitor Info',
      'Today15',
      'This week1220',
      '• Browser: Unknown',
      'Who Is Online',
      'Login Form',
    );
    expect(first(`${modules}${lines('แผนยุทธศาสตร์การพัฒนา')}${body}`)).toBe('strategic-plan');
  });
});

describe('years of real pages', () => {
  const heading = '<h2>นโยบายการคุ้มครองข้อมูลส่วนบุคคล</h2>';
  it.each([
    'โดยที่พระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มีผลบังคับใช้เมื่อวันที่ 28 พฤษภาคม 2562 ทุกหน่วยงานจึงต้องปฏิบัติตาม',
    'กรมตัวอย่างได้ถ่ายโอนภารกิจให้แก่องค์กรปกครองส่วนท้องถิ่น ตั้งแต่เดือน มกราคม 2554 เป็นต้นไป',
    'ข้อมูลเมื่อ 12 July 2013 เวลา 8:17 am',
  ])('are not those of %s', (text) => {
    expect(years(`${heading}<p>${text}</p>`)).toEqual([]);
  });
});

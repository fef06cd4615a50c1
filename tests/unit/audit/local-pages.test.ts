import { describe, expect, it } from 'vitest';
import { audit, sitePage } from './page';

const topicOf = (html: string) => audit(html, 2566).items[0]?.topics[0] ?? null;
const page = (content: string, foot = false) => sitePage(content, { foot });
const text = '<p>จัดทำขึ้นเพื่อให้ประชาชนในพื้นที่ทราบโดยทั่วกัน ตามรายละเอียดที่แนบมาท้ายประกาศฉบับนี้</p>';

describe('how one is reached', () => {
  it('by links whose words are cut in two or say nothing', () => {
    const reach = `<h2>อาคารสำนักงานหลังใหม่</h2><p>1 ถนนตัวอย่าง ตำบลตัวอย่างดี อำเภอตัวอย่าง จังหวัดตัวอย่าง 00000</p>
<p><a href="tel:020000001">โทรออก</a></p><p><a href="mailto:office@tuayangdee.example.com"><span>office@</span><br><span>tuayangdee</span></a></p>`;
    expect(topicOf(page(reach))).toBe('contact');
    expect(topicOf(page(reach.replace(/<p><a href="tel.*/s, '')))).toBeNull();
  });

  it('by the address under the first heading, right above the copyright line', () => {
    const address =
      '<p>ที่อยู่ : หมู่ 1 ตำบลตัวอย่างดี อำเภอตัวอย่าง จังหวัดตัวอย่าง 00000</p><p>โทร : 02 000 0001 ในวันและเวลาราชการ</p>';
    const end = '<p>Copyright © 2560</p>';
    expect(audit(page(`<h2>ติดต่อเรา</h2>${address}${end}`)).content).toBe('present');
    expect(audit(page(`<h2>โครงสร้างองค์กร</h2><h4>ติดต่อเรา</h4>${address}${end}`)).content).toBe('empty');
  });

  it('is not what a page is about whose title says that it takes complaints', () => {
    const reach =
      '<table><tr><td>หมู่ 1 ตำบลตัวอย่างดี อำเภอตัวอย่าง จังหวัดตัวอย่าง 00000</td></tr><tr><td>02-000-0001 ต่อ</td></tr><tr><td>office@tuayangdee.example.com</td></tr></table>';
    expect(topicOf(sitePage(reach, { title: 'ร้องเรียนร้องทุกข์', foot: false }))).toBeNull();
  });
});

describe('what stands under a heading', () => {
  it('is nothing, where a sentence says what is to stand there and a line that nothing does', () => {
    const intro = '<h2>แผนการจัดซื้อจัดจ้าง</h2><p>รวมเอกสารแผนการจัดหาพัสดุและรายงานผลการจัดซื้อจัดจ้างของหน่วยงาน</p>';
    expect(audit(page(`${intro}<p>ยังไม่มีข้อมูล</p>`)).content).toBe('empty');
    const table =
      '<table><tr><th>ชื่อ</th><th>คำอธิบาย</th></tr><tr><td colspan="2">ไม่พบข้อมูลคู่มือ<p>ลองเปลี่ยนหมวดหมู่</p></td></tr></table>';
    expect(audit(page(intro + table)).content).toBe('empty');
    expect(audit(page(`${intro}<p>ยังไม่มีเอกสาร</p><p><a href="/plan.pdf">แผนจัดซื้อ</a></p>`)).content).toBe('present');
  });

  it('is no box to log in, no address to write to, no program that opens documents', () => {
    const login = '<p>ชื่อผู้ใช้ <input name="user_login"></p><p>รหัสผ่าน <input name="pass_login"></p>';
    const reader = '<p>หากยังไม่มีโปรแกรมเปิดเอกสาร .pdf <a href="http://get.adobe.com/reader/">ดาวน์โหลดที่นี้</a></p>';
    const mail = '<p>ผู้ดูแล <a href="mailto:web@tuayangdee.example.com">web@tuayangdee.example.com</a></p>';
    expect(audit(page(`<h2>แผนพัฒนาท้องถิ่น</h2>${reader}${login}${mail}`)).content).toBe('empty');
  });

  it('is a picture that is named as the heading, wherever the site keeps it', () => {
    const picture = (file: string) => page(`<h2>โครงสร้างองค์กร</h2><p><img src="/img/decoration/${file}"></p>`);
    expect(audit(picture('structure.png')).content).toBe('present');
    expect(audit(picture('leaf.png')).content).toBe('empty');
  });
});

describe('what a page is about', () => {
  it.each([
    ['📜 กฎหมาย/ข้อบัญญัติ', 'laws'],
    ['ข้อมูลการจัดซื้อจัดจ้างกรุงเทพมหานครล่าสุด', 'procurement-notices'],
  ])('%s', (heading, topic) => {
    expect(topicOf(page(`<h2>${heading}</h2>${text}`))).toBe(topic);
  });

  it('is not the name of the agency in the title', () => {
    const crumb = '<ol class="breadcrumb"><li><a href="/">หน้าแรก</a></li><li>โครงสร้างหน่วยงาน</li></ol>';
    expect(topicOf(sitePage(crumb, { title: 'กรุงเทพมหานคร', foot: false }))).toBe('org-structure');
  });

  it('is the duties that the law gives, without its numbers', () => {
    const duties = [
      'การดูแลรักษาที่สาธารณะ',
      'การควบคุมอาคาร',
      'การจัดให้มีและควบคุมสุสานและฌาปนสถาน',
      'บำรุงรักษาศิลปะ จารีตประเพณี',
    ];
    const list = (items: readonly string[]) =>
      `<h2>สิ่งที่เมืองต้องดูแล</h2>${items.map((item) => `<p>${item}</p>`).join('')}`;
    expect(topicOf(page(list(duties)))).toBe('authority');
    expect(topicOf(page(list(duties.slice(0, 2))))).toBeNull();
  });

  it('is what the form says that it receives, under the name of complaints of any kind', () => {
    const form = (line: string) =>
      `<h2>ร้องเรียน/ร้องทุกข์</h2><form><p><b>${line}</b></p><p>เรื่อง <input name="a"></p><p>รายละเอียด <textarea name="b"></textarea></p></form>`;
    expect(topicOf(page(form('รับแจ้งข้อมูลทุจริต ประพฤติมิชอบ ของพนักงานและลูกจ้าง')))).toBe('complaint-channel');
    expect(topicOf(page(form('รับแจ้งไฟฟ้าดับและถนนชำรุด')))).toBeNull();
  });

  it('is the heading that the breadcrumb says shorter, under a banner with the part of the site', () => {
    const banner =
      '<div class="page-banner"><h2>ศูนย์ข้อมูลชาวบ้าน</h2><ul class="breadcrumbs"><li><a href="/">หน้าแรก</a></li><li>สำรวจบริการ</li><li>สรุปผลความพึงพอใจ</li></ul></div>';
    const content = `<div class="row sidebar-page"><div class="col page-content custom-right-sidebar"><h2><b>สรุปผลความพึงพอใจต่อการให้บริการของศูนย์</b></h2>${text}</div></div>`;
    expect(topicOf(page(`${banner}${content}`))).toBe('satisfaction-survey');
  });

  it('is not the agency that a page says it is about, but what stands under it', () => {
    const about = (name: string) => page(`<h1>เกี่ยวกับ ${name}</h1><h2>อำนาจหน้าที่</h2>${text}`);
    expect(topicOf(about('อบต.ตัวอย่างดี'))).toBe('authority');
    expect(topicOf(about('เรา'))).toBe('authority');
  });

  it('is not what there is nothing of', () => {
    const shelf = '<h2>หมวดที่เลือก</h2><p><b>ไม่มีข้อมูลผลการดำเนินงาน</b></p><p>กรุณาเลือกหมวดหมู่อื่น</p>';
    expect(topicOf(page(shelf))).toBeNull();
  });

  it('stands in parts whose classes name a colour, and in lines with the word of a box in them', () => {
    const part = (head: string, lines: string) => `<div class="box">${head}<div class="p-5">${lines}</div></div>`;
    const first = part('<div class="bg-secondary px-5"><h2>อำนาจหน้าที่</h2></div>', text + text);
    const second = part('<div class="bg-secondary px-5"><h2>สิ่งที่ทำในรอบปี</h2></div>', '<p>รายการตามหมวดหมู่ที่เลือก</p>');
    expect(topicOf(page(first + second))).toBe('authority');
  });

  it('is none of the many things that are told of the agency on one page', () => {
    const section = (head: string) => `<h2>${head}</h2>${text}`;
    const others = ['สัญลักษณ์ประจำตำบล', 'ความเป็นอยู่ของผู้คน', 'งานประเพณี', 'แม่น้ำและภูเขา'].map(section).join('');
    expect(topicOf(page(others + section('คณะผู้บริหาร')))).toBeNull();
    expect(topicOf(page(`<h1>คณะผู้บริหาร</h1>${others}`))).toBe('executives');
    const twice = section('อำนาจหน้าที่ที่ต้องทำ (มาตรา 67)') + section('อำนาจหน้าที่ที่อาจทำ (มาตรา 68)');
    expect(topicOf(page(section('ตำบลของเรา') + twice + others))).toBe('authority');
  });
});

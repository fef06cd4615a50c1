import { describe, expect, it } from 'vitest';
import { mainContentOf } from '../../../lib/audit/main-content';
import { audit, factsOf, sitePage } from './page';

/** How pages are put together by many content systems, each made up: what frames a page is told from what it is about. */

const body =
  '<p>โครงการอบรมพนักงาน ดำเนินการ 14 พฤษภาคม 2567 ผู้เข้าร่วม 41 คน ใช้งบประมาณ 30,000 บาท</p><p>ปัญหาอุปสรรค : บุคลากรโอนย้ายบ่อย</p>';
const report = 'รายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี 2567';
const first = (html: string, year = 2568) => audit(html, year).items[0]?.topics[0] ?? null;
const links = (names: readonly string[]) => names.map((name, at) => `<a href="/x/${at}">${name}</a>`).join('');

describe('what frames a page', () => {
  it('a folded menu, a person and a counter in a narrow column', () => {
    const fold = (name: string, of: readonly string[]) =>
      `<div class="item"><h2><button>${name}</button></h2><div class="fold"><div class="body"><div class="list">${links(of)}</div></div></div></div>`;
    const counter = ['วันนี้', 'เมื่อวาน', 'เดือนนี้', 'ปีนี้']
      .map((name, at) => `<tr><td>${name}</td><td>${(at + 1) * 1_234}</td></tr>`)
      .join('');
    const page = sitePage(`<div class="row"><div class="col-lg-3"><div><p>นายสมมุติ ทดสอบดี</p><p>นายก อบต.</p></div>
<div>${fold('ข้อมูลหน่วยงาน', ['ประวัติ', 'โครงสร้างส่วนราชการ', 'อำนาจหน้าที่', 'ผู้บริหาร', 'กฎหมาย'])}
${fold('แผน-งบประมาณ', ['แผนพัฒนาท้องถิ่น', 'แผนดำเนินงาน', 'รายงานผลประจำปี', 'ข้อบัญญัติ', 'จัดซื้อจัดจ้าง'])}</div>
<table>${counter}</table></div><div class="col-lg-9"><h5>${report}</h5>${body}</div></div>`);
    expect(first(page)).toBe('hr-annual');
    expect(audit(page, 2568).content).toBe('present');
  });

  it('of several questions none is what the page is about', () => {
    const page = (questions: readonly string[]) =>
      `<title>เทศบาลตัวอย่าง</title><div>ถาม - ตอบ (Q&A)</div><main>รวมคำถามที่ประชาชนสอบถามบ่อย${questions
        .map((one) => `<h2><button>${one}</button></h2><div>ได้ค่ะ ติดต่อกองคลัง ช่อง 4 ในเวลาราชการ</div>`)
        .join('')}</main>`;
    const permit = 'ต่อทะเบียนพาณิชย์ต้องใช้เอกสารอะไรบ้าง';
    expect(first(page([permit, 'จ่ายค่าขยะรายปีได้หรือไม่', 'ขอถังขยะใหม่กี่วันได้']), 2566)).toBe('qna');
    expect(first(page([permit]), 2566)).toBe('service-manual');
  });

  it('one way to a list of another scheme is no such list', () => {
    const beside = '<div><a href="/give">บริจาค</a></div><div><a href="/list">MOIT 2568</a></div>';
    expect(first(sitePage(`<div><div>${report}</div>${body}</div>${beside}`))).toBe('hr-annual');
  });

  it('what folds out between two menus is a menu, though its entries name what home pages show', () => {
    const group = (name: string, of: readonly string[]) =>
      `<div><button>${name}</button><div>${of.map((one) => `<div><a href="/m/${one}">${one}</a></div>`).join('')}</div></div>`;
    const menu = `<div>${group('เทศบาล', ['โครงสร้าง', 'อำนาจหน้าที่', 'ผู้บริหาร', 'ติดต่อเรา'])}
${group('ข่าวสาร', ['ข่าวเด่น', 'ภาพกิจกรรม', 'ปฏิทิน'])}
${group('แผน', ['แผนพัฒนาท้องถิ่น', 'แผนดำเนินงาน', 'รายงานประจำปี', 'เทศบัญญัติ'])}${group('บริการ', ['E-Service', 'คู่มือประชาชน', 'ร้องเรียน', 'ติดต่อ'])}</div>`;
    const main = mainContentOf(factsOf(`<title>เทศบาล</title>${menu}<div><div>${report}</div>${body}</div>`));
    expect(main.links.map(({ it }) => it.text)).toEqual([]);
  });

  it('a heading beside the breadcrumb is the heading', () => {
    const page = sitePage(
      `<div class="breadcrumb-row"><h4>${report}</h4><ol class="breadcrumb"><li><a href="/">หน้าแรก</a></li><li>งานบุคคล</li></ol></div><div>${body}</div>`,
    );
    expect(audit(page, 2568).heading).toBe(report);
  });

  it('a motto that leads to the entry is the name of the site, and a box to log in beside the page no wall before it', () => {
    const login = '<h3>สมาชิก</h3><form><input><input type="password"><button>เข้าสู่ระบบ</button></form>';
    const page = sitePage(
      `<h1><a href="/index.php"><span>โปร่งใส ใส่ใจ ใกล้ชิด</span></a></h1><div class="left"><div class="module">${login}</div></div><div><div>${report}</div>${body}</div>`,
    );
    expect(audit(page, 2568).heading).toBe(report);
    expect(first(page)).toBe('hr-annual');
  });

  it('a large heading with nothing of its own is a part of the site; the one right under it is the page', () => {
    const page = (between: string) =>
      sitePage(
        `<div><h1>เรื่องน่ารู้</h1>${between}<div class="sub"><h2>คู่มือการปฏิบัติงาน</h2><p>${'ขั้นตอนที่หนึ่ง '.repeat(4)}</p></div></div>`,
      );
    expect(first(page(''))).toBe('staff-manual');
    expect(first(page('<p>เล่าเรื่องงานบุญประจำตำบลไว้ที่นี่</p><p>งานนี้จัดทุกปี</p>'))).toBeNull();
  });

  it('the name of a part of the site stands above the name of the page', () => {
    const head = '<nav><ul><li><button>บุคลากร</button><div><a href="/a">หลักเกณฑ์</a></div></li></ul></nav>';
    const page = sitePage(`${head}<div><p>บุคลากร</p><div class="big">${report}</div></div><div>${body}</div>`);
    expect(audit(page, 2568).heading).toBe(report);
  });

  it('welcomes, years and telephones alone head nothing', () => {
    const page = sitePage(
      `<table><tr><td><b>อบต.ตัวอย่างดี ยินดีต้อนรับ .... ไม่รับของขวัญ No Gift Policy ....</b></td></tr></table><p>โทร 0 0000 0001</p><p>ประจำปีงบประมาณ 2567</p><h5>${report}</h5>${body}`,
    );
    expect(audit(page, 2568).heading).toBe(report);
    expect(first(page)).toBe('hr-annual');
  });

  it('links to other offices are no content', () => {
    const main = mainContentOf(
      factsOf(
        sitePage(
          `<h5>${report}</h5>${body}<table><tr><td><b>เว็บน่าสนใจ</b></td></tr>${['กรมหนึ่ง', 'กรมสอง', 'กรมสาม', 'ศูนย์สี่'].map((name) => `<tr><td><a href="http://${name.length}.example/">${name}</a></td></tr>`).join('')}</table>`,
        ),
      ),
    );
    expect(main.blocks.some(({ it }) => /น่าสนใจ|กรมหนึ่ง/.test(it.text))).toBe(false);
  });

  it('a column that holds the menu is at the side, whatever it is called and whatever else stands in it', () => {
    const menu = (name: string, of: readonly string[]) =>
      `<div class="q1"><p>${name}</p><ul>${of.map((one, at) => `<li><a href="/${name}/${at}">${one}</a></li>`).join('')}</ul></div>`;
    const boxes = [
      menu('หมวดหนึ่ง', ['ประวัติ', 'สภาพทั่วไป', 'ตราสัญลักษณ์']),
      menu('หมวดสอง', ['อัลบั้มภาพ', 'วารสาร', 'จดหมายข่าว']),
      menu('หมวดสาม', ['สินค้าชุมชน', 'วัดในตำบล', 'ที่พัก']),
    ].join('');
    const told =
      '<div class="q1"><p>ภาพกิจกรรม</p><p>รณรงค์สวมหมวกนิรภัย</p><p>12 เม.ย. 2567</p><p>No Gift Policy งดรับ งดให้</p><p>2 ม.ค. 2567</p></div>';
    const page = sitePage(
      `<div class="k9"><div class="m1">${boxes}${told}</div><div class="m2"><p>${report}</p>${body}</div></div>`,
    );
    expect(audit(page, 2568).heading).toBe(report);
    expect(first(page)).toBe('hr-annual');
  });

  it('a builder that calls every part a widget hides no heading', () => {
    const part = (kind: string, html: string) =>
      `<div class="builder-element builder-widget builder-widget-${kind}"><div class="builder-widget-container">${html}</div></div>`;
    const rows = '<table><tr><th>โครงการ</th><th>จ่ายจริง</th></tr><tr><td>อบรม</td><td>30,000</td></tr></table>';
    const page = sitePage(`${part('heading', `<p>${report}</p>`)}${part('text', '<p>ประจำปีงบประมาณ 2567</p>')}${rows}`);
    expect(audit(page, 2568).heading).toBe(report);
    expect(first(page)).toBe('hr-annual');
  });

  it('a heading between colons is no label of a field', () => {
    const rows = '<table><tr><td>มิติ</td><td>โครงการ</td></tr><tr><td>1</td><td>อบรม</td></tr></table>';
    const page = sitePage(`<table><tr><td><b>:: แผนปฏิบัติการป้องกันการทุจริต ::</b></td></tr></table>${rows}`);
    expect(first(page)).toBe('anticorruption-plan');
  });

  it('an address at the foot, without a word for its telephone, is no contact page', () => {
    const foot =
      '<div><div><p>สำนักงาน อบต.ตัวอย่างดี 1 หมู่ 1 ตำบลตัวอย่างดี อำเภอตัวอย่าง จังหวัดตัวอย่าง 00000</p><p>0 0000 0001 office@tuayangdee.example</p></div><div><p>ผู้เยี่ยมชมออนไลน์ 3</p><p>© 2560 อบต.ตัวอย่างดี</p></div></div>';
    const page = (end: string) =>
      sitePage(`<div><h4>เที่ยวตัวอย่างใน 1 วัน</h4><p>เช้า ชมทะเลหมอก</p></div>${end}`, { foot: false });
    expect(audit(page(foot), 2568).items).toEqual([]);
    expect(audit(page(foot.replace(/<div><p>ผู้เยี่ยมชม.*?<\/div>/, '')), 2568).items[0]?.topics).toEqual(['contact']);
  });

  it('a frame with the weather hides no evidence', () => {
    const page = (src: string) =>
      audit(
        sitePage(
          `<h3>ติดต่อเรา</h3><p>ที่อยู่ 9 หมู่ 9 ตำบลสมมุติ อำเภอสมมุติ จังหวัดสมมุติ 00000</p><p>โทร 0 0000 0001</p><iframe src="${src}"></iframe>`,
        ),
        2566,
      ).items[0]?.findings[0]?.outcome;
    expect(page('/weather.html')).toBe('failed');
    expect(page('/address.html')).toBe('cantTell');
  });

  it('the heads of columns name no page', () => {
    const page = sitePage(
      '<p>ประจำปีงบประมาณ 2567</p><table><tr><th>ช่องทางติดต่อ</th><th>สถิติ</th></tr><tr><td>ทางหนึ่ง</td><td>5</td></tr><tr><td>ทางสอง</td><td>9</td></tr></table>',
    );
    expect(audit(page, 2568).items).toEqual([]);
  });

  it('a deed of the province is no item of the agency', () => {
    const page = sitePage(
      '<h3>จังหวัดตัวอย่างประกาศเจตนารมณ์ No Gift Policy</h3><p>ผู้ว่าราชการจังหวัดนำหัวหน้าส่วนราชการประกาศเจตนารมณ์ร่วมกัน ณ ศาลากลาง</p>',
    );
    expect(audit(page, 2568).items).toEqual([]);
    expect(audit(page, 2568).declined[0]?.key).toBe('declined.otherAgencyName');
  });
});

describe('people', () => {
  const each = (cells: readonly string[]) =>
    audit(
      sitePage(
        `<h3>คณะผู้บริหาร</h3><table><tr>${cells.map((cell) => `<td><img src="/p.jpg" width="120"><br>${cell}</td>`).join('')}</tr></table>`,
      ),
      2566,
    ).items[0]?.findings.find(({ criterion }) => criterion === 'each-complete');
  const man = 'นายสมมุติ ทดสอบดี<br>นายกเทศมนตรี<br>โทร. 0 0000 0001';
  const woman = 'นางสมใจ ตัวอย่างงาม<br>รองนายกเทศมนตรี';
  const clerk = 'นายสมชาย สาธิตการ<br>ปลัดเทศบาล<br>โทร. 0 0000 0003';

  it('what stands in the cell beside is of somebody else', () => {
    expect(each([man, `${woman}<br>โทร. 0 0000 0002`, clerk])?.outcome).toBe('passed');
    const lacking = each([man, woman, clerk]);
    expect(lacking?.outcome).toBe('failed');
    expect(lacking?.reason.params.names).toBe('นางสมใจ ตัวอย่างงาม');
  });
});

describe('years', () => {
  const years = (html: string) => audit(sitePage(html), 2568).fiscalYears;

  it('days under the name of news are of the event; a law, a past and what is to come tell none', () => {
    const news = ['18 มิ.ย. 2568', '11 พ.ค. 2568', '14 ต.ค. 2567']
      .map((day, at) => `<p><a href="/n/${at}">เรื่องที่เล่าในวันนั้น ${'กขค'[at]}</a></p><p>${day}</p>`)
      .join('');
    expect(years(`<h5>ข่าวประชาสัมพันธ์</h5>${news}`)).toEqual([2568]);
    expect(years('<h5>ค่าขยะ</h5><p>อัตราค่าธรรมเนียมตามเทศบัญญัติ พ.ศ. 2563 เรื่องขยะ</p>')).toEqual([]);
    expect(years('<h5>น้ำตกตัวอย่าง</h5><p>เปิดให้เข้าชมตั้งแต่ปี 2551 มีลานกางเต็นท์</p>')).toEqual([]);
    expect(years('<h5>รายงานผล</h5><p>ปีงบประมาณ 2565</p><p>สถานการณ์โรคโคโรนา 2019 ทำให้งานล่าช้า</p>')).toEqual([2565]);
    expect(
      years('<div>วันอาทิตย์ที่ 22 พฤศจิกายน 2569 เวลา 20:44:56 น.</div><h5>รายงานผล ปีงบประมาณ 2565</h5><p>อบรม</p>'),
    ).toEqual([2565]);
    expect(years('<h5>มาตรการ ปีงบประมาณ 2568</h5><p>ผลคะแนน ปี 2567 รอรายงานจากจังหวัด</p>')).toEqual([2568]);
  });
});

describe('what a page is made of', () => {
  it('parts with labels tell of an item whose name nobody wrote over them; two of them do not', () => {
    const parts = [
      'ประเด็น : แบบก่อสร้างตลาด',
      'ผู้มีส่วนร่วม : ผู้ค้า 40 คน',
      'ผลจากการมีส่วนร่วม : ขอทางเดินกว้างขึ้น',
      'การนำผลไปปรับปรุง : แก้แบบแล้ว',
    ];
    const page = (lines: readonly string[]) =>
      sitePage(`<div><div class="big">คุยกันเรื่องตลาดใหม่</div>${lines.map((line) => `<p>${line}</p>`).join('')}</div>`);
    expect(first(page(parts), 2566)).toBe('participation');
    expect(first(page(parts.slice(0, 2)), 2566)).toBeNull();
  });

  it('links to the places of an agency in social networks, and little else', () => {
    const page = (more: string) =>
      sitePage(
        `<div><div class="big">ติดตามเรา</div><p><a href="https://www.facebook.com/tuayangdee">เฟซ</a> <a href="https://www.youtube.com/@tuayangdee">ยู</a></p>${more}</div>`,
      );
    expect(first(page(''), 2566)).toBe('social-network');
    expect(first(page(`<p>${'เรื่องที่เล่ายาวของงานบุญประจำตำบล '.repeat(20)}</p>`), 2566)).toBeNull();
  });

  it('a bar above the menu is of the site, not of the page', () => {
    const html = `<div><div>ศูนย์รับเรื่องใกล้บ้าน เปิดทุกวัน</div><div>ก+</div></div>${sitePage(`<div><div>${report}</div>${body}</div>`)}`;
    expect(audit(html, 2568).heading).toBe(report);
  });
});

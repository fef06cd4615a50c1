import { describe, expect, it } from 'vitest';
import { audit, factsOf, sitePage } from './page';

const page = (body: string) =>
  `<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>โรงเรียนตัวอย่างดี</title></head><body>${body}</body></html>`;

describe('a menu of a site built from components', () => {
  const menu = (classes: string) =>
    `<ul class="${classes}"><li><a href="/">หน้าหลัก</a></li><li><a href="/board">คณะผู้บริหาร</a></li><li><a>ข้อมูลพื้นฐาน</a><ul><li><a href="/history">ประวัติ</a></li><li><a href="/vision">วิสัยทัศน์และพันธกิจ</a></li><li><a href="/emblem">ตราสัญลักษณ์</a></li><li><a href="/saying">ปรัชญา</a></li></ul></li><li><a>ภาพกิจกรรม</a></li><li><a>ข่าวประชาสัมพันธ์</a></li></ul>`;
  const bar = `<div class="navbar">${menu('menu menu-sm')}<a href="/">โรงเรียนตัวอย่างดี</a>${menu('menu menu-horizontal')}</div>`;

  it('may have entries that lead nowhere yet; none of them is the heading', () => {
    const { kind, items } = audit(page(`${bar}<div><p>ปรัชญาของโรงเรียน</p><img src="/a.png" alt=""></div>`));
    expect(kind).not.toBe('topic');
    expect(items).toEqual([]);
  });

  it('is no breadcrumb when it goes on with the entries of one that opens', () => {
    expect(audit(page(`<div class="top">${menu('list')}</div><div><img src="/a.png" alt=""></div>`)).items).toEqual([]);
  });

  it('ends where the tiles of the page begin', () => {
    const links = ['หน้าแรก', 'ประวัติ', 'คณะผู้บริหาร', 'จัดซื้อจัดจ้าง', 'ข่าวสาร', 'ติดต่อเรา'];
    const row = `<div class="flex">${links.map((name, at) => `<a href="/m/${at}">${name}</a>`).join('')}</div>`;
    const tiles = ['บริการออนไลน์ (E-Service)', 'ข่าวทั้งหมด'].map(
      (name, at) => `<div><a href="/t/${at}">${name}</a></div>`,
    );
    const { kind, entryFor } = audit(
      page(`${row}<div class="grid">${tiles.join('')}</div>`),
      2566,
      'http://www.tuayangdee.example/',
    );
    expect(kind).toBe('home');
    expect(entryFor).toContain('e-service');
  });
});

describe('links without a space between them', () => {
  const texts = (html: string) => factsOf(page(html)).blocks.map(({ text }) => text);

  it('are lines of their own where they lead to different places', () => {
    expect(texts('<div><a href="/1">แผนงาน</a><a href="/2"><span>รายงาน</span> ประจำปี</a></div>')).toEqual([
      'แผนงาน',
      'รายงาน ประจำปี',
    ]);
  });

  it('are one line where a word was cut in two, or where words part them', () => {
    expect(texts('<p><a href="/1">แผน</a><a href="/1">งาน</a></p>')).toEqual(['แผนงาน']);
    expect(texts('<p><a href="/1">แผนงาน</a> <a href="/2">รายงาน</a></p>')).toEqual(['แผนงาน รายงาน']);
    expect(texts('<p>ดู<a href="/1">แผนงาน</a>และ<a href="/2">รายงาน</a></p>')).toEqual(['ดูแผนงานและรายงาน']);
  });
});

it('the way back is no content', () => {
  const empty = '<h1>อำนาจหน้าที่</h1><a href="/ita">❮ กลับหน้าหลัก ITA</a><iframe src=""></iframe>';
  expect(audit(sitePage(empty)).content).toBe('empty');
});

describe('rows of an index', () => {
  const head = '<h2>การเปิดเผยข้อมูลสาธารณะ (OIT) ประจำปีงบประมาณ พ.ศ. 2566</h2>';
  const names = [
    'โครงสร้าง',
    'ข้อมูลผู้บริหาร',
    'อำนาจหน้าที่',
    'แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน',
    'ข้อมูลการติดต่อ',
    'กฎหมายที่เกี่ยวข้อง',
  ];
  const entries = (html: string) => audit(sitePage(html)).index?.entries ?? [];

  it('keep the evidence whose words repeat their code', () => {
    const rows = names.map(
      (name, at) =>
        `<div><div><span>O${at + 1}</span> <span>${name}</span></div><div><p><a href="/e/${at + 1}.pdf">หลักฐาน O${at + 1} ปีงบประมาณ 2566</a></p><p><a href="/e/${at + 1}.xlsx">O${at + 1} ไตรมาสที่ 1</a></p></div></div>`,
    );
    expect(entries(head + rows.join('')).map(({ codeWritten, urls }) => [codeWritten, urls.length])).toEqual(
      names.map((_, at) => [`O${at + 1}`, 2]),
    );
  });

  it('are read from codes that begin with a zero and end with a dash, alone or behind the one before', () => {
    const later = ['010 - แผนดำเนินงานประจำปี', '011 - รายงานการกำกับติดตามการดำเนินงาน', 'O12 - รายงานผลการดำเนินงานประจำปี'];
    const all = [...names.map((name, at) => `0${at + 1} - ${name}`), 'O8 - Q&amp;A', '09 - Social Network', ...later];
    const codes = entries(`${head}${all.map((line) => `<p><a href="#">${line}</a></p>`).join('')}`);
    expect(codes.map(({ codeWritten }) => codeWritten)).toEqual(
      [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12].map((code) => `O${code}`),
    );
  });

  it('may be names in an order of their own, each with the links under it', () => {
    const own = [
      'คู่มือมาตรฐานการปฏิบัติงาน',
      'คู่มือมาตรฐานการให้บริการ',
      'แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน',
      'แผนดำเนินงานประจำปี',
      'การใช้ทรัพย์สินของราชการ',
      'โครงสร้างการแบ่งส่วนราชการ',
      'ข้อมูลผู้บริหาร',
      'ข่าวประชาสัมพันธ์',
      'ช่องทางการรับฟังความคิดเห็น',
    ];
    const list = own
      .map((name, at) => `1.${at + 1} ${name}<br>- <a href="/own/${at + 1}">เอกสารประกอบ</a>`)
      .join('<br>');
    const { kind, index } = audit(sitePage(`<p>ข้อมูลเปิดเผยสาธารณะ</p><div>${list}</div>`));
    expect(kind).toBe('index');
    expect(index?.entries.map(({ topics, urls }) => [topics[0], urls.map((url) => url.split('/').at(-1))])).toEqual([
      ['staff-manual', ['1']],
      ['service-manual', ['2']],
      ['strategic-plan', ['3']],
      ['action-plan', ['4']],
      ['org-structure', ['6']],
      ['executives', ['7']],
      ['news', ['8']],
      ['public-opinion-channel', ['9']],
    ]);
  });
});

describe('headings of parts', () => {
  const first = (html: string) => audit(sitePage(html), 2566).items[0]?.topics[0] ?? null;
  const part = (name: string) => `<div><h2>${name}</h2><p>${'รายละเอียดของส่วนนี้ตามที่กำหนดไว้ '.repeat(4)}</p></div>`;

  it('speak for the page where two of them agree and no others do', () => {
    const parts = [
      'บทบาทขององค์กร',
      'อำนาจหน้าที่ที่ต้องดำเนินการ (มาตรา 67)',
      'อำนาจหน้าที่ที่อาจดำเนินการ (มาตรา 68)',
      'การจัดระบบบริการ',
    ];
    expect(first(parts.map(part).join(''))).toBe('authority');
  });

  it.each([
    ['โครงสร้างการจัดแบ่งส่วนงาน', 'org-structure'],
    ['โครงสร้างสายงานโรงเรียน', 'org-structure'],
    ['ผลการดำเนินงานจัดซื้อจัดจ้าง', 'procurement-monthly'],
    ['จริยธรรม', 'ethics-code'],
    ['โครงสร้างพื้นฐาน', null],
    ['จริยธรรมในงานวิจัยของนักศึกษา', null],
  ])('%s', (name, topic) => {
    expect(first(`<h4>${name}</h4><p>รายละเอียดตามเอกสารด้านล่างที่หน่วยงานได้รวบรวมไว้แล้ว</p>`)).toBe(topic);
  });

  it('name purchases that are made known', () => {
    expect(first('<h2>ประชาสัมพันธ์การจัดซื้อจัดจ้าง</h2><p>ซื้อครุภัณฑ์สำนักงาน โดยวิธีเฉพาะเจาะจง</p>')).toBe('procurement-notices');
  });
});

it('a sentence of what is collected here, and nothing under it, is no content', () => {
  const content = (text: string) => audit(sitePage(`<h1>คณะผู้บริหาร</h1><p>${text}</p>`)).content;
  expect(content('รวบรวมรายนามผู้บริหารและบทบาทสำคัญในการขับเคลื่อนคุณภาพการศึกษาของหน่วยงาน')).toBe('empty');
  expect(content('ผู้บริหารของหน่วยงานได้รับการแต่งตั้งตามวาระ และปฏิบัติหน้าที่มาแล้วสองปี')).toBe('present');
});

it('statistics of a service are no counter of visits to the site', () => {
  const years = (name: string) =>
    audit(sitePage(`<h4>สถิติการให้บริการ</h4><p>ตารางด้านล่างนี้</p><h6>${name} ปีงบประมาณ พ.ศ. 2566</h6><p>1,204 คน</p>`))
      .fiscalYears;
  expect(years('สถิติการให้บริการเข้าชม')).toContain(2566);
  expect(years('จำนวนผู้เข้าใช้บริการห้องสมุด')).toContain(2566);
});

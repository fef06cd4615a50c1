import { describe, expect, it } from 'vitest';
import { builtinEditions, indexEdition } from '../../../lib/checklist';
import { audit, pack, sitePage } from './page';

const items = (year: number) => indexEdition(pack(year)).items.map(({ item }) => item);
const head = '<h2>การเปิดเผยข้อมูลสาธารณะ (OIT) ประจำปีงบประมาณ พ.ศ. 2566</h2>';

describe('an index of O-items', () => {
  it('is read from a table with the code, the name and a button', () => {
    const rows = items(2566)
      .map(({ code, name }) => `<tr><td>${code}</td><td>${name}</td><td><a href="/e/${code}">คลิก</a></td></tr>`)
      .join('');
    const { kind, index, fiscalYears } = audit(sitePage(`${head}<table>${rows}</table>`));
    expect(kind).toBe('index');
    expect(index).toMatchObject({ edition: 2566, scheme: 'nacc' });
    expect(index?.entries).toHaveLength(43);
    expect(index?.entries[17]).toMatchObject({
      codeWritten: 'O18',
      code: 'O18',
      topics: ['e-service'],
      urls: ['http://www.tuayangdee.example/e/O18'],
      dead: 0,
    });
    expect(fiscalYears).toEqual([2566]);
  });

  it('works out the edition from codes and names, without any year', () => {
    for (const { year } of builtinEditions.filter((one) => one.year >= 2565)) {
      const rows = items(year)
        .map(({ code, name }) => `<li>${code} : ${name} <a href="/e/${code}">เปิดข้อมูล</a></li>`)
        .join('');
      expect(audit(sitePage(`<h2>ITA</h2><ul>${rows}</ul>`), year).index?.edition, String(year)).toBe(year);
    }
  });

  it('reads codes in any writing and counts dead links', () => {
    const content = `${head}
      <p>OIT 1 โครงสร้าง <a href="/s">ดู</a></p><p>o2: ข้อมูลผู้บริหาร <a href="#">ดู</a></p><p>(O3)อำนาจหน้าที่ <a href="/a">ดู</a><a href="javascript:void(0)">ดู</a></p>
      <p>แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน (O4) <a href="/p?y=66#top">ดู</a></p><p>O05 ข้อมูลการติดต่อ <a href="/c">ดู</a></p><p>O6 – กฏหมายที่เกี่ยวข้อง <a href="/l">ดู</a></p>`;
    const entries = audit(sitePage(content)).index?.entries ?? [];
    expect(entries.map(({ codeWritten, urls, dead }) => [codeWritten, urls.length, dead])).toEqual([
      ['O1', 1, 0],
      ['O2', 0, 1],
      ['O3', 1, 1],
      ['O4', 1, 0],
      ['O5', 1, 0],
      ['O6', 1, 0],
    ]);
    expect(entries[3]?.urls).toEqual(['http://www.tuayangdee.example/p?y=66#top']);
  });

  it('reads codes of one digit by the company of those of two', () => {
    const row = (code: string, name: string) =>
      `<div class="row-head">${code} ${name}</div><div class="row-link"><a href="/x/${code}">คลิกดูรายละเอียด</a></div>`;
    const names = ['โครงสร้าง', 'ข้อมูลผู้บริหาร', 'อำนาจหน้าที่', 'แผนพัฒนาหน่วยงาน', 'ข้อมูลการติดต่อ', 'กฎหมายที่เกี่ยวข้อง'];
    const later = ['นโยบายคุ้มครองข้อมูลส่วนบุคคล', 'แผนดำเนินงานและการใช้งบประมาณประจำปี', 'รายงานการกำกับติดตามการดำเนินงาน'];
    const content = `${head}${names.map((name, at) => row(`๐${'๑๒๓๔๕๖'[at]}`, name)).join('')}${later.map((name, at) => row(`๐๑${'๐๑๒'[at]}`, name)).join('')}`;
    const entries = audit(sitePage(content)).index?.entries ?? [];
    expect(entries.map(({ codeWritten }) => codeWritten)).toEqual([
      'O1',
      'O2',
      'O3',
      'O4',
      'O5',
      'O6',
      'O10',
      'O11',
      'O12',
    ]);
    expect(entries.every(({ urls }) => urls.length === 1)).toBe(true);
  });

  it('is read without codes from several lists, each under the name of its group, up to a larger heading', () => {
    const list = (from: number, to: number) =>
      `<h3>กลุ่มที่ ${from}</h3><ul>${items(2566)
        .slice(from, to)
        .map(({ code, name }) => `<li><a href="/n/${code}">${name}</a></li>`)
        .join('')}</ul>`;
    const news = '<h2>ข่าวเด่น</h2><ul><li><a href="/news/1">แผนปฏิบัติการป้องกันการทุจริต</a></li></ul>';
    const { index } = audit(sitePage(`${head}<div>${list(0, 6)}${list(6, 10)}${list(10, 13)}${news}</div>`));
    expect(index).toMatchObject({ edition: 2566, scheme: 'nacc' });
    expect(index?.entries.map(({ code, urls }) => [code, urls.length])).toEqual(
      items(2566)
        .slice(0, 13)
        .map(({ code }) => [code, 1]),
    );
  });

  it('follows the name where an agency has moved every code by one', () => {
    const list = items(2566).filter((_, at) => at >= 9);
    const rows = list
      .map(
        ({ code, name }) =>
          `<tr><td>O${Number(code.slice(1)) - 1}</td><td>${name}</td><td><a href="/e/${code}">คลิก</a></td></tr>`,
      )
      .join('');
    const index = audit(sitePage(`${head}<table>${rows}</table>`)).index;
    expect(index).toMatchObject({ edition: 2566, scheme: 'nacc' });
    expect(index?.entries[1]).toMatchObject({ codeWritten: 'O10', code: 'O11' });
  });

  it('reads names in their order where no code stands', () => {
    const rows = items(2566)
      .slice(0, 24)
      .map(({ name, id }) => `<tr><td><a href="/e/${id}">${name}</a></td></tr>`)
      .join('');
    const index = audit(sitePage(`${head}<table>${rows}</table>`)).index;
    expect(index).toMatchObject({ edition: 2566, scheme: 'nacc' });
    expect(index?.entries.every(({ codeWritten }) => codeWritten === null)).toBe(true);
    expect(index?.entries[0]?.code).toBe('O1');
  });

  it('reads a part of one, rows without a code and collapsed panes', () => {
    const pane = (code: string, name: string, links: string) =>
      `<div><button>${code} ${name}</button><div hidden>${links}</div></div>`;
    const content = `${head}${pane('O31', 'ประกาศเจตนารมณ์นโยบาย No Gift Policy', '<a href="/1.pdf">ประกาศ</a><a href="/2.pdf">ภาพ</a>')}${pane('O32', 'การสร้างวัฒนธรรม No Gift Policy', '<a href="/3.pdf">กิจกรรม</a>')}${pane('O33', 'รายงานผลตามนโยบาย No Gift Policy', '<a href="/4.pdf">รายงาน</a>')}`;
    const index = audit(sitePage(content)).index;
    expect(index?.entries.map(({ urls }) => urls.length)).toEqual([2, 1, 1]);
  });

  it('keeps the codes of another scheme as written and reads none as ours', () => {
    const names = [
      'โครงสร้างและอำนาจหน้าที่',
      'ข้อมูลผู้บริหารสถานศึกษา',
      'แผนพัฒนาสถานศึกษา',
      'ข้อมูลการติดต่อ',
      'กฎหมายที่เกี่ยวข้อง',
      'แผนปฏิบัติราชการประจำปี',
      'รายงานผลการดำเนินงานประจำปี',
      'รายงานผลการประเมินตนเอง',
      'ข่าวประชาสัมพันธ์',
    ];
    const rows = names
      .map((name, at) => `<tr><td>O${at + 1}</td><td>${name}</td><td><a href="/${at}">เปิด</a></td></tr>`)
      .join('');
    const html = sitePage(`<h2>ITA 2569 วิทยาลัยเทคนิคสมมุติ</h2><p>สถานศึกษาอาชีวศึกษา</p><table>${rows}</table>`, {
      title: 'วิทยาลัยเทคนิคสมมุติ',
      foot: false,
    }).replaceAll('องค์การบริหารส่วนตำบลตัวอย่างดี', 'วิทยาลัยเทคนิคสมมุติ');
    const result = audit(html);
    expect(result.index).toMatchObject({ scheme: 'vocational', edition: 2569 });
    expect(result.index?.entries.every(({ code }) => code === null)).toBe(true);
    expect(result.declined[0]?.key).toBe('index.otherScheme');
  });

  it.each([
    [
      'a site map',
      '<h2>ผังเว็บไซต์</h2><ul><li><a href="/1">โครงสร้าง</a></li><li><a href="/2">อำนาจหน้าที่</a></li><li><a href="/3">แผนพัฒนาท้องถิ่น</a></li><li><a href="/4">ข่าวประชาสัมพันธ์</a></li><li><a href="/5">E-Service</a></li><li><a href="/6">แผนการจัดซื้อจัดจ้าง</a></li><li><a href="/7">ประมวลจริยธรรม</a></li><li><a href="/8">คู่มือสำหรับประชาชน</a></li></ul>',
    ],
    [
      'MOIT of a hospital',
      '<h2>MOIT</h2><p>MOIT 1 โครงสร้าง</p><p>MOIT 2 ข้อมูลผู้บริหาร</p><p>MOIT 3 แผนการจัดซื้อจัดจ้าง</p><p>MOIT 4 ข่าว</p><p>EB 5 คู่มือ</p>',
    ],
    [
      'criteria that refer to codes',
      '<h2>รายงานการกำกับติดตามการดำเนินงาน รอบ 6 เดือน</h2><p>ความก้าวหน้าตามแผนใน O11</p><p>สอดคล้องกับ O34</p><p>ดูข้อ O13</p>',
    ],
  ])('is not %s', (_, content) => {
    expect(audit(sitePage(content)).index).toBeNull();
  });
});

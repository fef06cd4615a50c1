import { strFromU8, unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { sheetFormat, sheetFormats, sheetToCsv, sheetToTsv, sheetToXlsx, sheetWords } from '../../../lib/export';
import { CELL_LIMIT, linkTarget } from '../../../lib/export/workbook';
import { AGENCY, edition, exampleSheet, SITE, sheetOf } from './example';

const parts = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

describe('every format', () => {
  it.each(sheetFormats.map((format) => [format.id, format] as const))(
    '%s is named, and carries agency, year, date, caution',
    (_, format) => {
      for (const language of ['th', 'en'] as const) {
        expect(sheetWords(language)[`format.${format.id}`]).toContain(format.extension);
      }
      const made = format.make(exampleSheet({ pack: edition(2569) }));
      const text = typeof made === 'string' ? made : Object.values(parts(made)).join('\n');
      for (const said of [AGENCY, '2569', '3 เมษายน 2566', 'เลขข้อของปีนี้ยังไม่ยืนยัน', 'O26']) expect(text).toContain(said);
    },
  );

  it('is found by its id', () => {
    expect(sheetFormat('csv').extension).toBe('csv');
  });
});

describe('CSV and TSV', () => {
  it('begins with a BOM and ends its lines with CRLF', () => {
    const csv = sheetToCsv(exampleSheet());
    expect(csv.startsWith('\ufeffหน่วยงาน,อบต.ตัวอย่างไพร\r\n')).toBe(true);
    expect(csv).toContain('\r\nข้อ,รายการ,คำตอบ,URL,คำอธิบาย\r\nO1,');
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('quotes what has lines, quotes or the separator in it', () => {
    expect(sheetToTsv(exampleSheet())).toContain('\n3. - ท้ายหน้า ""แผนผัง"""\r\n');
  });
});

describe('XLSX', () => {
  it('opens in an independent reader with the same cells', async () => {
    const sheets = await readXlsx(sheetToXlsx(exampleSheet()).buffer, { trim: false });
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['แบบกรอก ITAS', 'ลิงก์']);
    const rows = sheets[0]?.data ?? [];
    const head = rows.findIndex((row) => row[0] === 'ข้อ');
    expect(rows[head]).toEqual(['ข้อ', 'รายการ', 'คำตอบ', 'URL', 'คำอธิบาย']);
    expect(rows[head + 1]).toEqual(['O1', 'โครงสร้าง', 'มี', `${SITE}/content.php?cat=9`, 'เมนูข้อมูลพื้นฐาน › โครงสร้าง']);
    expect(rows[head + 4]).toEqual(['O4', 'แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน', 'ไม่มี', null, '=1+1 อยู่ระหว่างจัดทำ']);
    expect(rows.length - head - 1).toBe(43);
    expect(rows.slice(0, head).map((row) => [row[0], row[2]])).toContainEqual(['ปีการประเมิน', 2566]);
  });

  it('has no formula, only typed strings and numbers of ours', () => {
    const files = parts(sheetToXlsx(exampleSheet()));
    for (const [name, xml] of Object.entries(files).filter(([file]) => file.includes('worksheets/sheet'))) {
      expect(xml, name).not.toMatch(/<f[ >/]|t="str"|t="e"/);
      for (const [cell] of xml.matchAll(/<c [^>]*>(?:<v>[^<]*<\/v><\/c>)?/g))
        expect(cell).toMatch(/t="s"|\/>$|<v>\d+<\/v>/);
    }
    expect(files['xl/styles.xml']).toContain('quotePrefix="1"');
  });

  it('makes single URLs live in the form, and every URL on the sheet of links', () => {
    const files = parts(sheetToXlsx(exampleSheet()));
    expect(files['xl/worksheets/sheet1.xml']?.match(/<hyperlink /g)).toHaveLength(2);
    expect(files['xl/worksheets/sheet2.xml']?.match(/<hyperlink /g)).toHaveLength(7);
    const targets = [
      ...(files['xl/worksheets/_rels/sheet2.xml.rels'] ?? '').matchAll(/Target="([^"]*)" TargetMode="External"/g),
    ];
    expect(targets.map(([, url]) => url)).toContain(`${SITE}/content.php?cat=17&amp;page=1`);
    expect(targets.every(([, url]) => /^https?:\/\/[\x21-\x7e]+$/.test(url ?? ''))).toBe(true);
  });

  it('freezes and repeats the head, wraps, and prints on A4 across', () => {
    const files = parts(sheetToXlsx(exampleSheet()));
    expect(files['xl/worksheets/sheet1.xml']).toMatch(/<pane ySplit="6" topLeftCell="A7"[^>]*state="frozen"\/>/);
    expect(files['xl/worksheets/sheet1.xml']).toMatch(
      /<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/,
    );
    expect(files['xl/workbook.xml']).toContain("'แบบกรอก ITAS'!$6:$6");
    expect(files['xl/styles.xml']).toContain('wrapText="1"');
  });

  it('is the same file for the same sheet', () => {
    expect(sheetToXlsx(exampleSheet())).toEqual(sheetToXlsx(exampleSheet()));
  });

  it('does not lose text to names of JavaScript or escapes of the format', async () => {
    const names = ['constructor', '__proto__', 'toString', '_x0041_', '_x005F_x0041_', '</t>', ']]>', '&amp;'];
    const given = Object.fromEntries(names.map((general, at) => [`O${at + 1}`, { general }]));
    const [main] = await readXlsx(sheetToXlsx(sheetOf(given)).buffer, { trim: false });
    expect(
      main?.data
        .slice(-43)
        .slice(0, names.length)
        .map((row) => row[4]),
    ).toEqual(names);
  });

  it('cuts a cell that Excel cannot hold at a line, and says where the rest is', async () => {
    const links = Array.from({ length: 30 }, (_, at) => ({ url: `${SITE}/${at}`, explanation: 'ก'.repeat(1_900) }));
    const sheets = await readXlsx(sheetToXlsx(sheetOf({ O1: { links } })).buffer, { trim: false });
    const cell = String(sheets[0]?.data.find((row) => row[0] === 'O1')?.[4]);
    expect(cell.length).toBeLessThanOrEqual(CELL_LIMIT);
    expect(cell.split('\n').at(-1)).toContain('ดูครบที่แผ่น “ลิงก์”');
    expect(sheets[1]?.data.filter((row) => row[0] === 'O1')).toHaveLength(30);
  });
});

describe('linkTarget', () => {
  it.each([
    ['http://www.x.go.th/ไฟล์ 1.pdf', 'http://www.x.go.th/%E0%B9%84%E0%B8%9F%E0%B8%A5%E0%B9%8C%201.pdf'],
    ['https://x.go.th/a?b={1}|2#ค', 'https://x.go.th/a?b=%7B1%7D%7C2#%E0%B8%84'],
    ['http://x.go.th/100%', null],
    ['http://x.go.th/#a#b', null],
    ['javascript:alert(1)', null],
    ['file:///c:/x', null],
    ['http://', null],
    [`http://x.go.th/${'a'.repeat(3_000)}`, null],
  ])('%j', (url, target) => {
    expect(linkTarget(url)).toBe(target);
  });
});

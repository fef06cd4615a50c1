import { describe, expect, it } from 'vitest';
import { clipboardOf, fieldText, fileName, rowToText, sheetToHtml, sheetToText } from '../../../lib/export';
import { AGENCY, edition, exampleSheet, SITE, sheetOf } from './example';

function row(sheet: ReturnType<typeof exampleSheet>, code: string) {
  const found = sheet.rows.find((one) => one.code === code);
  if (!found) throw new Error(code);
  return found;
}

describe('itasSheet', () => {
  it('has every item of the edition in its order, answered or not', () => {
    const sheet = exampleSheet();
    expect(sheet.rows.map(({ code }) => code)).toEqual(Array.from({ length: 43 }, (_, at) => `O${at + 1}`));
    expect(sheet.rows.map(({ answer }) => answer).slice(0, 4)).toEqual(['yes', 'yes', null, 'no']);
    expect(row(sheet, 'O1').sub).toBe('9.1');
    expect(sheet).toMatchObject({ agency: AGENCY, edition: 2566, date: { iso: '2023-04-03', text: '3 เมษายน 2566' } });
  });

  it('says that numbers are not confirmed only where they are not', () => {
    expect(exampleSheet({ pack: edition(2566) }).caveat).toBeNull();
    expect(exampleSheet({ pack: edition(2569) }).caveat).toContain('เลขข้อของปีนี้ยังไม่ยืนยัน');
    expect(exampleSheet({ pack: edition(2569), language: 'en' }).caveat).not.toMatch(/[ก-๙]{20}/);
  });

  it('numbers explanations like the URLs', () => {
    expect(row(exampleSheet(), 'O2').explanation).toBe(
      'ข้อมูลผู้บริหารทั้งสองฝ่าย\nปรับปรุงเมื่อเดือนมกราคม\n1. ฝ่ายการเมือง\n2.\n3. - ท้ายหน้า "แผนผัง"',
    );
  });
});

describe('fieldText', () => {
  it('gives URLs without numbers for the form, with numbers for a cell', () => {
    const { url: first = '', ...rest } = { ...row(exampleSheet(), 'O9').evidence[0] };
    expect(rest).toEqual({ title: '', explanation: '' });
    expect(fieldText(row(exampleSheet(), 'O9'), 'url')).toBe(`${first}\nhttps://www.facebook.com/tuayangphrai`);
    expect(fieldText(row(exampleSheet(), 'O9'), 'url', { numbered: true })).toBe(
      `1. ${first}\n2. https://www.facebook.com/tuayangphrai`,
    );
    expect(fieldText(row(exampleSheet(), 'O1'), 'url', { numbered: true })).toBe(`${SITE}/content.php?cat=9`);
  });

  it('is clean: no space at the ends, no apostrophe of a spreadsheet', () => {
    expect(fieldText(row(exampleSheet(), 'O7'), 'explanation')).toBe('ข่าวกิจกรรมทั้งหมด');
    expect(fieldText(row(exampleSheet(), 'O4'), 'explanation')).toBe('=1+1 อยู่ระหว่างจัดทำ');
    expect(fieldText(row(exampleSheet(), 'O3'), 'url')).toBe('');
  });

  it('says the answer in the language asked for', () => {
    expect(fieldText(row(exampleSheet(), 'O1'), 'answer')).toBe('มี');
    expect(fieldText(row(exampleSheet(), 'O4'), 'answer', { language: 'en' })).toBe('No');
  });
});

describe('text', () => {
  it('stands with agency, year, date and caution above', () => {
    const lines = sheetToText(exampleSheet({ pack: edition(2569) })).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'แบบกรอก ITAS การเปิดเผยข้อมูลสาธารณะ (OIT)',
      `หน่วยงาน: ${AGENCY}`,
      'ปีการประเมิน: 2569',
      'วันที่: 3 เมษายน 2566',
    ]);
    expect(lines[4]).toMatch(/^ข้อควรระวัง: เลขข้อของปีนี้ยังไม่ยืนยัน/);
  });

  it('shows what is missing as missing', () => {
    expect(rowToText(row(exampleSheet(), 'O3'))).toBe('O3 อำนาจหน้าที่\nคำตอบ: ยังไม่ตอบ\nURL: –\nคำอธิบาย: –');
  });
});

describe('html', () => {
  it('escapes everything and links http(s) only', () => {
    const html = sheetToHtml(
      sheetOf({
        O1: {
          general: '<img src=x onerror=alert(1)> & "คำพูด"',
          links: [{ url: 'http://www.x.go.th/?a=1&b="><script>alert(1)</script>' }],
        },
      }),
    );
    expect(html).not.toMatch(/<img|<script/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;คำพูด&quot;');
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'http://www.x.go.th/?a=1&amp;b=&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
    ]);
  });
});

describe('clipboardOf', () => {
  it('keeps several URLs in one cell, as text and as HTML', () => {
    const { text, html } = clipboardOf({ kind: 'row', row: row(exampleSheet(), 'O9') });
    expect(text).toBe(
      `O9\tSocial Network\t\t"1. ${SITE}/index.php#social\n2. https://www.facebook.com/tuayangphrai"\t`,
    );
    expect(html.match(/<td/g)).toHaveLength(5);
    expect(html).toContain('</a><br style="mso-data-placement:same-cell">2. <a');
  });

  it('gives a field clean for a form and as one cell for a spreadsheet', () => {
    const { text, html } = clipboardOf({ kind: 'field', row: row(exampleSheet(), 'O9'), field: 'url' });
    expect(text).toBe(`${SITE}/index.php#social\nhttps://www.facebook.com/tuayangphrai`);
    expect(html.match(/<td/g)).toHaveLength(1);
    expect(html.match(/<a href/g)).toHaveLength(2);
  });

  it('starts no formula where a spreadsheet takes the cells', () => {
    const whole = clipboardOf({ kind: 'sheet', sheet: exampleSheet() });
    expect(whole.text).toContain("\t'=1+1 อยู่ระหว่างจัดทำ");
    expect(whole.html).toContain('>&#39;=1+1 อยู่ระหว่างจัดทำ');
  });
});

describe('fileName', () => {
  const of = (agency: string) => fileName(exampleSheet({ agency }), 'xlsx');

  it('has edition, agency and date', () => {
    expect(of(AGENCY)).toBe('ITA2566-อบต.ตัวอย่างไพร-2566-04-03.xlsx');
  });

  it('is safe on Windows', () => {
    expect(of('../อบต: "ตัว/อย่าง"?*|<>\\..')).toBe('ITA2566-อบต- -ตัว-อย่าง-2566-04-03.xlsx');
    expect(of('เทศบาล\u202etxt.exe\u200b')).toBe('ITA2566-เทศบาลtxt.exe-2566-04-03.xlsx');
    expect(of('...')).toBe('ITA2566-2566-04-03.xlsx');
  });

  it('is not too long, and keeps vowels with their letters', () => {
    const name = of('ที่นี่'.repeat(60));
    expect(name.length).toBeLessThan(90);
    expect(name).toMatch(/(?:ที่นี่|ที่)-2566-04-03\.xlsx$/);
  });
});

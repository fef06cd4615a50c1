// @vitest-environment happy-dom
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Change } from '../../../lib/assessment/commands';
import {
  clipboardOf,
  doubtText,
  type ItasSheet,
  problemText,
  type ReadRow,
  readSheet,
  sheetFormat,
  sheetFormats,
  sheetToChanges,
  sheetToCsv,
  sheetToXlsx,
} from '../../../lib/export';
import { cleanUrl } from '../../../lib/export/clean';
import { AGENCY, edition, exampleSheet, SITE, sheetOf } from './example';

const bytesOf = (made: string | Uint8Array) => (typeof made === 'string' ? strToU8(made) : made);

/** What must come back from a file of the sheet; titles only from a workbook. */
function expected(sheet: ItasSheet, titles: boolean): ReadRow[] {
  return sheet.rows.map(({ code, name, answer, evidence, general }) => ({
    code,
    name,
    answer,
    evidence: evidence.map((one) => ({ ...one, title: titles ? one.title : '' })),
    general,
  }));
}

async function read(input: Uint8Array | string, name = '') {
  const result = await readSheet(input, name);
  if (!result.ok) throw new Error(problemText('en', result.problem));
  return result;
}

const readable = sheetFormats.filter((format) => format.readable).map((format) => [format.id, format] as const);

describe('our own files come back', () => {
  it.each(readable)('%s: agency, year, answers, URLs in order, explanations', async (id, format) => {
    for (const language of ['th', 'en'] as const) {
      const sheet = exampleSheet({ language });
      const result = await read(bytesOf(format.make(sheet)), 'x');
      expect(result).toEqual({
        ok: true,
        agency: AGENCY,
        edition: 2566,
        rows: expected(sheet, id === 'xlsx'),
        doubts: [],
      });
    }
  });

  it.each(readable)(
    '%s: whatever the texts are',
    async (id, format) => {
      const text = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc
          .array(
            fc.constantFrom(
              '=1',
              '\n',
              '1. ',
              '2. ',
              '"',
              '\t',
              ',',
              "'",
              'เมนู',
              ' ',
              '<b>',
              '&amp;',
              '_x0041_',
              '-',
              '\r\n',
              '๑) ',
            ),
            {
              maxLength: 7,
            },
          )
          .map((all) => all.join('')),
      );
      const url = fc.oneof(
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        fc
          .constantFrom('"', "'", ')', '.', ',', ' ', 'แผน', '%zz', '#', '?a=b&c=<d>', '|', '_x0041_')
          .map((end) => `${SITE}/a${end}`),
      );
      const given = fc.record({
        answer: fc.constantFrom('yes' as const, 'no' as const, null),
        general: text,
        links: fc.uniqueArray(fc.record({ url, title: text, explanation: text }), {
          maxLength: 3,
          selector: (link) => cleanUrl(link.url),
        }),
      });
      const usable = given.filter(({ links }) => links.every((link) => !link.url.endsWith('...')));
      await fc.assert(
        fc.asyncProperty(fc.dictionary(fc.constantFrom('O1', 'O2', 'O9', 'O43'), usable), async (items) => {
          const sheet = sheetOf(items);
          const result = await read(bytesOf(format.make(sheet)));
          expect(result.rows).toEqual(expected(sheet, id === 'xlsx'));
        }),
        { numRuns: id === 'csv' ? 100 : 30 },
      );
    },
    60_000,
  );

  it('from the clipboard, as text and as HTML', async () => {
    const sheet = exampleSheet();
    const { text, html } = clipboardOf({ kind: 'sheet', sheet });
    expect((await read(text)).rows).toEqual(expected(sheet, false));
    expect((await read(html)).rows).toEqual(expected(sheet, false));
  });

  it('whole also where a cell of the workbook could not hold it', async () => {
    const links = Array.from({ length: 30 }, (_, at) => ({
      url: `${SITE}/${at}`,
      title: 'ก',
      explanation: `ข${at}`.repeat(600),
    }));
    const sheet = sheetOf({ O1: { general: 'ทั่วไป\nสองบรรทัด', links } });
    expect((await read(sheetToXlsx(sheet))).rows).toEqual(expected(sheet, true));
    const long = sheetOf({
      O1: { general: 'ก', links: links.map((link) => ({ url: `${link.url}?${'q'.repeat(1_500)}` })) },
    });
    expect((await read(sheetToXlsx(long))).rows).toEqual(expected(long, true));
  });

  it('in windows-874, UTF-16 and without BOM', async () => {
    const sheet = exampleSheet();
    const csv = sheetToCsv(sheet).slice(1);
    const rows = expected(sheet, false);
    expect((await read(strToU8(csv))).rows).toEqual(rows);
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...`${csv}`].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ]);
    expect((await read(utf16)).rows).toEqual(rows);
    const thai = Uint8Array.from(csv.replaceAll('›', '>'), (c) =>
      c.charCodeAt(0) < 128 ? c.charCodeAt(0) : c.charCodeAt(0) - 0xe00 + 0xa0,
    );
    expect((await read(thai)).rows[1]?.general).toBe('ข้อมูลผู้บริหารทั้งสองฝ่าย\nปรับปรุงเมื่อเดือนมกราคม');
  });
});

describe('tables of agencies', () => {
  it('ข้อ | URL | คำอธิบาย with numbered lines, and rows that go on', async () => {
    const { rows, edition: year } = await read(
      'ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗\t\t\nข้อ\tURL\tคำอธิบาย\n' +
        'O1\t"1) http://www.x.go.th/1\n2) www.x.go.th/2"\t"1. หน้าแรก\n2. แผนผัง"\n\thttp://www.x.go.th/3\tเพิ่มเติม\n' +
        '9.2 การบริหารงาน\t\t\nO7\t-\t\n',
    );
    expect(year).toBe(2567);
    expect(rows).toEqual([
      {
        code: 'O1',
        name: '',
        answer: null,
        evidence: [
          { url: 'http://www.x.go.th/1', title: '', explanation: 'หน้าแรก' },
          { url: 'http://www.x.go.th/2', title: '', explanation: 'แผนผัง' },
          { url: 'http://www.x.go.th/3', title: '', explanation: 'เพิ่มเติม' },
        ],
        general: '',
      },
      { code: 'O7', name: '', answer: null, evidence: [], general: '' },
    ]);
  });

  it.each([
    'ข้อ,ข้อมูลการเชื่อมโยง,คำอธิบาย',
    'ข้อ,การเชื่อมโยง,คำอธิบาย',
    'ข้อ,รายละเอียด/URL,หมายเหตุ',
    'ลำดับ,ลิงก์หรือ URL ข้อมูล,หมายเหตุ',
    'No.,File/Link,อธิบายชี้แจงเพิ่มเติม',
    'ข้อ;URL บนเว็บไซต์หลัก;คำอธิบาย (Explanation)',
  ])('heads %s', async (heads) => {
    const separator = heads.includes(';') ? ';' : ',';
    const { rows } = await read(`${heads}\no12${separator}http://x.go.th/a${separator}เมนู`);
    expect(rows).toEqual([
      {
        code: 'O12',
        name: '',
        answer: null,
        evidence: [{ url: 'http://x.go.th/a', title: '', explanation: 'เมนู' }],
        general: '',
      },
    ]);
  });

  it('HTML of a page: cut link text, link behind words, spans, sections, nested tables', async () => {
    const { rows, doubts } = await read(`<html><body><table><tr><td>เมนู</td></tr></table>
      <table><thead><tr><th>ข้อ</th><th>ข้อมูล</th><th>การเชื่อมโยง</th><th>คำอธิบาย</th></tr></thead>
      <tr><td colspan="4"><b>9.1 ข้อมูลพื้นฐาน</b></td></tr>
      <tr><td rowspan="2">o1</td><td>โครงสร้าง</td><td><a href="http://www.x.go.th/long/path/1">http://www.x.go.th/long…</a></td><td>หน้าแรก</td></tr>
      <tr><td></td><td><a href="http://www.x.go.th/2">คลิก</a> <a href="#">-</a></td><td></td></tr>
      <tr><td>๐๑๐</td><td>แผน</td><td><a href="javascript:alert(1)">เปิดข้อมูล</a></td><td><p>บรรทัด  หนึ่ง</p><p>สอง</p><script>alert(1)</script></td></tr>
      </table></body></html>`);
    expect(
      rows.map(({ code, name, evidence, general }) => [code, name, evidence.map(({ url }) => url), general]),
    ).toEqual([
      ['O1', 'โครงสร้าง', ['http://www.x.go.th/long/path/1', 'http://www.x.go.th/2'], ''],
      ['O10', 'แผน', [], 'บรรทัด หนึ่ง\nสอง'],
    ]);
    expect(doubts.map(({ key }) => key)).toEqual(['linked-text', 'bad-url']);
  });

  it('XLSX whose cells say “click here”: the link behind is read', async () => {
    const workbook = sheetToXlsx(sheetOf({ O1: { links: [{ url: 'http://www.x.go.th/1' }] } }));
    const { unzipSync, strFromU8 } = await import('fflate');
    const files = unzipSync(workbook);
    const strings = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array());
    files['xl/sharedStrings.xml'] = strToU8(strings.replace(/http:\/\/www\.x\.go\.th\/1/, 'เปิดข้อมูล'));
    const { rows, doubts } = await read(zipSync(files));
    expect(rows[0]?.evidence[0]?.url).toBe('http://www.x.go.th/1');
    expect(doubts.map(({ key }) => key)).toEqual(['linked-text']);
  });

  it('says what is doubtful, in both languages', async () => {
    const { doubts } = await read(
      'ข้อ,คำตอบ,URL,คำอธิบาย\n3,อาจมี,เมนูหลัก,x\n,มี,http://x.go.th/1,ต่อจากข้อ 3\nO5,มี,http://x.go.th/a…,\nO5,,http://x.go.th/b,\nหมวด,,http://x.go.th/c,\n',
    );
    expect(doubts.map(({ key }) => key)).toEqual([
      'bad-url',
      'odd-answer',
      'number-as-code',
      'cut-url',
      'repeated',
      'no-code',
    ]);
    for (const doubt of doubts) {
      expect(doubtText('th', doubt)).toMatch(/[ก-๙]/);
      expect(doubtText('en', doubt)).not.toMatch(/\{\w+\}/);
    }
  });
});

describe('files that are no sheet', () => {
  const problem = async (input: Uint8Array | string) => {
    const result = await readSheet(input);
    return result.ok ? 'read' : result.problem.key;
  };

  it.each<[string, Uint8Array | string, string]>([
    ['nothing', '', 'empty'],
    ['space', '  \n', 'empty'],
    ['other columns', 'a,b\n1,2', 'no-columns'],
    ['a head alone', 'ข้อ,URL\n', 'no-rows'],
    ['a page', '<p>ไม่มีตาราง</p>', 'not-a-table'],
    ['a PDF', '%PDF-1.7 \u0000', 'not-a-table'],
    ['another table', '<table><tr><td>ก</td></tr></table>', 'no-columns'],
    ['old Excel', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old-excel'],
    ['a broken zip', strToU8('PK\u0003\u0004 not a zip'), 'damaged'],
    ['a zip', zipSync({ 'a.txt': strToU8('x') }), 'damaged'],
    ['a zip of XML', zipSync({ 'a.xml': strToU8('<x/>') }), 'damaged'],
    ['a big file', new Uint8Array(10_000_001).fill(65), 'too-big'],
    ['many rows', `ข้อ,URL\n${'O1,http://x.go.th\n'.repeat(3_001)}`, 'too-many-rows'],
    ['many columns', `ข้อ,URL${',x'.repeat(300)}\n`, 'too-many-rows'],
  ])('%s', async (_, input, key) => {
    expect(await problem(input)).toBe(key);
  });

  it('a zip bomb is not unpacked, whatever sizes it claims', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(24_000_000) }, { level: 1 });
    expect(bomb.length).toBeLessThan(400_000);
    expect(await problem(bomb)).toBe('too-big-inside');
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`${at}.xml`, strToU8('x')]));
    expect(await problem(zipSync(many, { level: 0 }))).toBe('too-big-inside');
  }, 30_000);

  it('a row or column far out does not fill the memory', async () => {
    const files = (xml: string) => {
      const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${xml}</sheetData></worksheet>`;
      return zipSync({ 'xl/worksheets/sheet1.xml': strToU8(sheet) });
    };
    for (const xml of [
      '<row r="999999999"><c r="A999999999"/></row>',
      '<row><c r="ZZZZZZ1" t="n"><v>1</v></c></row>',
      "<row r='1'><c s='1' r = 'XFD1'/></row>",
      '<x:row r="&#57;9999999"/>',
      '<row/>'.repeat(3_001),
    ]) {
      expect(await problem(files(xml))).toBe('too-many-rows');
    }
  });

  it('hostile text does not hang the reader', async () => {
    const sheet = (xml: string) =>
      zipSync({ 'xl/workbook.xml': strToU8('<sheet '.repeat(300_000)), 'xl/worksheets/sheet1.xml': strToU8(xml) });
    const cells = [
      ' '.repeat(39_000),
      '\n'.repeat(39_000),
      'www.'.repeat(9_000),
      '1. '.repeat(9_000),
      "'".repeat(39_000),
      `${'\n '.repeat(9_000)}x`,
    ];
    const started = performance.now();
    await problem(sheet('<c r '.repeat(1_000_000)));
    await problem(sheet(`<row ${'a'.repeat(5_000_000)}`));
    for (const cell of cells) await readSheet(`ข้อ,URL,คำอธิบาย\n${`O1,"${cell}","${cell}"\n`.repeat(40)}`);
    for (const cell of cells)
      await readSheet(`<table><tr><td>ข้อ<td>URL<tr><td colspan=999999 rowspan=999999>${cell}</table>`);
    expect(performance.now() - started).toBeLessThan(40_000);
  }, 60_000);

  it('is told in Thai and English', async () => {
    const result = await readSheet(new Uint8Array(10_000_001));
    if (result.ok) throw new Error('read');
    expect(problemText('th', result.problem)).toBe('ไฟล์ใหญ่เกินไป อ่านได้ไม่เกิน 10 เมกะไบต์');
    expect(problemText('en', result.problem)).toContain('10 megabytes');
  });
});

describe('sheetToChanges', () => {
  const row = (given: Partial<ReadRow>): ReadRow => ({
    code: 'O1',
    name: '',
    answer: null,
    evidence: [],
    general: '',
    ...given,
  });

  it('makes a command of what was read', async () => {
    const { rows } = await read(sheetToXlsx(exampleSheet()));
    const { takings, states, unknown, doubts } = sheetToChanges(rows, edition(2566), 2566);
    expect([unknown, doubts]).toEqual([[], []]);
    expect(takings.map(({ items, url }) => [items.length, url]).slice(0, 2)).toEqual([
      [1, `${SITE}/content.php?cat=9`],
      [1, `${SITE}/content.php?cat=17&page=1`],
    ]);
    expect(takings[0]).toMatchObject({
      source: 'import',
      title: 'โครงสร้างหน่วยงาน',
      explanation: 'เมนูข้อมูลพื้นฐาน › โครงสร้าง',
    });
    expect(states.map(({ answer }) => answer)).toEqual(['yes', 'yes', 'no', 'yes']);
    expect(Change.safeParse({ type: 'sheet.import', assessmentId: 'assessment-1', takings, states }).success).toBe(
      true,
    );
  });

  it('leaves alone what the file leaves blank', () => {
    expect(sheetToChanges([row({})], edition(2566))).toEqual({ takings: [], states: [], unknown: [], doubts: [] });
  });

  it('follows the name where name and code disagree', () => {
    const [second] = exampleSheet().rows.slice(1);
    const { states, doubts } = sheetToChanges([row({ code: 'O1', name: second?.name, answer: 'yes' })], edition(2566));
    expect(states[0]?.item).toBe(second?.itemId);
    expect(doubts).toEqual([{ key: 'name-wins', params: { code: 'O1', actual: 'O2' } }]);
  });

  it('matches a sheet of another year by name alone', () => {
    const named = exampleSheet().rows[0];
    const { states, unknown, doubts } = sheetToChanges(
      [row({ code: 'O9', name: named?.name, answer: 'yes' }), row({ code: 'O1', answer: 'yes' })],
      edition(2566),
      2565,
    );
    expect(states.map(({ item }) => item)).toEqual([named?.itemId]);
    expect(unknown.map(({ code }) => code)).toEqual(['O1']);
    expect(doubts.map(({ key }) => key)).toEqual(['other-edition', 'unknown-item']);
  });

  it('says when the year is not known and when an item is not', () => {
    const { doubts, unknown } = sheetToChanges([row({ code: 'O44', answer: 'yes' })], edition(2566), null);
    expect(doubts.map(({ key }) => key)).toEqual(['no-edition', 'unknown-item']);
    expect(unknown).toHaveLength(1);
  });

  it('cuts what a record cannot hold, and counts', () => {
    const evidence = Array.from({ length: 600 }, (_, at) => ({
      url: `${SITE}/${at}`,
      title: 'ก'.repeat(400),
      explanation: 'ข'.repeat(3_000),
    }));
    const { takings, doubts } = sheetToChanges([row({ evidence, general: 'ค'.repeat(5_000) })], edition(2566));
    expect(takings).toHaveLength(500);
    expect(takings[0]).toMatchObject({ title: 'ก'.repeat(300), explanation: 'ข'.repeat(2_000) });
    expect(new Set(doubts.map(({ key }) => key))).toEqual(new Set(['cut-text', 'too-many']));
  });
});

describe('formats', () => {
  it('text is for people only', async () => {
    const result = await readSheet(bytesOf(sheetFormat('txt').make(exampleSheet())));
    expect(result.ok).toBe(false);
  });
});

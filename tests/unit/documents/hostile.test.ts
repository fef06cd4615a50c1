import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { factsOfLines } from '../../../lib/documents/blocks';
import { DOCUMENT_LIMITS } from '../../../lib/documents/limits';
import { readDocx } from '../../../lib/documents/office/docx';
import { readXlsx } from '../../../lib/documents/office/xlsx';
import type { DocumentTools } from '../../../lib/documents/outcome';
import { DocumentReading } from '../../../lib/documents/verdict';
import { readXml, XmlTooDeep } from '../../../lib/documents/xml';
import { openZip, ZipError } from '../../../lib/documents/zip';
import { PageFacts } from '../../../lib/page/facts';
import { pack } from '../../fixtures/documents/office';
import { bytesOf, readBytes } from './files';

const noPdf: DocumentTools = { pdf: { open: async () => ({ ok: false, error: 'damaged' }) }, ocr: null };
const seconds = async (work: () => unknown) => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
};

/** Pieces of which hostile office XML is made: right and wrong elements, in any order, never closed or closed twice. */
const piece = fc.oneof(
  fc.constantFrom(
    ...['w:p', 'w:r', 'w:t', 'w:tbl', 'w:tr', 'w:tc', 'w:hyperlink', 'w:del', 'w:rPr', 'w:pPr', 'mc:Fallback', 'w:body']
      .concat(['row', 'c', 'v', 'f', 'is', 't', 'si', 'rPh', 'sheetData', 'hyperlink', 'w:fldChar', 'w:instrText'])
      .flatMap((name) => [`<${name}>`, `</${name}>`, `<${name}/>`]),
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:fldChar w:fldCharType="separate"/>',
    '<w:fldChar w:fldCharType="end"/>',
    '<w:gridSpan w:val="-3"/>',
    '<w:gridSpan w:val="99999999999"/>',
    '<c r="XFD1048576" t="s"><v>99999999</v></c>',
    '<c r="A1" t="n" s="-1"><v>1e999</v></c>',
    '<c r="A1" s="2"><v>-1e308</v></c>',
    '<row r="999999999999">',
    '<row r="-5">',
    '<!DOCTYPE x [<!ENTITY a "&b;&b;&b;"><!ENTITY b "lol">]>',
    '&a;',
    '&#0;',
    '&#x110000;',
    '&#xD800;',
    '<![CDATA[ <w:p> ]]>',
    '<!-- > -->',
    '<?x ?>',
    '<w:p w:val="',
    "'>",
    '<',
    '>',
    '</',
    '</>',
    '<>',
    '< w:p>',
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.constantFrom('ประกาศ', 'น้ำ', '๒๕๖๘', '\u0000', '\ufffe', '\ud800'),
);
const xml = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(''));

const docxOf = (document: string, more: Record<string, string> = {}) =>
  pack({ 'word/document.xml': document, ...more }, 0);
const xlsxOf = (sheet: string, strings = '') =>
  pack(
    {
      'xl/workbook.xml': '<workbook><sheets><sheet name="ก" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="s.xml" Type="x/worksheet"/></Relationships>',
      'xl/s.xml': sheet,
      'xl/sharedStrings.xml': strings,
    },
    0,
  );

describe('hostile XML', () => {
  it('any text is read to its end, and what was opened is closed', () => {
    fc.assert(
      fc.property(fc.oneof(xml, fc.string({ unit: 'binary' })), (text) => {
        let open = 0;
        readXml(text, { open: () => void open++, close: () => void open--, text: () => {} }, 1_000);
        expect(open).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('any DOCX and XLSX gives facts that fit the schema, or says that it is none', async () => {
    await fc.assert(
      fc.asyncProperty(xml, xml, async (one, other) => {
        const files = [
          docxOf(`<w:document><w:body>${one}`, { 'word/styles.xml': other, 'word/_rels/document.xml.rels': other }),
          docxOf(one),
          xlsxOf(`<worksheet><sheetData>${one}`, other),
          xlsxOf(one, `<sst>${one}`),
        ];
        for (const bytes of files) {
          const reading = await readBytes(bytes, 'x.docx', noPdf);
          expect(DocumentReading.safeParse(reading).success).toBe(true);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('no text of a DOCX comes from a part that is deleted', () => {
    fc.assert(
      fc.property(fc.constantFrom('w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText'), xml, (name, before) => {
        const seen = before.replace(/[<>]/g, '');
        const document = `<w:document><w:body><w:p><w:r><w:t>${seen}</w:t></w:r><${name}><w:r><w:t>ลับลับลับ</w:t></w:r></${name}></w:p></w:body></w:document>`;
        const docx = readDocx(openZip(docxOf(document), DOCUMENT_LIMITS), DOCUMENT_LIMITS);
        expect(docx?.lines.some(({ text }) => text.includes('ลับลับลับ'))).toBe(false);
      }),
    );
  });

  it('changed bytes of a package give a verdict and no error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('word.docx', 'excel.xlsx', 'writer.docx'),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        async (name, changes, cut) => {
          const bytes = bytesOf(name);
          const changed = bytes.slice(0, cut % 5 === 0 ? cut % bytes.length : bytes.length);
          for (const [at, value] of changes) if (changed.length > 0) changed[at % changed.length] = value;
          const reading = await readBytes(changed, name, noPdf);
          expect(DocumentReading.safeParse(reading).success).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('entities of a DOCTYPE are never expanded', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'ก'.repeat(1_000)}">${'<!ENTITY b "&a;&a;">'.repeat(20)}]>`;
    const document = `${bomb}<w:document><w:body><w:p><w:r><w:t>&a;&b;น้ำ</w:t></w:r></w:p></w:body></w:document>`;
    const docx = readDocx(openZip(docxOf(document), DOCUMENT_LIMITS), DOCUMENT_LIMITS);
    expect(docx?.lines.map(({ text }) => text)).toEqual(['&a;&b;น้ำ']);
  });

  it('takes time in proportion to the text, however it is malformed', async () => {
    const size = 400_000;
    const malformed = [
      '<a '.repeat(size / 3),
      `<w:p ${'a'.repeat(size)}>`,
      `<w:p ${'a=" '.repeat(size / 4)}>`,
      `<w:document><w:body>${'<w:p><w:r><w:t>ก</w:t>'.repeat(50)}${'</w:x>'.repeat(size / 6)}`,
      `<w:document><w:body>${'&#x'.repeat(size / 3)}`,
      `<w:document><w:body><w:p>${'<w:hyperlink r:id="a"/>'.repeat(size / 20)}`,
      `<w:document><w:body><w:p><w:r><w:t>${'<!--'.repeat(size / 4)}`,
    ];
    for (const text of malformed) {
      expect(await seconds(() => readBytes(docxOf(text), 'x.docx', noPdf))).toBeLessThan(5);
      expect(await seconds(() => readBytes(xlsxOf(text, text), 'x.xlsx', noPdf))).toBeLessThan(5);
    }
  });

  it('a sheet of many cells that name one long string is bounded', async () => {
    const sheet = `<worksheet><sheetData><row>${'<c t="s"><v>0</v></c>'.repeat(150)}</row></sheetData></worksheet>`;
    const many = sheet.replace(/<row>.*<\/row>/, (row) => row.repeat(800));
    const reading = await readBytes(xlsxOf(many, `<sst><si><t>${'ก'.repeat(100_000)}</t></si></sst>`), 'x.xlsx', noPdf);
    expect(reading.facts?.partial).toBe(true);
    expect(PageFacts.safeParse(reading.facts).success).toBe(true);
  });

  it('nests no deeper than it is allowed to', () => {
    const deep = '<a>'.repeat(500);
    expect(() => readXml(deep, { open() {}, close() {}, text() {} }, 400)).toThrow(XmlTooDeep);
  });
});

describe('packages', () => {
  it('are read as other programs read them', () => {
    for (const name of ['word.docx', 'writer.docx', 'calc.xlsx']) {
      const zip = openZip(bytesOf(name), DOCUMENT_LIMITS);
      for (const [part, bytes] of Object.entries(unzipSync(bytesOf(name))))
        expect(strFromU8(zip.part(part) ?? new Uint8Array())).toBe(strFromU8(bytes));
    }
  });

  it('are bounded by what comes out of all parts together', () => {
    const random = strToU8(
      Array.from({ length: 4_000 }, (_, at) => String.fromCharCode(33 + ((at * 7_919) % 90))).join(''),
    );
    const bytes = pack({ a: random, b: random });
    const zip = openZip(bytes, { ...DOCUMENT_LIMITS, unpacked: 6_000 });
    expect(zip.part('a')).toHaveLength(4_000);
    expect(() => zip.part('b')).toThrow(ZipError);
  });

  it('never point outside of themselves', () => {
    const bytes = pack({ a: 'x' });
    const view = new DataView(bytes.buffer);
    const central = bytes.length - 22 - 47;
    expect(view.getUint32(central, true)).toBe(0x02014b50);
    view.setUint32(central + 42, 0xfffffff0, true);
    expect(() => openZip(bytes, DOCUMENT_LIMITS).part('a')).toThrow(ZipError);
    view.setUint32(central + 42, 0, true);
    view.setUint32(central + 20, 0xffffff, true);
    expect(() => openZip(bytes, DOCUMENT_LIMITS).part('a')).toThrow(ZipError);
  });

  it('with entries beyond the bound, or a password, say so', () => {
    expect(() => openZip(pack({ a: 'x', b: 'y' }), { ...DOCUMENT_LIMITS, entries: 1 })).toThrow('too-large');
    const bytes = pack({ a: 'x' });
    const view = new DataView(bytes.buffer);
    view.setUint16(bytes.length - 22 - 47 + 8, 1, true);
    expect(() => openZip(bytes, DOCUMENT_LIMITS).part('a')).toThrow('encrypted');
  });

  it('that are no office file are not taken for one', async () => {
    expect(await readBytes(pack({ 'a.txt': 'x' }), 'a.zip', noPdf)).toMatchObject({
      verdict: 'unsupported',
      format: 'other',
    });
    expect(readXlsx(openZip(pack({ 'a.txt': 'x' }), DOCUMENT_LIMITS), DOCUMENT_LIMITS)).toBeNull();
  });
});

it('facts of lines are bounded like those of a page', () => {
  const line = { size: 1, bold: false, centred: false, level: 0, cell: null, links: [], part: 'body' as const };
  const lines = Array.from({ length: 1_000 }, () => ({ ...line, text: 'น้ำ '.repeat(2_000) }));
  const source = { url: 'http://x.invalid/', title: '', partial: false };
  const facts = factsOfLines(lines, { ...source, file: { format: 'pdf', pages: 1, read: 'text' } });
  expect(PageFacts.safeParse(facts).success).toBe(true);
  expect(facts.partial).toBe(true);
  expect(facts.blocks.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(600_000);
});

import fc from 'fast-check';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../lib/export/clean';
import { withThaiDigits } from '../../../lib/reports/digits';
import { type Block, type ReportDocument, textOf } from '../../../lib/reports/document';
import { reportDocx } from '../../../lib/reports/docx';
import { reportHtml } from '../../../lib/reports/html';
import { JPEG } from './example';
import { docxText, malformed, modelText, partOf, partsOf, squeezed } from './reading';

const BLOCKS: Block[] = [
  { kind: 'letterhead', emblem: 'ที่วาง\nตรา', text: 'บันทึกข้อความ' },
  { kind: 'title', lines: ['มาตรการ', 'ปี 2568'] },
  {
    kind: 'fields',
    fields: [
      { label: 'ที่', value: 'ตย 1/2' },
      { label: 'วันที่', value: '1 มกราคม 2568' },
    ],
  },
  { kind: 'heading', level: 1, text: 'ข้อเท็จจริง' },
  { kind: 'heading', level: 2, text: 'น้ำ ป่า ก่ำ' },
  {
    kind: 'paragraph',
    first: true,
    line: ['ข้อความ ', { text: 'หนา', bold: true }, { text: 'ลิงก์', link: 'https://x.go.th/?a=1&b=2' }],
  },
  { kind: 'item', mark: '1.', level: 1, line: 'ข้อหนึ่ง' },
  {
    kind: 'table',
    widths: [1, 3],
    head: ['ข้อ', 'รายการ'],
    rows: [
      [{ lines: ['กลุ่ม'], span: 2 }],
      [{ lines: ['O1'], align: 'centre' }, { lines: ['บรรทัดหนึ่ง', 'บรรทัดสอง\nต่อ'] }],
    ],
  },
  { kind: 'note', line: 'ข้อควรระวัง' },
  { kind: 'picture', image: { data: JPEG, width: 800, height: 600 }, alt: 'ภาพ', caption: 'ภาพหน้า' },
  { kind: 'break' },
  { kind: 'signature', opinion: 'ความเห็นปลัด', post: 'ปลัด' },
];
const report = (blocks: readonly Block[] = BLOCKS, more: Partial<ReportDocument> = {}): ReportDocument => ({
  title: 'ชื่อเอกสาร',
  agency: 'อบต.ตัวอย่างไพร',
  edition: 2568,
  date: { iso: '2025-04-21', text: '21 เมษายน 2568' },
  foot: 'ท้ายกระดาษ 2568',
  digits: 'arabic',
  sections: [
    { wide: false, blocks },
    { wide: true, blocks: [{ kind: 'paragraph', line: 'หน้าแนวนอน' }] },
  ],
  ...more,
});

/** Every element and attribute of the page, and its words. */
function read(html: string): {
  tags: Set<string>;
  attributes: [tag: string, name: string, value: string][];
  text: string;
} {
  const tags = new Set<string>();
  const attributes: [string, string, string][] = [];
  let text = '';
  const walk = (node: object, within: string): void => {
    const {
      tagName = within,
      attrs = [],
      value,
      childNodes = [],
    } = node as {
      tagName?: string;
      attrs?: { name: string; value: string }[];
      value?: string;
      childNodes?: object[];
    };
    if ('tagName' in node) tags.add(tagName);
    for (const one of attrs) attributes.push([tagName, one.name, one.value]);
    if (value !== undefined && within === 'main') text += value;
    for (const child of childNodes) walk(child, within === 'main' || tagName === 'main' ? 'main' : '');
  };
  walk(parse(html), '');
  return { tags, attributes, text: squeezed(text) };
}

describe('DOCX', () => {
  it('holds the document in well-formed parts, in its order', async () => {
    const docx = await reportDocx(report());
    for (const [name, xml] of partsOf(docx)) expect(malformed(xml), name).toBeNull();
    expect(docxText(docx)).toBe(modelText(report()));
    const types = partOf(docx, '[Content_Types].xml');
    expect(types).toContain('wordprocessingml.document.main+xml');
    expect(types).not.toMatch(/macroEnabled|vbaProject|oleObject/);
  });

  it('is set as official letters are: type, 16 points for Thai too, margins, a page across, head rows again', async () => {
    const docx = await reportDocx(report());
    const styles = partOf(docx, 'word/styles.xml');
    expect(styles).toMatch(/<w:rFonts [^>]*w:cs="TH SarabunPSK"/);
    expect(styles).toMatch(/<w:sz w:val="32"\/><w:szCs w:val="32"\/>/);
    expect(styles).toMatch(/<w:lang [^>]*w:bidi="th-TH"/);
    expect(partOf(docx, 'word/fontTable.xml')).toContain('<w:altName w:val="TH Sarabun New"/>');
    const xml = partOf(docx, 'word/document.xml');
    expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/);
    expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:titlePg\/>/g)).toHaveLength(1);
  });

  it('links to http(s) alone, and its only field is the number of the page', async () => {
    const docx = await reportDocx(
      report([
        {
          kind: 'paragraph',
          line: [
            { text: 'a', link: 'javascript:alert(1)' },
            { text: 'b', link: 'file:///c:/x' },
            { text: 'c', link: 'https://x.go.th/?a=1&b=2' },
          ],
        },
      ]),
    );
    const links = [...partsOf(docx)].flatMap(([, xml]) => [
      ...xml.matchAll(/TargetMode="External"[^>]*|Target="([^"]*)"[^>]*TargetMode="External"/g),
    ]);
    expect(links.map(([, target]) => target)).toEqual(['https://x.go.th/?a=1&amp;b=2']);
    const fields = [...partsOf(docx)].flatMap(([, xml]) =>
      [...xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, code = '']) => code.trim()),
    );
    expect(new Set(fields)).toEqual(new Set(['PAGE']));
  });

  it('has Thai digits in text and for the numbers of pages where it is asked for them', async () => {
    const thai = withThaiDigits(report());
    expect(textOf(thai).join(' ')).toContain('ปี ๒๕๖๘');
    expect(textOf(thai).join(' ')).toContain('O1');
    expect(partOf(await reportDocx(thai), 'word/document.xml')).toContain('<w:pgNumType w:fmt="thaiNumbers"/>');
  });
});

describe('HTML', () => {
  const fonts = [{ weight: 400, range: 'U+0E01-0E5B', base64: 'd09GMg==' } as const];

  it('holds the same words in Thai, with its type inside and nothing from elsewhere', () => {
    const html = reportHtml(report(), fonts);
    const { tags, attributes, text } = read(html);
    expect(text).toBe(modelText(report()));
    expect(html).toContain('<html lang="th">');
    expect(html).toContain('src:url(data:font/woff2;base64,d09GMg==)');
    expect(html).toContain('@page wide{size:A4 landscape');
    expect([...tags].filter((tag) => ['script', 'link', 'iframe', 'object', 'form'].includes(tag))).toEqual([]);
    const addresses = attributes.filter(([, name]) => name === 'src' || name === 'href');
    expect(addresses.map(([, , value]) => value.slice(0, 16))).toEqual(['https://x.go.th/', 'data:image/jpeg;']);
    expect(html.match(/url\((?!data:)/g)).toBeNull();
  });

  it('lets no font and no foot out of its place', () => {
    const html = reportHtml(report(undefined, { foot: '"}</style><script>alert(1)</script>\\' }), [
      { weight: 700, range: '</style><img src=x>', base64: '"></style><script>' },
    ]);
    const { tags } = read(html);
    expect(tags.has('script')).toBe(false);
    expect([...tags].filter((tag) => tag === 'img')).toHaveLength(1);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });
});

const HOSTILE = [
  '<w:p>&amp;</w:t>',
  ']]><![CDATA[',
  '</style></title><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '\u0000\u0001\u000b\ufffe\uffff',
  '\ud800',
  '\udc00x',
  '=cmd|"/c calc"!A1',
  '{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe }',
  '\u202e\u2066',
  'ก\u0e4d\u0e48\u0e32',
];
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...HOSTILE, 'ข้อความ ', '\n', '\t', '&', '<', '>'), { maxLength: 8 })
    .map((parts) => parts.join('')),
);

function hostileBlocks(text: string): Block[] {
  return [
    { kind: 'letterhead', emblem: text, text },
    { kind: 'title', lines: [text] },
    { kind: 'heading', level: 2, text },
    { kind: 'fields', fields: [{ label: text, value: text }] },
    {
      kind: 'paragraph',
      line: [
        { text, bold: true, link: `https://x.go.th/${text}` },
        { text, link: text },
      ],
    },
    { kind: 'item', mark: text, level: 2, line: text },
    {
      kind: 'table',
      widths: [1, 2],
      head: [text, text],
      rows: [[{ lines: [text], span: 2 }], [{ lines: [] }, { lines: [text, text] }]],
    },
    { kind: 'picture', image: { data: JPEG, width: 10, height: 10 }, alt: text, caption: text },
    { kind: 'signature', opinion: text, post: text },
  ];
}

it('no text breaks either file or runs in it', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const document = report(hostileBlocks(text), { title: text, agency: text, foot: text });
      const docx = await reportDocx(document);
      for (const [name, xml] of partsOf(docx)) expect(malformed(xml), name).toBeNull();
      const shown = squeezed(
        textOf(document)
          .map((one) => cleanText(one).replaceAll('\t', ' '))
          .join(''),
      );
      expect(docxText(docx)).toBe(shown);
      const { tags, attributes } = read(reportHtml(document, []));
      expect(tags.has('script')).toBe(false);
      expect(attributes.filter(([, name]) => name.startsWith('on'))).toEqual([]);
      for (const [, name, value] of attributes)
        if (name === 'href' || name === 'src') expect(value).toMatch(/^(?:https?:\/\/|data:image\/jpeg)/);
    }),
    { numRuns: 40 },
  );
});

it('takes texts of 100 kB', async () => {
  const text = `${'ก'.repeat(50_000)} ${'<&'.repeat(25_000)}`;
  const document = report(hostileBlocks(text));
  const docx = await reportDocx(document);
  expect(malformed(partOf(docx, 'word/document.xml'))).toBeNull();
  expect(docxText(docx).length).toBeGreaterThan(900_000);
  expect(reportHtml(document, []).length).toBeGreaterThan(1_000_000);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditPage } from '../../../lib/audit';
import { PageAudit } from '../../../lib/audit/finding';
import type { Block, Link, PageFacts, Section } from '../../../lib/page/facts';
import { context, pack } from './page';

const edition = pack(2568);
const word = fc.constantFrom(
  'แผน',
  'O1',
  'ทุจริต',
  '2566',
  '๒๕๖๖',
  'รายงาน',
  'คณะผู้บริหาร',
  'O7-O16',
  ' ',
  'ก็็็็',
  '\u200b',
  '<b>',
  'ํา',
  '((((',
  'ที่ ที่ ที่',
  'นาย ก ข',
  '0-0000-0001',
  'ITA',
  'ตัวชี้วัด',
  '...',
  'MOIT1',
);
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(''));
const url = fc.constantFrom(
  '',
  'http://x.example/a',
  'http://x.example/%E0%B8',
  'javascript:void(0)',
  'http://[',
  'mailto:a@b.c',
);

const section = (at: number): fc.Arbitrary<Section> =>
  fc.record({
    parent: at === 0 ? fc.constant(null) : fc.nat(at - 1),
    tag: fc.constantFrom('div', 'ul', 'li', 'nav', 'table', 'header', 'footer', 'main', 'form', 'article'),
    role: fc.constantFrom('', 'navigation', 'main'),
    hint: fc.constantFrom('', 'menu', 'breadcrumb', 'sidebar'),
    collapsed: fc.boolean(),
  });

const facts: fc.Arbitrary<PageFacts> = fc.nat(20).chain((last) => {
  const of = fc.nat(last);
  const block: fc.Arbitrary<Block> = text.chain((words) =>
    fc.record({
      text: fc.constant(words || 'x'),
      section: of,
      heading: fc.nat(6),
      strong: fc.boolean(),
      linked: fc.nat(words.length),
      cell: fc.option(fc.record({ table: fc.nat(3), row: fc.nat(5), col: fc.nat(5), header: fc.boolean() })),
    }),
  );
  const link: fc.Arbitrary<Link> = fc.record({
    url,
    href: url,
    dead: fc.boolean(),
    text,
    section: of,
    block: fc.option(fc.nat(30)),
  });
  return fc.record({
    version: fc.constant(1 as const),
    url,
    title: text,
    description: fc.constant(''),
    sections: fc.tuple(...Array.from({ length: last + 1 }, (_, at) => section(at))),
    blocks: fc.array(block, { maxLength: 40 }),
    links: fc.array(link, { maxLength: 30 }),
    images: fc.array(
      fc.record({
        url,
        alt: text,
        width: fc.nat(900),
        height: fc.nat(900),
        section: of,
        block: fc.option(fc.nat(30)),
        link: fc.option(fc.nat(20)),
      }),
      { maxLength: 6 },
    ),
    fields: fc.array(
      fc.record({
        tag: fc.constant('input'),
        type: fc.constantFrom('text', 'password', 'radio'),
        name: text,
        label: text,
        section: of,
        block: fc.option(fc.nat(30)),
        form: fc.option(fc.nat(3)),
      }),
      { maxLength: 6 },
    ),
    frames: fc.array(
      fc.record({ tag: fc.constant('iframe'), url, title: text, section: of, block: fc.option(fc.nat(30)) }),
      { maxLength: 3 },
    ),
    partial: fc.boolean(),
  });
});

describe('any facts', () => {
  it('end in an audit that fits its schema, always the same', () => {
    fc.assert(
      fc.property(facts, (page) => {
        const audit = auditPage(page, edition, context);
        expect(PageAudit.safeParse(audit).success).toBe(true);
        expect(auditPage(structuredClone(page), edition, context)).toEqual(audit);
      }),
      { numRuns: 300 },
    );
  });
});

/** Facts of a page that is large in one way. */
function large(change: (page: PageFacts) => void): PageFacts {
  const page: PageFacts = {
    version: 1,
    url: 'http://x.example/',
    title: '',
    description: '',
    sections: [{ parent: null, tag: 'body', role: '', hint: '', collapsed: false }],
    blocks: [],
    links: [],
    images: [],
    fields: [],
    frames: [],
    partial: false,
  };
  change(page);
  return page;
}
const block = (words: string, section = 0, more: Partial<Block> = {}): Block => ({
  text: words,
  section,
  heading: 0,
  strong: false,
  linked: 0,
  cell: null,
  ...more,
});
const link = (words: string, section = 0, at: number | null = null): Link => ({
  url: `http://x.example/${words.length}`,
  href: '/',
  dead: false,
  text: words,
  section,
  block: at,
});

describe('large and hostile pages end in bounded time', () => {
  const MOST_MS = 4_000;
  it.each([
    [
      '20,000 lines',
      large(({ blocks }) => {
        for (let at = 0; at < 20_000; at++) blocks.push(block(`รายงานผลการดำเนินงานประจำปี ${at} โครงการ งบประมาณ`));
      }),
    ],
    [
      '8,000 links in one list',
      large(({ blocks, links }) => {
        for (let at = 0; at < 8_000; at++) {
          blocks.push(block(`แผนพัฒนาท้องถิ่น ${at}`, 0, { linked: 18 }));
          links.push(link(`แผนพัฒนาท้องถิ่น ${at}`, 0, at));
        }
      }),
    ],
    [
      'nested 15,000 deep',
      large(({ sections, blocks, links, fields }) => {
        for (let at = 1; at < 15_000; at++) {
          sections.push({ parent: at - 1, tag: 'div', role: '', hint: 'menu', collapsed: at % 2 === 0 });
          blocks.push(block(at % 3 ? 'ติดต่อเรา' : 'สงวนลิขสิทธิ์ โดย', at, { linked: at % 2 ? 9 : 0 }));
        }
        for (let at = 0; at < 200; at++) {
          links.push(link('ติดต่อเรา', 14_000, 200));
          fields.push({ tag: 'input', type: 'password', name: '', label: '', section: 14_500, block: 3, form: 0 });
        }
      }),
    ],
    [
      '5,000 O-codes',
      large(({ blocks, links }) => {
        for (let at = 0; at < 5_000; at++) {
          blocks.push(block(`O${(at % 43) + 1} โครงสร้าง ITA`, 0));
          links.push(link('คลิก', 0, at));
        }
      }),
    ],
    [
      'bait for patterns',
      large(({ blocks }) => {
        for (const piece of [
          'การ',
          'แผน',
          'ผลการ',
          'และการ',
          'ทุจริต',
          '. . ',
          '... ',
          'นาย ',
          '2566-',
          '0 ',
          'อ.',
          '((',
          'ๆ',
          'ร้องเรียน',
        ])
          for (let at = 0; at < 10; at++) blocks.push(block(piece.repeat(4_000 / piece.length), 0, { heading: 1 }));
      }),
    ],
    [
      '3,000 people',
      large(({ blocks, images }) => {
        for (let at = 0; at < 3_000; at++) {
          blocks.push(block('คณะผู้บริหาร'), block('นายสมมุติ ทดสอบดี'), block('นายกองค์การบริหารส่วนตำบล'));
          if (at < 2_000)
            images.push({
              url: `http://x.example/${at}.jpg`,
              alt: '',
              width: 0,
              height: 0,
              section: 0,
              block: at * 3,
              link: null,
            });
        }
      }),
    ],
  ] as const)('%s', (_, page) => {
    const started = performance.now();
    const audit = auditPage(page, edition, context);
    expect(performance.now() - started).toBeLessThan(MOST_MS);
    expect(PageAudit.safeParse(audit).success).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, PageFacts } from '../../../lib/page/facts';
import { maskPersonal, personalDataIn, withoutPersonal } from '../../../lib/personal';
import { citizenNumbers, isCitizenNumber } from '../../../lib/personal/numbers';

const toThaiDigits = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(0xe50 + Number(digit)));

/** Numbers made up here: the first twelve digits at will, the last as the rule wants it. */
function numberOf(digits: readonly number[]): string {
  const sum = digits.reduce((all, digit, at) => all + digit * (13 - at), 0);
  return [...digits, (11 - (sum % 11)) % 10].join('');
}
const citizen = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 }))
  .map(([first, rest]) => numberOf([first, ...rest]));
const grouped = (number: string, gap: string) =>
  [number.slice(0, 1), number.slice(1, 5), number.slice(5, 10), number.slice(10, 12), number.slice(12)].join(gap);
const written = fc
  .tuple(
    citizen,
    fc.constantFrom<(number: string) => string>(
      (number) => number,
      (number) => grouped(number, '-'),
      (number) => grouped(number, ' '),
      (number) => grouped(number, ' - '),
      (number) => grouped(number, '–'),
      (number) => [...number].join(' '),
      (number) => [...number].join('-'),
    ),
    fc.boolean(),
  )
  .map(([number, write, thai]) => ({ number, text: thai ? toThaiDigits(write(number)) : write(number) }));

const block = (text: string, cell: Block['cell'] = null): Block => ({
  text,
  section: 0,
  heading: 0,
  strong: false,
  linked: 0,
  cell,
});
const factsOf = (...blocks: readonly (string | Block)[]): PageFacts => ({
  version: 1,
  url: 'http://www.example.invalid/',
  title: '',
  description: '',
  sections: [{ parent: null, tag: 'body', role: '', hint: '', collapsed: false }],
  blocks: blocks.map((one) => (typeof one === 'string' ? block(one) : one)),
  links: [],
  images: [],
  fields: [],
  frames: [],
  partial: false,
});
const kinds = (...blocks: readonly (string | Block)[]) => personalDataIn(factsOf(...blocks)).map(({ kind }) => kind);
const words = fc.constantFrom('', 'เลขประจำตัวประชาชน ', 'ผู้มีสิทธิ (', 'ลำดับที่ 12 ', '๑. นายสมมุติ ตัวอย่าง ', '"');
const digitsOf = (text: string) =>
  text.replace(/[๐-๙]/g, (one) => String(one.charCodeAt(0) - 0xe50)).replace(/\D/g, '');

describe('citizen numbers', () => {
  it('are found in any writing, and neither quote nor mask keeps a digit of them', () => {
    fc.assert(
      fc.property(
        written,
        words,
        fc.constantFrom('', ' จังหวัดตัวอย่าง', ')', ' เป็นเงิน 600 บาท'),
        ({ number, text }, before, after) => {
          const line = `${before}${text}${after}`;
          const [found, ...more] = personalDataIn(factsOf('บัญชีรายชื่อ', line));
          expect(more).toEqual([]);
          expect(found).toMatchObject({ kind: 'citizen-id', count: 1, places: [{ kind: 'block', at: 1 }] });
          for (const kept of [found?.places[0]?.quote ?? '', maskPersonal(line)]) {
            expect(kept).toContain('x');
            expect(kept).not.toContain(text);
            expect(digitsOf(kept)).not.toContain(number.slice(0, 6));
            expect(digitsOf(kept)).not.toContain(number.slice(6));
          }
        },
      ),
    );
  });

  it('are none when one digit differs, or they begin as a company’s do', () => {
    fc.assert(
      fc.property(citizen, fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const changed = [...number].map((digit, n) => (n === at ? String((Number(digit) + by) % 10) : digit)).join('');
        fc.pre(!isCitizenNumber(changed));
        expect(citizenNumbers(changed)).toEqual([]);
        const company = numberOf([0, ...[...number].slice(1, 12).map(Number)]);
        expect(citizenNumbers(company)).toEqual([]);
      }),
    );
    // A single wrong digit is always noticed but for the one ambiguity of the rule's remainder.
    expect(isCitizenNumber('1234567890121')).toBe(true);
    expect(isCitizenNumber('1234567890122')).toBe(false);
  });

  it('are none within an address, a file name or a longer number', () => {
    fc.assert(
      fc.property(citizen, (number) => {
        for (const text of [
          `http://www.example.invalid/files/${number}.pdf`,
          `IMG_${number}`,
          `${number}5`,
          `7${number}`,
          `id=${number}`,
        ]) {
          expect(citizenNumbers(text)).toEqual([]);
          expect(maskPersonal(text)).toBe(text);
        }
      }),
    );
  });

  it.each([
    '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15',
    '0 0000 0012 ต่อ 123',
    'รหัสโครงการ 67129412345',
    '1,234,567.89 2,345,678.90',
    'พ.ศ. 2566 2567 2568 2569',
  ])('%s is none', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('may begin with 0 where the words say that they are a person’s', () => {
    const number = '0-0000-00000-12-4';
    const cell = (row: number, header = false) => ({ table: 0, row, col: 0, header });
    expect(kinds(`เลขประจำตัวประชาชน ${number}`)).toEqual(['citizen-id']);
    expect(kinds(block('เลขประจำตัวประชาชน', cell(0, true)), block(number, cell(1)))).toEqual(['citizen-id']);
    expect(kinds(`เลขประจำตัวผู้เสียภาษี ${number}`)).toEqual([]);
  });

  it('are counted over the page', () => {
    const [found] = personalDataIn(factsOf('1234567890121', 'x', '1-2345-67890-12-1 และ ๑๒๓๔๕๖๗๘๙๐๑๒๑'));
    expect(found).toMatchObject({ count: 3, places: [{ at: 0 }, { at: 2 }] });
  });

  it('say the page of a file', () => {
    const [found] = personalDataIn(factsOf({ ...block('1234567890121'), page: 3 }));
    expect(found?.places[0]?.page).toBe(3);
  });
});

describe('bank accounts', () => {
  it.each([
    'โอนเงินเข้าบัญชีธนาคารกรุงไทย เลขที่บัญชี 123-4-56789-0 ชื่อบัญชี นายสมมุติ ตัวอย่าง',
    'เลขที่บัญชี ๑๒๓-๔-๕๖๗๘๙-๐',
    'ธนาคารออมสิน สาขาตัวอย่าง 123-4-56789-0',
    'หมายเลขบัญชี 020012345678',
  ])('%s', (text) => {
    const [found] = personalDataIn(factsOf(text));
    expect(found?.kind).toBe('bank-account');
    expect(found?.places[0]?.quote).not.toMatch(/56789|๕๖๗๘๙|12345678/);
    expect(maskPersonal(text)).not.toMatch(/56789|๕๖๗๘๙|12345678/);
  });

  it('are told by the head of their column', () => {
    const cell = (row: number, col: number, header = false) => ({ table: 0, row, col, header });
    expect(
      kinds(
        block('ชื่อ', cell(0, 0, true)),
        block('เลขที่บัญชี', cell(0, 1, true)),
        block('นางตัวอย่าง นามสมมุติ', cell(1, 0)),
        block('1234567890', cell(1, 1)),
      ),
    ).toEqual(['bank-account']);
  });

  it.each([
    'ชำระภาษีได้ที่ธนาคารกรุงไทย ชื่อบัญชี องค์การบริหารส่วนตำบลทุ่งสายธาร เลขที่บัญชี 123-4-56789-0',
    'ธนาคารกรุงไทย โทร 0000000012',
    'โทรศัพท์ 0 0000 0012 ธนาคารขยะชุมชน',
    'ธนาคารน้ำใต้ดิน หมู่ที่ 4 งบประมาณ 1,250,000 บาท',
    'บัญชีโครงการ 2566 2567 2568',
  ])('%s shows none of a person', (text) => {
    expect(kinds(text)).toEqual([]);
  });
});

describe('private addresses', () => {
  it.each(['นายสมมุติ ตัวอย่าง อยู่บ้านเลขที่ 12/3 หมู่ที่ 4', 'ข้าพเจ้า นางสาวทดลอง ลองดู บ้านเลขที่ ๔๕ หมู่ ๖'])('%s', (text) => {
    const [found] = personalDataIn(factsOf(text));
    expect(found?.kind).toBe('private-address');
    expect(found?.places[0]?.quote).not.toMatch(/12\/3|๔๕/);
  });

  it.each([
    'สำนักงานตั้งอยู่บ้านเลขที่ 99 หมู่ที่ 9',
    'องค์การบริหารส่วนตำบลทุ่งสายธาร เลขที่ ๙๙ หมู่ที่ ๙',
    'ก่อสร้างถนนคอนกรีต จากบ้านเลขที่ 12 ถึงบ้านเลขที่ 40 (นายช่างโยธา)',
    'นายกองค์การบริหารส่วนตำบล บ้านเลขที่',
    'ซ่อมแซมท่อระบายน้ำหน้าบ้านเลขที่ 7',
  ])('%s is none', (text) => {
    expect(kinds(text)).toEqual([]);
  });
});

it('any text is looked through, and masking changes digits only', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 20 }),
          written.map(({ text }) => text),
          words,
        ),
        { maxLength: 8 },
      ),
      (pieces) => {
        const text = pieces.join('').slice(0, 4_000);
        const masked = maskPersonal(text);
        expect(masked).toHaveLength(text.length);
        expect(masked.replace(/x/g, '')).toHaveLength(masked.length - (masked.match(/x/g)?.length ?? 0));
        for (let at = 0; at < text.length; at++) {
          if (masked[at] !== text[at]) expect(text[at]).toMatch(/[0-9๐-๙]/);
        }
        expect(
          personalDataIn(factsOf(text)).every(({ places }) => places.every(({ quote }) => quote.length <= 300)),
        ).toBe(true);
      },
    ),
  );
});

describe('facts without personal numbers', () => {
  it('hold no digit of them, wherever they stand, and are otherwise the same', () => {
    fc.assert(
      fc.property(written, words, ({ number, text }, before) => {
        const facts = factsOf('บัญชีรายชื่อ', `${before}${text}`);
        facts.title = text;
        facts.links.push({ url: '', href: '', dead: true, text, section: 0, block: null });
        const clean = withoutPersonal(facts);
        for (const kept of [clean.title, clean.blocks[1]?.text ?? '', clean.links[0]?.text ?? '']) {
          expect(digitsOf(kept)).not.toContain(number.slice(0, 6));
          expect(digitsOf(kept)).not.toContain(number.slice(6));
        }
        expect(clean.blocks[1]?.text).toHaveLength(facts.blocks[1]?.text.length ?? 0);
        expect(facts.title).toBe(text);
        expect(withoutPersonal(facts)).toBe(clean);
        expect(withoutPersonal(clean)).toBe(clean);
      }),
    );
  });

  it('mask what only its column tells', () => {
    const cell = (row: number, col: number, header = false) => ({ table: 0, row, col, header });
    const facts = factsOf(block('เลขที่บัญชี', cell(0, 0, true)), block('1234567890', cell(1, 0)));
    expect(withoutPersonal(facts).blocks[1]?.text).toBe('xxxxxxxxxx');
  });

  it('are the very same where there are none', () => {
    const facts = factsOf('ประกาศ ณ วันที่ 1 ตุลาคม 2567', 'โทร. 0 0000 0001');
    expect(withoutPersonal(facts)).toBe(facts);
  });
});

it('takes time in proportion to the text', () => {
  for (const text of ['1 '.repeat(2_000), '1-'.repeat(2_000), 'ธนาคาร 1'.repeat(500), 'นาย บ้านเลขที่ 1'.repeat(250)]) {
    const began = performance.now();
    for (let n = 0; n < 100; n++) personalDataIn(factsOf(text));
    expect(performance.now() - began).toBeLessThan(5_000);
  }
});

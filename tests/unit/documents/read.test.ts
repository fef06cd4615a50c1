import { beforeAll, describe, expect, it } from 'vitest';
import { fingerprint } from '../../../lib/documents/hash';
import type { DocumentTools } from '../../../lib/documents/outcome';
import { PdfCrash } from '../../../lib/documents/pdf/tool';
import { orientationOf, pictureSize } from '../../../lib/documents/sniff';
import { DocumentReading } from '../../../lib/documents/verdict';
import { reasonText } from '../../../lib/i18n';
import { nodeDocumentTools } from '../../../scripts/audit/document-tools';
import { LINK, RUNNING } from '../../fixtures/documents/content';
import { recall } from '../../fixtures/documents/grams';
import { BOXED, DELETED, FIELD_LINK, FOOT, HIDDEN, INSERTED, SECRET } from '../../fixtures/documents/office';
import { bytesOf, readBytes, readFixture, textOfBlocks, truthOf } from './files';

let tools: DocumentTools;
beforeAll(async () => {
  tools = await nodeDocumentTools();
});

describe('files that can be read give back their text', () => {
  it.each([
    ['chromium.pdf', 'pdf', 3],
    ['writer.pdf', 'pdf', 2],
    ['drawn.pdf', 'pdf', 1],
    // SARA AM written as a space and SARA AA, as Word does.
    ['split-am.pdf', 'pdf', 1],
    // windows-874 letters shown as Latin-1.
    ['latin.pdf', 'pdf', 1],
    ['word.docx', 'docx', 2],
    ['writer.docx', 'docx', 0],
    ['excel.xlsx', 'xlsx', 1],
    ['calc.xlsx', 'xlsx', 1],
  ])('%s', async (name, format, pages) => {
    const reading = await readFixture(name, tools);
    expect(DocumentReading.safeParse(reading).success).toBe(true);
    expect(reading).toMatchObject({ verdict: 'readable', format, pages, partial: false, reason: null });
    expect(reading.facts?.file).toEqual({ format, pages, read: 'text' });
    expect(recall(truthOf(name), textOfBlocks(reading))).toBeGreaterThanOrEqual(0.98);
    expect(reading.facts?.title).toContain('๒๕๖๘');
  });
});

describe('pictures of paper are read by OCR and say so', () => {
  it.each([
    ['scan.pdf', 'scanned', 'pdf', 'file.ocr'],
    ['scan.jpg', 'scanned', 'image', 'file.ocr'],
    ['garbled.pdf', 'garbled', 'pdf', 'file.garbledOcr'],
    ['no-map.pdf', 'garbled', 'pdf', 'file.garbledOcr'],
  ])('%s', async (name, verdict, format, reason) => {
    const reading = await readFixture(name, tools);
    expect(DocumentReading.safeParse(reading).success).toBe(true);
    expect(reading).toMatchObject({ verdict, format, reason: { key: reason } });
    expect(reading.facts?.file?.read).toBe('ocr');
    expect(recall(truthOf(name), textOfBlocks(reading))).toBeGreaterThanOrEqual(0.8);
  });

  it.each([
    ['scan.pdf', 'scanned', 'file.noOcr'],
    ['scan.jpg', 'scanned', 'file.noOcr'],
    ['garbled.pdf', 'garbled', 'file.garbledNoOcr'],
  ])('%s without OCR: nothing is made up', async (name, verdict, reason) => {
    const reading = await readFixture(name, { ...tools, ocr: null });
    expect(reading).toMatchObject({ verdict, facts: null, reason: { key: reason } });
  });

  it('reads the first pages of a scan only', async () => {
    const reading = await readFixture('scan.pdf', tools, { limits: { ocrPages: 1 } });
    expect(reading).toMatchObject({
      verdict: 'scanned',
      pages: 2,
      pagesRead: 1,
      partial: true,
      reason: { key: 'file.ocrSome' },
    });
    expect(new Set(reading.facts?.blocks.map(({ page }) => page))).toEqual(new Set([1]));
  });
});

describe('files that cannot be read say why', () => {
  it.each([
    ['password.pdf', 'password', 'pdf', 'file.password'],
    ['password.docx', 'password', 'docx', 'file.password'],
    ['broken.pdf', 'broken', 'pdf', 'file.damaged'],
    ['broken.docx', 'broken', 'docx', 'file.damaged'],
    ['empty.pdf', 'broken', 'pdf', 'file.empty'],
    ['bomb.docx', 'too-large', 'docx', 'file.bomb'],
    ['deep.docx', 'too-large', 'docx', 'file.bomb'],
    ['huge.png', 'too-large', 'image', 'file.tooManyDots'],
    ['web-page.pdf', 'unsupported', 'html', 'file.webPage'],
    ['old.doc', 'unsupported', 'other', 'file.oldOffice'],
  ])('%s', async (name, verdict, format, reason) => {
    const reading = await readFixture(name, tools);
    expect(reading).toMatchObject({ verdict, format, facts: null, reason: { key: reason } });
    for (const language of ['th', 'en'] as const) {
      const text = reading.reason ? reasonText(language, reading.reason) : '';
      expect(text).not.toMatch(/^file\.|\{/);
    }
  });

  it('bounds the bytes before it looks at them', async () => {
    const reading = await readFixture('writer.pdf', tools, { limits: { bytes: 1_000 } });
    expect(reading).toMatchObject({ verdict: 'too-large', format: 'pdf', reason: { key: 'file.tooLarge' } });
  });

  it('ends a bomb before it has come out', async () => {
    const before = process.memoryUsage().arrayBuffers;
    await readFixture('bomb.docx', tools);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });
});

describe('PDF', () => {
  it('says on which page a thing stands, keeps links, and sets running lines apart', async () => {
    const { facts } = await readFixture('chromium.pdf', tools);
    const at = (words: string) => facts?.blocks.find(({ text }) => text.includes(words));
    expect(at('ประกาศองค์การบริหารส่วนตำบลทุ่งสายธาร')).toMatchObject({ page: 1, heading: 2 });
    expect(at('การติดตามประเมินผล')?.page).toBe(2);
    expect(at('จึงประกาศให้ทราบ')?.page).toBe(3);
    expect(facts?.links).toMatchObject([{ url: LINK, dead: false }]);
    const running = facts?.blocks.filter(({ text }) => text === RUNNING) ?? [];
    expect(running.length).toBe(3);
    expect(new Set(running.map(({ section }) => facts?.sections[section]?.tag))).toEqual(new Set(['header']));
    expect(at('- 2 -')).toMatchObject({ page: 2 });
    expect(facts?.sections[at('- 2 -')?.section ?? 0]?.tag).toBe('footer');
  });

  it('joins the lines of a paragraph', async () => {
    const { facts } = await readFixture('writer.pdf', tools);
    const paragraph = facts?.blocks.find(({ text }) => text.startsWith('ด้วยองค์การบริหารส่วนตำบล'));
    expect(paragraph?.text).toMatch(/ตุลาคม ๒๕๖๗$/);
  });

  it('reads as many pages as it may and says so', async () => {
    const reading = await readFixture('chromium.pdf', tools, { limits: { pages: 1 } });
    expect(reading).toMatchObject({ verdict: 'readable', pages: 3, pagesRead: 1, partial: true });
    expect(reading.reason).toEqual({ key: 'file.firstPages', params: { read: 1, pages: 3 } });
    expect(reading.facts?.partial).toBe(true);
  });

  it('gives back what was read when the time is up', async () => {
    const reading = await readFixture('chromium.pdf', tools, { limits: { seconds: -1 } });
    expect(reading).toMatchObject({ verdict: 'broken', reason: { key: 'file.slow' } });
  });

  it('rejects when it is cancelled, and reads the next file', async () => {
    const stop = new AbortController();
    const reading = readFixture('scan.pdf', tools, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(reading).rejects.toThrow(/abort/i);
    expect((await readFixture('writer.pdf', tools)).verdict).toBe('readable');
  });

  it('keeps the pages before the one that brings the engine down', async () => {
    const pdf: DocumentTools['pdf'] = {
      async open(bytes) {
        const opened = await tools.pdf.open(bytes);
        if (!opened.ok) return opened;
        const page = (number: number) => {
          if (number === 3) throw new PdfCrash('unreachable');
          return opened.document.page(number);
        };
        return { ok: true, document: { ...opened.document, page } };
      },
    };
    const reading = await readFixture('chromium.pdf', { ...tools, pdf });
    expect(reading).toMatchObject({
      verdict: 'readable',
      pagesRead: 2,
      partial: true,
      reason: { key: 'file.crashAfter' },
    });
  });

  it('gives a verdict, and no error, for a PDF that is cut off anywhere or has bytes changed', async () => {
    const whole = bytesOf('drawn.pdf');
    for (let step = 1; step < 24; step++) {
      const cut = await readBytes(whole.subarray(0, Math.round((whole.length * step) / 24)), 'cut.pdf', {
        ...tools,
        ocr: null,
      });
      expect(DocumentReading.safeParse(cut).success).toBe(true);
      const changed = whole.slice();
      for (let at = step * 13; at < changed.length; at += 997) changed[at] = (changed[at] ?? 0) ^ (step * 7);
      const reading = await readBytes(changed, 'changed.pdf', { ...tools, ocr: null });
      expect(DocumentReading.safeParse(reading).success).toBe(true);
    }
  });
});

describe('DOCX', () => {
  it('keeps what is seen, leaves out what is not, and sets headers and notes apart', async () => {
    const { facts } = await readFixture('word.docx', tools);
    const texts = facts?.blocks.map(({ text }) => text) ?? [];
    expect(texts.filter((text) => text === BOXED)).toHaveLength(1);
    expect(texts).toContain(INSERTED);
    expect(texts.join('\n')).not.toMatch(new RegExp(`${DELETED}|${HIDDEN}`));
    const sectionOf = (words: string) => {
      const block = facts?.blocks.find(({ text }) => text === words);
      return facts?.sections[block?.section ?? 0];
    };
    expect(sectionOf(RUNNING)).toMatchObject({ tag: 'header', role: 'banner' });
    expect(sectionOf(FOOT)).toMatchObject({ tag: 'section' });
    expect(facts?.links.map(({ url }) => url)).toEqual([LINK, FIELD_LINK]);
  });

  it('knows headings by style, tables by cell, pages by the breaks that Word noted', async () => {
    const { facts } = await readFixture('word.docx', tools);
    const at = (words: string) => facts?.blocks.find(({ text }) => text.startsWith(words));
    expect(at('เรื่อง แผนการดำเนินงาน')).toMatchObject({ heading: 1, strong: true });
    expect(at('ส่วนที่ ๑')).toMatchObject({ heading: 2 });
    expect(at('ด้วยองค์การ')).toMatchObject({ heading: 0, strong: false, page: 1 });
    expect(at('งบประมาณ (บาท)')?.cell).toEqual({ table: 0, row: 0, col: 2, header: true });
    expect(at('๔๑,๔๐๐')?.cell).toEqual({ table: 0, row: 3, col: 2, header: false });
    expect(at('ติดต่อเรา')?.page).toBe(2);
  });
});

describe('XLSX', () => {
  it.each(['excel.xlsx', 'calc.xlsx'])(
    '%s: cells at their places, as they are shown; no hidden sheet',
    async (name) => {
      const { facts } = await readFixture(name, tools);
      const at = (words: string) => facts?.blocks.find(({ text }) => text === words);
      expect(at('บัญชีโครงการ ๒๕๖๘')).toMatchObject({ heading: 3, cell: null });
      expect(at('แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. ๒๕๖๘')).toMatchObject({ heading: 1, cell: null });
      expect(facts?.title).toBe('แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. ๒๕๖๘');
      expect(at('รายการ')?.cell).toEqual({ table: 0, row: 2, col: 1, header: true });
      expect(at('125,000.50')?.cell).toEqual({ table: 0, row: 3, col: 2, header: false });
      expect(at('15/10/2567')).toBeDefined();
      expect(at('45.12%')).toBeDefined();
      expect(at('อุดหนุนโรงเรียนบ้านทุ่งน้ำใส')).toBeDefined();
      expect(facts?.links.map(({ url }) => url).sort()).toEqual([FIELD_LINK, LINK]);
      expect(facts?.blocks.some(({ text }) => text.includes(SECRET))).toBe(false);
    },
  );
});

describe('fingerprint', () => {
  it('tells any changed byte, and does not depend on where the bytes lie', () => {
    const bytes = bytesOf('writer.docx');
    const print = fingerprint(bytes);
    for (let at = 0; at < bytes.length; at += 101) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(fingerprint(changed)).not.toBe(print);
    }
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    expect(fingerprint(moved.subarray(3))).toBe(print);
    expect(fingerprint(bytes.subarray(1))).not.toBe(print);
  });
});

describe('a photograph', () => {
  const exif = (turned: number, little: boolean) => {
    const entry = little ? [0x12, 1, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0] : [1, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0];
    const head = little ? [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0] : [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1];
    const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...head, ...entry, 0, 0, 0, 0];
    return [0xff, 0xe1, 0, body.length + 2, ...body];
  };

  it.each([
    [6, false],
    [8, true],
    [3, false],
    [1, true],
  ])('that was turned (%i, little-endian %s) is known to be', (turned, little) => {
    const jpeg = bytesOf('scan.jpg');
    const bytes = Uint8Array.from([0xff, 0xd8, ...exif(turned, little), ...jpeg.subarray(2)]);
    expect(orientationOf(bytes)).toBe(turned);
    expect(pictureSize(bytes)).toEqual(pictureSize(jpeg));
  });

  it('that says nothing of it stands upright', () => {
    expect(orientationOf(bytesOf('scan.jpg'))).toBe(1);
    expect(orientationOf(new Uint8Array())).toBe(1);
  });
});

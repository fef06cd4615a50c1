import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../lib/assessment/model';
import { itasSheet, picturesZip, pictureUses, readSheet, sheetToXlsx } from '../../../lib/export';
import { evidence, oneItem, snapshot } from '../assessment/records';

const SITE = 'http://www.tuayangphrai.go.th';
const picture = (id: string, page: string, more: Partial<Picture> = {}): Picture => ({
  id,
  rev: 1,
  createdAt: '2026-11-02T02:00:00.000Z',
  updatedAt: '2026-11-02T02:00:00.000Z',
  updatedBy: 'สมใจ ตัวอย่างดี',
  deletedAt: null,
  assessmentId: 'assessment-1',
  url: `${SITE}/${page}`,
  title: page,
  marked: '',
  takenAt: '2026-11-02T02:00:00.000Z',
  takenBy: 'สมใจ ตัวอย่างดี',
  width: 10,
  height: 10,
  size: 3,
  ...more,
});
const SHEET = {
  language: 'th',
  agency: 'อบต.ตัวอย่างไพร',
  edition: 2568,
  date: { iso: '2026-11-03', text: '3 พฤศจิกายน 2569' },
  caveat: null,
} as const;
const ROWS = [
  { code: 'O1', name: 'โครงสร้าง', evidence: [evidence('a', 'structure'), evidence('a', 'duties')] },
  {
    code: 'O2',
    name: 'ผู้บริหาร',
    evidence: [evidence('b', 'plan.pdf', { foundOn: `${SITE}/menu` }), evidence('b', 'structure')],
  },
];

describe('pictures that go out', () => {
  it('are named by item, evidence and number; one picture has one name', () => {
    const pictures = [
      picture('p1', 'structure'),
      picture('p2', 'structure'),
      picture('p3', 'menu'),
      picture('p4', 'x'),
    ];
    const uses = pictureUses(ROWS, pictures);
    expect(uses.map(({ code, at, file, way }) => [code, at, file, way])).toEqual([
      ['O1', 1, 'O1-1-1.jpg', false],
      ['O1', 1, 'O1-1-2.jpg', false],
      ['O2', 1, 'O2-1-1.jpg', true],
      ['O2', 2, 'O1-1-1.jpg', false],
      ['O2', 2, 'O1-1-2.jpg', false],
      ['', 0, 'page-1.jpg', false],
    ]);
  });

  it('stand in a ZIP with a page that says item, address, moment and person; nothing of it runs', () => {
    const hostile = picture('p1', 'structure', { marked: '<script>alert(1)</script>', takenBy: '<b>ก</b>' });
    const gone = picture('p2', 'duties');
    const uses = pictureUses(ROWS, [hostile, gone]);
    const files = unzipSync(picturesZip(SHEET, uses, new Map([['p1', new Uint8Array([255, 216, 7])]])));
    expect(Object.keys(files).sort()).toEqual(['O1-1-1.jpg', 'index.html']);
    expect([...(files['O1-1-1.jpg'] ?? [])]).toEqual([255, 216, 7]);
    const index = strFromU8(files['index.html'] ?? new Uint8Array());
    expect(index).toContain('2 พ.ย. 2569 09.00 น.');
    expect(index).toContain(`<a href="${SITE}/structure">`);
    expect(index).toContain('<img src="O1-1-1.jpg"');
    expect(index).not.toContain('O1-2-1.jpg');
    expect(index).not.toMatch(/<script|<b>/);
  });

  it('are named beside their URL on the sheet of links, which is read again as before', async () => {
    const { edition, item } = oneItem();
    const own = [evidence(item.id, 'structure'), evidence(item.id, 'duties')];
    const state = { readiness: 'partial', answer: 'yes', explanation: '', evidence: own, doubts: [] } as const;
    const readiness = { items: new Map([[item.id, { ...state, evidence: own, doubts: [] }]]) };
    const of = (pictures: Picture[]) =>
      itasSheet({ snapshot: snapshot({ pictures }), edition, readiness, today: '2026-11-03' });
    const sheet = of([picture('p1', 'structure')]);
    expect(sheet.rows[0]?.evidence).toMatchObject([{ pictures: [`${item.code}-1-1.jpg`] }, {}]);
    const texts = (from: typeof sheet) =>
      strFromU8(unzipSync(sheetToXlsx(from))['xl/sharedStrings.xml'] ?? new Uint8Array());
    expect(texts(sheet)).toContain(`${item.code}-1-1.jpg`);
    expect(texts(of([]))).not.toContain('ภาพ');
    const read = await readSheet(sheetToXlsx(sheet));
    expect(read).toEqual(await readSheet(sheetToXlsx(of([]))));
    expect(read.ok && read.rows[0]?.evidence.map(({ url }) => url)).toEqual(own.map(({ url }) => url));
  });
});

import { describe, expect, it } from 'vitest';
import { gridOf } from '../../../lib/documents/pdf/grid';
import { linesOfPages } from '../../../lib/documents/pdf/layout';
import { type Letters, piecesOf } from '../../../lib/documents/pdf/letters';
import type { PdfLine } from '../../../lib/documents/pdf/tool';

const same = (text: string) => text;

/** Letters side by side, each a unit wide, marks without width; `gaps` moves what follows an index, `generated` are indexes. */
function lettersOf(
  text: string,
  gaps: Readonly<Record<number, number>> = {},
  generated: readonly number[] = [],
): Letters {
  let at = 0;
  const boxes = [...text].map((letter, index) => {
    at += gaps[index] ?? 0;
    const left = at;
    const mark = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/.test(letter);
    at += mark || generated.includes(index) ? 0 : 5;
    return { left: mark ? left - 5 : left, right: mark ? left - 5 : at, top: 12, bottom: 0 };
  });
  return { box: (index) => boxes[index] ?? null, generated: (index) => generated.includes(index) };
}

describe('a line of letters', () => {
  it('is one piece where no gap parts it', () => {
    const text = 'แผนการดำเนินงาน ประจำปี ๒๕๖๘';
    expect(piecesOf(text, lettersOf(text))).toMatchObject({ text, spans: [{ left: 0 }] });
  });

  it('is cut where the engine saw a wide gap', () => {
    const text = 'ที่ โครงการ งบ';
    const pieces = piecesOf(text, lettersOf(text, { 4: 20, 12: 30 }, [3, 11]));
    expect(pieces.text).toBe('ที่\tโครงการ\tงบ');
    expect(pieces.spans).toHaveLength(3);
    expect(pieces.spans[1]?.left).toBe(25);
  });

  it('loses a space that is none', () => {
    // The tone mark shifted what stands beside it; no word begins with SARA AA.
    for (const [text, right] of [
      ['จัดซื้อวัคซีนป้ องกัน', 'จัดซื้อวัคซีนป้องกัน'],
      ['ไฟฟ้ าสาธารณะ', 'ไฟฟ้าสาธารณะ'],
    ] as const) {
      const at = text.indexOf(' ');
      expect(piecesOf(text, lettersOf(text, {}, [at])).text).toBe(right);
    }
  });

  it('keeps a space that was written', () => {
    const text = 'ทั้งนี้ ให้';
    expect(piecesOf(text, lettersOf(text)).text).toBe(text);
  });

  it('loses letters that lie on others, and keeps words that are said twice', () => {
    const doubled = 'ทั้งทั้หมด';
    expect(piecesOf(doubled, lettersOf(doubled, { 4: -4 })).text).toBe('ทั้งหมด');
    const twice = 'ทั้งทั้งหมด';
    expect(piecesOf(twice, lettersOf(twice)).text).toBe(twice);
  });
});

/** A line at a height, its pieces from left to right in points. */
const line = (
  top: number,
  pieces: readonly (readonly [text: string, left: number, right: number])[],
  bold = false,
): PdfLine => ({
  text: pieces.map(([text]) => text).join('\t'),
  spans: pieces.map(([, left, right]) => ({ left, right })),
  left: pieces[0]?.[1] ?? 0,
  right: pieces.at(-1)?.[2] ?? 0,
  top,
  height: 12,
  bold,
});
const cellsOf = (lines: readonly PdfLine[]) =>
  gridOf(lines, 0).grid.map((cells) =>
    cells?.map(({ table, row, col, header }) => `${table}.${row}.${col}${header ? 'h' : ''}`).join(' '),
  );

describe('tables', () => {
  const table = [
    line(
      700,
      [
        ['ที่', 50, 60],
        ['โครงการ', 80, 130],
        ['งบประมาณ', 300, 350],
      ],
      true,
    ),
    line(680, [
      ['๑', 50, 55],
      ['ก่อสร้างถนน', 80, 150],
      ['๔๙๕,๐๐๐', 305, 350],
    ]),
    line(666, [['คอนกรีต หมู่ที่ ๓', 80, 160]]),
    line(646, [
      ['๒', 50, 55],
      ['อบรมอาชีพ', 80, 140],
      ['๓๐,๐๐๐', 310, 350],
    ]),
  ];

  it('are lines whose pieces stand under each other, with the second lines of their cells', () => {
    expect(cellsOf(table)).toEqual(['0.0.0h 0.0.1h 0.0.2h', '0.1.0 0.1.1 0.1.2', '0.1.1', '0.2.0 0.2.1 0.2.2']);
  });

  it('end where the text goes on over the whole width', () => {
    const text = line(620, [['โครงการตามบัญชีข้างต้นเบิกจ่ายจากข้อบัญญัติ', 50, 500]]);
    const title = line(720, [['บัญชีโครงการ', 50, 110]]);
    expect(cellsOf([title, ...table, text])).toEqual([undefined, ...cellsOf(table), undefined]);
  });

  it('are given cell by cell as well', () => {
    const cells = [
      line(
        700,
        [
          ['มิติ', 50, 70],
          ['มาตรการ', 120, 160],
        ],
        true,
      ),
      line(680, [['๑. สร้างสังคม', 50, 100]]),
      line(680, [['อบรมคุณธรรม', 120, 180]]),
      line(666, [['บุคลากร', 120, 150]]),
      line(646, [
        ['๒. ป้องกัน', 50, 95],
        ['No Gift Policy', 120, 185],
      ]),
    ];
    expect(cellsOf(cells)).toEqual(['0.0.0h 0.0.1h', '0.1.0', '0.1.1', '0.1.1', '0.2.0 0.2.1']);
  });

  it('are none where gaps do not stand under each other: a justified paragraph', () => {
    const justified = [
      line(700, [
        ['ด้วยองค์การบริหาร', 50, 150],
        ['ส่วนตำบล', 165, 300],
      ]),
      line(686, [
        ['ได้จัดทำแผน', 50, 210],
        ['การดำเนินงาน', 225, 330],
      ]),
    ];
    expect(cellsOf(justified)).toEqual([undefined, undefined]);
    const [paragraph] = linesOfPages([{ number: 1, width: 600, lines: justified, links: [] }], same);
    expect(paragraph?.text).toContain('ด้วยองค์การบริหาร ส่วนตำบล');
  });

  it('are counted through the pages', () => {
    const pages = [1, 2].map((number) => ({ number, width: 600, lines: table, links: [] }));
    const cells = linesOfPages(pages, same).flatMap(({ cell, page }) => (cell ? [`${page}:${cell.table}`] : []));
    expect([...new Set(cells)]).toEqual(['1:0', '2:1']);
  });
});

describe('lines of a page', () => {
  const prose = (top: number, text: string, left: number, right: number, bold = false) =>
    line(top, [[text, left, right]], bold);
  const read = (...lines: readonly PdfLine[]) =>
    linesOfPages([{ number: 1, width: 600, lines, links: [] }], same).map(({ text }) => text);

  it('are joined to paragraphs where the one before is full, Thai without a space', () => {
    const full = prose(700, 'ด้วยองค์การบริหารส่วนตำบลได้จัดทำแผนการดำเนิน', 50, 550);
    expect(read(full, prose(686, 'งานประจำปี', 50, 120))).toEqual(['ด้วยองค์การบริหารส่วนตำบลได้จัดทำแผนการดำเนินงานประจำปี']);
    expect(read(full, prose(686, '๑. โครงการ', 50, 120))).toHaveLength(2);
    expect(read(full, prose(660, 'งานประจำปี', 50, 120))).toHaveLength(2);
    expect(read(prose(700, 'ส่วนที่ ๑', 50, 120), prose(686, 'บทนำ', 50, 120))).toHaveLength(2);
  });
});

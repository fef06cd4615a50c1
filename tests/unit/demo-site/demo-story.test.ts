import { describe, expect, it } from 'vitest';
import { tableOf, widthOf, wrap } from '../../../scripts/demo/report';
import { plansOf } from '../../../scripts/demo/story';
import { readManifest } from '../../fixtures/demo-site/manifest';

describe('what the demo plans', () => {
  const plans = plansOf({ manifest: readManifest() });

  it('is every item of the edition, once, in order', () => {
    expect(plans.map((plan) => plan.code)).toEqual(Array.from({ length: 28 }, (_, at) => `O${at + 1}`));
  });

  it('brings an item that is fully served to ready: every criterion is met by a page or file of the right year', () => {
    for (const plan of plans.filter((one) => one.expected === 'ready')) {
      expect([plan.code, plan.answer, [...plan.verdicts.values()].every(Boolean)]).toEqual([plan.code, 'yes', true]);
      expect(plan.pages.length).toBeGreaterThan(0);
    }
  });

  it('leaves the others short, and says why', () => {
    const rest = plans.filter((one) => one.expected !== 'ready');
    expect(rest.map((plan) => `${plan.code} ${plan.expected} ${plan.answer}`)).toEqual([
      'O15 partial yes',
      'O20 partial yes',
      'O22 missing no',
      'O26 missing no',
    ]);
    for (const plan of rest) expect(plan.remark).not.toBe('');
    expect(rest.flatMap((plan) => [...plan.verdicts.values()])).not.toContain(true);
  });

  it('tells the assessor the way in the menu, or that there is none', () => {
    const said = (code: string) => plans.find((plan) => plan.code === code)?.pages.map((one) => one.explanation);
    expect(said('O2')).toEqual(['เมนู บุคลากร > คณะผู้บริหาร']);
    expect(said('O28')).toEqual(['เปิดจาก URL โดยตรง หน้านี้ยังไม่มีในเมนู']);
  });
});

describe('a table of Thai in a terminal', () => {
  it('counts letters and not the marks over and under them', () => {
    expect(widthOf('ที่ตั้ง')).toBe(3);
    expect(widthOf('กำ')).toBe(2);
  });

  it('breaks to the width, fills up to it and leaves nothing out', () => {
    for (const text of ['', 'ผู้', 'ข้อมูลผู้บริหารทั้งหมดของหน่วยงาน', 'short', 'น้ำน้ำน้ำน้ำ'])
      for (const width of [2, 5, 9]) {
        const lines = wrap(text, width);
        expect(lines.map(widthOf)).toEqual(lines.map(() => width));
        expect(lines.join('').replaceAll(' ', '')).toBe(text);
      }
    expect(wrap('ที่ตั้งสำนัก', 4)).toEqual(['ที่ตั้ง ', 'สำนัก']);
  });

  it('keeps its columns when a cell has several lines', () => {
    const lines = tableOf(
      [
        ['ข้อ', 'URL'],
        ['O1', '/a\n/b'],
        ['O2', '/ค'],
      ],
      [4, 6],
    ).split('\n');
    expect(new Set(lines.map(widthOf)).size).toBe(1);
    expect(lines).toHaveLength(7);
  });
});

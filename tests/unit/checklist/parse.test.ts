import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinEditions, caveatIn, draftFrom, packToJson, parsePack, readPackFile } from '../../../lib/checklist';
import { PACK_PROBLEM_KEYS, type PackProblem } from '../../../lib/checklist/problems';
import { packProblemText } from '../../../lib/i18n/pack-problems';
import { packProblemsEn } from '../../../lib/i18n/pack-problems.en';
import { packProblemsTh } from '../../../lib/i18n/pack-problems.th';
import { copyOf, packOf } from './packs';

/** A copy of the 2568 pack with one value replaced (undefined = taken away), by its path. */
function spoiled(path: string, value: unknown): unknown {
  const pack: unknown = copyOf(packOf(2568));
  const parts = path.split('.');
  let holder = pack as Record<string, unknown>;
  for (const part of parts.slice(0, -1)) holder = holder[part] as Record<string, unknown>;
  const last = parts.at(-1) ?? '';
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return pack;
}

function problemsOf(input: unknown): PackProblem[] {
  const result = parsePack(input);
  return result.ok ? [] : result.problems;
}

const said = (input: unknown) => problemsOf(input).map((problem) => packProblemText('th', problem));

const ITEM = 'indicators.0.subIndicators.1.items.2';

describe('a pack from anywhere', () => {
  it('comes back as it was', () => {
    for (const pack of [...builtinEditions, draftFrom(packOf(2569), 2570)]) {
      expect(parsePack(copyOf(pack))).toEqual({ ok: true, pack });
      expect(parsePack(JSON.parse(packToJson(pack)))).toEqual({ ok: true, pack });
    }
  });

  it.each<[string, unknown, string, string]>([
    [`${ITEM}.name`, undefined, 'missing', 'ข้อ O7 ช่อง “ชื่อ”: ยังไม่มีข้อมูล'],
    [`${ITEM}.name`, '  ', 'empty', 'ข้อ O7 ช่อง “ชื่อ”: ว่างไม่ได้'],
    [`${ITEM}.name`, 'ก'.repeat(401), 'too-long', 'ข้อ O7 ช่อง “ชื่อ”: ยาวได้ไม่เกิน 400 ตัวอักษร'],
    [`${ITEM}.code`, 'ข้อ 7', 'bad-code', 'ข้อ ข้อ 7 ช่อง “เลข”: “ข้อ 7” ไม่ใช่เลขข้อ ให้เขียนเช่น O1 หรือ O25'],
    [
      `${ITEM}.criteria.0.basis`,
      'sure',
      'bad-choice',
      'ข้อ O7 องค์ประกอบที่ 1 ช่อง “ที่มา”: ใช้ “sure” ไม่ได้ ใช้ได้เฉพาะ certain, strong, weak, guess',
    ],
    [`${ITEM}.criteria`, [], 'too-few', 'ข้อ O7 ช่อง “องค์ประกอบด้านข้อมูล”: ต้องมีอย่างน้อย 1 รายการ'],
    [`${ITEM}.criteria.0.text`, 7, 'wrong-type', 'ข้อ O7 องค์ประกอบที่ 1 ช่อง “ข้อความ”: ต้องเป็นข้อความ'],
    [
      `${ITEM}.criteria.0.text`,
      'ก\u0007ข',
      'control-character',
      'ข้อ O7 องค์ประกอบที่ 1 ช่อง “ข้อความ”: มีอักขระควบคุมที่มองไม่เห็น โปรดลบแล้วพิมพ์ข้อความใหม่',
    ],
    [
      `${ITEM}.criteria.0.checks`,
      ['looks-nice'],
      'unknown-check',
      'ข้อ O7 องค์ประกอบที่ 1 ช่อง “วิธีตรวจ”: โปรแกรมไม่รู้จักวิธีตรวจ “looks-nice” โปรดอัปเดตโปรแกรม หรือลบออกเพื่อให้เจ้าหน้าที่ตรวจเอง',
    ],
    [
      `${ITEM}.criteria.1.id`,
      'results',
      'duplicate-criterion',
      'ข้อ O7 องค์ประกอบที่ 2 ช่อง “รหัสประจำ”: รหัสประจำองค์ประกอบ “results” ซ้ำกับองค์ประกอบอื่นของข้อเดียวกัน',
    ],
    [`${ITEM}.topics`, ['เรื่อง'], 'bad-slug', 'ข้อ O7 ช่อง “เรื่อง”: “เรื่อง” ใช้เป็นรหัสไม่ได้ ใช้ได้เฉพาะ a-z, 0-9 และเครื่องหมาย -'],
    [
      `${ITEM}.topics`,
      ['annual-perfomance'],
      'unknown-topic',
      'ข้อ O7 ช่อง “เรื่อง”: โปรแกรมไม่รู้จักเรื่อง “annual-perfomance” เรื่องที่เพิ่มเองให้ขึ้นต้นด้วย local-',
    ],
    [`${ITEM}.topics`, ['news'], 'topic-twice', 'ข้อ O7 ช่อง “เรื่อง”: เรื่อง “news” อยู่ในข้อ O4 แล้ว หนึ่งเรื่องอยู่ได้ข้อเดียว'],
    [
      `${ITEM}.sources`,
      ['NOBODY'],
      'unknown-source',
      'ข้อ O7 ช่อง “แหล่งอ้างอิง”: ไม่มีแหล่งอ้างอิง “NOBODY” ในรายการแหล่งอ้างอิงของเกณฑ์นี้',
    ],
    [`${ITEM}.id`, 'news', 'duplicate-item-id', 'ข้อ O7 ช่อง “รหัสประจำ”: รหัสประจำข้อ “news” ซ้ำกับข้ออื่น'],
    [`${ITEM}.colour`, 'red', 'unknown-field', 'ข้อ O7: มีช่อง “colour” ที่โปรแกรมไม่รู้จัก โปรดลบหรือตรวจการสะกด'],
    ['indicators.0.subIndicators.1.code', '10.1', 'duplicate-sub', 'ตัวชี้วัดย่อย 10.1 ช่อง “เลข”: ตัวชี้วัดย่อยนี้อยู่ใต้ตัวชี้วัดอื่น'],
    [
      'indicators.0.subIndicators.1.code',
      '9.11',
      'bad-sub-code',
      'ตัวชี้วัดย่อย 9.11 ช่อง “เลข”: “9.11” ไม่ใช่เลขตัวชี้วัดย่อย ให้เขียนเช่น 9.1 หรือ 10.2',
    ],
    ['year', '2568', 'wrong-type', 'ช่อง “ปีการประเมิน”: ต้องเป็นตัวเลข'],
    ['year', 2568.5, 'not-whole', 'ช่อง “ปีการประเมิน”: ต้องเป็นจำนวนเต็ม'],
    ['year', 2026, 'too-small', 'ช่อง “ปีการประเมิน”: ต้องไม่น้อยกว่า 2550'],
    ['year', 2700, 'too-large', 'ช่อง “ปีการประเมิน”: ต้องไม่มากกว่า 2699'],
    ['numberingBasis', 'guess', 'caveat-missing', 'ช่อง “ข้อควรระวัง”: เลขข้อของเกณฑ์นี้ยังไม่ยืนยัน จึงต้องมีข้อควรระวังให้ผู้ใช้เห็น'],
    ['scoring.weights.OIT', 0.5, 'weights-sum', 'ช่อง “น้ำหนักคะแนน”: น้ำหนักคะแนนรวมกันได้ 1.1 ต้องรวมกันได้ 1 และไม่มีค่าติดลบ'],
    ['grades.bands.1.minTotal', 96, 'bands-order', 'ระดับผลที่ 2 ช่อง “คะแนนรวมขั้นต่ำ”: ช่วงคะแนนต้องเรียงจากสูงไปต่ำ'],
    ['grades.bands.4.minTotal', 10, 'bands-floor', 'ระดับผลที่ 5: ระดับผลสุดท้ายต้องเริ่มที่ 0 และไม่มีเงื่อนไขรายเครื่องมือ'],
    ['formatVersion', 2, 'newer-format', 'เกณฑ์นี้ทำจากโปรแกรมรุ่นใหม่กว่า โปรดอัปเดตโปรแกรมก่อนนำเข้า'],
    ['format', 'other', 'not-a-pack', 'ไฟล์นี้ไม่ใช่ไฟล์เกณฑ์ OIT'],
    [
      'indicators',
      [{ code: '9', name: 'x', subIndicators: [{ code: '9.1', name: '', basis: 'guess', items: [] }] }],
      'no-items',
      'ช่อง “ตัวชี้วัด”: เกณฑ์ไม่มีข้อใดเลย',
    ],
  ])('with %s = %j is refused', (path, value, key, sentence) => {
    const input = spoiled(path, value);
    expect(problemsOf(input).map((problem) => problem.key)).toContain(key);
    expect(said(input)).toContain(sentence);
  });

  it('gives the path too, for people who edit the file', () => {
    expect(problemsOf(spoiled(`${ITEM}.code`, 'X'))[0]?.path).toBe('indicators[0].subIndicators[1].items[2].code');
  });

  it('names an item without a code by its place', () => {
    expect(said(spoiled(`${ITEM}.code`, undefined))).toEqual(['ตัวชี้วัดย่อย 9.2 ข้อลำดับที่ 3 ช่อง “เลข”: ยังไม่มีข้อมูล']);
  });
});

/** Without what is quoted from the file. */
const ownWords = (sentence: string) => sentence.replace(/“[^”]*”/g, '');

describe('hostile input', () => {
  it('comes to an end, whatever it is', () => {
    const wide = Array.from({ length: 3_000_000 }, () => 0);
    const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) as unknown;
    const loop: Record<string, unknown> = { format: 'oit-edition' };
    loop.indicators = [loop];
    expect(problemsOf(spoiled(`${ITEM}.criteria`, wide))[0]?.key).toBe('too-big');
    expect(problemsOf(spoiled(`${ITEM}.name`, 'ก'.repeat(3_000_000)))[0]?.key).toBe('too-big');
    expect(problemsOf(deep)[0]?.key).toBe('too-deep');
    expect(problemsOf(loop)[0]?.key).toBe('too-deep');
    expect(readPackFile('['.repeat(5_000_000))).toMatchObject({ problems: [{ key: 'too-big' }] });
    expect(readPackFile('['.repeat(3_000_000))).toMatchObject({ problems: [{ key: 'not-json' }] });
  });

  it('changes no prototype and takes no field that it does not know', () => {
    const text = packToJson(packOf(2568)).replace('{', '{ "__proto__": { "polluted": 1 }, "constructor": 1,');
    expect(readPackFile(text)).toMatchObject({ ok: false });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(
      problemsOf(JSON.parse('{"format":"oit-edition","formatVersion":1,"indicators":{"length":1e9}}')),
    ).not.toEqual([]);
  });

  it('reports at most 50 problems, each with a short sentence', () => {
    const items = Array.from({ length: 60 }, () => ({ ['x'.repeat(5_000)]: 1 }));
    const problems = problemsOf(spoiled('indicators.0.subIndicators.1.items', items));
    expect(problems).toHaveLength(50);
    for (const problem of problems) expect(packProblemText('th', problem).length).toBeLessThan(400);
  });

  it('never throws, and never takes a pack that it would refuse when asked again', () => {
    const mutated = fc.record({
      year: fc.constantFrom(2563, 2568, 2569),
      steps: fc.array(fc.nat(), { maxLength: 8 }),
      value: fc.jsonValue(),
    });
    fc.assert(
      fc.property(mutated, ({ year, steps, value }) => {
        const pack: unknown = copyOf(packOf(year));
        let holder = pack as Record<string, unknown>;
        let key = '';
        for (const step of steps) {
          const next = key === '' ? holder : holder[key];
          if (typeof next !== 'object' || next === null) break;
          holder = next as Record<string, unknown>;
          const keys = Object.keys(holder);
          key = keys[step % keys.length] ?? '';
        }
        if (key !== '') holder[key] = value;
        const result = parsePack(pack);
        if (result.ok) expect(parsePack(JSON.parse(packToJson(result.pack)))).toEqual(result);
        else
          for (const problem of result.problems)
            expect(ownWords(packProblemText('th', problem))).not.toMatch(/\{\w+\}/);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(parsePack(input).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readPackFile(text).ok).toBe(false);
      }),
    );
  });
});

describe('a pack file', () => {
  it('is readable, ends with a line break and comes back as imported', () => {
    for (const pack of builtinEditions) {
      const text = packToJson(pack);
      expect(text.endsWith('}\n')).toBe(true);
      expect(text.split('\n').length).toBeGreaterThan(500);
      expect(readPackFile(`\uFEFF${text}`)).toEqual({ ok: true, pack: { ...pack, origin: 'imported' } });
    }
  });

  it('of an earlier version has its caveat in Thai only, which is then shown in both languages', () => {
    const { caveatEn, ...earlier } = packOf(2569);
    expect(caveatEn).toBeTruthy();
    const read = readPackFile(JSON.stringify(earlier));
    if (!read.ok) throw new Error('refused');
    expect(caveatIn(read.pack, 'en')).toBe(packOf(2569).caveat);
    const draft = draftFrom(read.pack, 2570);
    expect(caveatIn(draft, 'en')).not.toBe(caveatIn(draft, 'th'));
  });

  it.each(['', '{', 'null', '[]', '"oit-edition"', '<html></html>'])('is not %j', (text) => {
    expect(readPackFile(text)).toMatchObject({ ok: false });
  });
});

describe('sentences', () => {
  it('are there for every problem in both languages, with the same parameters', () => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
    for (const key of PACK_PROBLEM_KEYS) {
      expect(names(packProblemsTh.problems[key]), key).toEqual(names(packProblemsEn.problems[key]));
      expect(packProblemsTh.problems[key]).toMatch(/[ก-๙]/);
    }
    expect(Object.keys(packProblemsEn.problems).sort()).toEqual([...PACK_PROBLEM_KEYS].sort());
    expect(Object.keys(packProblemsEn.fields)).toEqual(Object.keys(packProblemsTh.fields));
    expect(Object.keys(packProblemsEn.types)).toEqual(Object.keys(packProblemsTh.types));
  });

  it('go on from the place in English', () => {
    const [problem] = problemsOf(spoiled(`${ITEM}.name`, undefined));
    expect(problem && packProblemText('en', problem)).toBe('Item O7, “Name” is missing');
  });
});

it('names a field of the file that is called like something every object has', () => {
  const result = parsePack({ ...copyOf(packOf(2569)), constructor: false });
  expect(result.ok ? [] : result.problems.map((problem) => packProblemText('th', problem))).toEqual([
    expect.stringContaining('“constructor”'),
  ]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormDescription, type FormField, type FormPart } from '../../../lib/paste/form';
import { type Limits, NO_LIMITS } from '../../../lib/paste/limits';
import { type Match, matchForm } from '../../../lib/paste/match';
import { namesOf } from '../../../lib/paste/names';
import { FIELDS, hashOf } from '../../../lib/paste/steps';
import { allSteps, items, pack } from './common';

type Row = { texts: string[]; fields?: Partial<FormField>[] };
const ANSWER: Partial<FormField> = { kind: 'radio', options: ['มี', 'ไม่มี'], lines: false };
const URLS: Partial<FormField> = { labels: ['URL'] };
const TEXT: Partial<FormField> = { labels: ['คำอธิบาย'] };

/** A form of rows, each a node with its texts and fields. */
function formOf(rows: readonly Row[], before: readonly string[] = []): FormDescription {
  const nodes = [-1, 0];
  const parts: FormPart[] = before.map((text) => ({ node: 1, text }));
  let id = 0;
  for (const { texts, fields = [ANSWER, URLS, TEXT] } of rows) {
    const node = nodes.push(1) - 1;
    for (const text of texts) parts.push({ node: nodes.push(node) - 1, text });
    for (const field of fields) {
      const own: FormField = {
        id,
        kind: 'textarea',
        labels: [],
        options: [],
        value: '',
        lines: true,
        maxLength: null,
        locked: false,
        ...field,
      };
      parts.push({ node: nodes.push(node) - 1, field: own });
      id += 1;
    }
  }
  return FormDescription.parse({ reading: 1, title: '', nodes, parts, more: false });
}

const match = (
  rows: readonly Row[],
  { limits = NO_LIMITS as Limits, year = 2568, before = [] as string[] } = {},
): Match => matchForm(formOf(rows, before), pack(year), allSteps(year), limits, () => null);
const itemAt = (at: number, year = 2568) => items(year)[at] ?? { id: '', code: '', name: '' };
const reached = ({ placements }: Match) => [...new Set(placements.map(({ item }) => item))];
const whole = (year = 2568) => items(year).map(({ code, name }): Row => ({ texts: [code, name] }));

const THAI = '๐๑๒๓๔๕๖๗๘๙';
const thaiDigits = (text: string) => text.replace(/\d/g, (digit) => THAI.charAt(Number(digit)));
/** Ways in which agencies and systems write a code and a name. */
const WRITINGS: ((code: string, name: string) => string[])[] = [
  (code, name) => [code, name],
  (code, name) => [`${code} ${name}`],
  (code, name) => [`${code}: ${name}`],
  (code, name) => [`(${code}) ${name}`],
  (code, name) => [`ข้อ ${code.slice(1)}`, name],
  (code, name) => [`ข้อ ${code} ${name}`],
  (code, name) => [thaiDigits(`ข้อ ${code.slice(1)}`), name],
  (code, name) => [code.toLowerCase(), `  ${name} `],
  (code, name) => [`${name} (${code})`],
  (code, name) => [code.replace(/^O(\d)$/, 'O0$1'), name.replaceAll('ำ', 'ํา')],
];

describe('what a text names', () => {
  const named = namesOf(pack());
  it.each([
    ['O12', ['O12']],
    ['ข้อ 12', ['O12']],
    ['ข้อที่ ๑๒', ['O12']],
    ['๐๑๒', ['O12']],
    ['ข้อ ๐๑๒', ['O12']],
    ['12.', ['O12']],
    ['O1 - O28', []],
    ['ตาม O12', []],
    ['2568', []],
  ])('%s', (text, codes) => {
    expect(named(text).codes.map(({ code }) => code)).toEqual(codes);
  });

  it('knows the names of other editions as theirs', () => {
    expect(named('โครงสร้าง').name).toMatchObject({ kind: 'topic', items: [itemAt(0).id] });
    expect(named('อำนาจหน้าที่').name?.items).toEqual([itemAt(0).id]);
    expect(named('แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน').name?.kind).toBe('own');
  });
});

describe('a form of this edition', () => {
  it('is matched whole in every writing, mixed and in any order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(items().map((_, at) => at)),
        fc.array(fc.nat({ max: WRITINGS.length - 1 }), { minLength: 28, maxLength: 28 }),
        (order, ways) => {
          const rows = order.map((at): Row => {
            const { code, name } = itemAt(at);
            return { texts: WRITINGS[ways[at] ?? 0]?.(code, name) ?? [] };
          });
          const found = match(rows);
          expect(reached(found)).toEqual(order.map((at) => itemAt(at).id));
          expect(found.placements.every(({ confidence }) => confidence === 'sure')).toBe(true);
          expect(found.unclear).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('takes running numbers for what they are', () => {
    const rows = [4, 9, 1].map((at, nth): Row => ({ texts: [`${nth + 1}.`, itemAt(at).code, itemAt(at).name] }));
    expect(reached(match(rows))).toEqual([itemAt(4).id, itemAt(9).id, itemAt(1).id]);
    const named = [4, 9, 1].map((at, nth): Row => ({ texts: [`${nth + 1}.`, itemAt(at).name] }));
    expect(match(named).placements.map(({ confidence }) => confidence)).not.toContain('doubtful');
  });

  it('goes by what was named last where rows are no parts of their own', () => {
    const { parts, nodes } = formOf(whole().slice(0, 5));
    const flat = {
      reading: 1,
      title: '',
      nodes: [-1],
      parts: parts.map((part) => ({ ...part, node: 0 })),
      more: false,
    };
    expect(nodes.length).toBeGreaterThan(1);
    const found = matchForm(flat, pack(), allSteps(), NO_LIMITS, () => null);
    expect(reached(found)).toHaveLength(5);
    expect(found.placements).toHaveLength(15);
  });

  it('trusts a code alone only among rows that agree', () => {
    const alone: Row = { texts: ['O9'] };
    expect(match([alone]).placements.map(({ ticked }) => ticked)).toEqual([false, false, false]);
    const found = match([...whole().slice(0, 4), alone]);
    expect(found.placements.slice(-3).map(({ confidence }) => confidence)).toEqual(['likely', 'likely', 'likely']);
  });

  it('leaves alone a list in which one item is named by chance', () => {
    const rows: Row[] = [{ texts: ['ก'] }, { texts: [itemAt(3).name] }, { texts: ['ข'] }, { texts: ['ค'] }];
    expect(match(rows).placements.map(({ form }) => form.id)).toEqual([3, 4, 5]);
  });
});

describe('a form of another edition', () => {
  it('goes by the name, says so, and is not ticked', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          items().map((_, at) => at),
          { minLength: 6 },
        ),
        (order) => {
          const rows = order.map((at, place): Row => ({ texts: [`O${place + 1}`, itemAt(at).name] }));
          const found = match(rows);
          for (const one of found.placements) {
            const place = order.findIndex((at) => itemAt(at).id === one.item);
            const agrees = itemAt(order[place] ?? -1).code === `O${place + 1}`;
            expect(one.confidence).toBe(agrees ? 'sure' : 'doubtful');
            if (!agrees) expect(one.ticked).toBe(false);
          }
          expect(reached(found)).toHaveLength(order.length);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('never fills by itself what another year numbers otherwise', () => {
    // O18 of 2565 is a spending plan, O18 of 2568 a channel for complaints.
    const found = match(whole(2565));
    const own = new Map(items().map(({ id, name, code }) => [id, { name, code }]));
    for (const { item, ticked, form } of found.placements) {
      const there = items(2565)[Math.floor(form.id / 3)];
      if (ticked) expect(own.get(item)?.code).toBe(there?.code);
    }
    const channel = items().find(({ topics }) => topics.includes('complaint-channel'));
    const row = items(2565).findIndex(({ topics }) => topics.includes('complaint-channel'));
    const placed = found.placements.filter(({ item }) => item === channel?.id);
    expect(placed.map(({ form }) => Math.floor(form.id / 3))).toEqual([row, row, row]);
    expect(placed.every(({ why }) => why[0]?.key === 'code-disagrees')).toBe(true);
  });
});

describe('the fields of a row', () => {
  const one = (fields: Partial<FormField>[], more: { limits?: Limits } = {}) =>
    match([{ texts: ['O3', itemAt(2).name], fields }], more).placements;

  it('are told by their words, their choices, or for want of that by their place', () => {
    expect(one([{ labels: ['ลิงก์ที่เผยแพร่'] }]).map(({ target }) => target)).toEqual(['urls']);
    expect(one([{ labels: ['คำอธิบาย/URL'] }])[0]?.fields).toEqual(['urls', 'explanation']);
    expect(one([{ kind: 'checkbox', labels: ['ไม่มี'] }])[0]?.write).toEqual({ field: 0, tick: false });
    expect(one([{ kind: 'select', options: ['เลือก', 'มี', 'ไม่มี'] }])[0]?.write).toEqual({ field: 0, choose: 1 });
    const guessed = one([{}, {}]);
    expect(guessed.map(({ target, ticked }) => [target, ticked])).toEqual([
      ['urls', false],
      ['explanation', false],
    ]);
    expect(one([{}, {}, {}])).toEqual([]);
    expect(one([{ labels: ['URL'], locked: true }])).toEqual([]);
  });

  it('share the URLs where there are several, and lose none silently', () => {
    const [, , step] = allSteps();
    const url = { labels: ['URL'], lines: false, kind: 'text' as const };
    expect(one([url, url]).map(({ will }) => will)).toEqual([step?.urls[0], step?.urls.slice(1).join(' ')]);
    const short = one([url], { limits: { ...NO_LIMITS, urls: 45 } });
    expect(short[0]?.ticked).toBe(false);
    expect(`${short[0]?.will} ${short[0]?.lost}`).toBe(step?.urls.join(' '));
  });

  it('that hold something else are not written over unasked', () => {
    const form = formOf([{ texts: ['O3', itemAt(2).name], fields: [{ ...TEXT, value: 'ที่คนอื่นเขียน' }] }]);
    const found = (before: string | null) =>
      matchForm(form, pack(), allSteps(), NO_LIMITS, () => (before === null ? null : hashOf(before))).placements[0];
    expect(found(null)).toMatchObject({ state: 'replaces', ticked: false });
    expect(found('ที่คนอื่นเขียน')).toMatchObject({ state: 'earlier', ticked: true });
  });

  it('are each used once; what is ticked is whole and not doubtful', () => {
    const text = fc.oneof(
      fc.constantFrom('O1', 'O2', 'O3', 'ข้อ 4', '5.', 'URL', 'คำอธิบาย', 'มี', 'ตามข้อ O7'),
      fc.constantFrom(...items().map(({ name }) => name), ...items(2565).map(({ name }) => name)),
    );
    const field = fc.record({
      kind: fc.constantFrom(
        'radio' as const,
        'textarea' as const,
        'text' as const,
        'select' as const,
        'checkbox' as const,
      ),
      labels: fc.array(text, { maxLength: 2 }),
      options: fc.array(fc.constantFrom('มี', 'ไม่มี', 'อื่น'), { maxLength: 3 }),
      value: fc.constantFrom('', 'มี', 'x'),
      maxLength: fc.option(fc.nat({ max: 200 })),
      locked: fc.boolean(),
    });
    const row = fc.record({ texts: fc.array(text, { maxLength: 3 }), fields: fc.array(field, { maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const { placements } = match(rows);
        const ids = placements.map(({ form }) => form.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const one of placements) {
          expect(one.form.locked).toBe(false);
          expect(one.write.field).toBe(one.form.id);
          const step = allSteps().find(({ item }) => item === one.item);
          if (one.ticked) expect([one.lost, one.confidence === 'doubtful']).toEqual(['', false]);
          if ('text' in one.write)
            expect(one.write.text.length).toBeLessThanOrEqual(one.limit ?? Number.POSITIVE_INFINITY);
          expect(one.fields.every((name) => FIELDS.includes(name) && step?.fields[name] !== undefined)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

import fc from 'fast-check';
import readXlsx from 'read-excel-file/universal';
import { expect, it } from 'vitest';
import { textOf } from '../../../lib/reports/document';
import { LINE_LIMIT, owingDivisions, todoItems, todoLine, todoReport, todoXlsx } from '../../../lib/reports/todo';
import { duty, input, lastYear } from './example';

const one = input({ lastYear: lastYear() });

it('says in plain words what a division owes, by day', () => {
  expect(owingDivisions(one)).toEqual(['สำนักปลัด', 'กองคลัง', '']);
  const items = todoItems(one, { division: 'กองคลัง' });
  expect(items.map(({ code, due }) => [code, due])).toEqual([
    ['O3', '2025-04-24'],
    ['O4', '2025-04-30'],
  ]);
  expect(items[0]?.missing[0]).toBe('ยังไม่พบข้อมูลของข้อนี้บนเว็บไซต์ ต้องมี:');
  expect(items[0]?.missing.length).toBeGreaterThan(2);
  expect(items[0]?.how.at(-1)).toContain('www.tuayangphrai.go.th');
  // What is ready is not owed; what failed last year says so.
  const [partly] = todoItems(one, { division: 'สำนักปลัด' });
  expect(partly?.code).toBe('O2');
  expect(partly?.about.join()).toContain('ปี 2566 ได้ 0 คะแนน');
  expect(partly?.missing[0]).toBe('ต้องตรวจหรือเพิ่ม:');
});

it('leaves nothing out: the divisions and what is nobody’s make all', () => {
  const all = todoItems(one, 'all').map(({ code }) => code);
  const parts = owingDivisions(one).flatMap((division) =>
    todoItems(one, division === '' ? 'nobody' : { division }).map(({ code }) => code),
  );
  expect(parts.sort()).toEqual(all.sort());
  expect(all).toHaveLength(27);
});

it('is a document, a workbook and a message of the same', async () => {
  const whose = { division: 'กองคลัง' } as const;
  const shown = textOf(todoReport(one, whose)).join('\n');
  expect(shown).toContain('กองคลัง');
  expect(shown).toContain('24 เมษายน 2568');
  const rows = await readXlsx(todoXlsx(one, whose).buffer);
  const sheet = JSON.stringify(rows);
  for (const { code, name } of todoItems(one, whose)) {
    expect(shown).toContain(name);
    expect(sheet).toContain(code);
  }
  const [message, ...more] = todoLine(one, whose);
  expect(more).toEqual([]);
  expect(message).toContain('งาน ITA ปี 2568 ของกองคลัง');
  expect(message).not.toMatch(/[*_`]|<\w/);
});

it('says so where nothing is owed', () => {
  expect(todoLine(one, { division: 'กองช่าง' })[0]).toContain('ไม่มีข้อที่ค้างอยู่');
  expect(textOf(todoReport(one, { division: 'กองช่าง' })).join()).toContain('ไม่มีข้อที่ค้างอยู่');
});

it('never sends more than LINE takes, and tears no item', () => {
  const messages = todoLine(one, 'all');
  expect(messages.length).toBeGreaterThan(1);
  fc.assert(
    fc.property(fc.integer({ min: 300, max: LINE_LIMIT }), fc.string({ maxLength: 400 }), (limit, name) => {
      const named = input({ duties: [duty('org-structure', name, null)] });
      for (const message of todoLine(named, 'all', limit)) expect(message.length).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 20 },
  );
  const joined = messages.join('\n');
  for (const { code, name } of todoItems(one, 'all')) expect(joined).toContain(`\n${code} ${name}\n`);
  expect(messages[0]).toContain('(ส่วนที่ 1/');
});

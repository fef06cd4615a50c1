import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sitePage } from './page';

const root = fileURLToPath(new URL('../../../', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  const html = sitePage('<h2>แผนการจัดซื้อจัดจ้าง</h2><a href="files/plan.pdf?a=1#p2">แผนการจัดซื้อจัดจ้าง ปี 2566</a>');
  await writeFile(join(folder, 'a.html'), html);
  // windows-874: Thai letters one byte each.
  const bytes = [...html.replace('charset="utf-8"', 'charset="windows-874"')].map((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x0e01 && code <= 0x0e5b ? code - 0x0e01 + 0xa1 : code < 0x80 ? code : 0x3f;
  });
  await writeFile(join(folder, 'b.html'), Uint8Array.from(bytes));
  await writeFile(join(folder, 'c.txt'), 'อำนาจหน้าที่\nจัดให้มีและบำรุงรักษาทางน้ำและทางบก\n');
  await writeFile(
    join(folder, 'list.tsv'),
    `${join(folder, 'c.txt')}\thttp://www.tuayangdee.example/c\n${join(folder, 'missing.html')}\thttp://www.tuayangdee.example/m\n`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(...args: readonly string[]): Promise<{ status: number; lines: Record<string, unknown>[]; out: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/audit.ts', ...args],
      { cwd: root, maxBuffer: 1e8 },
      (error, out) => {
        const lines = out
          .split('\n')
          .filter((line) => line.startsWith('{'))
          .map((line) => JSON.parse(line));
        resolve({ status: typeof error?.code === 'number' ? error.code : 0, lines, out });
      },
    );
  });
}

const KEYS = [
  'input',
  'url',
  'edition',
  'kind',
  'heading',
  'content',
  'fiscalYears',
  'items',
  'entryFor',
  'index',
  'partial',
];

describe('the command line', () => {
  it('prints one object a page, in order, in any encoding, with the keys of its contract', async () => {
    const { status, lines } = await run(
      '--json',
      '--edition',
      '2566',
      '--url',
      'http://www.tuayangdee.example/x/',
      join(folder, 'a.html'),
      join(folder, 'b.html'),
    );
    expect(status).toBe(0);
    expect(lines.map((line) => Object.keys(line))).toEqual([KEYS, KEYS]);
    for (const line of lines) {
      expect(line).toMatchObject({
        edition: 2566,
        kind: 'topic',
        heading: 'แผนการจัดซื้อจัดจ้าง',
        content: 'present',
        index: null,
      });
      const [item] = Array.isArray(line.items) ? line.items : [];
      expect(Object.keys(item)).toEqual(['code', 'topics', 'score', 'criteria']);
      expect(item).toMatchObject({ code: 'O19', topics: ['procurement-plan'] });
      expect(Object.keys(item.criteria[0])).toEqual(['id', 'text', 'outcome', 'basis', 'reason', 'where']);
      expect(item.criteria[0].reason).toMatch(/[ก-๙]/);
    }
  }, 60_000);

  it('reads a list, goes on after a file that cannot be read, and ends with status 1', async () => {
    const { status, lines } = await run('--json', '--today', '2023-05-01', '--list', join(folder, 'list.tsv'));
    expect(status).toBe(1);
    expect(lines[0]).toMatchObject({ url: 'http://www.tuayangdee.example/c', edition: 2566, heading: 'อำนาจหน้าที่' });
    expect(lines[1]).toMatchObject({ input: join(folder, 'missing.html'), error: expect.any(String) });
  }, 60_000);

  it('is readable without --json, and refuses an edition that it does not know', async () => {
    const { out } = await run('--edition', '2566', join(folder, 'a.html'));
    expect(out).toContain('O19');
    expect((await run('--edition', '2500', join(folder, 'a.html'))).status).toBe(2);
  }, 60_000);
});

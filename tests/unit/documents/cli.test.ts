import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { auditInput } from '../../../scripts/audit/run';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/documents/${name}`, import.meta.url));
const options = { edition: 2568, agency: '', hosts: [], today: '2025-04-21' };
const audit = (name: string) => auditInput({ input: name, path: fixture(name), url: null }, options);

describe('the audit command reads documents too', () => {
  it.each(['chromium.pdf', 'writer.pdf', 'word.docx', 'writer.docx'])('%s is judged like a page', async (name) => {
    const { audit: judged } = await audit(name);
    expect(judged.kind).toBe('topic');
    expect(judged.fiscalYears).toContain(2568);
    expect(judged.items[0]?.topics).toContain('action-plan');
  });

  it('a workbook is judged like a page', async () => {
    const { audit: judged } = await audit('excel.xlsx');
    expect(judged.items[0]?.topics).toContain('procurement-plan');
  });

  it('a file that cannot be read says why', async () => {
    await expect(audit('password.pdf')).rejects.toThrow('password: ไฟล์ต้องใช้รหัสผ่าน');
  });
});

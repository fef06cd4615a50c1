import { describe, expect, it } from 'vitest';
import { auditItem, auditPage } from '../../../lib/audit';
import type { AuditContext } from '../../../lib/audit/finding';
import { resolveEdition } from '../../../lib/checklist';
import { factsOfLines, PLAIN } from '../../../lib/documents/blocks';
import { reasonText } from '../../../lib/i18n';
import type { FileFacts, PageFacts } from '../../../lib/page/facts';

const context: AuditContext = { agency: { name: '', kind: '' }, hosts: [], today: '2025-04-21' };
const pack = resolveEdition(2568, []);
if (!pack) throw new Error('no edition');

const LINES = [
  'แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘',
  'โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก งบประมาณ ๔๙๕,๐๐๐ บาท ระยะเวลา ม.ค. - มี.ค. ๒๕๖๘ กองช่าง',
  'โครงการอบรมอาชีพกลุ่มแม่บ้าน งบประมาณ ๓๐,๐๐๐ บาท ระยะเวลา ก.พ. ๒๕๖๘ สำนักปลัด',
  'ผู้ประสานงาน นายสมมุติ ตัวอย่าง เลขประจำตัวประชาชน 1-2345-67890-12-1',
];
function file(read: FileFacts['read'], lines: readonly string[] = LINES): PageFacts {
  return factsOfLines(
    lines.map((text, at) => ({ ...PLAIN, text, level: at === 0 ? 1 : 0, page: at + 1 })),
    { url: 'http://www.example.invalid/plan.pdf', title: '', partial: false, file: { format: 'pdf', pages: 4, read } },
  );
}

describe('a file read as text', () => {
  const audit = auditPage(file('text'), pack, context);

  it('is judged like a page, and places say the page of the file', () => {
    expect(audit.fiscalYears).toEqual([2568]);
    expect(audit.headingAt).toMatchObject({ at: 0, page: 1 });
    const [first] = audit.items;
    const passed = first?.findings.filter(({ outcome }) => outcome === 'passed') ?? [];
    expect(passed.length).toBeGreaterThan(0);
    expect(passed.flatMap(({ where }) => where).every(({ page, at }) => page === at + 1)).toBe(true);
  });

  it('has places without a page where it was no file', () => {
    const { file: _, ...page } = file('text');
    expect(auditPage(page, pack, context).headingAt).not.toHaveProperty('page');
  });
});

describe('a file read by OCR', () => {
  const audit = auditPage(file('ocr'), pack, context);
  const texts = audit.items.flatMap(({ findings }) => findings);

  it('is told by its words', () => {
    expect(audit.items[0]?.topics).toEqual(auditPage(file('text'), pack, context).items[0]?.topics);
  });

  it('decides no year and no amount', () => {
    expect(audit.fiscalYears).toEqual([]);
    expect(audit.items.flatMap(({ signals }) => signals).some(({ reason }) => /year/i.test(reason.key))).toBe(false);
    expect(texts.find(({ criterion }) => /plan/.test(criterion))?.outcome).not.toBe('passed');
  });

  it('finds nothing missing: staff look themselves', () => {
    expect(texts.some(({ outcome }) => outcome === 'failed')).toBe(false);
    const open = texts.filter(({ reason }) => reason.key.startsWith('check.readByOcr'));
    expect(open.length).toBeGreaterThan(0);
    for (const { reason, outcome } of open) {
      expect(outcome).toBe('cantTell');
      expect(reasonText('th', reason)).toMatch(/OCR.*ดูเอง/);
      expect(reasonText('en', reason)).not.toMatch(/[{}]|^check/);
    }
  });

  it('is the same when it is judged for one item', () => {
    const [first] = audit.items;
    expect(auditItem(file('ocr'), pack, first?.item ?? '', context)).toEqual(first?.findings);
  });
});

it('no word of a judgement holds a personal number', () => {
  const lines = [...LINES];
  lines[0] = 'แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ 1-2345-67890-12-1';
  for (const facts of [file('text', lines), file('ocr', lines)]) {
    const judged = JSON.stringify(auditPage(facts, pack, context));
    expect(judged).toContain('x-xxxx-xxxxx-xx-x');
    expect(judged).not.toMatch(/67890/);
  }
});

import type { PageAudit } from '../../lib/audit/finding';
import { indexEdition, resolveEdition } from '../../lib/checklist';
import { reasonText } from '../../lib/i18n';

const KINDS = { index: 'ดัชนี ITA', topic: 'หน้าเนื้อหา', home: 'หน้าแรก', other: 'ไม่ตรงข้อใด' } as const;
const CONTENT = { present: 'มีเนื้อหา', placeholder: 'แจ้งว่ากำลังปรับปรุง', empty: 'ยังว่าง' } as const;
const MARKS = { passed: '✓', failed: '✗', cantTell: '?', inapplicable: '–', untested: '·' } as const;

/** A page's judgement for people: what it is, the items that it can serve, and what was seen of each criterion. */
export function pageReport(input: string, audit: PageAudit): string {
  const lines = [
    `${input}`,
    `  ${KINDS[audit.kind]} · ปี ${audit.edition} · ${CONTENT[audit.content]}${audit.partial ? ' · อ่านได้ไม่ครบ' : ''}`,
  ];
  lines.push(`  หัวข้อ: ${audit.heading || '(ไม่มี)'}`);
  if (audit.fiscalYears.length > 0) lines.push(`  ปีงบประมาณในเนื้อหา: ${audit.fiscalYears.join(', ')}`);
  for (const reason of audit.declined) lines.push(`  ${reasonText('th', reason)}`);
  const pack = resolveEdition(audit.edition, []);
  for (const one of audit.items) {
    const item = pack ? indexEdition(pack).byId.get(one.item)?.item : undefined;
    lines.push(
      `  ${one.code} ${item?.name ?? ''} (${one.score >= 0.75 ? 'ตรงมาก' : 'อาจตรง'} ${one.score.toFixed(2)})`,
    );
    for (const finding of one.findings) {
      const text = item?.criteria.find((criterion) => criterion.id === finding.criterion)?.text ?? finding.criterion;
      lines.push(`    ${MARKS[finding.outcome]} ${text}`, `      ${reasonText('th', finding.reason)}`);
    }
  }
  if (audit.entryFor.length > 0) lines.push(`  เป็นทางเข้าของ: ${audit.entryFor.join(', ')}`);
  if (audit.index) {
    lines.push(`  ดัชนีปี ${audit.index.edition ?? 'ไม่ระบุ'} (${audit.index.scheme}) ${audit.index.entries.length} แถว`);
    for (const entry of audit.index.entries) {
      const dead = entry.dead > 0 ? ` · ลิงก์เสีย ${entry.dead}` : '';
      lines.push(
        `    ${(entry.codeWritten ?? '-').padEnd(4)} ${entry.code ? `→ ${entry.code} ` : ''}${entry.name} · ${entry.urls.length} ลิงก์${dead}`,
      );
    }
  }
  return lines.join('\n');
}

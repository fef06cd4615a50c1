import type { Duty, LastYear, Picture, Snapshot } from '../../../lib/assessment/model';
import { builtinEditions, indexEdition } from '../../../lib/checklist';
import type { EditionPack } from '../../../lib/checklist/schema';
import type { LastResult } from '../../../lib/last-year/schema';
import type { CheckedLink } from '../../../lib/links/verdict';
import { type ReportInput, reportInput } from '../../../lib/reports/input';
import { checkedLink, DEAD } from '../../fixtures/verdicts';
import { decision, evidence, snapshot, state } from '../assessment/records';

/** Invented agency, people and results. */
export const AGENCY = 'องค์การบริหารส่วนตำบลตัวอย่างไพร';
export const SITE = 'http://www.tuayangphrai.go.th';
export const TODAY = '2025-04-21';

const stamp = {
  rev: 1,
  createdAt: '2025-04-01T02:00:00.000Z',
  updatedAt: '2025-04-01T02:00:00.000Z',
  updatedBy: 'สมใจ ตัวอย่างดี',
  deletedAt: null,
  assessmentId: 'assessment-1',
};

export function edition(year: number): EditionPack {
  const found = builtinEditions.find((pack) => pack.year === year);
  if (!found) throw new Error(`no edition ${year}`);
  return found;
}

/** A result of 2566: eight items got 0, two of them are about things that 2568 asks for in one item. */
export function lastResult(
  failing: readonly string[] = ['O1', 'O2', 'O9', 'O12', 'O17', 'O33', 'O42', 'O43'],
): LastResult {
  const { byCode } = indexEdition(edition(2566));
  const item = (code: string) => byCode.get(code)?.item.id ?? 'unknown';
  return {
    year: 2566,
    agency: AGENCY,
    scores: {
      total: 72.35,
      grade: 'C',
      IIT: 84.11,
      EIT: 80.9,
      OIT: 57.12,
      indicators: [
        { code: '1', name: 'การปฏิบัติหน้าที่', score: 90.25 },
        { code: '2', name: 'การใช้งบประมาณ', score: 79.28 },
        { code: '8', name: 'การปรับปรุงการทำงาน', score: 78.87 },
        { code: '9', name: 'การเปิดเผยข้อมูล', score: 64.24 },
        { code: '10', name: 'การป้องกันการทุจริต', score: 50 },
      ],
    },
    failing: failing.map((code) => ({
      codeWritten: code,
      code,
      item: item(code),
      sub: '',
    })),
    recommendations: [
      {
        refs: ['i7'],
        instrument: 'IIT',
        text: 'ควรเผยแพร่แผนการใช้จ่ายงบประมาณให้บุคลากรทราบอย่างทั่วถึง',
        items: [item('O11')],
      },
      { refs: ['e14', 'e15'], instrument: 'EIT', text: 'ควรมีช่องทางสื่อสารสองทางและรับฟังความคิดเห็น', items: [] },
      { refs: [], instrument: 'OIT', text: 'ต้องเผยแพร่ข้อมูลที่ถูกต้องและครบองค์ประกอบ', items: [item('O1'), item('O2')] },
    ],
    narrative: [],
    problems: [{ key: 'two-values', data: { field: 'OIT', printed: 57.12, other: 51.72 } }],
  };
}

export function lastYear(result: LastResult = lastResult()): LastYear {
  return { ...stamp, id: 'last-year-1', result };
}

export function duty(item: string, division: string, due: string | null): Duty {
  return { ...stamp, id: `duty-${item}`, item, division, due };
}

export function link(url: string, state: 'opens' | 'broken' = 'opens'): CheckedLink {
  return checkedLink(url, { ...(state === 'broken' ? DEAD : {}), at: '2025-04-20T03:00:00.000Z' });
}

export function picture(url: string, more: Partial<Picture> = {}): Picture {
  return {
    ...stamp,
    id: 'picture-1',
    url,
    title: 'โครงสร้าง',
    marked: '',
    takenAt: '2025-04-20T03:00:00.000Z',
    takenBy: 'สมใจ ตัวอย่างดี',
    width: 800,
    height: 600,
    size: 1_000,
    ...more,
  } as Picture;
}

/** What an office has half way: some items ready, some partly there, most missing; owners and days for some. */
export function worked(more: Partial<Snapshot> = {}, year = 2568): Snapshot {
  const [first, second, third, fourth] = indexEdition(edition(year)).items.map(({ item }) => item);
  if (!first || !second || !third || !fourth) throw new Error('an edition of fewer than four items');
  const base = snapshot();
  return snapshot({
    assessment: {
      ...base.assessment,
      agency: { name: AGENCY, kind: 'sao', hosts: ['www.tuayangphrai.go.th'] },
      edition: year,
      deadline: '2025-04-30',
    },
    evidence: [
      evidence(first.id, 'structure.php?id=1&cat=9', {
        title: 'โครงสร้างส่วนราชการ',
        explanation: 'เมนูข้อมูลพื้นฐาน › โครงสร้าง',
        foundOn: `${SITE}/menu`,
        takenAt: '2025-04-20T02:00:00.000Z',
      }),
      evidence(second.id, 'ไฟล์/ผู้บริหาร.pdf', { title: 'ข้อมูลผู้บริหาร', takenAt: '2025-04-20T02:00:00.000Z' }),
      evidence(second.id, 'clerk', { title: 'ปลัด', takenAt: '2025-04-20T02:00:00.000Z' }),
    ],
    decisions: first.criteria.map(({ id }) => decision(first.id, id, 'met')),
    itemStates: [state(first.id, 'yes', 'ทั้งฝ่ายการเมืองและฝ่ายประจำ'), state(second.id, 'yes')],
    duties: [
      duty(first.id, 'สำนักปลัด', null),
      duty(second.id, 'สำนักปลัด', '2025-04-25'),
      duty(third.id, 'กองคลัง', '2025-04-24'),
      duty(fourth.id, 'กองคลัง', null),
    ],
    recent: [
      {
        id: 'history-1',
        seq: 1,
        at: '2025-04-20T02:00:00.000Z',
        by: 'สมใจ ตัวอย่างดี',
        assessmentId: 'assessment-1',
        type: 'evidence.take',
        items: [first.id],
        count: 1,
        undoes: null,
        undoneBy: null,
      },
    ],
    ...more,
  });
}

export function input(more: Partial<Snapshot> = {}, year = 2568, links: CheckedLink[] = []): ReportInput {
  return reportInput(worked(more, year), edition(year), [], links, TODAY);
}

/** The smallest JPEG that readers take: one grey pixel. */
export const JPEG = Uint8Array.from(
  atob(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  ),
  (letter) => letter.charCodeAt(0),
);

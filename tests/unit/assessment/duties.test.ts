import { describe, expect, it } from 'vitest';
import { loadOfDivisions, USUAL_DIVISIONS, usualDivision } from '../../../lib/assessment/duties';
import type { Duty } from '../../../lib/assessment/model';
import { readinessOf } from '../../../lib/assessment/readiness';
import usual from '../../../lib/assessment/usual-divisions.json';
import { builtinEditions, indexEdition, resolveEdition } from '../../../lib/checklist';
import { topicBySlug } from '../../../lib/checklist/topics';
import { evidence, snapshot } from './records';

const found = resolveEdition(2568, []);
if (!found) throw new Error('no edition 2568');
const edition = found;
const items = indexEdition(edition).items.map(({ item }) => item);
const idAt = (at: number) => items[at]?.id ?? '';

function duty(item: string, division: string, due: string | null = null): Duty {
  const at = '2026-11-02T02:00:00.000Z';
  const stamp = { rev: 1, createdAt: at, updatedAt: at, updatedBy: 'สมใจ ตัวอย่างดี', deletedAt: null };
  return { ...stamp, id: `duty-${item}`, assessmentId: 'assessment-1', item, division, due };
}
const loads = (duties: Duty[], today = '2026-11-22') => {
  const whole = snapshot({ duties, evidence: [evidence(idAt(0), 'a')] });
  return loadOfDivisions(whole, edition, readinessOf(whole, edition), today);
};

describe('usual divisions', () => {
  it('name topics that exist and divisions that are usual', () => {
    for (const [topic, division] of Object.entries(usual.topics)) {
      expect(topicBySlug(topic), topic).not.toBeNull();
      expect(USUAL_DIVISIONS).toContain(division);
    }
  });

  it('give every item of every edition somebody', () => {
    for (const pack of builtinEditions) {
      for (const { item } of indexEdition(pack).items) expect(usualDivision(item, USUAL_DIVISIONS)).not.toBe('');
    }
    expect(usualDivision({ topics: ['procurement-plan'] }, USUAL_DIVISIONS)).toBe('กองคลัง');
    expect(usualDivision({ topics: ['contact'] }, USUAL_DIVISIONS)).toBe('สำนักปลัด');
  });

  it('give nobody where the office has no such division', () => {
    expect(usualDivision({ topics: ['procurement-plan'] }, ['สำนักปลัด'])).toBe('');
  });
});

describe('what divisions owe', () => {
  it('counts by readiness, with what nobody owes at the end', () => {
    const all = loads([duty(idAt(0), 'กองคลัง'), duty(idAt(1), 'กองคลัง'), duty(idAt(2), 'งานนิติการ')]);
    expect(all.map(({ division }) => division)).toEqual([...USUAL_DIVISIONS, 'งานนิติการ', '']);
    expect(all[1]).toMatchObject({ counts: { ready: 0, partial: 1, missing: 1 } });
    expect(all.at(-1)?.items).toHaveLength(items.length - 3);
    expect(all.reduce((sum, { items: own }) => sum + own.length, 0)).toBe(items.length);
  });

  it('is overdue from the day after', () => {
    expect(loads([duty(idAt(0), 'กองคลัง', '2026-11-22')])[1]?.overdue).toBe(0);
    expect(loads([duty(idAt(0), 'กองคลัง', '2026-11-21')])[1]?.overdue).toBe(1);
  });
});

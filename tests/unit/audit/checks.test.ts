import { describe, expect, it } from 'vitest';
import { checkIds } from '../../../lib/audit/checks';
import { findingsFor } from '../../../lib/audit/criteria';
import { mainContentOf } from '../../../lib/audit/main-content';
import { builtinEditions, indexEdition } from '../../../lib/checklist';
import { reasonText } from '../../../lib/i18n';
import { judge } from './judge';
import { context, factsOf, sitePage } from './page';
import { neverPasses, type Pair, pairsBySub } from './pairs';

const pairs = Object.values(pairsBySub).flat();

const isCheck = (id: string): id is (typeof checkIds)[number] => checkIds.some((known) => known === id);

function poorer({ lines, without, instead }: Pair): readonly string[] {
  return instead ?? lines.filter((_, at) => !without.includes(at));
}

describe('every check has a minimal pair', () => {
  it('none is without', () => {
    const paired = new Set(pairs.map(({ check }) => check));
    expect(checkIds.filter((id) => !paired.has(id) && !neverPasses.has(id))).toEqual([]);
  });

  describe.each(Object.entries(pairsBySub))('%s', (_, ofSub) => {
    it.each(ofSub.map((pair) => [pair.asked ? `${pair.check}: ${pair.asked}` : pair.check, pair] as const))(
      '%s',
      (_name, pair) => {
        const { check: id, asked } = pair;
        if (!isCheck(id)) throw new Error(`unknown check ${id}`);
        const whole = judge(id, pair.heading, pair.lines, asked);
        expect(whole.outcome, JSON.stringify(whole.reason)).toBe('passed');
        expect(whole.where.length, 'says where').toBeGreaterThan(0);
        const lacking = judge(id, pair.heading, poorer(pair), asked);
        expect(lacking.outcome, JSON.stringify(lacking.reason)).not.toBe('passed');
        if (pair.left) expect(lacking.outcome).toBe(pair.left);
        for (const { reason } of [whole, lacking]) {
          for (const language of ['th', 'en'] as const)
            expect(reasonText(language, reason)).not.toMatch(/\{\w+\}|^check\./);
        }
      },
    );
  });

  it('what no page can show is left to staff', () => {
    for (const id of neverPasses)
      if (isCheck(id)) expect(judge(id, 'E-Service', ['<p>บริการ</p>']).outcome).toBe('cantTell');
  });
});

describe('every criterion of every edition', () => {
  const main = mainContentOf(factsOf(sitePage('<h2>หัวข้อใดก็ได้</h2><p>ข้อความที่ไม่ได้แสดงองค์ประกอบใด</p>')));
  const items = builtinEditions.flatMap((one) => indexEdition(one).items.map(({ item }) => ({ one, item })));

  it('has a check, or says what staff must look for', () => {
    for (const { one, item } of items) {
      const findings = findingsFor(item, { main, edition: one, context, fiscalYears: [], topics: item.topics });
      expect(findings.map(({ criterion }) => criterion)).toEqual(item.criteria.map(({ id }) => id));
      item.criteria.forEach((criterion, at) => {
        for (const id of criterion.checks) expect(checkIds, `${one.year} ${item.code}`).toContain(id);
        if (criterion.checks.length > 0) return;
        expect(findings[at]?.outcome).toBe('cantTell');
        const words = reasonText('th', findings[at]?.reason ?? { key: '', params: {} });
        expect(words, `${one.year} ${item.code}`).toContain(criterion.text.slice(0, 40));
      });
    }
  });

  it('a guess never fails a page, and no finding is silent', () => {
    for (const { one, item } of items) {
      for (const finding of findingsFor(item, {
        main,
        edition: one,
        context,
        fiscalYears: [2561],
        topics: item.topics,
      })) {
        if (finding.basis === 'guess') expect(finding.outcome).not.toBe('failed');
        for (const language of ['th', 'en'] as const)
          expect(reasonText(language, finding.reason)).not.toMatch(/\{\w+\}|^check\./);
      }
    }
  });
});

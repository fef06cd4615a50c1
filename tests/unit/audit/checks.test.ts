import { describe, expect, it } from 'vitest';
import { checkIds, checks } from '../../../lib/audit/checks';
import { pageFor } from '../../../lib/audit/checks/check';
import { mainContentOf } from '../../../lib/audit/main-content';
import { indexEdition } from '../../../lib/checklist';
import { reasonText } from '../../../lib/i18n';
import { context, factsOf, pack, sitePage } from './page';
import { instead, neverPasses, type Pair, pairs } from './pairs';

const edition = pack(2566);

function judge(check: (typeof checkIds)[number], heading: string, lines: readonly string[]) {
  const [first] = indexEdition(edition).items;
  if (!first) throw new Error('empty pack');
  const main = mainContentOf(factsOf(sitePage(`<h2>${heading}</h2>${lines.join('\n')}`, { foot: false })));
  return checks[check](
    pageFor(main, { item: first.item, edition, context, fiscalYears: [], topics: first.item.topics }),
  );
}

const isCheck = (id: string): id is (typeof checkIds)[number] => checkIds.some((known) => known === id);

function poorer({ check, lines, without }: Pair): readonly string[] {
  return instead[check] ?? lines.filter((_, at) => !without.includes(at));
}

describe('every check has a minimal pair', () => {
  it('none is without', () => {
    const paired = new Set(pairs.map(({ check }) => check));
    expect(checkIds.filter((id) => !paired.has(id) && !neverPasses.has(id))).toEqual([]);
  });

  it.each(pairs.map((pair) => [pair.check, pair] as const))('%s', (id, pair) => {
    if (!isCheck(id)) throw new Error(`unknown check ${id}`);
    const whole = judge(id, pair.heading, pair.lines);
    expect(whole.outcome, JSON.stringify(whole.reason)).toBe('passed');
    expect(whole.where.length, 'says where').toBeGreaterThan(0);
    const lacking = judge(id, pair.heading, poorer(pair));
    expect(lacking.outcome, JSON.stringify(lacking.reason)).not.toBe('passed');
    if (pair.left) expect(lacking.outcome).toBe(pair.left);
    for (const { reason } of [whole, lacking]) {
      for (const language of ['th', 'en'] as const)
        expect(reasonText(language, reason)).not.toMatch(/\{\w+\}|^check\./);
    }
  });

  it('what no page can show is left to staff', () => {
    for (const id of neverPasses)
      if (isCheck(id)) expect(judge(id, 'E-Service', ['<p>บริการ</p>']).outcome).toBe('cantTell');
  });
});

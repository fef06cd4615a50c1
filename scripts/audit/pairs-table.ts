import { checkIds, checks } from '../../lib/audit/checks';
import { pageFor } from '../../lib/audit/checks/check';
import { mainContentOf } from '../../lib/audit/main-content';
import { builtinEditions, indexEdition } from '../../lib/checklist';
import { reasonText } from '../../lib/i18n';
import { context, factsOf, sitePage } from '../../tests/unit/audit/page';
import { type Pair, pairsBySub } from '../../tests/unit/audit/pairs';

/** A line for every check: what it says of the page that has the component, and of the same page without it. */
export function pairsTable(): string[] {
  const edition = builtinEditions.find(({ year }) => year === 2566);
  const item = edition ? indexEdition(edition).items[0]?.item : undefined;
  if (!edition || !item) throw new RangeError('no-edition');
  const judge = ({ check, heading, asked = '' }: Pair, lines: readonly string[]) => {
    const id = checkIds.find((known) => known === check);
    if (!id) return { outcome: '–', reason: `unknown check ${check}` };
    const main = mainContentOf(factsOf(sitePage(`<h2>${heading}</h2>${lines.join('\n')}`, { foot: false })));
    const found = checks[id](pageFor(main, { item, edition, context, fiscalYears: [], topics: item.topics }, asked));
    return { outcome: found.outcome, reason: reasonText('th', found.reason) };
  };
  return Object.entries(pairsBySub).flatMap(([sub, pairs]) =>
    pairs.map((pair) => {
      const whole = judge(pair, pair.lines);
      const poorer = pair.instead ?? pair.lines.filter((_, at) => !pair.without.includes(at));
      const lacking = judge(pair, poorer);
      return `${sub.padEnd(5)} ${pair.check.padEnd(30)} ${whole.outcome} → ${lacking.outcome.padEnd(9)} ${lacking.reason}`;
    }),
  );
}

import { type CheckId, checks } from '../../../lib/audit/checks';
import { type CheckResult, pageFor } from '../../../lib/audit/checks/check';
import { mainContentOf } from '../../../lib/audit/main-content';
import { indexEdition } from '../../../lib/checklist';
import { context, factsOf, pack, sitePage } from './page';

const edition = pack(2566);

/** What a check says of a page with these lines of HTML under a heading; `asked` = the criterion's own words. */
export function judge(check: CheckId, heading: string, lines: readonly string[], asked = ''): CheckResult {
  const [first] = indexEdition(edition).items;
  if (!first) throw new Error('empty pack');
  const main = mainContentOf(factsOf(sitePage(`<h2>${heading}</h2>${lines.join('\n')}`, { foot: false })));
  const rest = { item: first.item, edition, context, fiscalYears: [], topics: first.item.topics };
  return checks[check](pageFor(main, rest, asked));
}

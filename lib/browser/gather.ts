import { isPageFacts } from '../page/check';
import type { PageFacts } from '../page/facts';
import { LIMITS } from '../page/limits';
import { FACT_LISTS } from '../page/parts';
import { z } from '../zod';
import { askHost } from './rpc';

/** Facts that come out of a page in parts, put together and checked: whatever a page sends, what leaves here fits `PageFacts`. */

const facts = z.record(z.string(), z.unknown());
const First = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), reading: z.number(), facts, more: z.boolean() }),
  z.object({ ok: z.literal(false), error: z.enum(['changed', 'failed']) }),
]);
const More = z.object({ facts, more: z.boolean() });

/** Facts at every bound at once are about 150 parts. */
const MOST_PARTS = 300;

export type Gathered = { ok: true; facts: PageFacts } | { ok: false; error: 'changed' | 'failed' };

/**
 * Has a tab's page read and fetches what was read. changed: another reading began, or another page came, before all of
 * it was here; failed: the page does not answer, or not with facts.
 */
export async function gatherFacts(tabId: number): Promise<Gathered> {
  const first = First.safeParse(await askHost<'collect'>(tabId, { type: 'collect' }));
  if (!first.success) return { ok: false, error: 'failed' };
  if (!first.data.ok) return first.data;
  const { reading, facts } = first.data;
  let { more } = first.data;
  for (let at = 1; more; at++) {
    const reply = at < MOST_PARTS ? await askHost<'collect.more'>(tabId, { type: 'collect.more', reading, at }) : {};
    if (reply === null) return { ok: false, error: 'changed' };
    const part = More.safeParse(reply);
    if (!part.success || !append(facts, part.data.facts)) return { ok: false, error: 'failed' };
    more = part.data.more;
  }
  return isPageFacts(facts) ? { ok: true, facts } : { ok: false, error: 'failed' };
}

/** Puts the rows of a part behind those that are there. False = more than any page has, or no rows. */
function append(facts: Record<string, unknown>, part: Record<string, unknown>): boolean {
  return FACT_LISTS.every((name) => {
    const [all, rows = []] = [facts[name], part[name]];
    if (!Array.isArray(all) || !Array.isArray(rows) || all.length + rows.length > LIMITS[name]) return false;
    for (const row of rows) all.push(row);
    return true;
  });
}

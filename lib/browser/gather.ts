import type { PageFacts } from '../page/facts';
import { joinParts } from '../page/join';
import { z } from '../zod';
import { askHost } from './rpc';

/** Facts that come out of a page in parts, put together and checked: the only way from a page into the extension. */

const facts = z.record(z.string(), z.unknown());
const First = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), reading: z.number(), facts, more: z.boolean() }),
  z.object({ ok: z.literal(false), error: z.enum(['changed', 'failed']) }),
]);
const More = z.object({ facts, more: z.boolean() });

/** Facts at every bound at once are about 300 parts. */
const MOST_PARTS = 600;

export type Gathered = { ok: true; facts: PageFacts } | { ok: false; error: 'changed' | 'failed' };

/**
 * Has a tab's page read and fetches what was read. changed: another reading began, or another page came, before all of
 * it was here; failed: the page does not answer, or not with facts.
 */
export async function gatherFacts(tabId: number): Promise<Gathered> {
  const first = First.safeParse(await askHost<'collect'>(tabId, { type: 'collect' }));
  if (!first.success) return { ok: false, error: 'failed' };
  if (!first.data.ok) return first.data;
  const { reading } = first.data;
  const whole = joinParts(first.data.facts);
  let { more } = first.data;
  for (let at = 1; more; at++) {
    const reply = at < MOST_PARTS ? await askHost<'collect.more'>(tabId, { type: 'collect.more', reading, at }) : {};
    if (reply === null) return { ok: false, error: 'changed' };
    const part = More.safeParse(reply);
    if (!part.success || !whole.add(part.data.facts)) return { ok: false, error: 'failed' };
    more = part.data.more;
  }
  const facts = whole.done();
  return facts ? { ok: true, facts } : { ok: false, error: 'failed' };
}

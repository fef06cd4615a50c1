import { z } from '../zod';
import { askHost } from './rpc';

/**
 * Facts that come out of a page in parts. The background passes them on as they came: to open them here would take as long
 * as to read them where they are put together and checked, in the view that asked (`joinParts`).
 */

const First = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), reading: z.number(), facts: z.unknown(), more: z.boolean() }),
  z.object({ ok: z.literal(false), error: z.enum(['changed', 'failed']) }),
]);
const More = z.object({ facts: z.unknown(), more: z.boolean() });

/** Facts at every bound at once are about 200 parts. */
const MOST_PARTS = 600;

export type Gathered = { ok: true; parts: unknown[] } | { ok: false; error: 'changed' | 'failed' };

/**
 * Has a tab's page read and fetches what was read. changed: another reading began, or another page came, before all of
 * it was here; failed: the page does not answer, or not with facts.
 */
export async function gatherFacts(tabId: number): Promise<Gathered> {
  const first = First.safeParse(await askHost<'collect'>(tabId, { type: 'collect' }));
  if (!first.success) return { ok: false, error: 'failed' };
  if (!first.data.ok) return first.data;
  const { reading } = first.data;
  const parts = [first.data.facts];
  let { more } = first.data;
  for (let at = 1; more; at++) {
    const reply = at < MOST_PARTS ? await askHost<'collect.more'>(tabId, { type: 'collect.more', reading, at }) : {};
    if (reply === null) return { ok: false, error: 'changed' };
    const part = More.safeParse(reply);
    if (!part.success) return { ok: false, error: 'failed' };
    parts.push(part.data.facts);
    more = part.data.more;
  }
  return { ok: true, parts };
}

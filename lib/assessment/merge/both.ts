import { KINDS } from './kinds';
import type { KindName } from './lineage';
import type { Data } from './version';

/** Ours and every other text one after another; null = they cannot all be kept. */
export function bothOf(kind: KindName, mine: Data | null, others: readonly { data: Data | null }[]): Data | null {
  const { both } = KINDS[kind];
  if (both === undefined || mine === null) return null;
  return others.reduce<Data | null>(
    (kept, { data }) => (kept === null || data === null ? null : both(kept, data)),
    mine,
  );
}

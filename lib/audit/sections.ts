import type { Block, PageFacts } from '../page/facts';

/** Bound for pages that nest without end. */
export const MOST_LEVELS = 40;

const lasts = new WeakMap<PageFacts, readonly number[]>();

/** Last section inside each: sections come in the order of the document, so what is inside one follows it without a gap. */
export function lastInside(facts: PageFacts): readonly number[] {
  const known = lasts.get(facts);
  if (known) return known;
  const last = facts.sections.map((_, at) => at);
  for (let at = last.length - 1; at > 0; at--) {
    const parent = facts.sections[at]?.parent ?? null;
    if (parent !== null) last[parent] = Math.max(last[parent] ?? 0, last[at] ?? 0);
  }
  lasts.set(facts, last);
  return last;
}

/** Whether a section is another one or stands inside it. */
export function isInside(facts: PageFacts, section: number, ancestor: number): boolean {
  return section >= ancestor && section <= (lastInside(facts)[ancestor] ?? -1);
}

/** A block by its index, when there is one. */
export function blockAt(facts: PageFacts, at: number): Block | null {
  return facts.blocks[at] ?? null;
}

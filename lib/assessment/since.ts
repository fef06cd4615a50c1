import { z } from '../zod';
import { Day } from './primitives';
import type { AssessmentReadiness, Readiness } from './readiness';

/** Where an assessment stood on a day, as a view remembers it: enough to say what has changed. */
export const Standing = z.strictObject({
  /** In Bangkok. */
  day: Day,
  /** By item id. */
  items: z.record(z.string(), z.enum(['ready', 'partial', 'missing'])),
  /** Item ids with a link that did not open. */
  dead: z.array(z.string()),
});
export type Standing = z.infer<typeof Standing>;

/** @param day ISO date in Bangkok */
export function standingOf(readiness: AssessmentReadiness, day: string): Standing {
  const entries = [...readiness.items];
  const dead = entries.filter(([, { doubts }]) => doubts.some(({ key }) => key === 'doubt.link-dead'));
  return {
    day,
    items: Object.fromEntries(entries.map(([id, { readiness: state }]) => [id, state])),
    dead: dead.map(([id]) => id),
  };
}

export type Since = {
  /** The day that it is compared with. */
  day: string;
  changed: { item: string; from: Readiness; to: Readiness }[];
  newlyDead: string[];
};

/** What is different from how it stood then; items that one of the two does not have are left out. */
export function changedSince(then: Standing, now: Standing): Since {
  const changed = Object.entries(now.items).flatMap(([item, to]) => {
    const from = then.items[item];
    return from === undefined || from === to ? [] : [{ item, from, to }];
  });
  const before = new Set(then.dead);
  return { day: then.day, changed, newlyDead: now.dead.filter((item) => !before.has(item)) };
}

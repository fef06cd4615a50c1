import type { DomDocument } from './dom';
import type { PageFacts } from './facts';
import { createWalk, type Walk } from './walk';

/**
 * Reads a document into PageFacts, in one go. Pure: the same tree gives the same facts in Node and in every browser;
 * nothing is asked of style or layout, no value of a form field is read, frames are recorded and not entered.
 * `url` is the page's absolute address, to which links are resolved unless the page has a `<base href>`.
 */
export function collect(document: DomDocument, url: string): PageFacts {
  const walk = createWalk(document, url);
  const steps = walk.steps();
  while (!steps.next().done);
  return walk.facts;
}

/** How to share the page's thread while reading. */
export type Slicing = {
  /** Longest stretch of reading without a pause. */
  budgetMs: number;
  /** Milliseconds from any start. */
  now: () => number;
  /** Lets other tasks run. */
  pause: () => Promise<void>;
};

/** Slices of 8 ms: with the rest of a task well under the 50 ms at which a page feels stuck. */
export const SLICING: Slicing = {
  budgetMs: 8,
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setTimeout(resolve)),
};

/**
 * `collect` in slices, for a page that is in use. When the place where it paused is gone from the page, it starts again, once;
 * the second time it keeps what it has and says `partial`.
 */
export async function collectSliced(document: DomDocument, url: string, slicing = SLICING): Promise<PageFacts> {
  return (await walkSliced(document, url, slicing)).facts;
}

/** The finished (or stopped) walk behind `collectSliced`, with the elements behind the facts. */
export async function walkSliced(document: DomDocument, url: string, slicing: Slicing): Promise<Walk> {
  for (let attempt = 1; ; attempt++) {
    const begun = slicing.now();
    const walk = createWalk(document, url);
    if (await readThrough(walk, slicing, begun)) return walk;
    if (attempt < 2) continue;
    walk.stop();
    return walk;
  }
}

/** False when the page changed under the reading. `begun`: when the first slice did, for making a walk ready counts. */
async function readThrough(walk: Walk, { budgetMs, now, pause }: Slicing, begun: number): Promise<boolean> {
  let end = begun + budgetMs;
  const steps = walk.steps();
  while (!steps.next().done) {
    if (now() < end) continue;
    await pause();
    if (!walk.intact()) return false;
    end = now() + budgetMs;
  }
  return true;
}

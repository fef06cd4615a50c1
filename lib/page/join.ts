import { isPageFacts } from './check';
import type { PageFacts } from './facts';
import { LIMITS } from './limits';
import { FACT_LISTS } from './parts';

/**
 * Puts facts together that came in parts (`createParts`); `first` becomes the whole. Whatever was sent, what `done` gives
 * fits `PageFacts`.
 */
export function joinParts(first: Record<string, unknown>) {
  return {
    /** Puts the rows of a further part behind those that are there. False = no rows, or more than any page has. */
    add(part: Record<string, unknown>): boolean {
      return FACT_LISTS.every((name) => {
        const [all, rows = []] = [first[name], part[name]];
        if (!Array.isArray(all) || !Array.isArray(rows) || all.length + rows.length > LIMITS[name]) return false;
        for (const row of rows) all.push(row);
        return true;
      });
    },
    /** The facts; null = they do not fit. */
    done(): PageFacts | null {
      return isPageFacts(first) ? first : null;
    },
  };
}

import type { Evidence } from '../../lib/assessment/model';
import { urlKey } from '../../lib/links/identity';
import type { IndexRow } from './index-rows';

/** What an index page that was imported says now, against what was taken from it then. */
export type IndexDifference = {
  /** When it was imported last; an ISO instant. */
  at: string;
  /** How many items have evidence from it. */
  items: number;
  /**
   * Rows with links that their item does not have. `changed`: another link was taken from here for it, and is no longer
   * here. `added`: the link came since, or was not chosen then; what the page looked like is not kept.
   */
  news: ReadonlyMap<number, 'added' | 'changed'>;
  /** Taken from here, and no longer on the page for that item. */
  gone: Evidence[];
};

/**
 * Compares the rows with the evidence that was imported from this page; null = nothing was.
 *
 * @param evidence of the whole assessment
 */
export function differenceOf(
  rows: readonly IndexRow[],
  evidence: readonly Evidence[],
  pageUrl: string,
): IndexDifference | null {
  const page = urlKey(pageUrl);
  const imported = evidence.filter(
    ({ source, foundOn }) => source === 'import' && foundOn !== null && urlKey(foundOn) === page,
  );
  if (imported.length === 0) return null;
  const place = (item: string, url: string) => `${item} ${urlKey(url, { fragment: true })}`;
  const now = new Set(
    rows.flatMap(({ item, entry }) => (item ? entry.urls.map((url) => place(item.item.id, url)) : [])),
  );
  const had = new Set(evidence.map(({ item, url }) => place(item, url)));
  const gone = imported.filter(({ item, url }) => !now.has(place(item, url)));
  const news = new Map<number, 'added' | 'changed'>();
  for (const { at, item, entry, possible } of rows) {
    if (!possible || !item || entry.urls.every((url) => had.has(place(item.item.id, url)))) continue;
    news.set(at, gone.some((one) => one.item === item.item.id) ? 'changed' : 'added');
  }
  return {
    at:
      imported
        .map(({ takenAt }) => takenAt)
        .sort()
        .at(-1) ?? '',
    items: new Set(imported.map(({ item }) => item)).size,
    news,
    gone,
  };
}

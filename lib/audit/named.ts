import { indexEdition } from '../checklist/indexing';
import type { EditionPack } from '../checklist/schema';
import { fold } from './fold';
import { lookAlikeReason, namedTopics } from './signals/match';
import { SUGGEST } from './topic';

/** More than these few are no suggestion. */
const MOST = 3;

/**
 * The items of an edition that a title names: the text of a link, the name of a file. Nothing behind it was read, so it is
 * a hint of where to look and no finding; a look-alike names none.
 *
 * @param title as published; a file's ending does not count
 * @returns item ids, best first, at most three
 */
export function itemsNamed(title: string, edition: EditionPack): string[] {
  const folded = fold(title.replace(/\.[a-z]{2,4}$/i, ''));
  if (lookAlikeReason(folded, null) !== null) return [];
  const { byTopic } = indexEdition(edition);
  const ids = namedTopics(folded, null)
    .filter(({ score }) => score >= SUGGEST)
    .flatMap(({ topic }) => byTopic.get(topic)?.item.id ?? []);
  return [...new Set(ids)].slice(0, MOST);
}

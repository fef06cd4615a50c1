import { fold } from '../audit/fold';
import { namedTopics } from '../audit/signals/match';
import { indexEdition } from '../checklist/indexing';
import type { EditionPack, Item } from '../checklist/schema';

export type Named = { item: Item; score: number };

/** How a line of what was missing begins; says nothing of what it is about. */
const MISSING =
  /^(?:หน่วยงาน(?:ควร|ต้อง)?)?\s{0,2}(?:ไม่มี|ไม่ได้|ไม่พบ|ขาด|ยังไม่มี|ควรจัดทำ|ควรมี)?\s{0,2}(?:(?:การ)?(?:เปิดเผย|เผยแพร่|แสดง|จัดทำ)(?:และเผยแพร่)?)?\s{0,2}(?:ข้อมูล)?(?:ของ)?\s{0,2}/;

/** The items of an edition that words are about, best first, with how surely (0-1): the same signals as for headings of pages. */
export function itemsAbout(words: string, pack: EditionPack): Named[] {
  const { byTopic } = indexEdition(pack);
  const bare = words.replace(MISSING, '');
  const found = new Map<string, Named>();
  for (const reading of bare === words ? [words] : [words, bare]) {
    for (const { topic, score } of namedTopics(fold(reading.slice(0, 400)), null)) {
      const item = byTopic.get(topic)?.item;
      if (item && score > (found.get(item.id)?.score ?? 0)) found.set(item.id, { item, score });
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score);
}

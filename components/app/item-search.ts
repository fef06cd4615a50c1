import type { EditionIndex, IndexedItem } from '../../lib/checklist';
import type { SubIndicator } from '../../lib/checklist/schema';
import { toArabicDigits } from '../../lib/thai/digits';
import { squash } from '../../lib/thai/text';

/**
 * Whether an item answers a search: its code in any digits and case, with or without the O (`2`, `o2`, `O๒`, `ข้อ 2`),
 * or words of its name in any order.
 */
export function matchesItem(entry: IndexedItem, search: string): boolean {
  const wanted = toArabicDigits(search).trim();
  if (wanted === '') return true;
  const code = /^(?:ข้อ\s*)?o?\s*(\d{1,2})$/i.exec(wanted);
  if (code) return entry.item.code === `O${Number(code[1])}`;
  const name = squash(`${entry.item.code} ${entry.item.name} ${entry.sub.code} ${entry.sub.name}`);
  return wanted.split(/\s+/).every((word) => name.includes(squash(word)));
}

export type ItemGroup = { sub: SubIndicator; entries: IndexedItem[] };

/** Items in the checklist's order under their sub-indicators; empty groups are left out. */
export function groupItems(index: EditionIndex, keep: (entry: IndexedItem) => boolean): ItemGroup[] {
  const groups: ItemGroup[] = [];
  for (const entry of index.items) {
    if (!keep(entry)) continue;
    const last = groups.at(-1);
    if (last?.sub === entry.sub) last.entries.push(entry);
    else groups.push({ sub: entry.sub, entries: [entry] });
  }
  return groups;
}

import type { Place } from '../page/facts';
import { addressesIn, emailsIn, phonesIn } from '../thai/contact';
import type { MainContent } from './main-content';

/** How many of an office's address, telephone and e-mail stand in the given lines, and where the first is. */
export function contactParts(lines: readonly { at: number; text: string }[]): { parts: number; where: Place | null } {
  const found = new Map<string, Place>();
  const note = (part: string, at: number, text: string) => {
    if (!found.has(part)) found.set(part, { kind: 'block', at, quote: text.slice(0, 200) });
  };
  for (const { at, text } of lines) {
    if (text.length > 600 || !/[\d@๐-๙]/.test(text)) continue;
    if (phonesIn(text).length > 0) note('phone', at, text);
    if (emailsIn(text).length > 0) note('email', at, text);
    if (addressesIn(text).length > 0 || /(?:หมู่|ม\.)\s*(?:ที่)?\s*[\d๐-๙]+\s*(?:ต\.|ตำบล)|รหัสไปรษณีย์/.test(text))
      note('address', at, text);
  }
  return { parts: found.size, where: [...found.values()][0] ?? null };
}

/** What a page shows that may stand for a heading: name → where. */
export function featuresOf(main: MainContent): ReadonlyMap<string, Place> {
  const features = new Map<string, Place>();
  const contact = contactParts(main.blocks.slice(0, 60).map(({ at, it }) => ({ at, text: it.text })));
  if (contact.parts === 3 && contact.where && main.blocks.length <= 40) features.set('contact-block', contact.where);
  return features;
}

import advice from './advice.json';

/** How to publish what a topic wants, and why it often scores zero: written for this product, never the NACC's words, and shown as such. */
export type Advice = { howTo: string; commonZero: string[] };

const byTopic: ReadonlyMap<string, { th: Advice; en: Advice }> = new Map(Object.entries(advice));

/** The advice of a topic in one language; null for a topic that is not one of ours. */
export function adviceFor(topicSlug: string, language: 'th' | 'en' = 'th'): Advice | null {
  return byTopic.get(topicSlug)?.[language] ?? null;
}

import { SLICING, walkSliced } from './collect';
import type { DomElement } from './dom';
import type { PageFacts, Place } from './facts';
import { createWalk } from './walk';
import { fold } from './words';

export type LivePage = {
  facts: PageFacts;
  /** The element that shows a place of these facts now; null when the page shows it no more. */
  elementAt(place: Place): Element | null;
};

/** `collectSliced` for a page on the screen: what was read can be shown again, also after the page has changed. */
export async function collectLive(document: Document, url: string, slicing = SLICING): Promise<LivePage> {
  const { facts, elements } = await walkSliced(document, url, slicing);
  return {
    facts,
    elementAt(place) {
      const known = asElement(elements[place.kind][place.at]);
      if (known?.isConnected && says(fold(known.textContent ?? ''), place.quote)) return known;
      return asElement(findAgain(document, url, place));
    },
  };
}

/** A walk only ever meets nodes of the document that it was given. */
function asElement(element: DomElement | undefined): Element | null {
  return (element ?? null) as Element | null;
}

/** Reads the page again and looks for the words: first among things of the same kind, then anywhere in the text. */
function findAgain(document: Document, url: string, { kind, quote }: Place): DomElement | undefined {
  if (!quote) return undefined;
  const { facts, elements, steps } = createWalk(document, url);
  for (const _ of steps());
  const words: Record<Place['kind'], readonly string[]> = {
    block: facts.blocks.map(({ text }) => text),
    link: facts.links.map(({ text }) => text),
    image: facts.images.map(({ alt }) => alt),
    field: facts.fields.map(({ label }) => label),
    frame: facts.frames.map(({ title }) => title),
  };
  const at = words[kind].findIndex((text) => says(text, quote));
  return at < 0 ? elements.block[words.block.findIndex((text) => says(text, quote))] : elements[kind][at];
}

const asMasked = (text: string) => text.replace(/[0-9๐-๙]/g, 'x');

/** Whether these words stand in a text; digits of personal numbers are x in words that were quoted (lib/personal). */
function says(text: string, quote: string): boolean {
  if (text.includes(quote)) return true;
  return /x/.test(quote) && asMasked(text).includes(asMasked(quote));
}

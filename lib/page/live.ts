import { SLICING, walkSliced } from './collect';
import { type DomElement, type DomNode, isElement, TEXT } from './dom';
import type { PageFacts, Place } from './facts';
import { short } from './runs';
import { Walk } from './walk';

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
      const known = elements[place.kind][place.at];
      const found =
        known !== undefined && isIn(document, known) && holds(known, place.quote)
          ? known
          : findAgain(document, url, place);
      // A walk only ever meets nodes of the document that it was given.
      return found as Element | null;
    },
  };
}

function isIn(document: DomNode, element: DomNode): boolean {
  let node: DomNode | null = element;
  while (node !== null && node !== document) {
    // A shadow root has no parent but a host.
    node = node.parentNode ?? ('host' in node ? (node.host as DomNode) : null);
  }
  return node === document;
}

function holds(element: DomElement, quote: string): boolean {
  return quote === '' || short(textOf(element)).includes(short(quote)) || textOf(element).includes(quote);
}

/** Text of an element without style, script and the like. */
function textOf(element: DomElement): string {
  let text = '';
  const open: DomNode[] = [element];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.nodeType === TEXT) text += node.nodeValue ?? '';
    if (node !== element && node.nextSibling !== null) open.push(node.nextSibling);
    if (node.firstChild !== null && !(isElement(node) && SILENT.test(node.localName))) open.push(node.firstChild);
  }
  return text.replace(/\s+/g, ' ');
}

const SILENT = /^(?:script|style|noscript|template)$/;

/** Reads the page again and looks for the words: first among things of the same kind, then anywhere in the text. */
function findAgain(document: Document, url: string, { kind, quote }: Place): DomElement | null {
  if (quote === '') return null;
  const walk = new Walk(document, url);
  const steps = walk.steps();
  while (!steps.next().done);
  const { facts, elements } = walk;
  const words: Record<Place['kind'], readonly string[]> = {
    block: facts.blocks.map(({ text }) => text),
    link: facts.links.map(({ text }) => text),
    image: facts.images.map(({ alt }) => alt),
    field: facts.fields.map(({ label }) => label),
    frame: facts.frames.map(({ title }) => title),
  };
  for (const list of [kind, 'block'] as const) {
    const at = words[list].findIndex((text) => text.includes(quote));
    if (at >= 0) return elements[list][at] ?? null;
  }
  return null;
}

import type { DomDocument } from './dom';
import type { PageFacts } from './facts';
import { Walk } from './walk';

/**
 * Reads a document into PageFacts, in one go. Pure: the same tree gives the same facts in Node and in every browser;
 * nothing is asked of style or layout, no value of a form field is read, same-origin frames are not entered.
 * `url` is the page's absolute address, to which links are resolved unless the page has a `<base href>`.
 */
export function collect(document: DomDocument, url: string): PageFacts {
  const walk = new Walk(document, url);
  const steps = walk.steps();
  while (!steps.next().done);
  return walk.facts;
}

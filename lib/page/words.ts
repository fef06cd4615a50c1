import type { DomElement } from './dom';
import { LIMITS } from './limits';

const FOLD_NEEDED = /[^\S ]| {2}/;

/** Runs of white space as one space. */
export function fold(text: string): string {
  return FOLD_NEEDED.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** Folded, trimmed and cut to the limit of short texts. */
export function short(text: string | null): string {
  if (!text) return '';
  const { shortText } = LIMITS;
  if (text.length <= shortText) return fold(text).trim();
  // Cut first: folding a hostile attribute of megabytes would cost more than the page.
  return fold(text.slice(0, 4 * shortText))
    .trim()
    .slice(0, shortText)
    .trim();
}

/** An attribute as written; null = not there. */
export function attr(element: DomElement, name: string): string | null {
  return element.getAttribute(name);
}

/** The first of these attributes that says something, as a short text; else ''. */
export function said(element: DomElement, ...names: string[]): string {
  for (const name of names) {
    const text = short(attr(element, name));
    if (text) return text;
  }
  return '';
}

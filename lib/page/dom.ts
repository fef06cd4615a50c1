/**
 * As much of the DOM as the collector reads: a browser's Document satisfies it, and so does the tree that `parse.ts`
 * builds in Node. Nothing here makes a browser lay the page out.
 */
export interface DomNode {
  readonly nodeType: number;
  /** Only elements have one; asking for it costs a browser less than asking for the type and then for the name. */
  readonly localName?: string;
  readonly nodeValue: string | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly parentNode: DomNode | null;
}

export interface DomElement extends DomNode {
  readonly localName: string;
  readonly firstElementChild: DomElement | null;
  /** Never null for an element. */
  readonly textContent: string | null;
  readonly shadowRoot?: DomNode | null;
  getAttribute(name: string): string | null;
  getAttributeNames(): string[];
  hasAttributes(): boolean;
}

export interface DomDocument extends DomNode {
  readonly documentElement: DomElement | null;
  /** WHATWG name of the encoding: old pages encode their query strings with it. */
  readonly characterSet: string;
}

export const TEXT = 3;

export function isElement(node: DomNode): node is DomElement {
  return node.localName !== undefined;
}

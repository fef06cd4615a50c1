import type { DefaultTreeAdapterTypes } from 'parse5';
import { type DomDocument, type DomElement, type DomNode, isElement, TEXT } from './dom';

type Source = DefaultTreeAdapterTypes.Node;

class LightNode implements DomNode {
  firstChild: LightNode | null = null;
  nextSibling: LightNode | null = null;
  constructor(
    readonly nodeType: number,
    readonly nodeValue: string | null,
    readonly parentNode: LightNode | null,
  ) {}
}

class LightElement extends LightNode implements DomElement {
  private readonly attributes: Map<string, string>;
  constructor(
    readonly localName: string,
    attributes: readonly { name: string; value: string; prefix?: string }[],
    parent: LightNode,
  ) {
    super(1, null, parent);
    this.attributes = new Map(
      attributes.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]),
    );
  }
  get firstElementChild(): DomElement | null {
    let node: DomNode | null = this.firstChild;
    while (node !== null && !isElement(node)) node = node.nextSibling;
    return node;
  }
  /** Of an element without elements inside, which is all that is asked. */
  get textContent(): string {
    let text = '';
    for (let node = this.firstChild; node !== null; node = node.nextSibling) text += node.nodeValue ?? '';
    return text;
  }
  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }
  getAttributeNames(): string[] {
    return [...this.attributes.keys()];
  }
  hasAttributes(): boolean {
    return this.attributes.size > 0;
  }
}

/** What `parsePage` gives: as much of a Document as the collector reads. */
export class ParsedDocument extends LightNode implements DomDocument {
  constructor(
    readonly characterSet: string,
    readonly url: string,
  ) {
    super(9, null, null);
  }
  get documentElement(): DomElement | null {
    let node: DomNode | null = this.firstChild;
    while (node !== null && !isElement(node)) node = node.nextSibling;
    return node;
  }
}

/** parse5's tree as linked nodes; comments, doctype and template contents are left out. */
export function lighten(source: DefaultTreeAdapterTypes.Document, characterSet: string, url: string): ParsedDocument {
  const document = new ParsedDocument(characterSet, url);
  const open: [Source[], LightNode][] = [[source.childNodes, document]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [children, parent] = next;
    let last: LightNode | null = null;
    for (const child of children) {
      const node = lightNode(child, parent);
      if (node === null) continue;
      if (last === null) parent.firstChild = node;
      else last.nextSibling = node;
      last = node;
      if ('childNodes' in child && child.childNodes.length > 0) open.push([child.childNodes, node]);
    }
  }
  return document;
}

function lightNode(source: Source, parent: LightNode): LightNode | null {
  if ('value' in source) return new LightNode(TEXT, source.value, parent);
  if (!('tagName' in source)) return null;
  return new LightElement(source.tagName, source.attrs, parent);
}

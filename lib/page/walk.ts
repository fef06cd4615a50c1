import { createAddresses } from './address';
import { createAttributes, setHeading } from './attributes';
import { type DomDocument, type DomElement, type DomNode, isElement, TEXT } from './dom';
import type { PageFacts } from './facts';
import { createLeaves, type Elements } from './leaves';
import { LIMITS } from './limits';
import { createRuns, type Run } from './runs';
import { rootScope, type Scope, scopeIn } from './scope';
import { createSections } from './sections';
import { createGrid } from './table';
import { BLOCK, bitsOf, COLLAPSED, COUNTED, CUSTOM, NAMED, NOTHING, OPENABLE, SKIP, STRONG } from './tags';
import { attr } from './words';

/** Nodes between two chances to pause: about a millisecond on an old PC. */
const STEP = 100;
/** The first nodes are read by code that never ran before, which takes twenty times as long. */
const FIRST = 200;
const FIRST_STEP = 20;

/** Reads one document, once, without asking a browser for style or layout. */
export function createWalk(document: DomDocument, url: string) {
  const facts: PageFacts = {
    version: 1,
    url: url.slice(0, LIMITS.url),
    title: '',
    description: '',
    sections: [],
    blocks: [],
    links: [],
    images: [],
    fields: [],
    frames: [],
    partial: false,
  };
  const elements: Elements = { block: [], link: [], image: [], field: [], frame: [] };
  const sectionOf = createSections(facts);
  const runs = createRuns(facts, elements.block, sectionOf);
  const leaves = createLeaves(facts, elements, createAddresses(url, document.characterSet), runs, sectionOf);
  const readAttributes = createAttributes();
  const root = document.documentElement;
  /** Hidden elements inside a line, with the line that goes on after each. */
  const hidden: { scope: Scope; outer: Run }[] = [];
  /** Elements whose shadow tree is being read; their own children come after that. */
  const shadows: Scope[] = [];
  let tables = 0;
  let forms = 0;
  /** Where the reading stands: inside `scope`, before `node`. */
  let scope: Scope | null = null;
  let node: DomNode | null = null;

  /** Reads on; yields now and then so that the caller can pause. `facts` are whole when it is done. */
  function* steps(): Generator<void, void> {
    if (!root) return;
    for (node = root.firstChild; node; node = node.nextSibling) {
      if (isElement(node) && node.localName === 'head') leaves.readHead(node);
    }
    yield;
    // An explicit stack of scopes: pages nest deeper than the call stack reaches.
    scope = rootScope(root);
    node = root.firstChild;
    for (let count = 0; count < LIMITS.nodes; ) {
      const step = count < FIRST ? FIRST_STEP : STEP;
      if (!advance(step)) {
        leaves.finish();
        return;
      }
      count += step;
      yield;
    }
    stop();
  }

  /** Reads as many nodes; false at the end of the document. */
  function advance(nodes: number): boolean {
    let [outer, at] = [scope, node];
    for (let left = nodes; left > 0; left--) {
      while (outer && !at) {
        const { element, parent }: Scope = outer;
        if (shadows.length && shadows.at(-1) === outer) {
          shadows.pop();
          at = element.firstChild;
        } else {
          close(outer);
          outer = parent;
          at = parent && element.nextSibling;
        }
      }
      if (!outer || !at) break;
      const tag = at.localName;
      if (tag === undefined) {
        if (at.nodeType === TEXT) runs.add(at.nodeValue ?? '', outer);
        at = at.nextSibling;
        continue;
      }
      // As `isElement` would say, without asking the browser for the name again.
      const element = at as DomElement;
      const bits = bitsOf(tag);
      const next = bits & NOTHING ? null : enter(element, tag, bits, outer);
      if (next) {
        const shadow = bits & CUSTOM ? element.shadowRoot?.firstChild : null;
        if (shadow || element.firstElementChild) {
          outer = next;
          if (shadow) shadows.push(next);
          at = shadow ?? element.firstChild;
          continue;
        }
        // Most elements hold nothing but text: asking for it at once spares the browser an object for each text node.
        runs.add(element.textContent ?? '', next);
        if (next.bits & (BLOCK | NAMED) || hidden.length) close(next);
      }
      at = at.nextSibling;
    }
    scope = outer;
    node = at;
    return outer !== null;
  }

  /** Takes an element up; null when there is nothing to read inside. */
  function enter(element: DomElement, tag: string, bits: number, parent: Scope): Scope | null {
    const inner = scopeIn(parent, element, tag, bits);
    if (inner.bits & COUNTED) count(inner, parent);
    if (inner.bits & OPENABLE && attr(element, 'open') === null) inner.bits |= COLLAPSED;
    if (element.hasAttributes() && !readAttributes(inner)) return null;
    // A hidden one is a section of its own; else it stands in its parent's.
    const isHidden = ((inner.bits ^ parent.bits) & COLLAPSED) > 0;
    if (inner.bits & SKIP) {
      leaves.read(element, inner.tag, isHidden ? inner : parent);
      return null;
    }
    if (inner.bits & BLOCK) runs.flush();
    else if (isHidden) hidden.push({ scope: inner, outer: runs.isolate() });
    if (inner.bits & NAMED) leaves.open(inner);
    return inner;
  }

  function count(inner: Scope, parent: Scope): void {
    const { tag, element } = inner;
    switch (tag) {
      case 'table':
        inner.grid = createGrid(tables++);
        // Old browsers and quirks mode begin the font anew in a table, and so do readers.
        inner.bits &= ~STRONG;
        break;
      case 'tr':
        inner.grid?.startRow();
        break;
      case 'td':
      case 'th':
        if (inner.grid) inner.cell = inner.grid.startCell(element, tag === 'th' || parent.parent?.tag === 'thead');
        break;
      case 'form':
        inner.form = forms++;
        // Inside a table the parser closes a form at once; its fields follow as siblings.
        if (!element.firstChild) parent.form = inner.form;
        break;
      case 'summary':
        // It stays in sight when its <details> is closed.
        inner.bits = (inner.bits & ~COLLAPSED) | ((parent.parent?.bits ?? 0) & COLLAPSED);
        break;
      default:
        setHeading(inner, Number(tag[1]));
    }
  }

  function close(inner: Scope): void {
    if (inner.bits & BLOCK || !inner.parent) runs.flush();
    if (inner.bits & NAMED) leaves.close(inner);
    if (hidden.length && hidden.at(-1)?.scope === inner) runs.restore(hidden.pop()?.outer);
  }

  /** Ends the reading where it stands: what was read so far is kept and marked as partial. */
  function stop(): void {
    for (; scope; scope = scope.parent) close(scope);
    leaves.finish();
    facts.partial = true;
  }

  return {
    facts,
    elements,
    steps,
    stop,
    /** Whether the place where the reading paused is still where it was in the document. */
    intact(): boolean {
      let child = node;
      for (let inner = scope; inner && child; inner = inner.parent) {
        const { element } = inner;
        const parent = child.parentNode;
        if (!parent || (parent !== element && parent !== element.shadowRoot)) return false;
        child = element;
      }
      return document.documentElement === root;
    },
  };
}

export type Walk = ReturnType<typeof createWalk>;

import { createAddresses } from './address';
import { type DomDocument, type DomElement, type DomNode, isElement, TEXT } from './dom';
import type { PageFacts } from './facts';
import { createLeaves, type Elements } from './leaves';
import { LIMITS } from './limits';
import { createRuns } from './runs';
import { rootScope, type Scope, scopeIn } from './scope';
import { createSections } from './sections';
import { createGrid } from './table';
import { BLOCK, COUNTED, ICON, isClosedPane, isEmphasis, isIconFont, NAMED, OPENABLE, PLAIN, SKIP } from './tags';
import { attr } from './words';

/** Nodes between two chances to pause: about a millisecond on an old PC. */
const STEP = 50;

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
  const root = document.documentElement;
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
    // An explicit stack of scopes: pages nest deeper than the call stack reaches.
    scope = rootScope(root);
    node = root.firstChild;
    for (let count = 1; count <= LIMITS.nodes; count++) {
      if (count % STEP === 0) yield;
      if (!advance()) {
        leaves.finish();
        return;
      }
    }
    stop();
  }

  /** Reads one node and goes to the next; false at the end of the document. */
  function advance(): boolean {
    while (!node) {
      if (!scope) return false;
      const { element, parent } = scope;
      if (scope.shadow) {
        scope.shadow = false;
        node = element.firstChild;
      } else {
        close(scope);
        scope = parent;
        node = parent && element.nextSibling;
      }
    }
    if (!scope) return false;
    if (!isElement(node)) {
      if (node.nodeType === TEXT) readText(node.nodeValue ?? '', scope);
      node = node.nextSibling;
      return true;
    }
    const inside = enter(node, scope);
    if (inside && hasElements(inside)) {
      scope = inside;
      node = firstInside(inside);
      return true;
    }
    if (inside) {
      // Most elements hold nothing but text: asking for it at once spares the browser an object for each text node.
      readText(node.textContent ?? '', inside);
      close(inside);
    }
    node = node.nextSibling;
    return true;
  }

  function readText(value: string, outer: Scope): void {
    if (!value) return;
    if (!outer.pre) {
      runs.add(value, outer);
      return;
    }
    for (const line of value.split(/(?<=\n)/)) {
      runs.add(line, outer);
      if (line.endsWith('\n')) runs.flush();
    }
  }

  /** Takes an element up; null when there is nothing to read inside. */
  function enter(element: DomElement, parent: Scope): Scope | null {
    const inner = scopeIn(parent, element);
    if (inner.bits & COUNTED) count(inner, parent);
    if (inner.bits & OPENABLE && attr(element, 'open') === null) inner.collapsed = true;
    if (element.hasAttributes() && !readAttributes(inner)) return null;
    // A hidden one is a section of its own; else it stands in its parent's.
    const isHidden = inner.collapsed !== parent.collapsed;
    if (inner.bits & SKIP) {
      leaves.read(element, inner.tag, isHidden ? inner : parent);
      return null;
    }
    if (inner.bits & BLOCK) runs.flush();
    else if (isHidden) inner.outer = runs.isolate();
    if (inner.bits & NAMED) leaves.open(inner);
    return inner;
  }

  function count(inner: Scope, parent: Scope): void {
    const { tag, element } = inner;
    switch (tag) {
      case 'table':
        inner.grid = createGrid(tables++);
        // Old browsers and quirks mode begin the font anew in a table, and so do readers.
        inner.strong = false;
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
        inner.collapsed = parent.parent?.collapsed === true;
        break;
      default:
        inner.heading = Number(tag[1]);
    }
  }

  function close(inner: Scope): void {
    if (inner.bits & BLOCK || !inner.parent) runs.flush();
    if (inner.sink) leaves.close(inner);
    if (inner.outer) runs.restore(inner.outer);
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

/** False for what is no content at all. */
function readAttributes(scope: Scope): boolean {
  const { element, tag, bits } = scope;
  const names = element.getAttributeNames();
  let style = '';
  let id = '';
  let classes = '';
  let label = '';
  let role = '';
  let styled = tag === 'font';
  for (let at = 0; at < names.length; at++) {
    const name = names[at] ?? '';
    switch (name) {
      case 'class':
        // Of links and formatting no class matters but that of an icon font.
        if ((bits & (PLAIN | ICON)) === PLAIN) break;
        classes = attr(element, name) ?? '';
        if (bits & ICON && isIconFont(classes)) return false;
        if (isClosedPane(classes)) scope.collapsed = true;
        break;
      case 'id':
        id = attr(element, name) ?? '';
        break;
      case 'aria-label':
        label = attr(element, name) ?? '';
        break;
      case 'role':
        role = attr(element, name) ?? '';
        break;
      case 'style':
        style = attr(element, name) ?? '';
        styled = true;
        if (/display\s*:\s*none/i.test(style)) scope.collapsed = true;
        break;
      case 'align':
        styled = true;
        break;
      case 'hidden':
        scope.collapsed = true;
        break;
      case 'aria-hidden':
        if (attr(element, name) === 'true') scope.collapsed = true;
    }
  }
  if (styled && isEmphasis(tag, element, style)) scope.strong = true;
  if (id || classes || label || role) scope.hints = { id, classes, label, role };
  // Pages hide their whole body until a script has run.
  if (tag === 'body') scope.collapsed = scope.strong = false;
  if (role === 'heading') {
    const level = Number(attr(element, 'aria-level'));
    scope.heading = level >= 1 && level <= 6 ? Math.floor(level) : 2;
    scope.bits |= BLOCK;
  }
  return true;
}

function hasElements({ element, tag }: Scope): boolean {
  return element.firstElementChild !== null || (tag.includes('-') && Boolean(element.shadowRoot));
}

/** Of shadow trees only those of custom elements occur in practice. */
function firstInside(scope: Scope): DomNode | null {
  const { element, tag } = scope;
  const shadow = tag.includes('-') && element.shadowRoot?.firstChild;
  if (shadow) scope.shadow = true;
  return shadow || element.firstChild;
}

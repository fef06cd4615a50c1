import { createAddresses } from './address';
import { type DomDocument, type DomElement, type DomNode, isElement, TEXT } from './dom';
import type { PageFacts } from './facts';
import { createLeaves, type Elements } from './leaves';
import { LIMITS } from './limits';
import { createRuns, type Scope } from './runs';
import { createGrid } from './table';
import { BLOCK, bitsOf, isCollapsed, isEmphasis, isIconFont, PLAIN, PRE, SECTION, SKIP, STRONG } from './tags';
import { attr, said, short } from './words';

/** Nodes between two chances to pause: about a millisecond on an old PC. */
const STEP = 100;

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
    let count = 0;
    // An explicit stack of scopes: pages nest deeper than the call stack reaches.
    scope = scopeOf(root, null);
    node = root.firstChild;
    while (scope) {
      if (!node) {
        if (scope.shadow) {
          scope.shadow = false;
          node = scope.element.firstChild;
        } else {
          close(scope);
          node = count > LIMITS.nodes ? null : scope.element.nextSibling;
          scope = scope.parent;
        }
        continue;
      }
      if (++count % STEP === 0) yield;
      if (count > LIMITS.nodes) {
        facts.partial = true;
        node = null;
        continue;
      }
      const inside: Scope | null = take(node, scope);
      if (inside) scope = inside;
      node = inside ? firstInside(inside) : node.nextSibling;
    }
    leaves.finish();
  }

  /** Reads a node; gives the scope to go on in when there is something inside it. */
  function take(current: DomNode, outer: Scope): Scope | null {
    if (current.nodeType === TEXT) readText(current.nodeValue ?? '', outer);
    return isElement(current) ? enter(current, outer) : null;
  }

  function readText(value: string, outer: Scope): void {
    // Only in <pre> is the end of a source line one on the page.
    for (const line of outer.pre ? value.split(/(?<=\n)/) : [value]) {
      runs.add(line, outer);
      if (outer.pre && line.endsWith('\n')) runs.flush();
    }
  }

  function enter(element: DomElement, parent: Scope): Scope | null {
    const inner = scopeOf(element, parent);
    const { tag } = inner;
    if (!applyAttributes(inner, parent)) return null;
    // A hidden one is a section of its own; else it stands in its parent's.
    const isHidden = inner.collapsed !== parent.collapsed;
    if (inner.bits & SKIP) {
      leaves.read(element, tag, isHidden ? inner : parent);
      return null;
    }
    if (inner.bits & BLOCK || tag === 'br') runs.flush();
    const restore = isHidden && !(inner.bits & BLOCK) ? runs.isolate() : null;
    applyTag(inner, parent);
    const leave = leaves.open(inner);
    if (leave || restore) {
      inner.leave = () => {
        leave?.();
        restore?.();
      };
    }
    return inner;
  }

  function applyTag(inner: Scope, parent: Scope): void {
    const { tag, element } = inner;
    if (/^h[1-6]$/.test(tag)) inner.heading = Number(tag[1]);
    else if (tag === 'table') inner.grid = createGrid(tables++);
    else if (inner.grid && tag === 'tr') inner.grid.startRow();
    else if (inner.grid && /^t[dh]$/.test(tag)) {
      inner.cell = inner.grid.startCell(element, tag === 'th' || parent.parent?.tag === 'thead');
    } else if (tag === 'form') {
      inner.form = forms++;
      // Inside a table the parser closes a form at once; its fields follow as siblings.
      if (!element.firstChild) parent.form = inner.form;
    }
  }

  function close(inner: Scope): void {
    if (inner.bits & BLOCK || !inner.parent) runs.flush();
    inner.leave?.();
  }

  function sectionOf(inner: Scope): number {
    const path: Scope[] = [];
    let known: Scope | null = inner;
    for (; known && known.section < 0; known = known.parent) path.push(known);
    let section = known ? known.section : -1;
    for (const scope of path.reverse()) {
      // <html> is no section: the body (or frameset) in it is the first.
      if (scope.parent && (section < 0 || isSection(scope, scope.parent))) section = addSection(scope, section);
      scope.section = section;
    }
    return section;
  }

  function addSection({ element, tag, collapsed }: Scope, parent: number): number {
    const { sections } = facts;
    if (sections.length >= LIMITS.sections) {
      facts.partial = true;
      return parent;
    }
    const role = said(element, 'role').toLowerCase();
    return (
      sections.push({ parent: parent < 0 ? null : parent, tag: short(tag), role, hint: hintOf(element), collapsed }) - 1
    );
  }

  return {
    facts,
    elements,
    steps,
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
    /** Ends the reading where it stands: what was read so far is kept and marked as partial. */
    stop(): void {
      for (; scope; scope = scope.parent) close(scope);
      leaves.finish();
      facts.partial = true;
    },
  };
}

export type Walk = ReturnType<typeof createWalk>;

function scopeOf(element: DomElement, parent: Scope | null): Scope {
  const tag = element.localName;
  const bits = bitsOf(tag);
  const own = { element, parent, tag, bits, section: -1, leave: null, shadow: false };
  return parent
    ? {
        ...own,
        depth: parent.depth + 1,
        collapsed: parent.collapsed,
        heading: parent.heading,
        strong: parent.strong || (bits & STRONG) > 0,
        pre: parent.pre || (bits & PRE) > 0,
        link: parent.link,
        cell: parent.cell,
        grid: parent.grid,
        form: parent.form,
      }
    : {
        ...own,
        depth: 0,
        collapsed: false,
        heading: 0,
        strong: false,
        pre: false,
        link: null,
        cell: null,
        grid: null,
        form: null,
      };
}

/** False for what is no content at all. */
function applyAttributes(inner: Scope, parent: Scope): boolean {
  const { element, tag } = inner;
  // Old browsers and quirks mode begin the font anew in a table, and so do readers.
  if (tag === 'table') inner.strong = false;
  if (tag === 'summary') inner.collapsed = parent.parent?.collapsed === true;
  if (/^d(?:etails|ialog)$/.test(tag) && attr(element, 'open') === null) inner.collapsed = true;
  if (!element.hasAttributes() || tag === 'body') return true;
  const style = attr(element, 'style') ?? '';
  const classes = attr(element, 'class') ?? '';
  if (/^(?:i|span)$/.test(tag) && isIconFont(classes)) return false;
  inner.collapsed ||= isCollapsed(element, style, classes);
  inner.strong ||= isEmphasis(tag, element, style);
  if (attr(element, 'role') === 'heading') {
    const level = Number(attr(element, 'aria-level'));
    inner.heading = level >= 1 && level <= 6 ? Math.floor(level) : 2;
    inner.bits |= BLOCK;
  }
  return true;
}

/** Of shadow trees only those of custom elements occur in practice. */
function firstInside(inner: Scope): DomNode | null {
  const { element } = inner;
  const shadow = inner.tag.includes('-') && element.shadowRoot?.firstChild;
  inner.shadow = Boolean(shadow);
  return shadow || element.firstChild;
}

function isSection(inner: Scope, parent: Scope): boolean {
  if (inner.bits & SECTION || inner.collapsed !== parent.collapsed) return true;
  return (
    !(inner.bits & PLAIN) &&
    inner.element.hasAttributes() &&
    Boolean(attr(inner.element, 'role') || hintOf(inner.element))
  );
}

function hintOf(element: DomElement): string {
  return short(
    `${attr(element, 'id') ?? ''} ${attr(element, 'class') ?? ''} ${attr(element, 'aria-label') ?? ''}`,
  ).toLowerCase();
}

import { Addresses } from './address';
import { type DomDocument, type DomElement, type DomNode, isElement, TEXT } from './dom';
import type { PageFacts } from './facts';
import { Leaves } from './leaves';
import { LIMITS } from './limits';
import { Run, Runs, type Scope, short } from './runs';
import { TableGrid } from './table';
import { BLOCK, bitsOf, isCollapsed, isEmphasis, isIconFont, PLAIN, PRE, SECTION, SKIP, STRONG } from './tags';

/** The elements behind the facts' lists, by the same indexes. */
export type Elements = Record<'block' | 'link' | 'image' | 'field' | 'frame', DomElement[]>;

/** Nodes between two chances to pause: about a millisecond on an old PC. */
const STEP = 100;

/** Reads one document, once, without asking a browser for style or layout. */
export class Walk {
  readonly facts: PageFacts;
  readonly elements: Elements;
  private readonly runs: Runs;
  private readonly leaves: Leaves;
  private tables = 0;
  private forms = 0;
  /** Where the reading stands. */
  private scope: Scope | null = null;
  private next: DomNode | null = null;

  constructor(
    private readonly document: DomDocument,
    url: string,
  ) {
    this.facts = {
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
    this.elements = { block: [], link: [], image: [], field: [], frame: [] };
    const sectionOf = (scope: Scope) => this.sectionOf(scope);
    this.runs = new Runs(this.facts, this.elements.block, sectionOf);
    const addresses = new Addresses(url, document.characterSet);
    this.leaves = new Leaves(this.facts, this.elements, addresses, this.runs, sectionOf);
  }

  /** Reads on; yields now and then so that the caller can pause. `facts` are whole when it is done. */
  *steps(): Generator<void, void> {
    const root = this.document.documentElement;
    if (root === null) return;
    for (let node = root.firstChild; node !== null; node = node.nextSibling) {
      if (isElement(node) && node.localName === 'head') this.leaves.readHead(node);
    }
    // An explicit stack: pages nest deeper than the call stack reaches.
    let scope = plainScope(root, null);
    this.scope = scope;
    let node = root.firstChild;
    let count = 0;
    for (;;) {
      while (node === null) {
        if (scope.shadow) {
          scope.shadow = false;
          node = scope.element.firstChild;
          continue;
        }
        this.close(scope);
        if (scope.parent === null) {
          this.leaves.labelFields();
          return;
        }
        node = count > LIMITS.nodes ? null : scope.element.nextSibling;
        scope = scope.parent;
        this.scope = scope;
      }
      if (++count % STEP === 0) {
        this.next = node;
        yield;
      }
      if (count > LIMITS.nodes) {
        this.facts.partial = true;
        node = null;
        continue;
      }
      if (node.nodeType === TEXT) {
        this.text(node.nodeValue ?? '', scope);
      } else if (isElement(node)) {
        const inside = this.enter(node, scope);
        if (inside !== null) {
          scope = inside;
          this.scope = scope;
          node = this.firstInside(scope);
          continue;
        }
      }
      node = node.nextSibling;
    }
  }

  /** Whether the place where the reading paused is still where it was in the document. */
  intact(): boolean {
    let node = this.next;
    if (node === null) return true;
    let top: DomNode | null = null;
    for (let scope = this.scope; scope !== null; scope = scope.parent) {
      const parent: DomNode | null = node.parentNode;
      const { element } = scope;
      if (parent === null || (parent !== element && parent !== element.shadowRoot)) return false;
      node = element;
      top = element;
    }
    return top === this.document.documentElement;
  }

  /** Ends the reading where it stands: what was read so far is kept and marked as partial. */
  stop(): void {
    for (let scope = this.scope; scope !== null; scope = scope.parent) this.close(scope);
    this.leaves.labelFields();
    this.facts.partial = true;
  }

  private close(scope: Scope): void {
    if (scope.bits & BLOCK || scope.parent === null) this.runs.flush();
    scope.leave?.();
  }

  private firstInside(scope: Scope): DomNode | null {
    const { element } = scope;
    // Only these can be read from outside and occur in practice: custom elements.
    const shadow = scope.tag.includes('-') ? (element.shadowRoot?.firstChild ?? null) : null;
    if (shadow === null) return element.firstChild;
    scope.shadow = true;
    return shadow;
  }

  private text(value: string, scope: Scope): void {
    if (!scope.pre) {
      this.runs.add(value, scope);
      return;
    }
    for (const [at, line] of value.split(/\r\n?|\n/).entries()) {
      if (at > 0) this.runs.flush();
      this.runs.add(line, scope);
    }
  }

  /** Takes an element up; null when there is nothing to read inside. */
  private enter(element: DomElement, parent: Scope): Scope | null {
    const tag = element.localName;
    if (tag === 'br') {
      this.runs.flush();
      return null;
    }
    const scope = plainScope(element, parent);
    const styled = this.applyAttributes(scope, parent);
    if (!styled) return null;
    if (scope.bits & SKIP) {
      this.leaves.read(scope, parent);
      return null;
    }
    if (scope.bits & BLOCK) this.runs.flush();
    else if (scope.collapsed !== parent.collapsed) this.isolate(scope);
    this.applyTag(scope, parent);
    return scope;
  }

  /** False for what is no content at all. */
  private applyAttributes(scope: Scope, parent: Scope): boolean {
    const { element, tag } = scope;
    if (tag === 'table') scope.strong = false;
    if (tag === 'details' || tag === 'dialog') scope.collapsed ||= isCollapsed(tag, element, null, null);
    if (tag === 'summary' && parent.tag === 'details') scope.collapsed = parent.parent?.collapsed === true;
    if (!element.hasAttributes() || tag === 'body') return true;
    const style = element.getAttribute('style');
    const classes = element.getAttribute('class');
    if ((tag === 'i' || tag === 'span') && isIconFont(classes)) return false;
    scope.collapsed ||= isCollapsed(tag, element, style, classes);
    scope.strong ||= isEmphasis(tag, element, style);
    if (element.getAttribute('role') === 'heading') {
      const level = Number.parseInt(element.getAttribute('aria-level') ?? '2', 10);
      scope.heading = level >= 1 && level <= 6 ? level : 2;
      scope.bits |= BLOCK;
    }
    return true;
  }

  private applyTag(scope: Scope, parent: Scope): void {
    const { tag, element } = scope;
    switch (tag) {
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        scope.heading = Number(tag.charAt(1));
        return;
      case 'table':
        scope.grid = new TableGrid(this.tables++);
        return;
      case 'tr':
        scope.grid?.startRow();
        return;
      case 'td':
      case 'th':
        if (scope.grid) scope.cell = scope.grid.startCell(element, tag === 'th' || parent.parent?.tag === 'thead');
        return;
      case 'form':
        scope.form = this.forms++;
        // Inside a table the parser closes a form at once; its fields follow as siblings.
        if (element.firstChild === null) parent.form = scope.form;
        return;
      case 'a':
        this.leaves.openLink(scope);
        return;
      case 'label':
        this.leaves.openLabel(scope);
        return;
      case 'button':
        this.leaves.openButton(scope);
        return;
    }
  }

  /** Hidden words inside a line make a line of their own and leave the one around them whole. */
  private isolate(scope: Scope): void {
    const outer = this.runs.run;
    this.runs.run = new Run();
    scope.leave = () => {
      this.runs.flush();
      this.runs.run = outer;
    };
  }

  private sectionOf(scope: Scope): number {
    const path: Scope[] = [];
    let known: Scope | null = scope;
    while (known !== null && known.section < 0) {
      path.push(known);
      known = known.parent;
    }
    let section = known === null ? -1 : known.section;
    for (let inner = path.pop(); inner !== undefined; inner = path.pop()) {
      if (section < 0 || isSection(inner)) section = this.addSection(inner, section);
      inner.section = section;
    }
    return Math.max(section, 0);
  }

  private addSection(scope: Scope, parent: number): number {
    const { sections } = this.facts;
    // <html> is no section: the body (or frameset) in it is the first.
    if (scope.parent === null) return -1;
    if (sections.length >= LIMITS.sections) {
      this.facts.partial = true;
      return parent;
    }
    const { element } = scope;
    return (
      sections.push({
        parent: parent < 0 ? null : parent,
        tag: short(scope.tag),
        role: short(element.getAttribute('role')).toLowerCase(),
        hint: hintOf(element),
        collapsed: scope.collapsed,
      }) - 1
    );
  }
}

function plainScope(element: DomElement, parent: Scope | null): Scope {
  const tag = element.localName;
  const bits = bitsOf(tag);
  return {
    element,
    parent,
    depth: parent === null ? 0 : parent.depth + 1,
    tag,
    bits,
    collapsed: parent?.collapsed === true,
    heading: parent === null ? 0 : parent.heading,
    strong: (bits & STRONG) > 0 || parent?.strong === true,
    pre: (bits & PRE) > 0 || parent?.pre === true,
    link: parent === null ? null : parent.link,
    cell: parent === null ? null : parent.cell,
    grid: parent === null ? null : parent.grid,
    form: parent === null ? null : parent.form,
    section: -1,
    leave: null,
    shadow: false,
  };
}

function isSection(scope: Scope): boolean {
  if (scope.bits & SECTION || scope.collapsed !== scope.parent?.collapsed) return true;
  if (scope.bits & PLAIN || !scope.element.hasAttributes()) return false;
  return scope.element.getAttribute('role') !== null || hintOf(scope.element) !== '';
}

function hintOf(element: DomElement): string {
  if (!element.hasAttributes()) return '';
  const id = element.getAttribute('id');
  const classes = element.getAttribute('class');
  const label = element.getAttribute('aria-label');
  return short(`${id ?? ''} ${classes ?? ''} ${label ?? ''}`).toLowerCase();
}

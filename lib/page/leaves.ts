import type { Addresses } from './address';
import { type DomElement, isElement, TEXT } from './dom';
import type { PageFacts } from './facts';
import { LIMITS } from './limits';
import { type OpenLink, type Runs, type Scope, type Sink, short } from './runs';
import type { Elements } from './walk';

/** Where sites that load pictures late keep the real address. */
const LAZY = ['data-src', 'data-original', 'data-lazy-src'];
const CAPTIONED = /^(?:submit|button|reset)$/;

/** Reads what is not text: links, pictures, fields, frames, and the head of the page. */
export class Leaves {
  private readonly captions = new Map<string, string>();
  private readonly fieldIds: (string | null)[] = [];
  private readonly wrapping: (Sink | null)[] = [];
  private label: Sink | null = null;
  private based = false;

  constructor(
    private readonly facts: PageFacts,
    private readonly elements: Elements,
    private readonly addresses: Addresses,
    private readonly runs: Runs,
    private readonly sectionOf: (scope: Scope) => number,
  ) {}

  /** Title, description and base address. */
  readHead(head: DomElement): void {
    for (let node = head.firstChild; node !== null; node = node.nextSibling) {
      if (isElement(node)) this.readMeta(node);
    }
  }

  /** An element without content inside. `parent` is the scope that it stands in. */
  read(scope: Scope, parent: Scope): void {
    const { element, tag } = scope;
    // A hidden one is a section of its own; else it stands in its parent's.
    const holder = scope.collapsed === parent.collapsed ? parent : scope;
    switch (tag) {
      case 'img':
        this.image(element, holder);
        return;
      case 'input':
      case 'select':
      case 'textarea':
        this.field(element, tag, holder);
        return;
      case 'area':
        this.area(element, holder);
        return;
      case 'iframe':
      case 'frame':
      case 'embed':
      case 'object':
      case 'video':
        this.frame(element, tag, holder);
        return;
      default:
        this.readMeta(element);
    }
  }

  openLink(scope: Scope): void {
    const { element } = scope;
    const href = element.getAttribute('href');
    if (href === null) return;
    const open = this.addLink(element, href, scope);
    if (open === null) return;
    scope.link = open;
    const sink = this.openSink();
    this.onLeave(scope, () => {
      this.closeSink(sink);
      const { link } = open;
      link.text =
        short(sink.text) ||
        short(open.alt) ||
        short(element.getAttribute('title')) ||
        short(element.getAttribute('aria-label'));
      if (!open.placed) this.runs.place(link);
    });
  }

  openLabel(scope: Scope): void {
    const outer = this.label;
    const sink = this.openSink();
    this.label = sink;
    this.onLeave(scope, () => {
      this.closeSink(sink);
      this.label = outer;
      const target = scope.element.getAttribute('for');
      if (target !== null && !this.captions.has(target)) this.captions.set(target, short(sink.text));
    });
  }

  openButton(scope: Scope): void {
    const { element } = scope;
    const field = this.addField(element, 'button', typeOf(element, 'submit'), scope);
    if (field === null) return;
    const sink = this.openSink();
    this.onLeave(scope, () => {
      this.closeSink(sink);
      field.label = short(sink.text) || ownLabel(element);
    });
  }

  /** Gives the fields the labels that were read before or after them. Call once, at the end. */
  labelFields(): void {
    for (const [at, field] of this.facts.fields.entries()) {
      if (field.label !== '') continue;
      const id = this.fieldIds[at];
      const element = this.elements.field[at];
      field.label =
        (id ? this.captions.get(id) : '') ||
        short(this.wrapping[at]?.text ?? '') ||
        (element === undefined ? '' : ownLabel(element));
    }
  }

  private readMeta(element: DomElement): void {
    const tag = element.localName;
    const { facts } = this;
    if (tag === 'title' && facts.title === '') {
      facts.title = short(textOf(element));
    } else if (tag === 'meta' && facts.description === '') {
      if (element.getAttribute('name')?.toLowerCase() === 'description') {
        facts.description = short(element.getAttribute('content'));
      }
    } else if (tag === 'base' && !this.based) {
      const href = element.getAttribute('href');
      if (href === null) return;
      this.based = true;
      this.addresses.setBase(href);
    }
  }

  private addLink(element: DomElement, href: string, scope: Scope): OpenLink | null {
    const { links } = this.facts;
    if (links.length >= LIMITS.links) {
      this.facts.partial = true;
      return null;
    }
    const { url, dead } = this.addresses.link(href);
    const link = {
      url,
      href: href.slice(0, LIMITS.url),
      dead,
      text: '',
      section: this.sectionOf(scope),
      block: null,
    };
    this.elements.link.push(element);
    return { link, index: links.push(link) - 1, placed: false, alt: '' };
  }

  private area(element: DomElement, scope: Scope): void {
    const href = element.getAttribute('href');
    const open = href === null ? null : this.addLink(element, href, scope);
    if (open === null) return;
    open.link.text =
      short(element.getAttribute('alt')) ||
      short(element.getAttribute('title')) ||
      short(element.getAttribute('aria-label'));
    this.runs.place(open.link);
  }

  private image(element: DomElement, scope: Scope): void {
    const { images } = this.facts;
    const alt = short(element.getAttribute('alt'));
    const { link } = scope;
    if (link !== null && alt !== '') link.alt = link.alt === '' ? alt : short(`${link.alt} ${alt}`);
    if (images.length >= LIMITS.images) {
      this.facts.partial = true;
      return;
    }
    const style = element.getAttribute('style');
    const image = {
      url: this.sourceOf(element, 'src'),
      alt,
      width: sizeOf(element, style, 'width'),
      height: sizeOf(element, style, 'height'),
      section: this.sectionOf(scope),
      block: null,
      link: link === null ? null : link.index,
    };
    images.push(image);
    this.elements.image.push(element);
    this.runs.place(image);
  }

  private frame(element: DomElement, tag: string, scope: Scope): void {
    const { frames } = this.facts;
    if (frames.length >= LIMITS.frames) {
      this.facts.partial = true;
      return;
    }
    let url = this.sourceOf(element, tag === 'object' ? 'data' : 'src');
    for (let child = element.firstChild; child !== null && url === ''; child = child.nextSibling) {
      if (isElement(child) && child.localName === 'source') url = this.sourceOf(child, 'src');
    }
    const title = short(element.getAttribute('title'));
    const frame = { tag, url, title, section: this.sectionOf(scope), block: null };
    frames.push(frame);
    this.elements.frame.push(element);
    this.runs.place(frame);
  }

  private field(element: DomElement, tag: string, scope: Scope): void {
    const type = tag === 'input' ? typeOf(element, 'text') : tag;
    const field = this.addField(element, tag, type, scope);
    if (field === null) return;
    // The caption that the author wrote on a button; what a visitor typed is the property, which is never read.
    if (CAPTIONED.test(type)) field.label = short(element.getAttribute('value'));
    else if (type === 'image') field.label = short(element.getAttribute('alt'));
  }

  private addField(element: DomElement, tag: string, type: string, scope: Scope) {
    const { fields } = this.facts;
    if (fields.length >= LIMITS.fields) {
      this.facts.partial = true;
      return null;
    }
    // Words before a field are its caption, words after it another's; buttons have ended the line already.
    if (tag !== 'button' && type !== 'hidden') this.runs.flush();
    const name = short(element.getAttribute('name'));
    const field = { tag, type, name, label: '', section: this.sectionOf(scope), block: null, form: scope.form };
    fields.push(field);
    this.elements.field.push(element);
    this.fieldIds.push(element.getAttribute('id'));
    this.wrapping.push(this.label);
    this.runs.place(field);
    return field;
  }

  private sourceOf(element: DomElement, attribute: string): string {
    for (const name of LAZY) {
      const late = element.getAttribute(name);
      if (late !== null) return this.addresses.source(late);
    }
    return this.addresses.source(element.getAttribute(attribute));
  }

  private openSink(): Sink {
    const sink = { text: '' };
    this.runs.sinks.push(sink);
    return sink;
  }

  private closeSink(sink: Sink): void {
    const at = this.runs.sinks.lastIndexOf(sink);
    if (at >= 0) this.runs.sinks.splice(at, 1);
  }

  private onLeave(scope: Scope, action: () => void): void {
    const before = scope.leave;
    scope.leave = () => {
      action();
      before?.();
    };
  }
}

function typeOf(element: DomElement, usual: string): string {
  return short(element.getAttribute('type')).toLowerCase() || usual;
}

function ownLabel(element: DomElement): string {
  return (
    short(element.getAttribute('aria-label')) ||
    short(element.getAttribute('placeholder')) ||
    short(element.getAttribute('title'))
  );
}

/** Declared size in CSS px; percentages and other units are no size. */
function sizeOf(element: DomElement, style: string | null, side: 'width' | 'height'): number {
  const styled =
    style === null ? null : new RegExp(`(?:^|[;\\s])${side}\\s*:\\s*(\\d{1,5})(?:\\.\\d+)?px`, 'i').exec(style);
  const attribute = /^\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$/i.exec(element.getAttribute(side) ?? '');
  return Number(styled?.[1] ?? attribute?.[1] ?? 0);
}

function textOf(element: DomElement): string {
  let text = '';
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === TEXT) text += node.nodeValue ?? '';
  }
  return text;
}

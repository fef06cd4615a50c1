import type { Addresses } from './address';
import { type DomElement, isElement } from './dom';
import type { Field, Link, PageFacts } from './facts';
import { LIMITS } from './limits';
import type { Runs } from './runs';
import type { OpenLink, Scope, Sink } from './scope';
import { attr, said, short } from './words';

/** The elements behind the facts' lists, by the same indexes. */
export type Elements = Record<'block' | 'link' | 'image' | 'field' | 'frame', DomElement[]>;

/** Where sites that load pictures late keep the real address. */
const LAZY = ['data-src', 'data-original', 'data-lazy-src'];

/** Reads what is not text: links, pictures, fields, frames, and the head of the page. */
export function createLeaves(
  facts: PageFacts,
  elements: Elements,
  addresses: Addresses,
  runs: Runs,
  sectionOf: (scope: Scope) => number,
) {
  /** Words of labels by the id of their field. */
  const captions = new Map<string, string>();
  const late: (() => void)[] = [];
  /** The labels that are open. */
  const wrapping: Sink[] = [];
  let based = false;
  let addressLetters = 0;

  /** False when the bound of the list, or that of all addresses, is reached. */
  const add = <T>(list: T[], limit: number, item: T, kind: keyof Elements, element: DomElement) => {
    if (list.length >= limit || addressLetters > LIMITS.totalUrls) {
      facts.partial = true;
      return false;
    }
    list.push(item);
    elements[kind].push(element);
    return true;
  };

  const sourceOf = (element: DomElement, usual: string) => {
    const name = LAZY.find((lazy) => attr(element, lazy)) ?? usual;
    const url = addresses.source(attr(element, name) ?? '');
    addressLetters += url.length;
    return url;
  };

  const addLink = (element: DomElement, scope: Scope): OpenLink | null => {
    const href = element.getAttribute('href');
    if (href === null) return null;
    const url = addresses.link(href);
    addressLetters += url.length + href.length;
    const link: Link = {
      url,
      href: href.slice(0, LIMITS.url),
      // What is only too long to keep is not called dead.
      dead: !url && href.length <= LIMITS.url,
      text: '',
      section: sectionOf(scope),
      block: null,
    };
    if (!add(facts.links, LIMITS.links, link, 'link', element)) return null;
    return { link, index: facts.links.length - 1, placed: false, alt: '', text: '' };
  };

  const addField = (element: DomElement, tag: string, type: string, scope: Scope): Field | null => {
    const name = said(element, 'name');
    const field: Field = { tag, type, name, label: '', section: sectionOf(scope), block: null, form: scope.form };
    if (!add(facts.fields, LIMITS.fields, field, 'field', element)) return null;
    // Words before a field are its caption, words after it another's; a button has ended the line already.
    if (tag !== 'button' && type !== 'hidden') runs.flush();
    runs.place(field);
    const label = wrapping.at(-1);
    late.push(() => {
      field.label ||=
        captions.get(attr(element, 'id') ?? '') ||
        short(label?.text ?? '') ||
        said(element, 'aria-label', 'placeholder', 'title');
    });
    return field;
  };

  const readImage = (element: DomElement, scope: Scope) => {
    const alt = said(element, 'alt');
    const { link } = scope;
    if (link) link.alt = short(`${link.alt} ${alt}`);
    const image = {
      url: sourceOf(element, 'src'),
      alt,
      width: sizeOf(element, 'width'),
      height: sizeOf(element, 'height'),
      section: sectionOf(scope),
      block: null,
      link: link?.index ?? null,
    };
    if (add(facts.images, LIMITS.images, image, 'image', element)) runs.place(image);
  };

  const readFrame = (element: DomElement, tag: string, scope: Scope) => {
    let url = sourceOf(element, tag === 'object' ? 'data' : 'src');
    for (let child = element.firstChild; child && !url; child = child.nextSibling) {
      if (isElement(child) && child.localName === 'source') url = sourceOf(child, 'src');
    }
    const frame = { tag, url, title: said(element, 'title'), section: sectionOf(scope), block: null };
    if (add(facts.frames, LIMITS.frames, frame, 'frame', element)) runs.place(frame);
  };

  const readField = (element: DomElement, tag: string, scope: Scope) => {
    const type = tag === 'input' ? short(said(element, 'type').toLowerCase()) || 'text' : tag;
    const field = addField(element, tag, type, scope);
    // The caption that the author wrote on a button; what a visitor typed is a property, which is never read.
    if (field && /^(?:submit|button|reset)$/.test(type)) field.label = said(element, 'value');
    if (field && type === 'image') field.label = said(element, 'alt');
  };

  const readArea = (element: DomElement, scope: Scope) => {
    const open = addLink(element, scope);
    if (!open) return;
    open.link.text = said(element, 'alt', 'title', 'aria-label');
    runs.place(open.link);
  };

  const readMeta = (element: DomElement, tag: string) => {
    if (tag === 'title') facts.title ||= short(element.firstChild?.nodeValue ?? '');
    if (tag === 'meta' && /^description$/i.test(attr(element, 'name') ?? ''))
      facts.description ||= said(element, 'content');
    const href = tag === 'base' ? attr(element, 'href') : null;
    if (href === null || based) return;
    based = true;
    addresses.setBase(href);
  };

  return {
    /** An element inside which nothing is read as text. */
    read(element: DomElement, tag: string, scope: Scope): void {
      switch (tag) {
        case 'img':
          readImage(element, scope);
          break;
        case 'input':
        case 'select':
        case 'textarea':
          readField(element, tag, scope);
          break;
        case 'area':
          readArea(element, scope);
          break;
        case 'title':
        case 'meta':
        case 'base':
          readMeta(element, tag);
          break;
        default:
          readFrame(element, tag, scope);
      }
    },

    /** Title, description and base address. */
    readHead(head: DomElement): void {
      for (let node = head.firstChild; node; node = node.nextSibling)
        if (isElement(node)) readMeta(node, node.localName);
    },

    /** Takes up a link, label or button; its words are known at its end tag. */
    open(scope: Scope): void {
      const { element, tag } = scope;
      if (tag === 'a') {
        const open = addLink(element, scope);
        if (!open) return;
        scope.link = open;
        runs.sinks.push(open);
        return;
      }
      const sink = { text: '' };
      runs.sinks.push(sink);
      if (tag === 'label') wrapping.push(sink);
      else addField(element, tag, short(said(element, 'type').toLowerCase()) || 'submit', scope);
    },

    /** The end tag of what was opened. */
    close({ element, tag, link: open, parent }: Scope): void {
      // An <a> without address, or one link too many.
      if (tag === 'a' && open === parent?.link) return;
      const text = short(runs.sinks.pop()?.text ?? '');
      if (tag === 'a' && open) {
        open.link.text = text || open.alt || said(element, 'title', 'aria-label');
        if (!open.placed) runs.place(open.link);
      } else if (tag === 'label') {
        wrapping.pop();
        const target = attr(element, 'for');
        if (target !== null && !captions.has(target)) captions.set(target, text);
      } else {
        const field = facts.fields[elements.field.lastIndexOf(element)];
        if (field) field.label = text;
      }
    },

    /** Gives the fields the labels that were read before or after them. Call once, at the end. */
    finish(): void {
      for (const label of late) label();
    },
  };
}

const SIZES = {
  width: /(?:^|[;\s])width\s*:\s*(\d{1,5})(?:\.\d+)?px/i,
  height: /(?:^|[;\s])height\s*:\s*(\d{1,5})(?:\.\d+)?px/i,
};

/** Declared size in CSS px; percentages and other units are no size. */
function sizeOf(element: DomElement, side: 'width' | 'height'): number {
  const style = attr(element, 'style');
  const styled = style && SIZES[side].exec(style);
  const size = styled || /^\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$/i.exec(attr(element, side) ?? '');
  return Number(size?.[1] ?? 0);
}

import { BOUNDS } from '../bounds';
import type { FormDescription, FormField, FormPart } from '../form';
import { elementOf, type Handle, heldBy, isLocked, kindOf } from './fields';
import { choiceLabels, labelsOf, plain } from './labels';

/** The page as a form: its visible texts and fields, and what contains what. Open shadow roots and frames of the same site too. */

export type Read = { form: FormDescription; handles: Handle[] };

const SKIPPED =
  /^(?:script|style|noscript|template|svg|math|object|embed|canvas|video|audio|option|datalist|oit-sidebar|oit-mark)$/;
const MAX_ELEMENTS = 60_000;

type Writer = {
  parts: FormPart[];
  nodes: number[];
  handles: Handle[];
  groups: Map<unknown, Map<string, Extract<Handle, { kind: 'radio' }>>>;
  elements: number;
  more: boolean;
};

export function readForm(document: Document, reading: number): Read {
  const to: Writer = { parts: [], nodes: [-1], handles: [], groups: new Map(), elements: 0, more: false };
  const text = new Run(to);
  if (document.body) walk(document.body, 0, to, text);
  text.end(0);
  const ids = new Map(to.handles.map((handle, id) => [id, describe(handle, id)] as const));
  const parts = to.parts.flatMap((part): FormPart[] => {
    if ('text' in part) return [part];
    const field = ids.get(part.field.id);
    return field ? [{ node: part.node, field }] : [];
  });
  const form = { reading, title: plain(document.title, BOUNDS.text), nodes: to.nodes, parts, more: to.more };
  return { form, handles: to.handles };
}

/** Letters that stand together, until a block, a field or the end comes. */
class Run {
  private letters = '';
  constructor(private readonly to: Writer) {}
  add(letters: string): void {
    if (this.letters.length < 4 * BOUNDS.text) this.letters += letters;
  }
  end(node: number): void {
    const text = plain(this.letters, BOUNDS.text);
    this.letters = '';
    if (text === '') return;
    if (this.to.parts.length < BOUNDS.parts) this.to.parts.push({ node, text });
    else this.to.more = true;
  }
}

function newNode(parent: number, to: Writer): number {
  if (to.nodes.length >= BOUNDS.nodes) {
    to.more = true;
    return parent;
  }
  to.nodes.push(parent);
  return to.nodes.length - 1;
}

function walk(element: Element, node: number, to: Writer, text: Run): void {
  for (const child of childrenOf(element)) {
    if (child.nodeType === 3) text.add(child.nodeValue ?? '');
    else if (child.nodeType === 1) enter(child as Element, node, to, text);
  }
}

/** What is drawn inside an element: its shadow, and what is put into the places of one. */
function childrenOf(element: Element): Iterable<Node> {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  if (element.localName === 'slot') {
    const assigned = (element as HTMLSlotElement).assignedNodes({ flatten: true });
    if (assigned.length > 0) return assigned;
  }
  return element.childNodes;
}

function enter(element: Element, node: number, to: Writer, text: Run): void {
  to.elements += 1;
  if (to.elements > MAX_ELEMENTS) {
    to.more = true;
    return;
  }
  if (SKIPPED.test(element.localName)) return;
  const kind = kindOf(element);
  if (kind !== null) {
    text.end(node);
    if (isShown(element, kind)) addField(element, kind, node, to);
    return;
  }
  if (element.localName === 'br' || element.localName === 'input') text.add(' ');
  else if (element.localName === 'iframe' || element.localName === 'frame')
    enterFrame(element as HTMLIFrameElement, node, to, text);
  else {
    const display = displayOf(element);
    if (display === 'none') return;
    if (display.startsWith('inline') || display === 'contents') {
      text.add(' ');
      walk(element, node, to, text);
      text.add(' ');
      return;
    }
    text.end(node);
    const own = newNode(node, to);
    walk(element, own, to, text);
    text.end(own);
  }
}

function enterFrame(frame: HTMLIFrameElement, node: number, to: Writer, text: Run): void {
  text.end(node);
  let body: HTMLElement | null = null;
  try {
    body = frame.contentDocument?.body ?? null;
  } catch {
    // Another site's: the browser keeps it closed.
  }
  if (body === null || displayOf(frame) === 'none') return;
  const own = newNode(node, to);
  if (kindOf(body) !== null) addField(body, 'contenteditable', own, to);
  else walk(body, own, to, text);
  text.end(own);
}

const styleOf = (element: Element) => element.ownerDocument.defaultView?.getComputedStyle(element) ?? null;
const displayOf = (element: Element): string => styleOf(element)?.display ?? 'block';

/** Radio buttons and ticks are often hidden behind a drawn one: their label is what is seen. */
function isShown(element: Element, kind: FormField['kind']): boolean {
  if (displayOf(element) !== 'none' && styleOf(element)?.visibility !== 'hidden') return true;
  if (kind !== 'radio' && kind !== 'checkbox') return false;
  return [...((element as HTMLInputElement).labels ?? [])].some((label) => displayOf(label) !== 'none');
}

function addField(element: Element, kind: FormField['kind'], node: number, to: Writer): void {
  if (to.handles.length >= BOUNDS.fields || to.parts.length >= BOUNDS.parts) {
    to.more = true;
    return;
  }
  if (kind === 'radio') {
    const button = element as HTMLInputElement;
    const group = groupOf(button);
    const names = to.groups.get(group.within) ?? new Map();
    to.groups.set(group.within, names);
    const known = names.get(group.name);
    if (known) {
      known.buttons.push(button);
      return;
    }
    const handle: Extract<Handle, { kind: 'radio' }> = { kind, buttons: [button] };
    names.set(group.name, handle);
    to.handles.push(handle);
  } else to.handles.push({ kind, element } as Handle);
  to.parts.push({ node, field: { id: to.handles.length - 1 } as FormField });
}

/** Buttons of one name in one form; without a name, those that stand together. */
function groupOf(button: HTMLInputElement): { within: unknown; name: string } {
  if (button.name !== '') return { within: button.form ?? button.getRootNode(), name: button.name };
  let around: Element | null = button.parentElement;
  while (around && around.querySelectorAll('input[type=radio]').length < 2) around = around.parentElement;
  return { within: around ?? button, name: '' };
}

function describe(handle: Handle, id: number): FormField {
  const held = heldBy(handle);
  const common = { id, kind: handle.kind, locked: isLocked(handle), options: [], lines: false, maxLength: null };
  const element = elementOf(handle);
  switch (handle.kind) {
    case 'radio': {
      const options = handle.buttons.slice(0, BOUNDS.options).map((button) => choiceLabels(button)[0] ?? '');
      // What names single buttons names no group.
      const around = element?.closest('fieldset,[role=radiogroup]');
      const labels = around ? labelsOf(around) : [];
      return { ...common, labels, options, value: options[Number(held)] ?? '' };
    }
    case 'checkbox':
      return { ...common, labels: choiceLabels(handle.element), value: held === true ? 'on' : '' };
    case 'select': {
      const all = [...handle.element.options].map((option) => plain(option.text, BOUNDS.label));
      const chosen = handle.element.options[Number(held)];
      // The first choice of many pages says only that nothing was chosen.
      const value = chosen === undefined || chosen.value === '' ? '' : plain(chosen.text, BOUNDS.label);
      return { ...common, labels: labelsOf(handle.element), options: all.slice(0, BOUNDS.options), value };
    }
    default: {
      const lines = handle.kind !== 'text';
      const max = 'maxLength' in handle.element ? handle.element.maxLength : -1;
      return {
        ...common,
        lines,
        labels: labelsOf(handle.element),
        value: String(held).slice(0, BOUNDS.value),
        maxLength: max >= 0 ? max : null,
      };
    }
  }
}

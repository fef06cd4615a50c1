import type { FieldKind } from '../form';

/**
 * A field of a page: what it holds, and how a value gets into it so that the page's own program takes it. Elements of a
 * frame belong to that frame's window: nothing here asks `instanceof` of this one.
 */

export type TextField = HTMLInputElement | HTMLTextAreaElement;
/** One field as the reader sees it: the radio buttons of a group are one. */
export type Handle =
  | { kind: 'radio'; buttons: HTMLInputElement[] }
  | { kind: 'checkbox'; element: HTMLInputElement }
  | { kind: 'select'; element: HTMLSelectElement }
  | { kind: 'text' | 'textarea'; element: TextField }
  | { kind: 'contenteditable'; element: HTMLElement };

const TEXT_TYPES = ['text', 'url'];

export function kindOf(element: Element): FieldKind | null {
  const tag = element.localName;
  if (tag === 'textarea') return 'textarea';
  if (tag === 'select') return (element as HTMLSelectElement).multiple ? null : 'select';
  if (tag === 'input') {
    const { type } = element as HTMLInputElement;
    if (type === 'radio' || type === 'checkbox') return type;
    return TEXT_TYPES.includes(type) ? 'text' : null;
  }
  return isEditingHost(element) ? 'contenteditable' : null;
}

/** The outermost element that can be written into, or the body of an editor's own frame. */
function isEditingHost(element: Element): boolean {
  if (element.localName === 'body' && element.ownerDocument.designMode === 'on') return true;
  const own = element.getAttribute('contenteditable');
  return own !== null && own !== 'false';
}

export function elementOf(handle: Handle): HTMLElement | undefined {
  return handle.kind === 'radio' ? handle.buttons[0] : handle.element;
}

export function isThere(handle: Handle): boolean {
  const elements = handle.kind === 'radio' ? handle.buttons : [handle.element];
  return elements.length > 0 && elements.every((element) => element.isConnected);
}

export function isLocked(handle: Handle): boolean {
  if (handle.kind === 'radio') return handle.buttons.every((button) => button.matches(':disabled'));
  if (handle.kind === 'contenteditable') return false;
  return handle.element.matches(':disabled') || ('readOnly' in handle.element && handle.element.readOnly);
}

/** Lines of an editor as they are read; its own layout, so only from a page that is shown. */
// biome-ignore lint/performance/useDomNodeTextContent: lines of an editor are blocks, which textContent runs together
const linesOf = (element: HTMLElement) => (element.innerText ?? element.textContent ?? '').replace(/\n$/, '');

/** What a field holds: text, the place of what is chosen (-1 = none), or whether it is ticked. */
export type Held = string | number | boolean;

export function heldBy(handle: Handle): Held {
  switch (handle.kind) {
    case 'radio':
      return handle.buttons.findIndex((button) => button.checked);
    case 'checkbox':
      return handle.element.checked;
    case 'select':
      return handle.element.selectedIndex;
    case 'contenteditable':
      return linesOf(handle.element);
    default:
      return handle.element.value;
  }
}

type Scope = typeof globalThis;
const windowOf = (element: Element): Scope => (element.ownerDocument.defaultView ?? globalThis) as unknown as Scope;

/**
 * Sets a property past what the page has put over it on this very element: frameworks do that to learn what they
 * themselves have set, and take no notice of a value that they believe to be theirs.
 */
function setNative(
  element: HTMLElement,
  property: 'value' | 'checked' | 'selectedIndex',
  value: string | boolean | number,
): void {
  let owner: object | null = Object.getPrototypeOf(element);
  while (owner !== null) {
    const set = Object.getOwnPropertyDescriptor(owner, property)?.set;
    if (set) {
      set.call(element, value);
      return;
    }
    owner = Object.getPrototypeOf(owner);
  }
}

function tell(element: HTMLElement, ...types: readonly ('input' | 'change')[]): void {
  const { Event } = windowOf(element);
  for (const type of types) element.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
}

/** Some pages take a value over when the field is left. */
function leave(element: HTMLElement): void {
  const { FocusEvent } = windowOf(element);
  element.dispatchEvent(new FocusEvent('blur', { bubbles: false, composed: true }));
  element.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
}

function setText(element: TextField, text: string): void {
  setNative(element, 'value', text);
  const { InputEvent } = windowOf(element);
  element.dispatchEvent(
    new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText', data: text }),
  );
  tell(element, 'change');
}

/** As an editor learns of it from a person who selects all and pastes. */
function setEditor(element: HTMLElement, text: string): void {
  const { ownerDocument } = element;
  element.focus({ preventScroll: true });
  const selection = ownerDocument.getSelection();
  selection?.selectAllChildren(element);
  const taken =
    text === '' ? ownerDocument.execCommand('delete') : ownerDocument.execCommand('insertText', false, text);
  if (!taken || linesOf(element).trim() !== text.trim()) {
    if (!taken) element.textContent = text;
    tell(element, 'input');
  }
}

/** Writes what `heldBy` would give. Radio buttons and ticks are clicked, as frameworks listen for that; nothing else ever is. */
export function write(handle: Handle, held: Held): void {
  switch (handle.kind) {
    case 'radio': {
      const wanted = typeof held === 'number' ? handle.buttons[held] : undefined;
      const chosen = handle.buttons.find((button) => button.checked);
      if (wanted === chosen) return;
      if (wanted) wanted.click();
      else if (chosen) {
        setNative(chosen, 'checked', false);
        tell(chosen, 'input', 'change');
      }
      return;
    }
    case 'checkbox':
      if (handle.element.checked !== held) handle.element.click();
      return;
    case 'select':
      if (typeof held !== 'number') return;
      setNative(handle.element, 'selectedIndex', held);
      tell(handle.element, 'input', 'change');
      return;
    case 'contenteditable':
      setEditor(handle.element, String(held));
      leave(handle.element);
      return;
    default:
      setText(handle.element, String(held));
      leave(handle.element);
  }
}

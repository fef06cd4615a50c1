import { BOUNDS } from './bounds';
import { elementOf, type Handle, type Held, heldBy, isLocked, isThere, kindOf, write } from './dom/fields';
import { choiceLabels, plain } from './dom/labels';
import { readForm } from './dom/read';
import type { FillReply, FormDescription, PutAsk, PutReply, Shown, UndoReply, Write } from './form';

/**
 * What is put into a page with a form, on the user's gesture or in a site that was granted: reads the form, writes what
 * was confirmed, tells what the fields show then, and takes it back. It sends nothing: no button is clicked, no form is
 * submitted, no key is pressed, and a form that wants to send itself meanwhile is held up.
 */

type Reading = { id: number; form: FormDescription; handles: Handle[] };
/** One step that can be taken back: what each field held before. */
type Done = { handle: Handle; key: string; before: Held }[];

/** A page draws itself anew, or puts its own value in, within this. */
const SETTLE_MS = 160;
const KEPT_READINGS = 3;

export type PasteScript = ReturnType<typeof createScript>;

export function createScript(document: Document) {
  const readings: Reading[] = [];
  const done: Done[] = [];
  // A form of another document has other numbers.
  let count = Math.floor(Math.random() * 1e9);
  let busy = false;

  function read(): FormDescription {
    count += 1;
    const { form, handles } = readForm(document, count);
    readings.push({ id: count, form, handles });
    if (readings.length > KEPT_READINGS) readings.shift();
    return form;
  }

  /**
   * The field where it stands now. Pages that draw themselves anew put another element in its place, or use it for
   * another row: it is the same only with the same words before it.
   */
  function finder(): (handle: Handle, key: string) => Handle | null {
    const now = readForm(document, 0);
    const keys = keysOf(now.form);
    const placeOf = new Map(now.handles.map((handle, at) => [elementOf(handle), at] as const));
    return (handle, key) => {
      const at = placeOf.get(elementOf(handle));
      if (at !== undefined && keys[at] === key) return handle;
      return now.handles[keys.indexOf(key)] ?? null;
    };
  }
  /** While fields are being written the words around them may change: those that stand where they stood are the same. */
  const findAgain = (handle: Handle, key: string) => (isThere(handle) ? handle : finder()(handle, key));

  /** From now on these fields are known by the words that stand before them now. */
  function knownByNow(step: Done): void {
    const now = readForm(document, 0);
    const keys = keysOf(now.form);
    const placeOf = new Map(now.handles.map((handle, at) => [elementOf(handle), at] as const));
    for (const one of step) {
      const at = placeOf.get(elementOf(one.handle));
      if (at !== undefined) one.key = keys[at] ?? one.key;
    }
  }

  async function fill(ask: { reading: number; writes: readonly Write[] }): Promise<FillReply> {
    const reading = readings.find(({ id }) => id === ask.reading);
    if (reading === undefined) return { ok: false, error: 'gone' };
    if (busy) return { ok: false, error: 'busy' };
    busy = true;
    const held = holdUp(document, reading.handles);
    const step: Done = [];
    const keys = keysOf(reading.form);
    const written: { field: number; handle: Handle; key: string }[] = [];
    try {
      const find = finder();
      const there = ask.writes.map(({ field }) => {
        const known = reading.handles[field];
        return known === undefined ? null : find(known, keys[field] ?? '');
      });
      if (there.every((handle) => handle === null)) return { ok: false, error: 'gone' };
      for (const [at, one] of ask.writes.entries()) {
        const key = keys[one.field] ?? '';
        const first = there[at] ?? null;
        const handle = first === null ? null : findAgain(first, key);
        if (handle === null || isLocked(handle)) continue;
        step.push({ handle, key, before: heldBy(handle) });
        write(handle, heldFor(one));
        written.push({ field: one.field, handle, key });
        await moment(0);
      }
      await moment(SETTLE_MS);
      const shown = ask.writes.map(({ field }): Shown => {
        const own = written.find((other) => other.field === field);
        const handle = own ? findAgain(own.handle, own.key) : null;
        return { field, value: handle === null ? null : shownBy(handle) };
      });
      knownByNow(step);
      return { ok: true, shown, held: held.count() };
    } finally {
      if (step.length > 0) done.push(step);
      held.end();
      busy = false;
    }
  }

  async function put(ask: PutAsk): Promise<PutReply> {
    const refuse = (error: (PutReply & { ok: false })['error'], limit: number | null = null): PutReply => ({
      ok: false,
      error,
      limit,
    });
    if (busy) return refuse('busy');
    const element = focused(document);
    const kind = element === null ? null : kindOf(element);
    const handle = element === null || kind === null ? null : handleOf(element, kind);
    if (handle === null) return refuse('no-field');
    if (isLocked(handle)) return refuse('locked');
    const wanted = wantedBy(handle, ask);
    if (wanted === null) return refuse('unfit');
    if (typeof wanted === 'string' && 'element' in handle && 'maxLength' in handle.element) {
      const { maxLength } = handle.element;
      if (maxLength >= 0 && wanted.length > maxLength) return refuse('too-long', maxLength);
    }
    busy = true;
    const held = holdUp(document, [handle]);
    try {
      const before = heldBy(handle);
      const beforeShown = shownBy(handle);
      const { form, handles } = readForm(document, 0);
      const key = keysOf(form)[handles.findIndex((one) => elementOf(one) === elementOf(handle))] ?? '';
      done.push([{ handle, key, before }]);
      write(handle, wanted);
      await moment(SETTLE_MS);
      const now = findAgain(handle, key);
      knownByNow(done.at(-1) ?? []);
      const written = typeof wanted === 'number' ? wordsOf(handle, wanted) : String(wanted);
      return { ok: true, written, shown: now === null ? null : shownBy(now), before: beforeShown, held: held.count() };
    } finally {
      held.end();
      busy = false;
    }
  }

  /** Takes the last step back, its last field first. */
  async function undo(): Promise<UndoReply> {
    if (busy) return { ok: false, error: 'busy' };
    const step = done.pop();
    if (step === undefined) return { ok: false, error: 'none' };
    busy = true;
    const held = holdUp(
      document,
      step.map(({ handle }) => handle),
    );
    try {
      const find = finder();
      const there = step.map((one) => ({ ...one, handle: find(one.handle, one.key) }));
      for (const { handle, key, before } of [...there].reverse()) {
        const now = handle === null ? null : findAgain(handle, key);
        if (now !== null) write(now, before);
        await moment(0);
      }
      await moment(SETTLE_MS);
      const restored = there.filter(({ handle, key, before }) => {
        const now = handle === null ? null : findAgain(handle, key);
        return now !== null && heldBy(now) === before;
      }).length;
      return { ok: true, restored, left: step.length - restored };
    } finally {
      held.end();
      busy = false;
    }
  }

  return { read, fill, put, undo };
}

const moment = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Holds up every form that a page's own program wants to send while its fields are written, in its frames too. */
function holdUp(document: Document, handles: readonly Handle[]): { count(): number; end(): void } {
  let held = 0;
  const stop = (event: Event) => {
    held += 1;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const documents = handles.flatMap((handle) => elementOf(handle)?.ownerDocument ?? []);
  const targets = new Set([document, ...documents].map((one) => one.defaultView ?? one));
  for (const target of targets) target.addEventListener('submit', stop, true);
  return {
    count: () => held,
    end: () => {
      for (const target of targets) target.removeEventListener('submit', stop, true);
    },
  };
}

function heldFor(one: Write): Held {
  if ('text' in one) return one.text;
  return 'tick' in one ? one.tick : one.choose;
}

function wordsOf(handle: Handle, at: number): string {
  if (handle.kind === 'radio') {
    const button = handle.buttons[at];
    return button ? (choiceLabels(button)[0] ?? '') : '';
  }
  return handle.kind === 'select' ? plain(handle.element.options[at]?.text, BOUNDS.label) : '';
}

/** What a field shows, in the words of its description. */
function shownBy(handle: Handle): string {
  const held = heldBy(handle);
  if (typeof held === 'number') return wordsOf(handle, held);
  return typeof held === 'boolean' ? (held ? 'on' : '') : held.slice(0, BOUNDS.value);
}

/** Texts before a field that tell it from the same field of another row. */
const TRAIL = 8;
/** Counters beside fields change as these are written. */
const COUNTER = /^[\d\s/().,:]*$/;

/**
 * Tells fields apart whatever becomes of their elements: by their words and those before them, and by order only where
 * all of these are the same. Better not found again than another row's field.
 */
function keysOf(form: FormDescription): string[] {
  const keys: string[] = [];
  const seen = new Map<string, number>();
  const trail: string[] = [];
  for (const part of form.parts) {
    if ('text' in part) {
      if (!COUNTER.test(part.text)) trail.push(part.text);
    } else {
      const { id, kind, labels, options } = part.field;
      const key = JSON.stringify([kind, labels, options, trail.slice(-TRAIL)]);
      const at = (seen.get(key) ?? -1) + 1;
      seen.set(key, at);
      keys[id] = `${key} ${at}`;
    }
  }
  return keys;
}

/** The element that has the focus, in whatever shadow or frame of this site it stands. */
function focused(document: Document): Element | null {
  let element: Element | null = document.activeElement;
  for (let depth = 0; element !== null && depth < 20; depth += 1) {
    const inner: Element | null = element.shadowRoot?.activeElement ?? frameFocus(element);
    if (inner === null) return element;
    element = inner;
  }
  return element;
}

function frameFocus(element: Element): Element | null {
  if (element.localName !== 'iframe' && element.localName !== 'frame') return null;
  try {
    return (element as HTMLIFrameElement).contentDocument?.activeElement ?? null;
  } catch {
    return null;
  }
}

function handleOf(element: Element, kind: Handle['kind']): Handle {
  if (kind !== 'radio') return { kind, element } as Handle;
  const own = element as HTMLInputElement;
  if (own.name === '') return { kind, buttons: [own] };
  const root = own.getRootNode() as Document | ShadowRoot;
  const all = [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  return { kind, buttons: all.filter((one) => one.name === own.name && one.form === own.form) };
}

const YES = /^(?:\d+[.)=:\s]*)?(?:มี|มีข้อมูล|ใช่|yes|เผยแพร่|เผยแพร่แล้ว)$/i;
const NO = /^(?:\d+[.)=:\s]*)?(?:ไม่มี|ไม่มีข้อมูล|ไม่ใช่|no|ไม่เผยแพร่|ยังไม่มี)$/i;

/** What such a field is to hold; null = it is no field for that. */
function wantedBy(handle: Handle, { field, text, line, answer }: PutAsk): Held | null {
  if (handle.kind === 'text') return line;
  if (handle.kind === 'textarea' || handle.kind === 'contenteditable') return text;
  if (field !== 'answer' || answer === null) return null;
  const words = answer === 'yes' ? YES : NO;
  if (handle.kind === 'checkbox') {
    const [own = ''] = choiceLabels(handle.element);
    if (words.test(own)) return true;
    return (answer === 'yes' ? NO : YES).test(own) ? false : null;
  }
  if (handle.kind !== 'radio' && handle.kind !== 'select') return null;
  const count = handle.kind === 'radio' ? handle.buttons.length : handle.element.options.length;
  const at = Array.from({ length: count }, (_, place) => place).filter((place) => words.test(wordsOf(handle, place)));
  return at.length === 1 ? (at[0] ?? null) : null;
}

/** Ours is in every frame's own world, where pages do not see it; once in a document. */
type World = { oitPaste?: PasteScript };

export function arrive(): void {
  const world = globalThis as World;
  world.oitPaste ??= createScript(document);
}

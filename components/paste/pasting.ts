import { computed, signal } from '@preact/signals';
import { itasSheet } from '../../lib/export';
import { compare, holds } from '../../lib/paste/compare';
import { type Match, matchForm, type Placement } from '../../lib/paste/match';
import {
  marksOf,
  nextField,
  nextMissing,
  type PasteField,
  type PasteStep,
  type Position,
  stepsOf,
} from '../../lib/paste/steps';
import type { App } from '../app/app';
import { faultOf } from '../app/backend';
import { copy } from '../app/copy';

/** One field of the form after it was filled. */
export type Filled = { placement: Placement; shown: string | null; holds: boolean };

/** Where the filling of a whole form stands. */
export type FormState =
  | { kind: 'idle' }
  | { kind: 'reading' }
  | { kind: 'no-access'; denied: boolean }
  | { kind: 'changed' }
  | { kind: 'preview'; reading: number; match: Match; ticked: ReadonlySet<number>; more: boolean }
  | { kind: 'filling' }
  | { kind: 'filled'; filled: Filled[]; held: number; earlier: Earlier[] }
  | { kind: 'undone'; left: number | null };

type Earlier = { item: string; field: PasteField; hash: string | null };

export type Pasting = ReturnType<typeof createPasting>;

const known = new WeakMap<App, Pasting>();

/** One for an app: what was read and filled stays while another part of the sidebar is looked at. */
export function pastingOf(app: App): Pasting {
  const found = known.get(app) ?? createPasting(app);
  known.set(app, found);
  return found;
}

function createPasting(app: App) {
  const at = signal<Position | null>(null);
  const form = signal<FormState>({ kind: 'idle' });
  /** The text that the browser would not take on the clipboard. */
  const refused = signal<string | null>(null);
  /** The put that was taken back or put aside. */
  const dismissed = signal<string | null>(null);
  let lastPut: string | null = null;

  const steps = computed((): PasteStep[] => {
    const snapshot = app.snapshot.value;
    const edition = app.edition.value;
    const readiness = app.readiness.value;
    const state = app.state.value;
    if (!snapshot || !edition || !readiness || !state) return [];
    // ITAS is Thai, whatever the language of the sidebar is.
    const { rows } = itasSheet({ snapshot, edition, readiness, today: state.today });
    return stepsOf(rows, marksOf(snapshot.pastes), state.prefs.pasteLimits);
  });
  const isThere = (place: Position | null) => place !== null && steps.value.some(({ item }) => item === place.item);
  const first = () => {
    const [step] = steps.value;
    return nextMissing(steps.value, null) ?? (step ? { item: step.item, field: 'answer' as const } : null);
  };
  const position = computed((): Position | null => (isThere(at.value) ? at.value : first()));

  function tell(place: Position | null): void {
    app.tell({ type: 'paste.at', at: place });
  }
  function move(place: Position): void {
    at.value = place;
    tell(place);
  }
  /** One stands somewhere from now on, whatever is marked meanwhile. */
  function begin(): void {
    const place = position.value;
    if (place !== null) move(place);
  }
  /** After a text was put into the page, one stands where the background went on to. */
  function follow(): void {
    const state = app.state.value?.paste ?? null;
    if (!state?.put || state.put.id === lastPut) return;
    lastPut = state.put.id;
    at.value = { item: state.item, field: state.field };
  }

  const hashOf = (item: string, field: PasteField): string | null =>
    marksOf(app.snapshot.value?.pastes ?? []).find((mark) => mark.item === item && mark.field === field)?.hash ?? null;

  function mark(marks: Earlier[], said = '') {
    return app.act({ type: 'paste.mark', marks }, { said, about: said });
  }

  async function markOne(step: PasteStep, field: PasteField, pasted: boolean, said: string): Promise<void> {
    const { hash } = step.fields[field];
    await mark([{ item: step.item, field, hash: pasted ? hash : null }], said);
  }

  /** On the clipboard, marked, and on to the next field. */
  async function copyField(step: PasteStep, field: PasteField, said: string): Promise<void> {
    const { text } = step.fields[field];
    if (text === '') return;
    if (!copy({ text })) {
      refused.value = text;
      return;
    }
    refused.value = null;
    const here: Position = { item: step.item, field };
    const next = nextField(steps.value, here);
    // At once: the next key may come before this is stored.
    move(next);
    await mark([{ item: step.item, field, hash: step.fields[field].hash }], said);
  }

  async function ask<R>(work: () => Promise<R>): Promise<R | null> {
    try {
      return await work();
    } catch (error) {
      app.lost.value = faultOf(error);
      form.value = { kind: 'idle' };
      return null;
    }
  }

  async function readForm(): Promise<void> {
    const edition = app.edition.value;
    if (!edition) return;
    form.value = { kind: 'reading' };
    const reply = await ask(() => app.platform.backend.ask({ type: 'paste.read' }));
    if (reply === null) return;
    if (!reply.ok) {
      form.value = { kind: 'no-access', denied: false };
      return;
    }
    const limits = app.state.value?.prefs.pasteLimits ?? { answer: null, urls: null, explanation: null };
    const match = matchForm(reply.form, edition, steps.value, limits, hashOf);
    const ticked = new Set(match.placements.filter((one) => one.ticked).map((one) => one.form.id));
    const { reading, more } = reply.form;
    form.value = { kind: 'preview', reading, match, ticked, more };
  }

  function tick(ids: readonly number[], on: boolean): void {
    const { value } = form;
    if (value.kind !== 'preview') return;
    const ticked = new Set(value.ticked);
    for (const id of ids) {
      if (on) ticked.add(id);
      else ticked.delete(id);
    }
    form.value = { ...value, ticked };
  }

  /** Fields of the sheet that the form shows now, whole: all of an item's fields for it hold. */
  function pastedOf(filled: readonly Filled[], match: Match): Earlier[] {
    const there = new Map(filled.map((one) => [one.placement.form.id, one.holds]));
    const isIn = (one: Placement) => one.state === 'same' || there.get(one.form.id) === true;
    return steps.value.flatMap((step) =>
      (['answer', 'urls', 'explanation'] as const).flatMap((field): Earlier[] => {
        const own = match.placements.filter((one) => one.item === step.item && one.fields.includes(field));
        const touched = own.some((one) => there.has(one.form.id) || one.state === 'same');
        return touched && own.every(isIn) ? [{ item: step.item, field, hash: step.fields[field].hash }] : [];
      }),
    );
  }

  async function fill(): Promise<void> {
    const { value } = form;
    if (value.kind !== 'preview') return;
    const chosen = value.match.placements.filter((one) => value.ticked.has(one.form.id));
    form.value = { kind: 'filling' };
    const writes = chosen.map((one) => one.write);
    const reply = await ask(() => app.platform.backend.ask({ type: 'paste.fill', reading: value.reading, writes }));
    if (reply === null) return;
    if (!reply.ok) {
      form.value = reply.error === 'busy' ? value : { kind: 'changed' };
      if (reply.error === 'busy') app.say(app.w.value.paste.form.busy);
      return;
    }
    const shown = new Map(reply.shown.map((one) => [one.field, one.value]));
    const filled = chosen.map((placement): Filled => {
      const now = shown.get(placement.form.id) ?? null;
      const words =
        placement.form.kind === 'checkbox' && now !== null ? (now === '' ? '' : (placement.form.labels[0] ?? '')) : now;
      return { placement, shown: words, holds: words !== null && holds(compare(placement.will, words)) };
    });
    const marks = pastedOf(filled, value.match).filter(({ item, field, hash }) => hashOf(item, field) !== hash);
    const earlier = marks.map(({ item, field }) => ({ item, field, hash: hashOf(item, field) }));
    if (marks.length > 0) await mark(marks);
    form.value = { kind: 'filled', filled, held: reply.held, earlier };
  }

  /** What the page held before comes back, and the marks with it. */
  async function undoFill(): Promise<void> {
    const { value } = form;
    if (value.kind !== 'filled') return;
    const reply = await ask(() => app.platform.backend.ask({ type: 'paste.undo' }));
    if (reply === null) return;
    if (reply.ok && value.earlier.length > 0) await mark(value.earlier);
    form.value = { kind: 'undone', left: reply.ok ? reply.left : null };
  }

  async function undoPut(said: string, saidNot: string): Promise<void> {
    // The page takes back what was put last: that, and not what is still shown here, is what the mark is of.
    await app.refresh();
    const put = app.state.value?.paste?.put;
    if (!put) return;
    const reply = await ask(() => app.platform.backend.ask({ type: 'paste.undo' }));
    if (reply === null) return;
    dismissed.value = put.id;
    const whole = reply.ok && reply.left === 0;
    if (whole && put.outcome === 'done') await mark([{ item: put.item, field: put.field, hash: put.earlier }]);
    if (whole) move({ item: put.item, field: put.field });
    app.say(whole ? said : saidNot);
  }

  return {
    steps,
    position,
    form,
    refused,
    dismissed,
    tell,
    begin,
    move,
    follow,
    markOne,
    copyField,
    readForm,
    tick,
    fill,
    undoFill,
    undoPut,
    putHere: () => ask(() => app.platform.backend.ask({ type: 'paste.put' })),
    reset: () => {
      form.value = { kind: 'idle' };
    },
    deny: () => {
      form.value = { kind: 'no-access', denied: true };
    },
  };
}

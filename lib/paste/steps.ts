import type { Paste, PasteField } from '../assessment/model';
import { fingerprint } from '../documents/hash';
import { cleanText } from '../export/clean';
import { fieldText, type SheetRow } from '../export/sheet';
import { type Fit, fitText, fitUrls, type Limits } from './limits';

/** What ITAS asks for of an item, in the order in which it asks. */
export const FIELDS: readonly PasteField[] = ['answer', 'urls', 'explanation'];
export type { PasteField };

/** The column of the sheet that a field comes from. */
const COLUMN = { answer: 'answer', urls: 'url', explanation: 'explanation' } as const;

/**
 * empty: there is nothing to paste; open: not pasted yet; pasted: pasted and the same since; changed: what was pasted is
 * another text by now.
 */
export type FieldState = 'empty' | 'open' | 'pasted' | 'changed';

export type StepField = {
  field: PasteField;
  /** Clean text for a form: several lines where there are several URLs. */
  text: string;
  /** The same for a field of one line: URLs with a space between them. */
  line: string;
  hash: string;
  state: FieldState;
  /** When it was pasted, ISO; null = never. */
  pastedAt: string | null;
  /** How it fits the limit that staff set for such fields. */
  fit: Fit;
};

/** One item to be pasted. `answer` is null until staff have answered: then there is nothing to choose in the form. */
export type PasteStep = {
  item: string;
  code: string;
  name: string;
  answer: SheetRow['answer'];
  urls: string[];
  fields: Record<PasteField, StepField>;
};

/** What is kept of a paste; the newest of an item's field counts. */
export type Mark = { item: string; field: PasteField; hash: string; pastedAt: string };

/** The records of what was pasted, field by field. */
export function marksOf(pastes: readonly Paste[]): Mark[] {
  return pastes.flatMap(({ item, fields }) =>
    fields.map(({ field, hash, at }) => ({ item, field, hash, pastedAt: at })),
  );
}

/** Tells whether a text is still the one that was pasted: line ends and space at the ends do not count. */
export function hashOf(text: string): string {
  return fingerprint(new TextEncoder().encode(cleanText(text).trim()));
}

/** The items of a sheet in its order, each with what goes into the form and what of it is there already. */
export function stepsOf(
  rows: readonly SheetRow[],
  marks: readonly Mark[],
  limits: Limits,
  language: 'th' | 'en' = 'th',
): PasteStep[] {
  const newest = new Map<string, Mark>();
  for (const mark of marks) {
    const key = `${mark.item} ${mark.field}`;
    const before = newest.get(key);
    if (before === undefined || before.pastedAt <= mark.pastedAt) newest.set(key, mark);
  }
  return rows.map((row) => {
    const urls = row.evidence.map((one) => one.url);
    const field = (name: PasteField): StepField => {
      const text = fieldText(row, COLUMN[name], { language });
      const hash = hashOf(text);
      const mark = newest.get(`${row.itemId} ${name}`) ?? null;
      return {
        field: name,
        text,
        line: name === 'urls' ? urls.join(' ') : text.replace(/\s*\n\s*/g, ' '),
        hash,
        state: stateOf(text, hash, mark),
        pastedAt: mark?.pastedAt ?? null,
        fit: name === 'urls' ? fitUrls(urls, limits.urls) : fitText(text, limits[name]),
      };
    };
    return {
      item: row.itemId,
      code: row.code,
      name: row.name,
      answer: row.answer,
      urls,
      fields: { answer: field('answer'), urls: field('urls'), explanation: field('explanation') },
    };
  });
}

function stateOf(text: string, hash: string, mark: Mark | null): FieldState {
  if (mark !== null) return mark.hash === hash ? 'pasted' : 'changed';
  return text === '' ? 'empty' : 'open';
}

/** done: everything that there is to paste is pasted; nothing: there is nothing to paste yet. */
export type StepState = 'nothing' | 'open' | 'partly' | 'done' | 'changed';

export function stepState(step: PasteStep): StepState {
  const states = FIELDS.map((field) => step.fields[field].state).filter((state) => state !== 'empty');
  if (states.length === 0) return 'nothing';
  if (states.includes('changed')) return 'changed';
  if (states.every((state) => state === 'pasted')) return 'done';
  return states.includes('pasted') ? 'partly' : 'open';
}

/** How far it is: items that have something to paste, and those of them that are done. */
export function progressOf(steps: readonly PasteStep[]): { done: number; all: number; changed: number } {
  const states = steps.map(stepState);
  return {
    done: states.filter((state) => state === 'done').length,
    all: states.filter((state) => state !== 'nothing').length,
    changed: states.filter((state) => state === 'changed').length,
  };
}

/** Where one is: an item and one of its fields. */
export type Position = { item: string; field: PasteField };

const isWaiting = ({ state, text }: StepField) => (state === 'open' || state === 'changed') && text !== '';

/** The next field with something to paste that is not there yet, after `from` and then from the beginning; null = none. */
export function nextMissing(steps: readonly PasteStep[], from: Position | null): Position | null {
  const all = steps.flatMap((step) => FIELDS.map((field) => ({ step, field })));
  const at = from === null ? -1 : all.findIndex(({ step, field }) => step.item === from.item && field === from.field);
  const turned = [...all.slice(at + 1), ...all.slice(0, at + 1)];
  const found = turned.find(({ step, field }) => isWaiting(step.fields[field]));
  return found === undefined ? null : { item: found.step.item, field: found.field };
}

/** Where one goes on by itself after `from`: to the next field that has something in it, whether or not it is pasted. */
export function nextField(steps: readonly PasteStep[], from: Position): Position {
  const all = steps.flatMap((step) => FIELDS.map((field) => ({ item: step.item, field, own: step.fields[field] })));
  const at = all.findIndex(({ item, field }) => item === from.item && field === from.field);
  const found = all.slice(at + 1).find(({ own }) => own.text !== '' && own.state !== 'pasted');
  return found === undefined ? from : { item: found.item, field: found.field };
}

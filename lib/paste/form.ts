import { z } from '../zod';
import { BOUNDS } from './bounds';

/**
 * A form in words and fields, as it stands before the reader: nothing of its markup but what contains what. It comes out
 * of a page, so it is checked and bounded like everything from there.
 */

const text = (max: number) => z.string().check(z.maxLength(max));

export const FieldKind = z.enum(['radio', 'checkbox', 'text', 'textarea', 'select', 'contenteditable']);
export type FieldKind = z.infer<typeof FieldKind>;

export const FormField = z.strictObject({
  /** Within one reading. */
  id: z.number().check(z.int(), z.gte(0)),
  /** Radio buttons of one group are one field. */
  kind: FieldKind,
  /** What names it: label, head of its column, legend, placeholder, names for screen readers. */
  labels: z.array(text(BOUNDS.label)).check(z.maxLength(BOUNDS.labels)),
  /** Words of a radio's or select's choices, in order. */
  options: z.array(text(BOUNDS.label)).check(z.maxLength(BOUNDS.options)),
  /** Text; for radio and select the words of what is chosen; for a checkbox 'on' or ''. */
  value: text(BOUNDS.value),
  /** Whether it can hold several lines. */
  lines: z.boolean(),
  maxLength: z.nullable(z.number().check(z.int(), z.gte(0))),
  /** Read-only or switched off. */
  locked: z.boolean(),
});
export type FormField = z.infer<typeof FormField>;

export const FormPart = z.union([
  z.strictObject({ node: z.number(), text: text(BOUNDS.text) }),
  z.strictObject({ node: z.number(), field: FormField }),
]);
export type FormPart = z.infer<typeof FormPart>;

export const FormDescription = z.strictObject({
  /** Of this document; a form that was read before it is not written to. */
  reading: z.number(),
  title: text(BOUNDS.text),
  /** Parent of each node, in the order of the document; the first is the document and has -1. */
  nodes: z.array(z.number().check(z.int(), z.gte(-1))).check(z.maxLength(BOUNDS.nodes)),
  /** In the order of the document. */
  parts: z.array(FormPart).check(z.maxLength(BOUNDS.parts)),
  /** There was more than the bounds allow. */
  more: z.boolean(),
});
export type FormDescription = z.infer<typeof FormDescription>;

/** What is written into a field. `choose` = the option's place; -1 = none. */
export const Write = z.union([
  z.strictObject({ field: z.number(), text: text(BOUNDS.value) }),
  z.strictObject({ field: z.number(), choose: z.number().check(z.int(), z.gte(-1)) }),
  z.strictObject({ field: z.number(), tick: z.boolean() }),
]);
export type Write = z.infer<typeof Write>;

/** What a field shows a moment after it was written; null = the field is gone. */
export const Shown = z.strictObject({ field: z.number(), value: z.nullable(text(BOUNDS.value)) });
export type Shown = z.infer<typeof Shown>;

/** gone: it was read in another document, or the form was drawn anew; busy: another filling is under way. */
export const FillReply = z.union([
  z.strictObject({
    ok: z.literal(true),
    shown: z.array(Shown),
    /** The page wanted to send the form: it was held up. */ held: z.number(),
  }),
  z.strictObject({ ok: z.literal(false), error: z.enum(['gone', 'busy']) }),
]);
export type FillReply = z.infer<typeof FillReply>;

/** What is to be put into the field that was clicked: the words, and for a choice what they mean. */
export type PutAsk = {
  field: 'answer' | 'urls' | 'explanation';
  text: string;
  line: string;
  answer: 'yes' | 'no' | null;
};

/**
 * no-field: no field has the focus; unfit: not a field for that (a choice that has no such word); locked;
 * too-long: its maxlength is `limit`, nothing was written.
 */
export const PutReply = z.union([
  z.strictObject({
    ok: z.literal(true),
    written: text(BOUNDS.value),
    shown: z.nullable(text(BOUNDS.value)),
    before: text(BOUNDS.value),
    held: z.number(),
  }),
  z.strictObject({
    ok: z.literal(false),
    error: z.enum(['no-field', 'unfit', 'locked', 'too-long', 'busy']),
    limit: z.nullable(z.number()),
  }),
]);
export type PutReply = z.infer<typeof PutReply>;

/** `left`: fields that do not show what they did before. none: nothing to take back. */
export const UndoReply = z.union([
  z.strictObject({ ok: z.literal(true), restored: z.number(), left: z.number() }),
  z.strictObject({ ok: z.literal(false), error: z.enum(['none', 'busy']) }),
]);
export type UndoReply = z.infer<typeof UndoReply>;

/**
 * What became of a step that was put into the field that was clicked. differs: the field shows something else; gone: the
 * field went away; nothing: there is nothing to put; no-access: the browser does not let anything into this page; the
 * others as in PutReply. Only `done` is marked as pasted.
 */
export const PutOutcome = z.enum([
  'done',
  'differs',
  'gone',
  'nothing',
  'no-access',
  'no-field',
  'unfit',
  'locked',
  'too-long',
  'busy',
]);
export type PutOutcome = z.infer<typeof PutOutcome>;

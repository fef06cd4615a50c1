import { z } from '../zod';
import { LIMITS } from './limits';

/**
 * PageFacts: what was read from one page or file, and nothing that was concluded from it.
 *
 * Small, plain and serialisable, so that the same audit runs on the live page, on a saved page in Node
 * and on what a later scan reads. Text is white-space folded and otherwise as published: digits, spelling
 * and SARA AM are left for `lib/thai` to normalise. `at` numbers address a place in the page: the n-th
 * block, link, image, field or frame of these facts; the collector can find the element again by it.
 */

export { LIMITS };

const index = z.number().check(z.int(), z.nonnegative());
const shortText = z.string().check(z.maxLength(LIMITS.shortText));
const url = z.string().check(z.maxLength(LIMITS.url));
/** Page of a file, from 1. */
const page = z.optional(z.number().check(z.int(), z.gte(1)));

/**
 * A container element that holds content, in document order; `parent` is an earlier section or null (body).
 * `hint` is its id, class and aria-label, lower case: a hint of purpose, never proof.
 */
export const Section = z.strictObject({
  parent: z.nullable(index),
  tag: shortText,
  role: shortText,
  hint: shortText,
  /** Not shown without a click: `hidden`, `aria-hidden`, closed details, inline display:none (accordion, tab, modal). */
  collapsed: z.boolean(),
});

/** One run of text as a reader sees it as one line or paragraph: never crosses a block element or <br>. */
export const Block = z.strictObject({
  text: z.string().check(z.maxLength(LIMITS.blockText)),
  section: index,
  /** 1-6 for h1-h6 and role=heading, else 0. */
  heading: z.number().check(z.int(), z.gte(0), z.lte(6)),
  /** The text is emphasised as a whole: b, strong, font size/colour, big, centre, or an inline style that enlarges. */
  strong: z.boolean(),
  /** Characters of `text` that stand inside links. */
  linked: index,
  /** Table position of the cell that the block stands in; `table` counts tables in the page. */
  cell: z.nullable(z.strictObject({ table: index, row: index, col: index, header: z.boolean() })),
  /** Only in files that have pages: the page that the block begins on. */
  page,
});

export const Link = z.strictObject({
  /** Absolute address, as published (query and fragment kept); '' when there is none to go to: see `dead`. */
  url,
  /** href as written, cut to the limit. */
  href: url,
  /** '#', '#!', empty or javascript: leads nowhere. A fragment of a page ('#history') is not dead. */
  dead: z.boolean(),
  /** Its text; for a picture its alt; else its title or aria-label. */
  text: shortText,
  section: index,
  /** The block that its text stands in, or the block before it; null when the page has no text yet. */
  block: z.nullable(index),
});

export const Image = z.strictObject({
  url,
  alt: shortText,
  /** Declared size in CSS px (attributes or inline style); 0 = not declared. Never measured: that would cost a layout. */
  width: z.number().check(z.nonnegative()),
  height: z.number().check(z.nonnegative()),
  section: index,
  /** The block before the picture; null = none yet. */
  block: z.nullable(index),
  /** Index in `links` when the picture is (in) a link. */
  link: z.nullable(index),
});

/** A form field; hidden inputs, buttons without text and search boxes are told by `type`. Values are never read. */
export const Field = z.strictObject({
  tag: shortText,
  type: shortText,
  name: shortText,
  label: shortText,
  section: index,
  block: z.nullable(index),
  /** Counts forms in the page; null = outside any form. */
  form: z.nullable(index),
});

/** iframe, embed, object, video: what the page shows but these facts do not contain. */
export const Frame = z.strictObject({
  tag: shortText,
  url,
  title: shortText,
  section: index,
  block: z.nullable(index),
});

/** What a document was read from. `ocr`: told from a picture, so that digits cannot be trusted: no year, no amount. */
export const FileFacts = z.strictObject({
  format: z.enum(['pdf', 'docx', 'xlsx', 'image']),
  /** Pages of the whole file, worksheets of a workbook; how many of them were read may be fewer (`partial`). */
  pages: index,
  read: z.enum(['text', 'ocr']),
});

export const PageFacts = z.strictObject({
  version: z.literal(1),
  url,
  title: shortText,
  description: shortText,
  sections: z.array(Section).check(z.maxLength(LIMITS.sections)),
  blocks: z.array(Block).check(z.maxLength(LIMITS.blocks)),
  links: z.array(Link).check(z.maxLength(LIMITS.links)),
  images: z.array(Image).check(z.maxLength(LIMITS.images)),
  fields: z.array(Field).check(z.maxLength(LIMITS.fields)),
  frames: z.array(Frame).check(z.maxLength(LIMITS.frames)),
  /** Something was left out: a bound was reached, or the page changed while it was read. */
  partial: z.boolean(),
  /** These facts are of a file, not of a page. */
  file: z.optional(FileFacts),
});

export type Section = z.infer<typeof Section>;
export type Block = z.infer<typeof Block>;
export type Link = z.infer<typeof Link>;
export type Image = z.infer<typeof Image>;
export type Field = z.infer<typeof Field>;
export type Frame = z.infer<typeof Frame>;
export type FileFacts = z.infer<typeof FileFacts>;
export type PageFacts = z.infer<typeof PageFacts>;

/** A place in the page: kind and index into the facts' list, with the words seen there (to find it again after a change). */
export const Place = z.strictObject({
  kind: z.enum(['block', 'link', 'image', 'field', 'frame']),
  at: index,
  quote: shortText,
  /** The page of a file that it stands on. */
  page,
});
export type Place = z.infer<typeof Place>;

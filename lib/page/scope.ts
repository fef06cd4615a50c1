import type { DomElement } from './dom';
import type { Block, Link } from './facts';
import type { Grid } from './table';
import { INHERITED } from './tags';

/** What holds for everything inside one element while it is read. Small: there is one for every element. */
export type Scope = {
  readonly element: DomElement;
  readonly parent: Scope | null;
  readonly depth: number;
  readonly tag: string;
  /** Of `tags.ts`: those of the tag, and those that hold inside its parents. */
  bits: number;
  link: OpenLink | null;
  cell: Block['cell'];
  grid: Grid | null;
  form: number | null;
  /** id, class and aria-label, and role, as written; '' = none. */
  hint: string;
  role: string;
  /** -1 = not asked yet. */
  section: number;
};

export type Sink = { text: string };

/** A link whose end tag has not come. `placed`: its block is known, or will be at the end of the line. */
export type OpenLink = Sink & { link: Link; index: number; placed: boolean; alt: string };

export type Placed = { block: number | null };

/** The scope of the root element. */
export function rootScope(element: DomElement): Scope {
  const inherited = { link: null, cell: null, grid: null, form: null };
  return { element, parent: null, depth: 0, tag: 'html', bits: 0, ...inherited, hint: '', role: '', section: -1 };
}

/** The scope of an element as it is before its attributes are read; `bits`: those of its tag. */
export function scopeIn(parent: Scope, element: DomElement, tag: string, bits: number): Scope {
  return {
    element,
    parent,
    depth: parent.depth + 1,
    tag,
    bits: bits | (parent.bits & INHERITED),
    link: parent.link,
    cell: parent.cell,
    grid: parent.grid,
    form: parent.form,
    hint: '',
    role: '',
    section: -1,
  };
}

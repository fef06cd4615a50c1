import type { DomElement } from './dom';
import type { Block, Link } from './facts';
import type { Grid } from './table';
import { bitsOf, PRE, STRONG } from './tags';

/** What holds for everything inside one element while it is read. */
export type Scope = {
  readonly element: DomElement;
  readonly parent: Scope | null;
  readonly depth: number;
  readonly tag: string;
  /** Of `tags.ts`. */
  bits: number;
  collapsed: boolean;
  heading: number;
  strong: boolean;
  pre: boolean;
  link: OpenLink | null;
  cell: Block['cell'];
  grid: Grid | null;
  form: number | null;
  /** What its attributes say of its purpose; null = nothing. */
  hints: Hints | null;
  /** -1 = not asked yet. */
  section: number;
  /** Collects the words inside; null = it is no link, label or button. */
  sink: Sink | null;
  /** The line that goes on after it: its own words are hidden. */
  outer: Run | null;
  /** Its shadow tree is being read; its own children come after that. */
  shadow: boolean;
};

/** As written; '' = none. */
export type Hints = { id: string; classes: string; label: string; role: string };

export type Sink = { text: string };

/** A link whose end tag has not come. `placed`: its block is known, or will be at the end of the line. */
export type OpenLink = Sink & { link: Link; index: number; placed: boolean; alt: string };

/** A line or paragraph while it is being read. `waiting`: what stands in it and has no words of its own. */
export type Run = {
  text: string;
  linked: number;
  plain: boolean;
  scope: Scope | null;
  waiting: Placed[] | null;
};

export type Placed = { block: number | null };

/** The scope of the root element. */
export function rootScope(element: DomElement): Scope {
  return {
    element,
    parent: null,
    depth: 0,
    tag: 'html',
    bits: 0,
    collapsed: false,
    heading: 0,
    strong: false,
    pre: false,
    link: null,
    cell: null,
    grid: null,
    form: null,
    hints: null,
    section: -1,
    sink: null,
    outer: null,
    shadow: false,
  };
}

/** The scope of an element as it is before its attributes are read. */
export function scopeIn(parent: Scope, element: DomElement): Scope {
  const tag = element.localName;
  const bits = bitsOf(tag);
  return {
    element,
    parent,
    depth: parent.depth + 1,
    tag,
    bits,
    collapsed: parent.collapsed,
    heading: parent.heading,
    strong: parent.strong || (bits & STRONG) > 0,
    pre: parent.pre || (bits & PRE) > 0,
    link: parent.link,
    cell: parent.cell,
    grid: parent.grid,
    form: parent.form,
    hints: null,
    section: -1,
    sink: null,
    outer: null,
    shadow: false,
  };
}

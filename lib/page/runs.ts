import type { DomElement } from './dom';
import type { Block, Link, PageFacts } from './facts';
import { LIMITS } from './limits';
import type { TableGrid } from './table';

/** What holds for everything inside one element while it is read. */
export type Scope = {
  readonly element: DomElement;
  readonly parent: Scope | null;
  readonly depth: number;
  readonly tag: string;
  bits: number;
  collapsed: boolean;
  heading: number;
  strong: boolean;
  pre: boolean;
  link: OpenLink | null;
  cell: Block['cell'];
  grid: TableGrid | null;
  form: number | null;
  /** -1 = not asked yet. */
  section: number;
  /** What must happen at its end tag. */
  leave: (() => void) | null;
  /** Its shadow tree is being read; its own children come after that. */
  shadow: boolean;
};

export type OpenLink = { link: Link; index: number; placed: boolean; alt: string };

/** Collects the words inside a link, label, button ... beside the block that they also stand in. */
export type Sink = { text: string };

type Placed = { block: number | null };

/** A line or paragraph while it is being read. */
export class Run {
  text = '';
  linked = 0;
  plain = false;
  scope: Scope | null = null;
  waiting: Placed[] = [];
}

const FOLD_NEEDED = /[^\S ]|\s\s/;

/** White space as one space, cut to the limit of short texts. */
export function short(text: string | null): string {
  if (text === null || text === '') return '';
  const cut = text.length > 4 * LIMITS.shortText ? text.slice(0, 4 * LIMITS.shortText) : text;
  return (FOLD_NEEDED.test(cut) ? cut.replace(/\s+/g, ' ') : cut).trim().slice(0, LIMITS.shortText).trim();
}

/** Builds the blocks: text in, lines out, with the section and the cell that hold all of a line. */
export class Runs {
  run = new Run();
  readonly sinks: Sink[] = [];
  private total = 0;

  constructor(
    private readonly facts: PageFacts,
    private readonly elements: DomElement[],
    private readonly sectionOf: (scope: Scope) => number,
  ) {}

  add(raw: string, scope: Scope): void {
    let text = FOLD_NEEDED.test(raw) ? raw.replace(/\s+/g, ' ') : raw;
    for (const sink of this.sinks) if (sink.text.length < LIMITS.shortText) sink.text += text;
    if (this.run.text === '' || this.run.text.endsWith(' ')) {
      if (text.startsWith(' ')) text = text.slice(1);
    }
    if (text === '') return;
    if (text === ' ') {
      this.run.text += text;
      return;
    }
    if (this.total + text.length > LIMITS.totalText) {
      this.facts.partial = true;
      text = text.slice(0, LIMITS.totalText - this.total);
    }
    this.total += text.length;
    while (text !== '') {
      const part = text.slice(0, LIMITS.blockText - this.run.text.length);
      this.append(part, scope);
      text = text.slice(part.length);
      if (this.run.text.length >= LIMITS.blockText) this.flush();
    }
  }

  private append(text: string, scope: Scope): void {
    const run = this.run;
    run.text += text;
    run.scope = run.scope === null ? scope : common(run.scope, scope);
    if (!scope.strong) run.plain = true;
    const open = scope.link;
    if (open === null) return;
    run.linked += text.length;
    if (open.placed) return;
    open.placed = true;
    run.waiting.push(open.link);
  }

  /** Ends the line. */
  flush(): void {
    for (const sink of this.sinks) sink.text += ' ';
    const run = this.run;
    if (run.scope === null) {
      if (run.text !== '') this.run = new Run();
      return;
    }
    this.run = new Run();
    const { blocks } = this.facts;
    if (blocks.length < LIMITS.blocks) {
      const text = run.text.trimEnd();
      blocks.push({
        text,
        section: this.sectionOf(run.scope),
        heading: run.scope.heading,
        strong: !run.plain,
        linked: Math.min(run.linked, text.length),
        cell: run.scope.cell,
      });
      this.elements.push(run.scope.element);
    } else {
      this.facts.partial = true;
    }
    for (const placed of run.waiting) placed.block = blocks.length - 1;
  }

  /** Gives something without text of its own its block: the line that it stands in, or the one before it. */
  place(item: Placed): void {
    if (this.run.scope !== null) this.run.waiting.push(item);
    else item.block = this.facts.blocks.length > 0 ? this.facts.blocks.length - 1 : null;
  }
}

/** The innermost scope that holds both. */
function common(a: Scope, b: Scope): Scope {
  let [left, right]: [Scope, Scope] = [a, b];
  while (left !== right) {
    if (left.depth >= right.depth) {
      if (left.parent === null) return left;
      left = left.parent;
    } else {
      if (right.parent === null) return right;
      right = right.parent;
    }
  }
  return left;
}

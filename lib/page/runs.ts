import type { DomElement } from './dom';
import type { Block, Link, PageFacts } from './facts';
import { LIMITS } from './limits';
import type { Grid } from './table';
import { fold } from './words';

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
  grid: Grid | null;
  form: number | null;
  /** -1 = not asked yet. */
  section: number;
  /** What must happen at its end tag. */
  leave: (() => void) | null;
  /** Its shadow tree is being read; its own children come after that. */
  shadow: boolean;
};

/** A link whose end tag has not come. `placed`: its block is known, or will be at the end of the line. */
export type OpenLink = { link: Link; index: number; placed: boolean; alt: string };

type Placed = { block: number | null };

/** A line or paragraph while it is being read. */
type Run = {
  text: string;
  linked: number;
  plain: boolean;
  scope: Scope | null;
  waiting: Placed[];
};

const newRun = (): Run => ({ text: '', linked: 0, plain: false, scope: null, waiting: [] });

/** Builds the blocks: text in, lines out, each with the section and the cell that hold all of it. */
export function createRuns(facts: PageFacts, elements: DomElement[], sectionOf: (scope: Scope) => number) {
  const { blocks } = facts;
  /** Collect the words inside a link, label or button beside the block that they also stand in. */
  const sinks = new Set<{ text: string }>();
  let run = newRun();
  let total = 0;

  const append = (text: string, scope: Scope) => {
    run.text += text;
    run.scope = run.scope ? common(run.scope, scope) : scope;
    if (!scope.strong) run.plain = true;
    const open = scope.link;
    if (!open) return;
    run.linked += text.length;
    if (open.placed) return;
    open.placed = true;
    run.waiting.push(open.link);
  };

  /** Ends the line. */
  const flush = () => {
    for (const sink of sinks) sink.text += ' ';
    const { scope, text: raw, waiting, linked, plain } = run;
    run = newRun();
    if (!scope) return;
    if (blocks.length < LIMITS.blocks) {
      const text = raw.trimEnd();
      blocks.push({
        text,
        section: sectionOf(scope),
        heading: scope.heading,
        strong: !plain,
        linked: Math.min(linked, text.length),
        cell: scope.cell,
      });
      elements.push(scope.element);
    } else {
      facts.partial = true;
    }
    for (const placed of waiting) placed.block = blocks.length - 1;
  };

  return {
    flush,
    add(raw: string, scope: Scope): void {
      let text = fold(raw);
      for (const sink of sinks) if (sink.text.length < LIMITS.shortText) sink.text += text;
      if (text[0] === ' ' && (!run.text || run.text.endsWith(' '))) text = text.slice(1);
      if (text === ' ') run.text += text;
      if (!text || text === ' ') return;
      if (total + text.length > LIMITS.totalText) {
        facts.partial = true;
        text = text.slice(0, LIMITS.totalText - total);
      }
      total += text.length;
      while (text) {
        const part = text.slice(0, LIMITS.blockText - run.text.length);
        append(part, scope);
        text = text.slice(part.length);
        if (run.text.length >= LIMITS.blockText) flush();
      }
    },
    /** Gives something without text of its own its block: the line that it stands in, or the one before it. */
    place(item: Placed): void {
      if (run.scope) run.waiting.push(item);
      else item.block = blocks.length ? blocks.length - 1 : null;
    },
    /** Hidden words inside a line make a line of their own and leave the one around them whole. Returns its end. */
    isolate(): () => void {
      const outer = run;
      run = newRun();
      return () => {
        flush();
        run = outer;
      };
    },
    /** Collects words until the returned function is called, which gives them. */
    listen(): () => string {
      const sink = { text: '' };
      sinks.add(sink);
      return () => {
        sinks.delete(sink);
        return sink.text;
      };
    },
  };
}

export type Runs = ReturnType<typeof createRuns>;

/** The innermost scope that holds both. */
function common(left: Scope, right: Scope): Scope {
  while (left !== right) {
    const deeper: Scope = left.depth < right.depth ? right : left;
    if (!deeper.parent) break;
    if (deeper === left) left = deeper.parent;
    else right = deeper.parent;
  }
  return left;
}

import type { DomElement } from './dom';
import type { PageFacts } from './facts';
import { LIMITS } from './limits';
import type { OpenLink, Placed, Scope, Sink } from './scope';
import { HEADING, HEADING_SHIFT, PRE, STRONG } from './tags';
import { fold } from './words';

/** A line or paragraph while it is being read. `waiting`: what stands in it and has no words of its own. */
export type Run = {
  text: string;
  linked: number;
  plain: boolean;
  scope: Scope | null;
  /** The link that its last words stand in. */
  last: OpenLink | null;
  readonly waiting: Placed[];
};

const newRun = (): Run => ({ text: '', linked: 0, plain: false, scope: null, last: null, waiting: [] });

/** Builds the blocks: text in, lines out, each with the section and the cell that hold all of it. */
export function createRuns(facts: PageFacts, elements: DomElement[], sectionOf: (scope: Scope) => number) {
  const { blocks } = facts;
  /** The links, labels and buttons that are open, which hear the words beside the block. */
  const sinks: Sink[] = [];
  let run = newRun();
  let total = 0;

  const hear = (text: string) => {
    for (let at = 0; at < sinks.length; at++) {
      const sink = sinks[at];
      if (sink && sink.text.length < LIMITS.shortText) sink.text += text;
    }
  };

  const append = (text: string, scope: Scope) => {
    const open = scope.link;
    const { last } = run;
    // Links that lead to different places are never written together: a style puts them apart (flex, grid).
    if (open && last && last !== open && last.link.href !== open.link.href && !/ $/.test(run.text) && text[0] !== ' ')
      flush();
    run.last = open;
    run.text += text;
    if (run.scope !== scope) run.scope = run.scope ? common(run.scope, scope) : scope;
    if (!(scope.bits & STRONG)) run.plain = true;
    if (!open) return;
    run.linked += text.length;
    if (open.placed) return;
    open.placed = true;
    run.waiting.push(open.link);
  };

  /** Ends the line. */
  const flush = () => {
    if (sinks.length) hear(' ');
    const { scope, waiting } = run;
    if (scope) {
      if (blocks.length < LIMITS.blocks) {
        const text = run.text.trimEnd();
        blocks.push({
          text,
          section: sectionOf(scope),
          heading: (scope.bits & HEADING) >> HEADING_SHIFT,
          strong: !run.plain,
          linked: Math.min(run.linked, text.length),
          cell: scope.cell,
        });
        elements.push(scope.element);
      } else {
        facts.partial = true;
      }
      if (waiting.length) {
        for (let at = 0; at < waiting.length; at++) {
          const item = waiting[at];
          if (item) item.block = blocks.length - 1;
        }
        waiting.length = 0;
      }
      run.scope = null;
      run.linked = 0;
      run.plain = false;
    }
    run.text = '';
    run.last = null;
  };

  const addLines = (raw: string, scope: Scope) => {
    for (const line of raw.split(/(?<=\n)/)) {
      addWords(line, scope);
      if (line.endsWith('\n')) flush();
    }
  };

  const addWords = (raw: string, scope: Scope) => {
    let text = fold(raw);
    if (sinks.length) hear(text);
    if (text[0] === ' ') {
      if (!run.text || run.text.endsWith(' ')) text = text.slice(1);
      if (text === ' ') run.text += text;
      if (text === ' ' || !text) return;
    }
    if (total + text.length > LIMITS.totalText) {
      facts.partial = true;
      text = text.slice(0, LIMITS.totalText - total);
    }
    total += text.length;
    for (; run.text.length + text.length > LIMITS.blockText; flush()) {
      const part = text.slice(0, LIMITS.blockText - run.text.length);
      if (part) append(part, scope);
      text = text.slice(part.length);
    }
    if (text) append(text, scope);
  };

  return {
    sinks,
    flush,
    /** Words as they stand in the source, directly inside a scope. */
    add(raw: string, scope: Scope): void {
      if (!raw) return;
      if (scope.bits & PRE) addLines(raw, scope);
      else addWords(raw, scope);
    },
    /** Gives something without text of its own its block: the line that it stands in, or the one before it. */
    place(item: Placed): void {
      if (run.scope) run.waiting.push(item);
      else item.block = blocks.length ? blocks.length - 1 : null;
    },
    /** Hidden words inside a line make a line of their own and leave the one around them whole, which goes on with `restore`. */
    isolate(): Run {
      const outer = run;
      run = newRun();
      return outer;
    },
    restore(outer: Run | undefined): void {
      flush();
      if (outer) run = outer;
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

import type { PageFacts } from './facts';
import { LIMITS } from './limits';
import type { Scope } from './scope';
import { COLLAPSED, PLAIN, SECTION } from './tags';
import { short } from './words';

/** Makes a section of a scope when it first holds something; gives the index of the section that a scope's content stands in. */
export function createSections(facts: PageFacts): (scope: Scope) => number {
  const { sections } = facts;
  /** The same classes come again and again. */
  const hints = new Map<string, string>();

  const hintOf = (raw: string) => {
    let hint = hints.get(raw);
    if (hint === undefined) {
      hint = short(short(raw).toLowerCase());
      hints.set(raw, hint);
    }
    return hint;
  };

  return (scope) => {
    if (scope.section >= 0) return scope.section;
    const outer = scope.parent;
    if (outer && outer.section >= 0 && !isSection(scope, outer)) {
      scope.section = outer.section;
      return outer.section;
    }
    const path: Scope[] = [];
    let known: Scope | null = scope;
    for (; known && known.section < 0; known = known.parent) path.push(known);
    let section = known ? known.section : -1;
    for (let at = path.length - 1; at >= 0; at--) {
      const inner = path[at];
      // <html> is no section: the body (or frameset) in it is the first.
      if (!inner?.parent) continue;
      if (section < 0 || isSection(inner, inner.parent)) {
        if (sections.length < LIMITS.sections) {
          const parent = section < 0 ? null : section;
          const tag = inner.tag.slice(0, LIMITS.shortText);
          const role = inner.role && short(short(inner.role).toLowerCase());
          const collapsed = (inner.bits & COLLAPSED) > 0;
          section = sections.push({ parent, tag, role, hint: hintOf(inner.hint), collapsed }) - 1;
        } else {
          facts.partial = true;
        }
      }
      inner.section = section;
    }
    return section;
  };
}

function isSection(scope: Scope, parent: Scope): boolean {
  if (scope.bits & SECTION || (scope.bits ^ parent.bits) & COLLAPSED) return true;
  return !(scope.bits & PLAIN) && (scope.hint !== '' || scope.role !== '');
}

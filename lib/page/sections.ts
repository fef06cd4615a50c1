import type { PageFacts } from './facts';
import { LIMITS } from './limits';
import type { Hints, Scope } from './scope';
import { PLAIN, SECTION } from './tags';
import { short } from './words';

/** Makes a section of a scope when it first holds something; gives the index of the section that a scope's content stands in. */
export function createSections(facts: PageFacts): (scope: Scope) => number {
  const { sections } = facts;
  /** The same classes come again and again. */
  const hints = new Map<string, string>();

  const hintOf = ({ id, classes, label }: Hints) => {
    if (id || label) return short(`${id} ${classes} ${label}`).toLowerCase();
    let hint = hints.get(classes);
    if (hint === undefined) {
      hint = short(classes).toLowerCase();
      hints.set(classes, hint);
    }
    return hint;
  };

  return (scope) => {
    if (scope.section >= 0) return scope.section;
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
          const { hints: own, collapsed } = inner;
          const role = own ? short(own.role).toLowerCase() : '';
          section = sections.push({ parent, tag, role, hint: own ? hintOf(own) : '', collapsed }) - 1;
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
  return (
    (scope.bits & SECTION) > 0 ||
    scope.collapsed !== parent.collapsed ||
    ((scope.bits & PLAIN) === 0 && scope.hints !== null)
  );
}

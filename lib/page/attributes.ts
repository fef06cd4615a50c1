import type { Scope } from './scope';
import {
  BLOCK,
  COLLAPSED,
  HEADING,
  HEADING_SHIFT,
  ICON,
  isClosedPane,
  isEmphasis,
  isIconFont,
  PLAIN,
  STRONG,
} from './tags';
import { attr } from './words';

/** Applies the attributes of an element to its scope. False for what is no content at all. */
export function readAttributes(scope: Scope): boolean {
  const { element, tag, bits } = scope;
  const names = element.getAttributeNames();
  let collapsed = false;
  let style = '';
  let styled = tag === 'font';
  let id = '';
  let label = '';
  for (let at = 0; at < names.length; at++) {
    const name = names[at] ?? '';
    switch (name) {
      case 'class': {
        // Of links and formatting no class matters but that of an icon font.
        if ((bits & (PLAIN | ICON)) === PLAIN) break;
        const classes = attr(element, name) ?? '';
        if (bits & ICON && isIconFont(classes)) return false;
        if (isClosedPane(classes)) collapsed = true;
        scope.hint = classes;
        break;
      }
      case 'id':
        id = attr(element, name) ?? '';
        break;
      case 'aria-label':
        label = attr(element, name) ?? '';
        break;
      case 'role':
        scope.role = attr(element, name) ?? '';
        break;
      case 'style':
        style = attr(element, name) ?? '';
        styled = true;
        if (/display\s*:\s*none/i.test(style)) collapsed = true;
        break;
      case 'align':
        styled = true;
        break;
      case 'hidden':
        collapsed = true;
        break;
      case 'aria-hidden':
        if (attr(element, name) === 'true') collapsed = true;
    }
  }
  if (id || label) scope.hint = `${id} ${scope.hint} ${label}`;
  // Pages hide and centre their whole body until a script has run, or for layout.
  if (tag === 'body') return true;
  if (styled && isEmphasis(tag, element, style)) scope.bits |= STRONG;
  if (collapsed) scope.bits |= COLLAPSED;
  if (scope.role === 'heading') {
    const level = Math.floor(Number(attr(element, 'aria-level')));
    setHeading(scope, level >= 1 && level <= 6 ? level : 2);
    scope.bits |= BLOCK;
  }
  return true;
}

export function setHeading(scope: Scope, level: number): void {
  scope.bits = (scope.bits & ~HEADING) | (level << HEADING_SHIFT);
}

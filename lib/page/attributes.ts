import type { Scope } from './scope';
import {
  BLOCK,
  CENTRES,
  COLLAPSED,
  ENLARGES,
  HEADING,
  HEADING_SHIFT,
  HIDES,
  ICON,
  isClosedPane,
  isIconFont,
  isLoudFont,
  PLAIN,
  STRONG,
  styleBits,
} from './tags';
import { attr } from './words';

/** The same classes and styles come again and again: what they say is worked out once a page. */
export function createAttributes() {
  const panes = new Map<string, boolean>();
  const styles = new Map<string, number>();

  /** Applies the attributes of an element to its scope. False for what is no content at all. */
  return (scope: Scope): boolean => {
    const { element, tag, bits } = scope;
    const names = element.getAttributeNames();
    // Centred cells are only layout.
    const layout = tag[0] === 't';
    let collapsed = false;
    let strong = false;
    let id = '';
    let label = '';
    for (let at = 0; at < names.length; at++) {
      const name = names[at] ?? '';
      switch (name) {
        case 'class': {
          // Of links and formatting no class matters but that of an icon font.
          if ((bits & (PLAIN | ICON)) === PLAIN) break;
          const classes = element.getAttribute(name) ?? '';
          if (bits & ICON && isIconFont(classes)) return false;
          let pane = panes.get(classes);
          if (pane === undefined) {
            pane = isClosedPane(classes);
            panes.set(classes, pane);
          }
          if (pane) collapsed = true;
          scope.hint = classes;
          break;
        }
        case 'id':
          id = element.getAttribute(name) ?? '';
          break;
        case 'aria-label':
          label = element.getAttribute(name) ?? '';
          break;
        case 'role':
          scope.role = element.getAttribute(name) ?? '';
          break;
        case 'style': {
          const style = element.getAttribute(name) ?? '';
          let says = styles.get(style);
          if (says === undefined) {
            says = styleBits(style);
            styles.set(style, says);
          }
          if (says & HIDES) collapsed = true;
          if (says & ENLARGES || (says & CENTRES && !layout)) strong = true;
          break;
        }
        case 'align':
          if (!layout && /^\s*center/i.test(element.getAttribute(name) ?? '')) strong = true;
          break;
        case 'hidden':
          collapsed = true;
          break;
        case 'aria-hidden':
          if (element.getAttribute(name) === 'true') collapsed = true;
      }
    }
    if (id || label) scope.hint = `${id} ${scope.hint} ${label}`;
    // Pages hide and centre their whole body until a script has run, or for layout.
    if (tag === 'body') return true;
    if (strong || (tag === 'font' && isLoudFont(element))) scope.bits |= STRONG;
    if (collapsed) scope.bits |= COLLAPSED;
    if (scope.role === 'heading') {
      const level = Math.floor(Number(attr(element, 'aria-level')));
      setHeading(scope, level >= 1 && level <= 6 ? level : 2);
      scope.bits |= BLOCK;
    }
    return true;
  };
}

export function setHeading(scope: Scope, level: number): void {
  scope.bits = (scope.bits & ~HEADING) | (level << HEADING_SHIFT);
}

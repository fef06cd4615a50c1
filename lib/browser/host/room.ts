import type { Side } from '../messages';

/** A page narrower than this is of no use: there the frame lies over it, as over a frameset, which knows no margin. */
const MIN_PAGE = 480;

const NOTE = 'data-was';

type Was = { property: string; value: string; priority: string; attribute: boolean };

/** Makes room beside the page by a margin on <html>, and gives it back as it was. */
export class Room {
  private was: Was | null = null;

  /** `keeper` carries what was there before, for the next version of this script if this one cannot put it back. */
  constructor(private readonly keeper: HTMLElement) {}

  take(side: Side, width: number): void {
    this.give();
    if (window.innerWidth - width < MIN_PAGE || document.getElementsByTagName('frameset').length > 0) return;
    const root = document.documentElement;
    const property = `margin-${side}`;
    this.was = {
      property,
      value: root.style.getPropertyValue(property),
      priority: root.style.getPropertyPriority(property),
      attribute: root.hasAttribute('style'),
    };
    this.keeper.setAttribute(NOTE, JSON.stringify(this.was));
    root.style.setProperty(property, `${width}px`, 'important');
  }

  give(): void {
    // Without the note a newer version of this script has put it back and taken its own.
    if (this.was !== null && this.keeper.hasAttribute(NOTE)) putBack(this.was);
    this.was = null;
    this.keeper.removeAttribute(NOTE);
  }
}

function putBack({ property, value, priority, attribute }: Was): void {
  const root = document.documentElement;
  if (!root) return;
  if (value === '') root.style.removeProperty(property);
  else root.style.setProperty(property, value, priority);
  if (!attribute && root.getAttribute('style') === '') root.removeAttribute('style');
}

/** Gives back the room that an earlier version of this script took and could not give back itself. */
export function giveBackFor(keeper: Element): void {
  try {
    const was: Was = JSON.parse(keeper.getAttribute(NOTE) ?? '');
    if (/^margin-(left|right)$/.test(was.property)) putBack(was);
    keeper.removeAttribute(NOTE);
  } catch {
    // It had taken none.
  }
}

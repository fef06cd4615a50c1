import STYLE from './mark.css?inline';

/** Shows the user a place in the page: scrolls to it and draws a dashed frame with a word over it. */

const SHOWN_MS = 12_000;
const GAP = 4;

/** The element itself or, where it is not shown at all (a closed tab, a modal), what is shown nearest around it. */
function visible(element: Element): Element | null {
  let at: Element | null = element;
  while (at !== null && at.getClientRects().length === 0) at = at.parentElement;
  return at === document.documentElement ? null : at;
}

export class Mark {
  private readonly element = document.createElement('oit-mark');
  private readonly box = document.createElement('div');
  private readonly opened: HTMLDetailsElement[] = [];
  private readonly target: Element | null;
  private timer = 0;
  private drawn = 0;
  private readonly redraw = () => {
    cancelAnimationFrame(this.drawn);
    this.drawn = requestAnimationFrame(() => this.draw());
  };

  constructor(
    element: Element,
    readonly label: string,
  ) {
    for (let at = element.parentElement; at !== null; at = at.parentElement) {
      if (at instanceof HTMLDetailsElement && !at.open) {
        at.open = true;
        this.opened.push(at);
      }
    }
    this.target = visible(element);
    const style = document.createElement('style');
    style.textContent = STYLE;
    const text = document.createElement('span');
    text.textContent = label;
    if (label !== '') this.box.append(text);
    this.element.attachShadow({ mode: 'closed' }).append(style, this.box);
  }

  /** False when nothing of the place is to be seen in the page. */
  show(): boolean {
    if (this.target === null) return false;
    this.target.scrollIntoView({ block: 'center', inline: 'nearest' });
    this.shine();
    this.timer = window.setTimeout(() => this.clear(), SHOWN_MS);
    return true;
  }

  /** Marks it where it stands, until it is cleared. */
  shine(): void {
    document.documentElement.append(this.element);
    window.addEventListener('scroll', this.redraw, { capture: true, passive: true });
    window.addEventListener('resize', this.redraw);
    this.draw();
  }

  /** The page around it moved: there again, and for its whole time. */
  again(): void {
    if (!this.element.isConnected) return;
    clearTimeout(this.timer);
    this.show();
  }

  clear(): void {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.drawn);
    window.removeEventListener('scroll', this.redraw, { capture: true });
    window.removeEventListener('resize', this.redraw);
    this.element.remove();
    for (const details of this.opened.splice(0)) details.open = false;
  }

  private draw(): void {
    if (!this.target?.isConnected) {
      this.clear();
      return;
    }
    const { left, top, width, height } = this.target.getBoundingClientRect();
    this.box.className = top < 40 ? 'under' : '';
    Object.assign(this.box.style, {
      left: `${left - GAP}px`,
      top: `${top - GAP}px`,
      width: `${width + 2 * GAP}px`,
      height: `${height + 2 * GAP}px`,
    });
  }
}

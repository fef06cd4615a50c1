import type { Side } from '../messages';
import STYLE from './bar.css?inline';
import { Room } from './room';
import { pageUrl, word } from './wire';

export const TAG = 'oit-sidebar';
const MIN = 280;
const MAX = 560;
/** Left of the page must stay something to see and to click. */
const SHOW = 40;
const STEP = 16;

export type BarOptions = { token: string; side: Side; width: number; collapsed: boolean };
export type BarEvents = { resized(width: number): void; collapsed(collapsed: boolean): void };

/** Events of our own controls that are no business of the page's listeners. */
const OURS = ['keydown', 'keyup', 'keypress', 'click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'wheel'];

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  attributes: Record<string, string>,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** The sidebar's place in the page: frame, handle, and the tab that it collapses to. */
export class Bar {
  /** Its parent is <html>: body may be transformed, filtered or replaced. */
  readonly element = document.createElement(TAG);
  private readonly room = new Room(this.element);
  private readonly box = make('div', '', {});
  private readonly bar = make('div', 'bar', {});
  private readonly frame = make('iframe', '', { title: word('frameTitle'), allow: 'clipboard-write' });
  private readonly tab = make('button', 'tab', { type: 'button', 'aria-label': word('frameExpand') });
  private readonly handle = make('div', 'handle', {
    role: 'separator',
    tabindex: '0',
    'aria-orientation': 'vertical',
    'aria-label': word('frameWidth'),
    'aria-valuemin': `${MIN}`,
    'aria-valuemax': `${MAX}`,
  });
  private side: Side;
  private width: number;
  private folded: boolean;
  private readonly onResize = () => this.fit();
  private readonly onPrint = () => this.room.give();

  constructor(
    { token, side, width, collapsed }: BarOptions,
    private readonly events: BarEvents,
  ) {
    this.side = side;
    this.width = width;
    this.folded = collapsed;
    const style = document.createElement('style');
    style.textContent = STYLE;
    this.tab.textContent = 'OIT';
    // The token goes by the name: an address would stand in the page's list of loaded resources.
    this.frame.name = token;
    this.frame.src = pageUrl('sidebar.html');
    this.bar.append(this.handle, this.frame, make('div', 'cover', {}));
    this.box.append(this.bar, this.tab);
    this.element.attachShadow({ mode: 'closed' }).append(style, this.box);
    this.wire();
  }

  mount(): void {
    document.documentElement.append(this.element);
    window.addEventListener('resize', this.onResize);
    window.addEventListener('beforeprint', this.onPrint);
    window.addEventListener('afterprint', this.onResize);
    this.fit();
  }

  /** Takes everything out of the page again. */
  unmount(): void {
    window.removeEventListener('resize', this.onResize);
    window.removeEventListener('beforeprint', this.onPrint);
    window.removeEventListener('afterprint', this.onResize);
    this.room.give();
    this.element.remove();
  }

  /** Whether it stands where it was put. */
  get placed(): boolean {
    return this.element.parentNode !== null && this.element.parentNode === document.documentElement;
  }

  get collapsed(): boolean {
    return this.folded;
  }

  collapse(collapsed: boolean): void {
    const focused = this.folded !== collapsed && document.activeElement === this.element;
    this.folded = collapsed;
    this.fit();
    if (focused) (collapsed ? this.tab : this.frame).focus();
  }

  place(side: Side, width: number): void {
    this.side = side;
    this.width = width;
    this.fit();
  }

  /** Out of sight for a picture of the page, as it stands without us; it keeps its focus and what is in it. */
  stepAside(aside: boolean): void {
    this.box.classList.toggle('aside', aside);
    if (aside) this.room.give();
    else this.fit();
  }

  focus(): void {
    this.frame.focus();
  }

  private fit(): void {
    const width = Math.max(MIN, Math.min(this.width, MAX, window.innerWidth - SHOW));
    this.box.classList.toggle('collapsed', this.folded);
    this.bar.className = `bar ${this.side}`;
    this.tab.className = `tab ${this.side}`;
    this.bar.style.width = `${width}px`;
    this.handle.setAttribute('aria-valuenow', `${width}`);
    if (this.folded) this.room.give();
    else this.room.take(this.side, width);
  }

  private resize(width: number): void {
    this.width = Math.round(Math.max(MIN, Math.min(width, MAX)));
    this.fit();
  }

  private wire(): void {
    for (const type of OURS) this.box.addEventListener(type, (event) => event.stopPropagation());
    this.tab.addEventListener('click', () => {
      this.collapse(false);
      this.frame.focus();
      this.events.collapsed(false);
    });
    this.handle.addEventListener('keydown', (event) => this.onKey(event));
    this.handle.addEventListener('pointerdown', (event) => this.onDrag(event));
  }

  private onKey(event: KeyboardEvent): void {
    const wider = this.side === 'right' ? 'ArrowLeft' : 'ArrowRight';
    const narrower = this.side === 'right' ? 'ArrowRight' : 'ArrowLeft';
    const widths: Record<string, number> = {
      [wider]: this.width + STEP,
      [narrower]: this.width - STEP,
      Home: MIN,
      End: MAX,
    };
    const width = widths[event.key];
    if (width === undefined) return;
    event.preventDefault();
    this.resize(width);
    this.events.resized(this.width);
  }

  private onDrag(down: PointerEvent): void {
    if (down.button !== 0) return;
    down.preventDefault();
    const { handle, box } = this;
    const [startX, startWidth] = [down.clientX, this.bar.offsetWidth];
    const sign = this.side === 'right' ? -1 : 1;
    let drawn = 0;
    const onMove = (move: PointerEvent) => {
      cancelAnimationFrame(drawn);
      drawn = requestAnimationFrame(() => this.resize(startWidth + sign * (move.clientX - startX)));
    };
    const onEnd = (end: PointerEvent) => {
      cancelAnimationFrame(drawn);
      handle.removeEventListener('pointermove', onMove);
      handle.removeEventListener('lostpointercapture', onEnd);
      box.classList.remove('dragging');
      this.resize(startWidth + sign * (end.clientX - startX));
      this.events.resized(this.width);
    };
    // A frame of another process swallows the pointer as soon as it is over it: a cover lies on it meanwhile.
    box.classList.add('dragging');
    handle.setPointerCapture(down.pointerId);
    handle.addEventListener('pointermove', onMove);
    handle.addEventListener('lostpointercapture', onEnd);
  }
}

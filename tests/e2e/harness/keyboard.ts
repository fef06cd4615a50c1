import type { Page } from 'puppeteer-core';
import { until } from './lab';

/** A page as one uses it who has a keyboard and nothing else: only keys move and press. */

/** Kept in the page while it is walked. */
type Walk = { stops: Element[]; unseen: string[]; since: number; stop: AbortController };
type Walked = Window & { walk?: Walk; controls?: () => Element[]; named?: (element: Element) => string };

/** Runs in the page: notes every element that gets the focus, and whether the focus is to be seen on it. */
function begin(): void {
  const own = window as Walked;
  const TABBABLE = 'a[href],button,input,select,textarea,summary,[tabindex],audio[controls],video[controls]';
  own.named = (element) =>
    `${element.tagName.toLowerCase()}[${element.getAttribute('data-part') ?? element.className}] ${(
      element.getAttribute('aria-label') ??
      element.textContent ??
      ''
    )
      .trim()
      .slice(0, 40)}`;
  own.controls = () =>
    [...document.querySelectorAll<HTMLElement>(TABBABLE)].filter(
      (element) =>
        !element.matches(':disabled,[type=hidden]') &&
        element.closest('[inert]') === null &&
        element.getClientRects().length > 0 &&
        element.closest('details:not([open]) > :not(summary)') === null &&
        getComputedStyle(element).visibility === 'visible' &&
        // What is focused by the program alone, such as a heading.
        (element.tabIndex >= 0 || element.matches('button,a,input,[role]')),
    );
  own.walk?.stop.abort();
  const stop = new AbortController();
  own.walk = { stops: [], unseen: [], since: 0, stop };
  const seen = new WeakSet<Element>();
  const shows = (element: Element | null) => {
    if (element === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && outlineWidth !== '0px';
  };
  const noted = ({ target }: FocusEvent) => {
    const { walk } = own;
    if (!walk || !(target instanceof Element) || target === first) return;
    walk.stops.push(target);
    walk.since = seen.has(target) ? walk.since + 1 : 0;
    if (seen.has(target)) return;
    seen.add(target);
    // What the program alone focuses, such as a heading, is read and not pressed.
    if (target instanceof HTMLElement && target.tabIndex < 0 && !target.matches('button,a,input,[role]')) return;
    // A control that is drawn by what is around or behind it (a file button, a switch, a search) shows its focus there.
    if (![target, target.closest('label'), target.parentElement, target.nextElementSibling].some(shows)) {
      walk.unseen.push(own.named?.(target) ?? '');
    }
    const { top, bottom, left, right } = target.getBoundingClientRect();
    const outside = bottom <= 0 || right <= 0 || top >= window.innerHeight || left >= window.innerWidth;
    if (outside && bottom > top) walk.unseen.push(`out of sight: ${own.named?.(target)}`);
    const above = outside ? null : document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const related = above === null || above.contains(target) || target.contains(above) || target.closest('label');
    if (!related) walk.unseen.push(`covered: ${own.named?.(target)} by ${own.named?.(above)}`);
  };
  // From before everything; at the end some browsers go round and others leave the page.
  const first = document.createElement('span');
  first.tabIndex = 0;
  document.body.prepend(first);
  first.focus();
  first.addEventListener('blur', () => first.remove());
  document.addEventListener('focusin', noted, { signal: stop.signal });
}

/** Runs in the page: what was never reached. Of a group that arrows move in (radios, tabs, rows), one is enough. */
function missed(): string[] {
  const own = window as Walked;
  const stops = new Set(own.walk?.stops);
  const groupOf = (element: Element): Element | string | null => {
    if (element instanceof HTMLInputElement && element.type === 'radio') return `radio ${element.name}`;
    // Rows in which arrows move are one group, in however many lists they stand.
    return element.getAttribute('data-part') ?? element.closest('[role=tablist],[role=menu]');
  };
  const groups = new Set([...stops].map(groupOf));
  return (own.controls?.() ?? [])
    .filter((element) => {
      if (stops.has(element)) return false;
      const moved = (element as HTMLElement).tabIndex < 0 || element.matches('[type=radio]');
      const group = groupOf(element);
      return !(moved && group !== null && groups.has(group));
    })
    .map((element) => own.named?.(element) ?? '');
}

export type Faults = { unseen: string[]; missed: string[]; trap: string | null; stops: number };

/** Goes through a page with Tab until it comes round or leaves it: what it never came to, and where the focus was not to be seen. */
export async function walk(page: Page): Promise<Faults> {
  await page.evaluate(begin);
  const most = 40 + 2 * (await page.evaluate(() => (window as Walked).controls?.().length ?? 0));
  const state = () =>
    page.evaluate(() => {
      const { walk: now } = window as Walked;
      const last = now?.stops.slice(-12) ?? [];
      return {
        stops: now?.stops.length ?? 0,
        since: now?.since ?? 0,
        // The same few over and over: nothing else can be reached from there.
        turning: new Set(last).size,
      };
    });
  let known = 0;
  for (let pressed = 0; pressed < most; pressed += 12) {
    for (let at = 0; at < 12; at += 1) await page.keyboard.press('Tab');
    const now = await state();
    if (now.since >= 12 || now.stops === known) break;
    known = now.stops;
  }
  const { stops, turning } = await state();
  const [unseen, never] = [
    await page.evaluate(() => (window as Walked).walk?.unseen ?? []),
    await page.evaluate(missed),
  ];
  const trap = never.length > 0 && turning <= 3 ? await focused(page) : null;
  return { unseen, missed: never, trap, stops };
}

/** What has the focus: its code, its part or its words. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: now } = document;
    return now?.getAttribute('data-code') ?? now?.getAttribute('data-part') ?? now?.textContent?.slice(0, 80) ?? '';
  });
}

/** Tabs to such an element: on to one that comes later, back to one before. */
export async function tabTo(page: Page, selector: string, most = 400): Promise<void> {
  await until(selector, () => page.evaluate((wanted) => document.querySelector(wanted) !== null, selector));
  for (let pressed = 0; pressed < most; pressed += 1) {
    const where = await page.evaluate((wanted) => {
      const [now, target] = [document.activeElement, document.querySelector(wanted)];
      if (now?.matches(wanted)) return 'there';
      const passed = now && target && target.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING;
      return passed ? 'back' : 'on';
    }, selector);
    if (where === 'there') return;
    if (where === 'back') await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (where === 'back') await page.keyboard.up('Shift');
  }
  throw new Error(`Tab never came to ${selector}`);
}

/** Tabs to it and presses this key. */
export async function pressOn(page: Page, selector: string, key: 'Enter' | ' ' | 'ArrowDown'): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press(key);
}

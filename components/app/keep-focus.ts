/** Long enough for a view to put the focus where it wants it. */
const WAIT_MS = 60;

/**
 * What had the focus may go by being used: a conflict that is decided, a button that becomes a form. Then the focus would
 * be nowhere, and by keyboard one would begin at the top again. It goes to what came in its place, stood beside it or
 * around it: never to a control, which a key still held down would press; the next Tab comes to the nearest one.
 * @returns ends it
 */
export function keepFocus(root: HTMLElement): () => void {
  let last: Element | null = null;
  let waiting = 0;
  const focused = ({ target }: FocusEvent) => {
    last = target instanceof Element ? target : null;
  };
  /** The focus was taken elsewhere, out of the page or to where nothing can have it. */
  const left = () => {
    const was = last;
    setTimeout(() => {
      if (last === was && was?.isConnected && !was.matches(':disabled')) last = null;
    });
  };
  const settle = (places: readonly (Element | null)[]) => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      if (document.activeElement !== document.body) return;
      const place = places.find((one): one is HTMLElement => one instanceof HTMLElement && root.contains(one));
      if (place) focusOn(place);
    }, WAIT_MS);
  };
  const observer = new MutationObserver((records) => {
    const lost = last;
    if (lost === null) return;
    for (const { type, target, removedNodes, nextSibling, previousSibling } of records) {
      const gone = type === 'childList' && [...removedNodes].some((node) => node.contains(lost));
      const dead = type === 'attributes' && target === lost && lost.matches(':disabled');
      if (!gone && !dead) continue;
      // What came in its place, such as the form that a button opens, is what one goes on with.
      const came = records.filter((one) => one.target === target).flatMap(({ addedNodes }) => [...addedNodes]);
      const beside = gone ? (came.length > 0 ? came : [nextSibling, previousSibling]) : [];
      const around = target instanceof Element ? ancestors(dead ? target.parentElement : target) : [];
      last = null;
      settle([...beside.map(readable), ...around]);
      return;
    }
  });
  root.addEventListener('focusin', focused);
  root.addEventListener('focusout', left);
  observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
  return () => {
    observer.disconnect();
    clearTimeout(waiting);
    root.removeEventListener('focusin', focused);
    root.removeEventListener('focusout', left);
  };
}

/** What can be read without being pressed; null = it is a control, or no element. */
function readable(node: Node | null): Element | null {
  return node instanceof HTMLElement && node.tabIndex < 0 ? node : null;
}

function ancestors(element: Element | null): Element[] {
  return element === null ? [] : [element, ...ancestors(element.parentElement)];
}

function focusOn(place: HTMLElement): void {
  const own = place.hasAttribute('tabindex');
  if (!own) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: true });
}

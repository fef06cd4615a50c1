/** Notices, without touching the page's own history functions, that a page became another one without a new document. */

const TICK_MS = 1_000;
const QUIET_MS = 300;
const LONGEST_MS = 3_000;

type NavigationEvents = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/** The part of the address that tells pages apart: a plain fragment is a place in the same page, a routed one is not. */
function pageOf(href: string): string {
  const [page = '', fragment = ''] = href.split(/#(.*)/s);
  return /^[!/]/.test(fragment) ? href : page;
}

/** Cheap sign of what stands in the page: live collections that browsers keep anyway. */
export function fingerprint(): string {
  const { title, links, images, forms } = document;
  return [title, links.length, images.length, forms.length].join('|');
}

/** Resolves once the document has not changed for a moment, at the latest after three seconds. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    let quiet = 0;
    const end = () => {
      observer.disconnect();
      clearTimeout(quiet);
      clearTimeout(latest);
      resolve();
    };
    const wait = () => {
      clearTimeout(quiet);
      quiet = window.setTimeout(end, QUIET_MS);
    };
    const observer = new MutationObserver(wait);
    const latest = window.setTimeout(end, LONGEST_MS);
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    wait();
  });
}

export class Travel {
  private page = pageOf(location.href);
  private seen = fingerprint();
  private timer = 0;
  private busy = false;
  private stopped = false;
  private readonly navigation = (window as { navigation?: NavigationEvents }).navigation;
  private readonly onMove = () => void this.look(false);
  private readonly onContent = () => void this.look(true);

  /** `moved` is called with the address after it settled; `tick` every second. */
  constructor(
    private readonly moved: (url: string) => void,
    private readonly tick: () => void,
  ) {}

  start(): void {
    this.stopped = false;
    this.timer = window.setInterval(() => {
      this.tick();
      this.onMove();
    }, TICK_MS);
    this.navigation?.addEventListener('navigatesuccess', this.onMove);
    window.addEventListener('popstate', this.onMove);
    window.addEventListener('hashchange', this.onMove);
    window.addEventListener('load', this.onContent);
    window.addEventListener('click', this.onContent, { capture: true, passive: true });
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.timer);
    this.navigation?.removeEventListener('navigatesuccess', this.onMove);
    window.removeEventListener('popstate', this.onMove);
    window.removeEventListener('hashchange', this.onMove);
    window.removeEventListener('load', this.onContent);
    window.removeEventListener('click', this.onContent, { capture: true });
  }

  /** The page is being read now: later changes are told against this. */
  mark(): void {
    this.seen = fingerprint();
  }

  private async look(content: boolean): Promise<void> {
    if (this.busy || !(content || pageOf(location.href) !== this.page)) return;
    this.busy = true;
    await settled();
    this.busy = false;
    if (this.stopped) return;
    const page = pageOf(location.href);
    const seen = fingerprint();
    if (page === this.page && seen === this.seen) return;
    this.page = page;
    this.seen = seen;
    this.moved(location.href);
  }
}

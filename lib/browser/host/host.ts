import { isHtml } from '../html';
import type { HostHere, HostReplies, HostRequest } from '../messages';
import { Bar } from './bar';
import { Mark } from './mark';
import { Pose } from './pose';
import { Reading } from './reading';
import { Travel } from './travel';
import { alive, listen, tell } from './wire';

/** How often a page may throw the frame out within ten seconds before it has its way. */
const PATIENCE = { times: 3, withinMs: 10_000 } as const;

const LATE_MS = 2_000;

type Request<T extends HostRequest['type']> = Extract<HostRequest, { type: T }>;

/** Our one object in a page: keeps the frame, reads the page when asked, shows places in it; gone when closed. */
export class Host {
  private bar: Bar | null = null;
  private mark: Mark | null = null;
  private readonly reading = new Reading();
  private readonly pose = new Pose();
  private lost: number[] = [];
  /** Counts openings and closings: an opening that waited too long is not to undo what came after it. */
  private turn = 0;
  /** A sandboxed document hands its chains on to our frame, in which nothing would run. */
  private readonly html = isHtml(document.contentType) && window.origin !== 'null';
  private readonly travel = new Travel(
    (url) => {
      this.clear();
      tell({ type: 'host.navigated', url });
    },
    () => this.check(),
  );
  private readonly guard = new MutationObserver(() => this.check());
  private readonly onLeave = () => this.unmount();
  private readonly onReturn = (event: PageTransitionEvent) => {
    if (event.persisted) tell({ type: 'host.ready', html: this.html });
  };
  private readonly unlisten = listen({
    'host.open': (request) => this.open(request),
    'host.close': () => this.close(),
    'host.collapse': ({ collapsed }) => {
      this.bar?.collapse(collapsed);
      return null;
    },
    'host.place': ({ side, width }) => {
      this.bar?.place(side, width);
      return null;
    },
    collect: () => this.collect(),
    'collect.more': ({ reading, at }) => this.reading.more(reading, at),
    show: (request) => this.show(request),
    clear: () => this.clear(),
    pose: ({ links }) => this.pose.take(this.bar, this.mark, links),
    unpose: () => this.pose.leave(),
  });

  /** Put in to hold a frame, and left without one when the background was stopped in between: asks once more. */
  private readonly late = window.setTimeout(() => {
    if (this.bar === null) tell({ type: 'host.ready', html: this.html });
  }, LATE_MS);

  /** `gone` is called when everything was taken out of the page. */
  constructor(private readonly gone: () => void) {
    window.addEventListener('pageshow', this.onReturn);
  }

  here(): HostHere {
    return { html: this.html, mounted: this.bar !== null, collapsed: this.bar?.collapsed ?? false };
  }

  private async open({
    token,
    side,
    width,
    collapsed,
    focus,
  }: Request<'host.open'>): Promise<HostReplies['host.open']> {
    if (!this.html) return { mounted: false };
    clearTimeout(this.late);
    this.unmount();
    const { turn } = this;
    await bodyThere();
    if (turn !== this.turn) return { mounted: false };
    this.bar = new Bar(
      { token, side, width, collapsed },
      {
        resized: (to) => tell({ type: 'host.resized', width: to }),
        collapsed: (to) => tell({ type: 'host.collapsed', collapsed: to }),
      },
    );
    try {
      this.bar.mount();
    } catch {
      this.unmount();
      return { mounted: false };
    }
    if (focus) this.bar.focus();
    this.guard.observe(document, { childList: true });
    this.guard.observe(document.documentElement, { childList: true });
    // A frame in a page that waits in the history would be alive and forgotten: it is made anew on return.
    window.addEventListener('pagehide', this.onLeave);
    this.travel.start();
    return { mounted: true };
  }

  private unmount(): void {
    this.turn += 1;
    this.guard.disconnect();
    this.travel.stop();
    window.removeEventListener('pagehide', this.onLeave);
    this.pose.leave();
    this.clear();
    this.bar?.unmount();
    this.bar = null;
  }

  private close(): null {
    clearTimeout(this.late);
    this.unmount();
    this.unlisten();
    window.removeEventListener('pageshow', this.onReturn);
    this.gone();
    return null;
  }

  /** The page may have removed the frame with all the rest, and the extension may be gone. */
  private check(): void {
    if (!alive()) {
      this.close();
      return;
    }
    if (this.bar === null || this.bar.placed) return;
    const now = Date.now();
    this.lost = [...this.lost.filter((at) => now - at < PATIENCE.withinMs), now];
    if (this.lost.length > PATIENCE.times) {
      this.close();
      tell({ type: 'host.closed' });
      return;
    }
    this.unmount();
    // A frame that moves is loaded anew, and its token was used: the background makes another.
    tell({ type: 'host.ready', html: this.html });
  }

  private async collect(): Promise<HostReplies['collect']> {
    this.travel.mark();
    return this.reading.read();
  }

  private show({ place, label }: Request<'show'>): HostReplies['show'] {
    this.clear();
    const element = this.reading.find(place);
    if (element === null) return { shown: false };
    this.mark = new Mark(element, label);
    const shown = this.mark.show();
    if (!shown) this.clear();
    return { shown };
  }

  private clear(): null {
    this.mark?.clear();
    this.mark = null;
    return null;
  }
}

/** Page scripts that run in the head may count on <html> having no child but it: nothing is put there before the body. */
function bodyThere(): Promise<void> {
  if (document.body) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.body) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}

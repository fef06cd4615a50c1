import type { Place } from '../../page/facts';
import { type Elements, Walk } from '../../page/walk';
import type { HostReplies } from '../messages';

/** The last reading of this page: facts for the background, and the elements behind them to show a place again. */
export class Reading {
  private elements: Elements | null = null;

  async read(): Promise<HostReplies['collect']> {
    await parsed();
    const walk = new Walk(document, location.href);
    const steps = walk.steps();
    let until = performance.now() + 8;
    while (!steps.next().done) {
      if (performance.now() < until) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (!walk.intact()) {
        walk.stop();
        break;
      }
      until = performance.now() + 8;
    }
    this.elements = walk.elements;
    return { ok: true, facts: walk.facts };
  }

  find(place: Place): Element | null {
    const found = this.elements?.[place.kind][place.at];
    return found instanceof Element && found.isConnected ? found : null;
  }
}

/** A page that is still being sent is waited for. */
function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', () => resolve(), { once: true }));
}

import type { Place } from '../../page/facts';
import { collectLive, type LivePage } from '../../page/live';
import type { HostReplies } from '../messages';

/** The last reading of this page: facts for the background, and the way back from them to a place in the page. */
export class Reading {
  private page: LivePage | null = null;

  async read(): Promise<HostReplies['collect']> {
    await parsed();
    try {
      this.page = await collectLive(document, location.href);
      return { ok: true, facts: this.page.facts };
    } catch {
      return { ok: false, error: 'failed' };
    }
  }

  find(place: Place): Element | null {
    return this.page?.elementAt(place) ?? null;
  }
}

/** A page that is still being sent is waited for. */
function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', () => resolve(), { once: true }));
}

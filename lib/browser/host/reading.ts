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
      const { facts } = this.page;
      return { ok: true, facts: document.readyState === 'loading' ? { ...facts, partial: true } : facts };
    } catch {
      return { ok: false, error: 'failed' };
    }
  }

  find(place: Place): Element | null {
    return this.page?.elementAt(place) ?? null;
  }
}

/** A dead script of another site can hold a page back for minutes: then what is there is read, and again once it has loaded. */
const PARSED_MS = 5_000;

/** A page that is still being sent is waited for, within reason. */
function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, PARSED_MS);
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });
}

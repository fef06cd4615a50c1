import type { Place } from '../../page/facts';
import { collectLive, type LivePage } from '../../page/live';
import { createParts } from '../../page/parts';
import type { HostReplies } from '../messages';

/** Facts that are on their way. `at`: the number of the part that comes next. */
type Sending = { reading: number; at: number; next: ReturnType<typeof createParts> };

/** The last reading of this page: facts for the background, and the way back from them to a place in the page. */
export class Reading {
  private elementAt: LivePage['elementAt'] = () => null;
  private sending: Sending | null = null;

  /** Reads the page; answers with the first part of the facts. */
  async read(): Promise<HostReplies['collect']> {
    await parsed();
    try {
      const { facts, elementAt } = await collectLive(document, location.href);
      this.elementAt = elementAt;
      if (document.readyState === 'loading') facts.partial = true;
      const next = createParts(facts);
      const part = next();
      const reading = Math.random();
      this.sending = part.more ? { reading, at: 1, next } : null;
      return { ok: true, reading, ...part };
    } catch {
      return { ok: false, error: 'failed' };
    }
  }

  /** The next part of what was read; null when that is not what is being sent. */
  more(reading: number, at: number): HostReplies['collect.more'] {
    const { sending } = this;
    if (sending?.reading !== reading || sending.at !== at) return null;
    const part = sending.next();
    sending.at += 1;
    if (!part.more) this.sending = null;
    return part;
  }

  find(place: Place): Element | null {
    return this.elementAt(place);
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

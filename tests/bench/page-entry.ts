import { SLICING } from '../../lib/page/collect';
import type { PageFacts } from '../../lib/page/facts';
import { collectLive } from '../../lib/page/live';
import { createParts } from '../../lib/page/parts';

let facts: PageFacts | null = null;
let next: ReturnType<typeof createParts> | null = null;
let sent: string[] = [];

/** What scripts/bench.ts calls inside the measured page, in a world of its own as a content script has. Times in ms. */
const measured = {
  elements: () => document.getElementsByTagName('*').length,

  /** The least that any check must read: all text, and all links with their text. Gives how many of them. */
  floor() {
    const text = document.documentElement.textContent ?? '';
    const links = Array.from(document.querySelectorAll<HTMLAnchorElement>('a[href]'), ({ href, textContent }) => ({
      href,
      text: textContent?.trim(),
    }));
    return text.length + links.length;
  },

  /** The reading as the host runs it. */
  async collect() {
    ({ facts } = await collectLive(document, location.href));
    next = createParts(facts);
    sent = [];
    return facts.blocks.length;
  },

  /** The same by the clock: each stretch in which it held the page's thread. */
  async watch() {
    const slices: number[] = [];
    let start = performance.now();
    const begun = start;
    const pause = async () => {
      slices.push(performance.now() - start);
      await SLICING.pause();
      start = performance.now();
    };
    const live = await collectLive(document, location.href, { ...SLICING, pause });
    slices.push(performance.now() - start);
    const messages: number[] = [];
    next = createParts(live.facts);
    for (let more = true; more; ) {
      await SLICING.pause();
      start = performance.now();
      more = measured.send();
      messages.push(performance.now() - start);
      // A browser keeps no message that is on its way.
      sent = [];
    }
    return { slices, messages, whole: performance.now() - begun };
  },

  /** One message to the background: the next part, as JSON, which is what a browser makes of it. False = it was the last. */
  send() {
    const part = next?.();
    sent.push(JSON.stringify(part));
    return part?.more === true;
  },

  sendAll() {
    while (measured.send());
    return sent.length;
  },

  /** What was sent, for the worlds that stand for background and frame. */
  sent: () => sent,
};

export type Watched = Awaited<ReturnType<typeof measured.watch>>;
Object.assign(globalThis, { measured });

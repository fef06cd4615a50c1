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

  /** The same by the clock: its slices, and the tasks that the browser itself called long. */
  async watch() {
    const long: number[] = [];
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: 'longtask' });
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
    }
    const whole = performance.now() - begun;
    long.push(...observer.takeRecords().map(({ duration }) => duration));
    observer.disconnect();
    return { slices, messages, long, whole };
  },

  /** One message to the background: the next part, as JSON, which is what a browser makes of it. False = it was the last. */
  send() {
    const part = next?.();
    sent.push(JSON.stringify(part));
    return part?.more === true;
  },

  /** What was sent, for the worlds that stand for background and frame. */
  sent: () => sent,
};

export type Watched = Awaited<ReturnType<typeof measured.watch>>;
Object.assign(globalThis, { measured });

import { collectSliced, SLICING } from '../../lib/page/collect';
import type { PageFacts } from '../../lib/page/facts';

let facts: PageFacts | null = null;

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

  /** The reading as the host runs it. Gives its slices by the clock, and the tasks that the browser itself called long. */
  async collect() {
    const long: number[] = [];
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: 'longtask' });
    const slices: number[] = [];
    let start = performance.now();
    const begun = start;
    facts = await collectSliced(document, location.href, {
      ...SLICING,
      async pause() {
        slices.push(performance.now() - start);
        await SLICING.pause();
        start = performance.now();
      },
    });
    slices.push(performance.now() - start);
    const whole = performance.now() - begun;
    long.push(...observer.takeRecords().map(({ duration }) => duration));
    observer.disconnect();
    return { slices, long, whole };
  },

  /** What is sent to the sidebar. */
  pack: () => JSON.stringify(facts),
};

export type Collected = Awaited<ReturnType<typeof measured.collect>>;
Object.assign(globalThis, { measured });

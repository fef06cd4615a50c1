import { collectSliced, SLICING } from '../../lib/page/collect';

/** What scripts/bench.ts calls inside the measured page, in a world of its own as a content script has. Times in ms. */
const measured = {
  elements: () => document.getElementsByTagName('*').length,

  /** The least that any check must read: all text, and all links with their text. */
  floor() {
    const start = performance.now();
    const text = document.documentElement.textContent ?? '';
    const links = Array.from(document.querySelectorAll<HTMLAnchorElement>('a[href]'), ({ href, textContent }) => ({
      href,
      text: textContent?.trim(),
    }));
    return { ms: performance.now() - start, characters: text.length, links: links.length };
  },

  async busy() {
    Reflect.set(globalThis, 'last', await collectSliced(document, location.href));
    return 1;
  },
  json() {
    return JSON.stringify(Reflect.get(globalThis, 'last')).length;
  },

  /** The sliced reading as the host runs it: time on the page's thread, and its longest slice. */
  async collect() {
    const long: number[] = [];
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: 'longtask' });
    const slices: number[] = [];
    let start = performance.now();
    const begun = start;
    const facts = await collectSliced(document, location.href, {
      ...SLICING,
      async pause() {
        slices.push(performance.now() - start);
        await SLICING.pause();
        start = performance.now();
      },
    });
    slices.push(performance.now() - start);
    const whole = performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, 100));
    long.push(...observer.takeRecords().map(({ duration }) => duration));
    observer.disconnect();
    const sent = performance.now();
    const json = JSON.stringify(facts);
    return {
      ms: slices.reduce((sum, one) => sum + one, 0),
      whole,
      slices: slices.length,
      longest: Math.max(...slices),
      longTasks: long,
      packMs: performance.now() - sent,
      json,
    };
  },
};

export type Measured = typeof measured;
Object.assign(globalThis, { measured });

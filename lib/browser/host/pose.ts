import type { Bar } from './bar';
import { Mark } from './mark';

/** The worker may be stopped in the middle: what stepped aside comes back by itself. */
const LONGEST_MS = 4_000;
const PAINT_MS = 400;
/** What was drawn is on the screen a moment after the page was told so. */
const SHOWN_MS = 80;
const MOST_MARKS = 60;

type Link = { url: string; label: string };

/** The page as it is photographed: our frame out of the way, the place that is shown and the ways to evidence marked. */
export class Pose {
  private bar: Bar | null = null;
  private marks: Mark[] = [];
  private timer = 0;

  async take(bar: Bar | null, shown: Mark | null, links: readonly Link[]): Promise<{ marked: string }> {
    this.leave();
    this.timer = window.setTimeout(() => this.leave(), LONGEST_MS);
    this.bar = bar;
    bar?.stepAside(true);
    shown?.again();
    this.marks = marksOf(links);
    for (const mark of this.marks) mark.shine();
    await painted();
    const words = [shown?.label ?? '', ...this.marks.map(({ label }) => label)].filter((word) => word !== '');
    return { marked: [...new Set(words)].join(' ').slice(0, 200) };
  }

  leave(): null {
    clearTimeout(this.timer);
    for (const mark of this.marks.splice(0)) mark.clear();
    this.bar?.stepAside(false);
    this.bar = null;
    return null;
  }
}

/** Links of the page that lead there and are to be seen. */
function marksOf(links: readonly Link[]): Mark[] {
  const wanted = new Map(links.map(({ url, label }) => [addressOf(url), label]));
  if (wanted.size === 0) return [];
  const found: Mark[] = [];
  for (const link of document.links) {
    const label = wanted.get(addressOf(link.href));
    if (label === undefined || found.length >= MOST_MARKS || !inSight(link)) continue;
    found.push(new Mark(link, label));
  }
  return found;
}

function addressOf(url: string): string {
  try {
    return decodeURI(new URL(url).href).replace(/\/$/, '');
  } catch {
    return url;
  }
}

function inSight(element: Element): boolean {
  const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
}

/** A tab that is not in front draws nothing: it is not waited for. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PAINT_MS);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(timer);
        setTimeout(resolve, SHOWN_MS);
      }),
    );
  });
}

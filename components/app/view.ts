import { effect, signal } from '@preact/signals';
import type { EvidenceSource, Readiness } from './types';

export type Tab = 'page' | 'items' | 'export';
export const TABS: readonly Tab[] = ['page', 'items', 'export'];

/** What is about to be taken, and for which items it is proposed. */
export type Picking = {
  url: string;
  title: string;
  source: EvidenceSource;
  foundOn: string | null;
  /** Chosen from the start. */
  preset: readonly string[];
  /** Listed first, not chosen: what the machine proposes. */
  suggested: readonly string[];
  /** From the link menu: the background remembers it until it is dealt with. */
  pending: boolean;
};

/** Staff are saying which item the page is about: in the place of `item`, or of none that was suggested. */
export type Choosing = { url: string; title: string; item: string | null; suggested: readonly string[] };

/** A file that a page links to, looked into from there. */
export type OpenedFile = { url: string; title: string; foundOn: string | null };

export type Filter = { readiness: Readiness | null /** Key of a doubt, from the export view. */; doubt: string | null };

const KEY = 'oit-view';

/**
 * Where the reader is. Kept for the tab's session: every page that is opened starts the frame anew, and it must come
 * back to where it was.
 */
export function createView() {
  const kept = recall();
  const tab = signal<Tab>(kept.tab);
  const item = signal<string | null>(kept.item);
  const picking = signal<Picking | null>(null);
  const choosing = signal<Choosing | null>(null);
  const file = signal<OpenedFile | null>(null);
  /** A place over the tabs: history or help. */
  const over = signal<'history' | 'help' | null>(null);
  const filter = signal<Filter>({ readiness: null, doubt: null });
  const search = signal('');
  const sheet = signal(kept.sheet);
  /** วางลง ITAS is open in the place of ส่งออก. */
  const pasting = signal(kept.pasting);
  /** The item that was open before the list: its row gets the focus back. */
  const lastItem = signal<string | null>(null);
  /** Visit of the index page whose preview was put aside. */
  const skippedIndex = signal('');

  /** What had the focus when something was opened over the tab; it gets it back. */
  let opener: string | null = null;
  let wasOver = false;
  effect(() => {
    const isOver = picking.value !== null || choosing.value !== null || over.value !== null || file.value !== null;
    if (isOver && !wasOver) opener = selectorOf(document.activeElement);
    wasOver = isOver;
  });
  effect(() => {
    remember({ tab: tab.value, item: item.value, sheet: sheet.value, pasting: pasting.value });
  });

  return {
    tab,
    item,
    picking,
    choosing,
    file,
    over,
    filter,
    search,
    sheet,
    pasting,
    skippedIndex,
    lastItem,
    /** Once what was over the tab is gone. */
    focusOpener() {
      if (opener) document.querySelector<HTMLElement>(opener)?.focus({ preventScroll: true });
      opener = null;
    },
    openTab(next: Tab) {
      over.value = null;
      picking.value = null;
      choosing.value = null;
      file.value = null;
      tab.value = next;
    },
    openPasting() {
      over.value = null;
      picking.value = null;
      choosing.value = null;
      file.value = null;
      pasting.value = true;
      tab.value = 'export';
    },
    openItem(id: string) {
      over.value = null;
      picking.value = null;
      choosing.value = null;
      file.value = null;
      item.value = id;
      tab.value = 'items';
    },
    showDoubt(doubt: string) {
      filter.value = { readiness: null, doubt };
      search.value = '';
      item.value = null;
      tab.value = 'items';
    },
  };
}
export type View = ReturnType<typeof createView>;

type Kept = { tab: Tab; item: string | null; sheet: boolean; pasting: boolean };

function recall(): Kept {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    const { tab, item, sheet, pasting } = kept as Record<string, unknown>;
    return {
      tab: TABS.find((known) => known === tab) ?? 'page',
      item: typeof item === 'string' ? item : null,
      sheet: sheet === true,
      pasting: pasting === true,
    };
  } catch {
    return { tab: 'page', item: null, sheet: false, pasting: false };
  }
}

function remember(kept: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage is closed to the frame in some settings: the view then starts at หน้านี้.
  }
}

const TOLD_BY = ['data-url', 'data-item', 'data-code'] as const;

/** A part of the view, so that it is found again after the view was drawn anew; null where it has no name. */
function selectorOf(element: Element | null): string | null {
  const part = element?.getAttribute('data-part');
  if (!element || !part) return null;
  const own = `[data-part="${part}"]`;
  for (const attribute of TOLD_BY) {
    const around = element.closest(`[${attribute}]`);
    const value = around?.getAttribute(attribute);
    if (around && value) {
      const known = `[${attribute}="${CSS.escape(value)}"]`;
      return around === element ? own + known : `${known} ${own}`;
    }
  }
  return own;
}

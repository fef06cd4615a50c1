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
  preset: readonly string[];
  /** From the link menu: the background remembers it until it is dealt with. */
  pending: boolean;
};

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
  /** A place over the tabs: history or help. */
  const over = signal<'history' | 'help' | null>(null);
  const filter = signal<Filter>({ readiness: null, doubt: null });
  const search = signal('');
  const sheet = signal(kept.sheet);
  /** The item that was open before the list: its row gets the focus back. */
  const lastItem = signal<string | null>(null);
  /** Visit of the index page whose preview was put aside. */
  const skippedIndex = signal('');

  effect(() => {
    remember({ tab: tab.value, item: item.value, sheet: sheet.value });
  });

  return {
    tab,
    item,
    picking,
    over,
    filter,
    search,
    sheet,
    skippedIndex,
    lastItem,
    openTab(next: Tab) {
      over.value = null;
      picking.value = null;
      tab.value = next;
    },
    openItem(id: string) {
      over.value = null;
      picking.value = null;
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

type Kept = { tab: Tab; item: string | null; sheet: boolean };

function recall(): Kept {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    const { tab, item, sheet } = kept as Record<string, unknown>;
    return {
      tab: TABS.find((known) => known === tab) ?? 'page',
      item: typeof item === 'string' ? item : null,
      sheet: sheet === true,
    };
  } catch {
    return { tab: 'page', item: null, sheet: false };
  }
}

function remember(kept: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage is closed to the frame in some settings: the view then starts at หน้านี้.
  }
}

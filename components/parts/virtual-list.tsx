import {
  measureElement,
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  type VirtualizerOptions,
  windowScroll,
} from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

/**
 * A list of any length in a page that scrolls as a whole: only rows in sight, and a few around them, are drawn. Rows may be
 * of any height; `estimate` is what one is thought to have before it was seen, in CSS px.
 */
export function VirtualList<Row>({
  rows,
  keyOf,
  estimate,
  label,
  part,
  children,
}: {
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  estimate: number;
  label: string;
  part: string;
  children: (row: Row) => ComponentChildren;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [, draw] = useReducer((count: number, _: null) => count + 1, 0);
  const [top, setTop] = useState(0);
  // The same function as long as the rows are the same: with another one every row is placed anew.
  const getItemKey = useCallback(
    (at: number) => {
      const row = rows[at];
      return row === undefined ? at : keyOf(row);
    },
    [rows, keyOf],
  );
  const options: VirtualizerOptions<Window, HTMLLIElement> = {
    count: rows.length,
    getScrollElement: () => window,
    estimateSize: () => estimate,
    getItemKey,
    overscan: 6,
    scrollMargin: top,
    initialOffset: () => window.scrollY,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    // A row that is not laid out has no height: taken as it is, ever more rows would come into sight.
    measureElement: (element, entry, instance) => measureElement(element, entry, instance) || estimate,
    onChange: () => draw(null),
  };
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions(options);
  useEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => {
    virtualizer._willUpdate();
    // What stands above the list may have grown or gone.
    const now = list.current ? list.current.getBoundingClientRect().top + window.scrollY : 0;
    if (Math.abs(now - top) > 1) setTop(now);
  });
  return (
    <ol
      class="v-list"
      aria-label={label}
      data-part={part}
      data-count={rows.length}
      ref={list}
      style={{ height: `${virtualizer.getTotalSize()}px` }}
    >
      {virtualizer.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index];
        return (
          row !== undefined && (
            <li
              key={String(key)}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              data-index={index}
              ref={virtualizer.measureElement}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              {children(row)}
            </li>
          )
        );
      })}
    </ol>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import type { IndexedItem } from '../../lib/checklist';
import { useSidebar } from '../app/context';
import { doubtTitle } from '../app/doubts';
import { groupItems, matchesItem } from '../app/item-search';
import type { Readiness } from '../app/types';
import { NoEdition } from '../page/states';
import { SearchBox } from '../parts/controls';
import { Icon } from '../parts/icons';
import { ReadinessBar, ReadinessIcon, ReadinessMark } from '../parts/marks';

const READINESS: readonly Readiness[] = ['ready', 'partial', 'missing'];

function ItemRow({ entry, readiness, current }: { entry: IndexedItem; readiness: Readiness; current: boolean }) {
  const { view } = useSidebar();
  const { item } = entry;
  return (
    <li>
      <button
        type="button"
        class="item"
        data-part="item-row"
        data-item={item.id}
        data-code={item.code}
        data-readiness={readiness}
        tabIndex={current ? 0 : -1}
        aria-current={view.item.value === item.id ? 'true' : undefined}
        title={item.name}
        onClick={() => view.openItem(item.id)}
      >
        <span class="code">{item.code}</span>
        <span class="grow cut">{item.name}</span>
        <ReadinessMark readiness={readiness} />
      </button>
    </li>
  );
}

/** รายการ: all items by sub-indicator. One row is in the tab order; arrows go through the others. */
export function ItemsView() {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const list = useRef<HTMLDivElement>(null);
  const searchPlace = useRef<HTMLDivElement>(null);
  const { index } = app;
  const readiness = app.readiness.value;
  const from = view.lastItem.value;

  // Back from an item: to its row.
  useEffect(() => {
    if (!from) return;
    const row = list.current?.querySelector<HTMLButtonElement>(`[data-item="${from}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView?.({ block: 'center' });
  }, [from]);

  const edition = index.value;
  if (!edition || !readiness) return <NoEdition />;
  const filter = view.filter.value;
  const search = view.search.value;
  const stateOf = (entry: IndexedItem) => readiness.items.get(entry.item.id);
  const groups = groupItems(edition, (entry) => {
    const state = stateOf(entry);
    if (filter.readiness && state?.readiness !== filter.readiness) return false;
    if (filter.doubt && !state?.doubts.some((doubt) => doubt.key === filter.doubt)) return false;
    return matchesItem(entry, search);
  });
  const shown = groups.flatMap((group) => group.entries);
  const current = shown.find((entry) => entry.item.id === from) ?? shown[0];
  const filtered = filter.readiness !== null || filter.doubt !== null || search !== '';

  function onKeyDown(event: KeyboardEvent) {
    const rows = [...(list.current?.querySelectorAll<HTMLButtonElement>('button.item') ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLButtonElement);
    const move: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
    const to = move[event.key];
    if (at < 0 || to === undefined) return;
    rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
    event.preventDefault();
  }
  function onSlash(event: KeyboardEvent) {
    if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
    searchPlace.current?.querySelector('input')?.focus();
    event.preventDefault();
  }
  const showAll = () => {
    view.filter.value = { readiness: null, doubt: null };
    view.search.value = '';
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut of the whole place
    <div class="sb-main" data-part="items" onKeyDown={onSlash}>
      <h2 class="aloud">{w.header.items}</h2>
      <div class="tools">
        <div class="row" ref={searchPlace}>
          <SearchBox
            label={w.items.search}
            value={search}
            change={(value) => {
              view.search.value = value;
            }}
            clear={w.items.clear}
            part="items-search"
          />
        </div>
        <fieldset class="chips" style={{ paddingTop: '8px' }} aria-label={w.items.filter}>
          {READINESS.map((one) => (
            <button
              type="button"
              key={one}
              aria-pressed={filter.readiness === one}
              data-part={`filter-${one}`}
              onClick={() => {
                view.filter.value = { readiness: filter.readiness === one ? null : one, doubt: null };
              }}
            >
              <ReadinessIcon readiness={one} size={14} />
              {w.readinessShort[one]} <b class="num">{readiness.counts[one]}</b>
            </button>
          ))}
        </fieldset>
        <div style={{ paddingTop: '8px' }}>
          <ReadinessBar counts={readiness.counts} />
        </div>
        <p class={filtered ? 'row wrap between' : 'aloud'} role="status">
          <span class="meta">
            {filter.doubt ? `${w.items.doubtFilter(doubtTitle(app, filter.doubt))} · ` : ''}
            {filtered ? w.items.found(shown.length) : ''}
          </span>
          {filtered && (
            <button type="button" class="link meta" data-part="show-all" onClick={showAll}>
              {w.items.showAll}
            </button>
          )}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the rows inside */}
      <div class="sb-body items-list" ref={list} onKeyDown={onKeyDown}>
        {groups.map(({ sub, entries }) => {
          const whole = edition.items.filter((entry) => entry.sub === sub);
          const ready = whole.filter((entry) => stateOf(entry)?.readiness === 'ready').length;
          return (
            <section key={sub.code}>
              <div class="group">
                <h3 class="cut" title={sub.name}>
                  {sub.code} {sub.name}
                </h3>
                <span class="meta num">{w.items.groupReady(ready, whole.length)}</span>
              </div>
              <ul>
                {entries.map((entry) => (
                  <ItemRow
                    key={entry.item.id}
                    entry={entry}
                    readiness={stateOf(entry)?.readiness ?? 'missing'}
                    current={entry === current}
                  />
                ))}
              </ul>
            </section>
          );
        })}
        {shown.length === 0 && (
          <div class="ctr">
            <p class="row">
              <Icon name="search" class="c-unk" />
              {w.items.none}
            </p>
          </div>
        )}
      </div>
    </div>
  );
}

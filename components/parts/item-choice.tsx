import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { EditionIndex, IndexedItem } from '../../lib/checklist';
import { useWords } from '../app/context';
import { groupItems, matchesItem } from '../app/item-search';
import { SearchBox } from './controls';
import { Icon } from './icons';

/** All items of the checklist to choose from: searched, under their sub-indicators, what the machine suggests first. */
export function ItemChoice({
  index,
  suggested,
  row,
}: {
  index: EditionIndex;
  suggested: readonly string[];
  row: (entry: IndexedItem) => ComponentChildren;
}) {
  const w = useWords();
  const [search, setSearch] = useState('');
  const found = groupItems(index, (entry) => matchesItem(entry, search));
  const proposed = search ? [] : suggested.flatMap((item) => index.byId.get(item) ?? []);
  return (
    <>
      <div class="tools row">
        <SearchBox
          label={w.picker.search}
          value={search}
          change={setSearch}
          clear={w.items.clear}
          part="picker-search"
        />
      </div>
      <div class="pick">
        {proposed.length > 0 && (
          <>
            <div class="group">
              <Icon name="pencil" size={14} />
              <h3>{w.picker.suggested}</h3>
            </div>
            <ul class="list">{proposed.map(row)}</ul>
          </>
        )}
        {found.map(({ sub, entries }) => (
          <section key={sub.code}>
            <div class="group">
              <h3 class="cut" title={sub.name}>
                {sub.code} {sub.name}
              </h3>
            </div>
            <ul class="list">{entries.filter((entry) => !proposed.includes(entry)).map(row)}</ul>
          </section>
        ))}
        {found.length === 0 && (
          <p class="pad" role="status">
            {w.picker.none}
          </p>
        )}
      </div>
    </>
  );
}

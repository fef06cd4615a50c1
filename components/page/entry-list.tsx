import type { IndexedItem } from '../../lib/checklist';
import { useSidebar } from '../app/context';
import type { Picking } from '../app/view';
import { By } from '../parts/marks';

/** Items that the machine holds possible, each with the way to take this address for it. */
export function EntryList({
  title,
  items,
  subject,
}: {
  title: string;
  items: readonly IndexedItem[];
  subject: Pick<Picking, 'url' | 'title' | 'source'> & { foundOn?: string | null };
}) {
  const { app, view } = useSidebar();
  const w = app.w.value;
  return (
    <div class="pencil">
      <p style={{ padding: '6px 12px 2px' }}>
        <By who="machine">{title}</By>
      </p>
      <ul>
        {items.map(({ item }) => (
          <li key={item.id} class="lk" data-part="entry" data-code={item.code}>
            <b class="code">{item.code}</b>
            <span class="grow tight">{item.name}</span>
            <button
              type="button"
              class="btn small"
              data-part="take-entry"
              aria-label={`${w.page.linkTake} ${item.code} ${item.name}`}
              onClick={() => {
                view.picking.value = {
                  ...subject,
                  foundOn: subject.foundOn ?? null,
                  preset: [item.id],
                  suggested: items.map((entry) => entry.item.id),
                  pending: false,
                };
              }}
            >
              {w.page.linkTake}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

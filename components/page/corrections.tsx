import type { Correction } from '../../lib/assessment/model';
import { urlKey } from '../../lib/links/identity';
import type { App } from '../app/app';
import { useSidebar } from '../app/context';
import { By } from '../parts/marks';

/** What staff said of a page, by item of the edition: it stands before the machine, whatever a rescan says. */
export function correctionsAt(app: App, url: string): { notThese: string[]; chosen: Correction[] } {
  const key = urlKey(url);
  const all = (app.snapshot.value?.corrections ?? []).filter(
    (one) => urlKey(one.url) === key && app.codeOf(one.item) !== '',
  );
  return {
    notThese: all.filter(({ verdict }) => verdict === 'not-this').map(({ item }) => item),
    chosen: all.filter(({ verdict }) => verdict === 'this'),
  };
}

/** The page said to be another item than these; each can be proposed again. */
export function NotThese({ items, url }: { items: readonly string[]; url: string }) {
  const { app } = useSidebar();
  const w = app.w.value;
  if (items.length === 0) return null;
  return (
    <ul class="ink taken" data-part="not-these">
      {items.map((item) => {
        const code = app.codeOf(item);
        return (
          <li key={item} data-item={item}>
            <By who="staff">{w.page.notThisList}</By>
            <span class="grow cut" title={`${code} ${app.nameOf(item)}`}>
              <b class="code">{code}</b> {app.nameOf(item)}
            </span>
            <button
              type="button"
              class="link meta"
              data-part="not-this-undo"
              aria-label={`${w.page.notThisUndo} ${code}`}
              onClick={() => {
                const said = w.doing.notThisOff(code);
                void app.act({ type: 'correction.set', url, item, verdict: null }, { said, about: said });
              }}
            >
              {w.page.notThisUndo}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

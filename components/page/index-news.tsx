import { formatThaiDate } from '../../lib/thai/dates';
import { useSidebar } from '../app/context';
import { shortUrl } from '../app/names';
import { removeEvidence } from '../app/takings';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import type { IndexDifference } from './index-difference';

/** An index that was imported: when, and what is different on the page since. What is gone can be taken out in one step. */
export function IndexNews({ difference }: { difference: IndexDifference }) {
  const { app } = useSidebar();
  const w = app.w.value;
  const { at, items, news } = difference;
  const order = [...(app.index.value?.byId.keys() ?? [])];
  const gone = [...difference.gone].sort((a, b) => order.indexOf(a.item) - order.indexOf(b.item));
  const kinds = [...news.values()];
  const changed = kinds.filter((kind) => kind === 'changed').length;
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
  const counts = w.index.difference(kinds.length - changed, changed, gone.length);
  return (
    <div class="pad stack-s" data-part="index-difference">
      <Note tone="ink-n" icon="info" title={w.index.importedAt(items, formatThaiDate(at))}>
        {counts || w.index.noDifference}
      </Note>
      {gone.length > 0 && (
        <section class="ink" data-part="index-gone">
          <div class="card-head">
            <h3>{w.index.gone}</h3>
            <button
              type="button"
              class="link"
              data-part="remove-gone"
              disabled={app.busy.value > 0}
              onClick={() => void removeEvidence(app, gone)}
            >
              {w.index.removeGone(gone.length)}
            </button>
          </div>
          <ul>
            {gone.map((one) => (
              <li key={one.id} class="lk" data-part="gone" data-item={one.item}>
                <b class="code">{app.codeOf(one.item)}</b>
                <span class="grow">
                  <span class="cut block" title={one.title}>
                    {one.title}
                  </span>
                  <span class="meta cut block" title={one.url}>
                    {shortUrl(one.url, hosts)}
                  </span>
                </span>
                <button
                  type="button"
                  class="btn icon"
                  aria-label={w.page.openLink(one.title)}
                  title={w.page.openLink(one.title)}
                  onClick={() => app.tell({ type: 'open', url: one.url })}
                >
                  <Icon name="open" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

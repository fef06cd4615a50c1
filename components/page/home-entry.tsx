import type { Evidence } from '../../lib/assessment/model';
import type { PageAudit } from '../../lib/audit/finding';
import { useSidebar } from '../app/context';
import type { ReadPage } from '../app/reading';
import { By } from '../parts/marks';

/** The home page: nothing by topic, but it can be the entry for some items (contact block, social links, e-service). */
export function HomeEntry({ page, audit, taken }: { page: ReadPage; audit: PageAudit; taken: readonly Evidence[] }) {
  const { app, view } = useSidebar();
  const w = app.w.value;
  const index = app.index.value;
  const entries = audit.entryFor.flatMap((topic) => index?.byTopic.get(topic) ?? []);
  const items = [...new Map(entries.map((entry) => [entry.item.id, entry])).values()].filter(
    (entry) => !taken.some((one) => one.item === entry.item.id),
  );
  const title = audit.heading || page.facts.title || page.url;
  return (
    <section class="stack-s" data-part="home">
      <div style={{ padding: '8px 4px 0' }}>
        <h3 style={{ fontSize: 'var(--fs-h2)' }}>{w.page.homeTitle}</h3>
        <p>{w.page.homeBody}</p>
      </div>
      {items.length === 0 ? (
        <p class="meta">{w.page.homeNone}</p>
      ) : (
        <div class="pencil">
          <p style={{ padding: '6px 12px 2px' }}>
            <By who="machine">{w.page.homeEntry}</By>
          </p>
          <ul>
            {items.map(({ item }) => (
              <li key={item.id} class="lk" data-part="entry" data-code={item.code}>
                <b class="code">{item.code}</b>
                <span class="grow tight">{item.name}</span>
                <button
                  type="button"
                  class="btn small"
                  aria-label={`${w.page.linkTake} ${item.code} ${item.name}`}
                  onClick={() => {
                    view.picking.value = {
                      url: page.url,
                      title,
                      source: 'page',
                      foundOn: null,
                      preset: [item.id],
                      suggested: [],
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
      )}
    </section>
  );
}

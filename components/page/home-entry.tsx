import type { PageAudit } from '../../lib/audit/finding';
import { useSidebar } from '../app/context';
import type { ReadPage } from '../app/reading';
import { EntryList } from './entry-list';
import { SayRight } from './nothing-fits';

/** The home page: nothing by topic, but it can be the entry for some items (contact block, social links, e-service). */
export function HomeEntry({
  page,
  audit,
  without,
}: {
  page: ReadPage;
  audit: PageAudit;
  /** Items that it is taken for, or that staff said no to. */
  without: readonly string[];
}) {
  const { app } = useSidebar();
  const w = app.w.value;
  const index = app.index.value;
  const entries = audit.entryFor.flatMap((topic) => index?.byTopic.get(topic) ?? []);
  const items = [...new Set(entries)].filter(({ item }) => !without.includes(item.id));
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
        <EntryList title={w.page.homeEntry} items={items} subject={{ url: page.url, title, source: 'page' }} />
      )}
      <p style={{ padding: '0 4px' }}>{w.page.homeOther}</p>
      <SayRight page={page} title={title} />
    </section>
  );
}

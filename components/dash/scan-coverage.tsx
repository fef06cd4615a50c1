import type { Coverage } from '../../lib/sitescan/results';
import { useSidebar } from '../app/context';
import type { ItemStatus, ScannedItem } from '../app/scan-takings';
import { Icon, type IconName } from '../parts/icons';
import { Panel } from './page';

export const STATUSES: readonly ItemStatus[] = ['ready', 'look', 'nothing', 'have'];
export const STATUS_MARKS: Record<ItemStatus, { icon: IconName; tone: string }> = {
  ready: { icon: 'passed', tone: 'c-ok' },
  look: { icon: 'cantTell', tone: 'c-part' },
  nothing: { icon: 'missing', tone: 'c-miss' },
  have: { icon: 'met', tone: 'c-ink' },
};

/** What the site has for the items and how it stands itself: figures, bars, and the one step that takes what is ready. */
export function CoveragePanel({
  items,
  coverage,
  whole,
  review,
}: {
  items: readonly ScannedItem[];
  coverage: Coverage;
  /** The scan is done: there is nothing better to do than to take what it found. */
  whole: boolean;
  review: () => void;
}) {
  const { app } = useSidebar();
  const w = app.w.value.scan;
  const count = (status: ItemStatus) => items.filter((one) => one.status === status).length;
  const ready = count('ready');
  return (
    <Panel part="scan-coverage">
      <h2 class="aloud">{w.coverage}</h2>
      <div class="pad scan-cols">
        <section>
          <h3>{w.itemsTitle}</h3>
          <ul class="tiles">
            {STATUSES.map((status) => (
              <li key={status} data-part={`status-${status}`}>
                <b class={`num ${STATUS_MARKS[status].tone}`}>{count(status)}</b>
                <span class={`mark wraps ${STATUS_MARKS[status].tone}`}>
                  <Icon name={STATUS_MARKS[status].icon} size={14} />
                  {w.status[status]}
                </span>
              </li>
            ))}
          </ul>
          <div class="cover" role="img" aria-label={w.itemsBar(count('have'), ready, count('look'), count('nothing'))}>
            {(['have', 'ready', 'look', 'nothing'] as const).map(
              (status) =>
                count(status) > 0 && <span key={status} class={`i-${status}`} style={{ flex: count(status) }} />,
            )}
          </div>
          {ready > 0 && (
            <button type="button" class={whole ? 'btn main' : 'btn'} data-part="review-ready" onClick={review}>
              <Icon name="stamp" />
              {w.acceptAll(ready)}
            </button>
          )}
        </section>
        <SitePart coverage={coverage} />
      </div>
    </Panel>
  );
}

const SHOWN = ['pages', 'files', 'look', 'dead', 'unread'] as const;
const SITE_TONES: Record<(typeof SHOWN)[number], string> = {
  pages: 'c-ok',
  files: 'c-ok',
  look: 'c-part',
  dead: 'c-miss',
  unread: 'c-unk',
};

/** Every address that was found, by what became of it. */
function SitePart({ coverage }: { coverage: Coverage }) {
  const { app } = useSidebar();
  const w = app.w.value.scan;
  const parts = SHOWN.map((kind) => ({ kind, count: coverage[kind] }));
  const most = Math.max(1, ...parts.map(({ count }) => count));
  const { left } = coverage;
  const aside = (['outside', 'robots', 'endless'] as const).filter((kind) => left[kind] > 0);
  return (
    <section>
      <h3>{w.siteTitle}</h3>
      <dl class="site-bars" data-part="site-bars">
        {parts.map(({ kind, count }) => (
          <div key={kind}>
            <dt>{w.kinds[kind]}</dt>
            <dd>
              <span class="site-bar" aria-hidden="true">
                <span
                  class={`s-${kind}`}
                  style={{ width: `${(100 * count) / most}%`, minWidth: count > 0 ? '2px' : 0 }}
                />
              </span>
              <b class={`num ${count > 0 ? SITE_TONES[kind] : 'c-unk'}`}>{w.count(count)}</b>
            </dd>
          </div>
        ))}
      </dl>
      {aside.length > 0 && (
        <p class="meta">{aside.map((kind) => `${w.kinds[kind]} ${w.count(left[kind])}`).join(' · ')}</p>
      )}
    </section>
  );
}

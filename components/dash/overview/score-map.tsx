import { worthInTotal } from '../../../lib/assessment/score';
import type { EditionPack, Indicator, Item, SubIndicator } from '../../../lib/checklist/schema';
import { useSidebar } from '../../app/context';
import { points } from '../../app/points';
import { Icon } from '../../parts/icons';
import { ReadinessIcon, ReadinessMark } from '../../parts/marks';
import { useOpenItem } from '../open-item';
import { Panel } from '../page';

/** Height of an indicator's column, in px; its sub-indicators share it, for they weigh the same. */
const COLUMN = 530;
/** A narrower tile has no room for a name. */
const NAMED = 84;
const COLUMN_WIDTH = 340;
/** Heights of a sub-indicator's heading, a tile's code and a line of its name, in px. */
const HEAD = 30;
const CODE = 28;
const LINE = 18;

/** ผังคะแนน: a tile's area is what its item is worth, so the empty places that cost most are the largest. A way into the items. */
export function ScoreMap() {
  const { app } = useSidebar();
  const words = app.w.value.dash.overview.map;
  const edition = app.edition.value;
  if (!edition) return null;
  const worth = worthInTotal(edition);
  return (
    <Panel title={words.title} hint={words.hint} part="score-map">
      <div class="map">
        {filled(edition).map(({ indicator, subs }) => (
          <section key={indicator.code} class="map-col" aria-label={`${indicator.code} ${indicator.name}`}>
            <h3 class="cut" title={indicator.name}>
              <span class="num">{indicator.code}</span> {indicator.name}
            </h3>
            {subs.map((sub) => (
              <Sub key={sub.code} sub={sub} worth={worth} height={COLUMN / subs.length} />
            ))}
          </section>
        ))}
      </div>
      <p class="map-legend">
        {(['ready', 'partial', 'missing'] as const).map((one) => (
          <span key={one}>
            <ReadinessMark readiness={one} /> <span class="c-2">{words.legend[one]}</span>
          </span>
        ))}
        {app.failedLastYear.value.size > 0 && (
          <span>
            <Icon name="corner" size={14} /> <span class="c-2">{words.failed}</span>
          </span>
        )}
      </p>
    </Panel>
  );
}

function filled(edition: EditionPack): { indicator: Indicator; subs: SubIndicator[] }[] {
  return edition.indicators
    .map((indicator) => ({ indicator, subs: indicator.subIndicators.filter(({ items }) => items.length > 0) }))
    .filter(({ subs }) => subs.length > 0);
}

function Sub({ sub, worth, height }: { sub: SubIndicator; worth: ReadonlyMap<string, number>; height: number }) {
  const { app } = useSidebar();
  const words = app.w.value.dash.overview.map;
  const states = app.readiness.value?.items;
  const ready = sub.items.filter(({ id }) => states?.get(id)?.readiness === 'ready').length;
  const each = points(worth.get(sub.items[0]?.id ?? '') ?? 0);
  // Two rows where one would be too narrow and there is the height for both.
  const rows = COLUMN_WIDTH / sub.items.length < NAMED && height > 130 ? 2 : 1;
  const columns = Math.ceil(sub.items.length / rows);
  return (
    <div class="map-sub">
      <div class="map-head">
        <span class="cut" title={sub.name}>
          <span class="num">{sub.code}</span> {sub.name}
        </span>
        <span class="meta keep num">{words.sub(ready, sub.items.length, each)}</span>
      </div>
      <div
        class="map-tiles"
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          minHeight: `${height - HEAD}px`,
          '--lines': Math.floor(((height - HEAD) / rows - CODE) / LINE),
        }}
      >
        {sub.items.map((item) => (
          <Tile key={item.id} item={item} named={COLUMN_WIDTH / columns >= NAMED - 24} />
        ))}
      </div>
    </div>
  );
}

function Tile({ item, named }: { item: Item; named: boolean }) {
  const { app } = useSidebar();
  const open = useOpenItem();
  const w = app.w.value;
  const words = w.dash.overview.map;
  const readiness = app.readiness.value?.items.get(item.id)?.readiness ?? 'missing';
  const failed = app.failedLastYear.value.has(item.id);
  return (
    <button
      type="button"
      class={`tile t-${readiness}${named ? '' : ' bare'}`}
      title={item.name}
      data-part="tile"
      data-code={item.code}
      onClick={() => open(item.id)}
    >
      <span class="tile-code">
        <ReadinessIcon readiness={readiness} size={14} />
        <b class="num">{item.code}</b>
      </span>
      <span class={named ? 'tile-name' : 'aloud'}>{item.name}</span>
      <span class="aloud">
        {w.readiness[readiness]}
        {failed && ` · ${words.failed}`}
      </span>
      {failed && <span class="tile-corner" />}
    </button>
  );
}

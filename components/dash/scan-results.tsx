import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Evidence } from '../../lib/assessment/model';
import { formatThaiDateTime } from '../../lib/thai/dates';
import { useSidebar } from '../app/context';
import { type PathOffer, scannedItems } from '../app/scan-takings';
import type { ShownScan } from '../app/scanning';
import { Note } from '../parts/controls';
import { Icon } from '../parts/icons';
import { useScanning } from './context';
import { Panel } from './page';
import { ReviewPanel } from './scan-accept';
import { CoveragePanel } from './scan-coverage';
import { ItemsPanel } from './scan-items';
import { LISTS, ListPanel, listsOf, type ScanList } from './scan-lists';
import { PathsNote, PathsPanel, usePathOffers } from './scan-paths';

type Shown = 'items' | ScanList | 'review' | 'paths';

/** What the scans found; nothing while there is none. */
export function ScanResults({ again }: { again: (() => void) | null }) {
  const { app } = useSidebar();
  const scanning = useScanning();
  const w = app.w.value.scan;
  const scans = scanning.withResults.value;
  const edition = app.edition.value;
  const chosen = scanning.chosen.value;
  useEffect(() => {
    if (scans.length > 0 && edition && (chosen === null || scans.some(({ id }) => id === chosen))) void scanning.show();
  }, [scanning, scans, edition, chosen]);
  const shown = scanning.shown.value;
  const reading = scanning.reading.value;
  if (scans.length === 0) return null;
  if (reading === 'failed') {
    return (
      <Note tone="miss" icon="warn" alert part="results-failed">
        {w.resultsFailed}{' '}
        <button type="button" class="link" onClick={() => void scanning.show()}>
          {w.tryAgain}
        </button>
      </Note>
    );
  }
  if (shown === null) {
    return (
      <p class="pad c-2" role="status" data-part="results-reading">
        {w.readingResults}
      </p>
    );
  }
  return (
    <div class="stack-l" data-part="scan-results" aria-busy={reading === 'reading'}>
      <ResultsHead shown={shown} again={again} />
      <Results key={shown.scan.id} shown={shown} />
    </div>
  );
}

/** Which scan it is, how complete, and the way to another. */
function ResultsHead({ shown: { scan }, again }: { shown: ShownScan; again: (() => void) | null }) {
  const { app } = useSidebar();
  const scanning = useScanning();
  const w = app.w.value.scan;
  const scans = scanning.withResults.value;
  const stateOf = ({ state }: typeof scan) =>
    state === 'running' && scanning.elsewhere.value ? w.running : w.states[state];
  const nameOf = (one: typeof scan) => w.option(formatThaiDateTime(one.startedAt), stateOf(one), one.read);
  return (
    <div class="row wrap scan-head" data-part="results-head">
      <Icon name={scan.state === 'done' ? 'passed' : 'warn'} class={scan.state === 'done' ? 'c-ok' : 'c-part'} />
      {scans.length > 1 ? (
        <label class="row grow">
          <span class="keep">{w.which}</span>
          <select
            class="in"
            value={scan.id}
            data-part="which-scan"
            onChange={(event) => {
              scanning.chosen.value = event.currentTarget.value;
            }}
          >
            {scans.map((one) => (
              <option key={one.id} value={one.id}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <span class="grow">{nameOf(scan)}</span>
      )}
      {again && (
        <button type="button" class="btn" title={w.againHint} data-part="scan-again" onClick={again}>
          <Icon name="recheck" />
          {w.again}
        </button>
      )}
    </div>
  );
}

const NO_EVIDENCE: readonly Evidence[] = [];

function Results({ shown }: { shown: ShownScan }) {
  const { app } = useSidebar();
  const w = app.w.value.scan;
  const { found, changes, scan } = shown;
  const snapshot = app.snapshot.value;
  const evidence = snapshot?.evidence ?? NO_EVIDENCE;
  const links = app.state.value?.links;
  const items = useMemo(() => scannedItems(found.items, snapshot, links), [found, snapshot, links]);
  const offers = usePathOffers(found, evidence);
  const paths = useMemo(() => {
    const place = new Map(found.items.map(({ item }, at) => [item, at]));
    const order = ({ evidence: { item } }: PathOffer) => place.get(item) ?? place.size;
    return [...offers].sort((a, b) => order(a) - order(b));
  }, [found, offers]);
  const lists = useMemo(() => listsOf(found.lists, changes), [found, changes]);
  const [tab, setTab] = useState<Shown>('items');
  const open = (next: Shown) => {
    setTab(next);
    // The list begins under the bar of the lists, wherever the reader was in the one before.
    document.querySelector('[data-part="scan-tabs"]')?.scrollIntoView?.({ block: 'nearest' });
  };
  if (tab === 'review') return <ReviewPanel items={items} back={() => setTab('items')} />;
  if (tab === 'paths') return <PathsPanel offers={paths} back={() => setTab('items')} />;
  return (
    <>
      {scan.state !== 'done' && (
        <Note tone="part" icon="info" part="scan-partial">
          {w.partial}
        </Note>
      )}
      <CoveragePanel
        items={items}
        coverage={found.coverage}
        whole={scan.state === 'done'}
        review={() => setTab('review')}
      />
      <PathsNote offers={paths} see={() => setTab('paths')} />
      <Panel part="scan-lists">
        <fieldset class="pad chips start" data-part="scan-tabs">
          <legend class="aloud">{w.show}</legend>
          <Chip
            on={tab === 'items'}
            part="tab-items"
            label={w.tabs.items}
            count={items.length}
            choose={() => open('items')}
          />
          {LISTS.map((list) => (
            <Chip
              key={list}
              on={tab === list}
              part={`tab-${list}`}
              label={w.tabs[list]}
              count={lists[list].length}
              bad={list === 'dead' || list === 'personal'}
              choose={() => open(list)}
            />
          ))}
        </fieldset>
        {tab === 'items' ? (
          <ItemsPanel items={items} />
        ) : (
          <ListPanel key={tab} list={tab} rows={lists[tab]} compared={changes !== null} />
        )}
      </Panel>
    </>
  );
}

function Chip({
  on,
  label,
  count,
  bad = false,
  part,
  choose,
}: {
  on: boolean;
  label: string;
  count: number;
  bad?: boolean;
  part: string;
  choose: () => void;
}) {
  return (
    <button type="button" aria-pressed={on} data-part={part} onClick={choose}>
      {label} <b class={`num ${bad && count > 0 ? 'c-miss' : ''}`}>{count.toLocaleString('en')}</b>
    </button>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { reasonText } from '../../lib/i18n';
import type { Scan } from '../../lib/sitescan/model';
import { formatThaiDateTime } from '../../lib/thai/dates';
import { useSidebar } from '../app/context';
import { readableUrl } from '../app/names';
import type { RunningProgress } from '../app/scanning';
import { Icon } from '../parts/icons';
import { useScanning } from './context';
import { Panel } from './page';
import { SettingsFields } from './scan-settings';
import type { Begin } from './scan-start';

/** How far the scan in this page is, with pause and cancel. */
export function RunningPanel({ progress }: { progress: RunningProgress }) {
  const { app } = useSidebar();
  const scanning = useScanning();
  const w = app.w.value.scan;
  const [pausing, setPausing] = useState(false);
  const { scan, left, outside, msLeft } = progress;
  const read = scan?.read ?? 0;
  const all = read + left + outside;
  const address = scanning.address.value;
  const time = msLeft === null ? w.unknownTime : left + outside === 0 ? '–' : w.minutes(Math.round(msLeft / 60_000));
  return (
    <Panel part="scan-running">
      <div class="pad stack">
        <div class="row between">
          <h2>
            <span class="beat" aria-hidden="true" /> {pausing ? w.pausing : w.running}
          </h2>
          <span class="row">
            <button
              type="button"
              class="btn"
              data-part="pause-scan"
              disabled={pausing}
              onClick={() => {
                setPausing(true);
                scanning.pause();
              }}
            >
              {w.pauseNow}
            </button>
            <CancelButton />
          </span>
        </div>
        <progress class="scan-progress" value={read} max={Math.max(all, 1)} aria-label={w.progress(read, all)} />
        <dl class="figures">
          {(
            [
              [w.found, scan?.found ?? 0],
              [w.read, read],
              [w.left, left + outside],
            ] as const
          ).map(([label, count]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <b class="num">{count.toLocaleString('en')}</b> {w.unit}
              </dd>
            </div>
          ))}
          <div>
            <dt>{w.time}</dt>
            <dd class="num" data-part="scan-time">
              {time}
            </dd>
          </div>
        </dl>
        <p class="cut c-2" data-part="scan-address">
          {address === '' ? w.starting : `${w.now} ${readableUrl(address)}`}
        </p>
      </div>
      <div class="pad scan-foot row wrap">
        <Icon name="info" class="c-ink" />
        <p class="grow">
          <b>{w.keepOpen}</b> · {w.later}
        </p>
      </div>
    </Panel>
  );
}

/** Ends a scan for good, once that is confirmed. */
function CancelButton() {
  const { app } = useSidebar();
  const scanning = useScanning();
  const w = app.w.value.scan;
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" class="btn" data-part="cancel-scan" onClick={() => setAsking(true)}>
        {w.cancel}
      </button>
    );
  }
  return (
    <span class="row wrap" data-part="cancel-asked">
      <span role="status">{w.cancelAsk}</span>
      <button type="button" class="btn" data-part="cancel-yes" onClick={() => void scanning.cancel()}>
        {w.cancelYes}
      </button>
      <button type="button" class="btn" data-part="cancel-no" onClick={() => setAsking(false)}>
        {w.cancelNo}
      </button>
    </span>
  );
}

const LOOK_MS = 3_000;

/** Another page of ours scans: how far it was when it last told. */
export function ElsewherePanel() {
  const { app } = useSidebar();
  const scanning = useScanning();
  const w = app.w.value.scan;
  const scan = scanning.scans.value?.[0];
  const here = scan?.state === 'running' ? scan : null;
  // That page tells when it begins and ends only; a tab that is closed tells nothing.
  useEffect(() => {
    const timer = setInterval(() => void scanning.look(), LOOK_MS);
    return () => clearInterval(timer);
  }, [scanning]);
  return (
    <Panel part="scan-elsewhere">
      <div class="pad stack-s">
        <h2>
          <span class="beat" aria-hidden="true" /> {w.elsewhere}
        </h2>
        {here && (
          <>
            <progress
              class="scan-progress"
              value={here.read}
              max={Math.max(here.found, 1)}
              aria-label={w.progress(here.read, here.found)}
            />
            <p class="num" role="status">
              {w.readSoFar(here.read, here.found)}
            </p>
          </>
        )}
        <p class="c-2">{w.elsewhereHint}</p>
      </div>
    </Panel>
  );
}

/** A scan that can go on: why it rests, and the way on. */
export function UnfinishedPanel({ scan, begin }: { scan: Scan; begin: Begin }) {
  const { app } = useSidebar();
  const w = app.w.value.scan;
  const [settings, setSettings] = useState(scan.settings);
  return (
    <Panel part="scan-unfinished">
      <div class="pad stack">
        <div class="stack-s">
          <h2>
            {w.unfinished}: <span class="c-part">{w.states[scan.state]}</span>
          </h2>
          {scan.stopped && (
            <p class="row top c-part" data-part="scan-stopped">
              <Icon name="warn" />
              <span>{reasonText(app.language.value, scan.stopped)}</span>
            </p>
          )}
          <p>
            <span class="num">{w.readSoFar(scan.read, scan.found)}</span>{' '}
            <span class="c-2">· {w.startedAt(formatThaiDateTime(scan.startedAt))}</span>
          </p>
          <progress
            class="scan-progress"
            value={scan.read}
            max={Math.max(scan.found, 1)}
            aria-label={w.progress(scan.read, scan.found)}
          />
        </div>
        <div class="row wrap">
          <button type="button" class="btn main" data-part="resume-scan" onClick={() => void begin(scan, settings)}>
            <Icon name="next" />
            {w.resume}
          </button>
          <CancelButton />
        </div>
        <details data-part="resume-settings">
          <summary>
            {w.speed}, {w.details}
          </summary>
          <SettingsFields settings={settings} change={setSettings} />
        </details>
      </div>
    </Panel>
  );
}

import { useState } from 'preact/hooks';
import type { Scan, ScanSettings } from '../../lib/sitescan/model';
import { useSidebar } from '../app/context';
import { Icon } from '../parts/icons';
import { useScanning } from './context';
import { Panel } from './page';
import { SettingsFields } from './scan-settings';

export type Begin = (scan: Scan | null, settings: ScanSettings) => Promise<void>;

/** Before a scan: what it does, how politely, and the start. */
export function StartPanel({ begin, back }: { begin: Begin; back: (() => void) | null }) {
  const { app } = useSidebar();
  const scanning = useScanning();
  const w = app.w.value.scan;
  const [settings, setSettings] = useState(scanning.lastSettings.value);
  const hosts = app.snapshot.value?.assessment.agency.hosts ?? [];
  const revoked = app.state.value?.revokedHosts ?? [];
  const locked = hosts[0] !== undefined && revoked.includes(hosts[0]);
  return (
    <Panel part="scan-start">
      <div class="pad scan-cols">
        <div class="stack">
          <ul class="lines">
            {w.does.map((line) => (
              <li key={line}>
                <Icon name="tick" class="c-ok" />
                <span>{line}</span>
              </li>
            ))}
            <li>
              <Icon name="lock" class="c-unk" />
              <span>{w.doesNot}</span>
            </li>
          </ul>
          <div>
            <p class="label">{w.site}</p>
            <ul>
              {hosts.map((host) => (
                <li key={host}>{host}</li>
              ))}
            </ul>
          </div>
        </div>
        <SettingsFields settings={settings} change={setSettings} />
      </div>
      <div class="pad row wrap scan-foot">
        <button
          type="button"
          class="btn main"
          data-part="start-scan"
          disabled={locked}
          onClick={() => void begin(null, settings)}
        >
          <Icon name="search" />
          {w.start}
        </button>
        {back && (
          <button type="button" class="btn" data-part="scan-back" onClick={back}>
            {app.w.value.cancel}
          </button>
        )}
        <p class="c-2 grow">{locked ? w.notGranted : w.keepOpen}</p>
      </div>
    </Panel>
  );
}

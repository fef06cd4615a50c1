import { useEffect, useState } from 'preact/hooks';
import { useSidebar } from '../app/context';
import { Note } from '../parts/controls';
import { useScanning } from './context';
import { Page } from './page';
import { ScanResults } from './scan-results';
import { ElsewherePanel, RunningPanel, UnfinishedPanel } from './scan-running';
import { StartPanel } from './scan-start';

/** สำรวจเว็บไซต์: the whole site in one pass, and what it found. */
export function ScanPage() {
  const { app } = useSidebar();
  const scanning = useScanning();
  const w = app.w.value.scan;
  // Other pages of ours tell by a notice what they stored: the state is asked again then, and so are the scans.
  const state = app.state.value;
  useEffect(() => {
    if (state) void scanning.look();
  }, [scanning, state]);
  /** Staff want to scan again: the settings are shown over the results. */
  const [again, setAgain] = useState(false);
  const failure = scanning.failure.value;
  const running = scanning.progress.value;
  const begin: typeof scanning.start = async (scan, settings) => {
    setAgain(false);
    await scanning.start(scan, settings);
  };

  function panel() {
    if (running) return <RunningPanel progress={running} />;
    if (scanning.elsewhere.value) return <ElsewherePanel />;
    const waiting = scanning.unfinished.value;
    if (waiting) return <UnfinishedPanel key={waiting.id} scan={waiting} begin={begin} />;
    if (scanning.withResults.value.length === 0 || again) {
      return <StartPanel begin={begin} back={again ? () => setAgain(false) : null} />;
    }
    return null;
  }

  return (
    <Page title={w.title} intro={w.intro} part="scan-page" wide>
      {!scanning.possible && <Note icon="info">{w.notHere}</Note>}
      {failure && (
        <Note tone={failure === 'elsewhere' ? 'part' : 'miss'} icon="warn" alert part="scan-failed">
          {w.failures[failure]}
        </Note>
      )}
      {scanning.possible && scanning.scans.value !== null && panel()}
      {!running && <ScanResults again={again || scanning.unfinished.value !== null ? null : () => setAgain(true)} />}
    </Page>
  );
}

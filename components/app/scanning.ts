import { batch, computed, effect, signal, untracked } from '@preact/signals';
import type { FoundSite } from '../../lib/browser/scanning/found';
import { DEFAULT_SETTINGS, OPEN_SCANS, type Scan, type ScanSettings } from '../../lib/sitescan/model';
import type { Difference } from '../../lib/sitescan/results';
import type { ScanProgress } from '../../lib/sitescan/scan';
import type { App } from './app';
import { type Fault, faultOf } from './backend';

/** `elsewhere`: another page of ours scans; only one does at a time. */
export type ScanFailure = Fault | 'elsewhere';

/** What a scan found, put together. `changes`: since the scan before it; null = there is none, or it is not read yet. */
export type ShownScan = {
  scan: Scan;
  found: FoundSite;
  changes: Difference | null;
  /** Which checklist it was judged by. */
  edition: string;
};

/** `scan` is null until the new scan is stored. */
export type RunningProgress = Omit<ScanProgress, 'scan'> & { scan: Scan | null };

export type Scanning = ReturnType<typeof createScanning>;

/**
 * "สำรวจเว็บไซต์": the scans of the assessment, the run in this page, and what the shown scan found. A run ends with the
 * page that it runs in, and goes on from the database.
 */
export function createScanning(app: App) {
  const port = app.platform.siteScan;
  /** Newest first; null = not asked yet. */
  const scans = signal<readonly Scan[] | null>(null);
  const progress = signal<RunningProgress | null>(null);
  /** The address that was opened last. */
  const address = signal('');
  const elsewhere = signal(false);
  /** Why the last run ended before its time, or could not begin; null = it did not. */
  const failure = signal<ScanFailure | null>(null);
  const shown = signal<ShownScan | null>(null);
  const reading = signal<'idle' | 'reading' | 'failed'>('idle');
  /** Id of the scan whose results staff want to see; null = the newest. */
  const chosen = signal<string | null>(null);
  let controller: AbortController | null = null;

  const current = computed(() => app.snapshot.value?.assessment.id ?? null);
  const assessmentId = () => current.value;
  /** Names the checklist as it stands now: staff may change it. */
  const editionKey = () => {
    const pack = app.edition.value;
    const stored = app.state.value?.editions.find(({ year }) => year === pack?.year);
    return [pack?.year, pack?.origin, stored?.id, stored?.rev].join(' ');
  };

  /** The newest one that can go on. */
  const unfinished = computed(() => {
    const newest = scans.value?.[0];
    return newest && OPEN_SCANS.has(newest.state) ? newest : null;
  });
  /** Scans that have something to show. */
  const withResults = computed(() => (scans.value ?? []).filter(({ read }) => read > 0));
  /** What staff set last. */
  const lastSettings = computed((): ScanSettings => scans.value?.[0]?.settings ?? DEFAULT_SETTINGS);

  /** Asks what is stored. What another page writes is told by notices only: views call this when they come. */
  async function look(): Promise<void> {
    const id = assessmentId();
    if (port === null || id === null) return;
    try {
      const [stored, running] = await Promise.all([port.scans(id), port.isRunning()]);
      if (assessmentId() !== id) return;
      batch(() => {
        scans.value = stored;
        elsewhere.value = running && controller === null;
      });
    } catch (error) {
      failure.value = faultOf(error);
    }
  }

  /** Begins a scan, or goes on with one. */
  async function start(scan: Scan | null, settings: ScanSettings): Promise<void> {
    const running = new AbortController();
    await run(scan, settings, running);
  }

  async function run(scan: Scan | null, settings: ScanSettings, running: AbortController): Promise<void> {
    const assessment = app.snapshot.value?.assessment;
    const edition = app.edition.value;
    if (port === null || !assessment || !edition || controller) return;
    controller = running;
    batch(() => {
      failure.value = null;
      address.value = '';
      progress.value = { scan, left: 0, outside: 0, msLeft: null };
    });
    try {
      await port.run({
        assessment,
        edition,
        scan,
        settings,
        onAddress: (url) => {
          address.value = url;
        },
        onProgress: (now) => {
          progress.value = now;
        },
        signal: running.signal,
      });
    } catch (error) {
      failure.value = isElsewhere(error) ? 'elsewhere' : faultOf(error);
    } finally {
      controller = null;
      await look();
      batch(() => {
        progress.value = null;
        chosen.value = null;
      });
    }
  }

  /** Ends a scan for good: the one that runs here, or one that waits. */
  async function cancel(): Promise<void> {
    if (controller) {
      controller.abort('cancel');
      return;
    }
    const waiting = unfinished.value;
    if (waiting === null) return;
    const ended = new AbortController();
    ended.abort('cancel');
    await run(waiting, waiting.settings, ended);
  }

  /** Shows another scan; who held the one before is let go. */
  function replace(next: ShownScan | null): void {
    if (shown.value?.found !== next?.found) shown.value?.found.close();
    shown.value = next;
  }

  let turn = 0;
  /** Puts together what the chosen scan found; does nothing while it is shown already. */
  async function show(): Promise<void> {
    const edition = app.edition.value;
    const list = withResults.value;
    const at = Math.max(
      0,
      list.findIndex(({ id }) => id === chosen.value),
    );
    const scan = list[at];
    if (port === null || !edition || progress.value !== null) return;
    if (scan === undefined) {
      turn += 1;
      replace(null);
      return;
    }
    const known = shown.value;
    const judgedBy = editionKey();
    if (known !== null && isSame(known.scan, scan) && known.edition === judgedBy) return;
    // It grows by the second in another page: what was found until now is enough until that one is through.
    if (known?.scan.id === scan.id && elsewhere.value) return;
    turn += 1;
    const mine = turn;
    reading.value = 'reading';
    try {
      const found = await port.open(scan, edition);
      if (mine !== turn) {
        found.close();
        return;
      }
      batch(() => {
        replace({ scan, found, changes: null, edition: judgedBy });
        reading.value = 'idle';
      });
      const before = list[at + 1];
      if (before === undefined) return;
      const changes = await found.changes(before.id);
      const now = shown.value;
      if (mine === turn && now) shown.value = { ...now, changes };
    } catch (error) {
      if (mine !== turn) return;
      console.error(error);
      reading.value = 'failed';
    }
  }

  // Another assessment has scans of its own.
  const forget = effect(() => {
    if (current.value !== undefined) {
      untracked(() => {
        turn += 1;
        batch(() => {
          scans.value = null;
          replace(null);
          chosen.value = null;
          reading.value = 'idle';
        });
      });
    }
  });

  return {
    scans,
    progress,
    address,
    elsewhere,
    failure,
    shown,
    reading,
    chosen,
    unfinished,
    withResults,
    lastSettings,
    look,
    start,
    pause: () => controller?.abort('pause'),
    cancel,
    /** When the page goes: what runs is paused. */
    stop() {
      forget();
      turn += 1;
      replace(null);
      controller?.abort('pause');
    },
    show,
    /** Whether this view can scan at all. */
    possible: port !== null,
  };
}

function isElsewhere(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'reason' in error && error.reason === 'elsewhere';
}

function isSame(a: Scan, b: Scan): boolean {
  return a.id === b.id && a.read === b.read && a.state === b.state;
}

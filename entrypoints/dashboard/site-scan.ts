import type { ScanAsk, ScanPort } from '../../components/app/scan-port';
import { keepWays, openFound } from '../../lib/browser/scanning/found';
import { isScanning, resumeScan, ScanBusyError, scansOf, startScan } from '../../lib/browser/sitescan';

/** The site scan of this page, as the views know it. */
export const siteScan: ScanPort = {
  scans: scansOf,
  isRunning: isScanning,
  async open({ id }, edition) {
    const found = await openFound(id, edition);
    // A page that was closed right after its scan had no time for them.
    keepWays(id).catch(console.error);
    return found;
  },
  async run({ assessment, edition, scan, settings, onAddress, onProgress, signal }: ScanAsk) {
    const wanted = { assessmentId: assessment.id, agency: assessment.agency, edition, settings };
    const addresses = watchAddresses(onAddress);
    try {
      const running = await (scan === null
        ? startScan(wanted, { onProgress })
        : resumeScan(scan.id, wanted, { onProgress }));
      const stop = () => (signal.reason === 'cancel' ? running.cancel() : running.pause());
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop);
      const end = await running.done;
      // What looks up a way meanwhile finds those of the scan before.
      await keepWays(end.id).catch(console.error);
      return end;
    } catch (error) {
      throw error instanceof ScanBusyError ? Object.assign(error, { reason: 'elsewhere' }) : error;
    } finally {
      addresses.disconnect();
    }
  },
};

/** Tells what this page has fetched, as the browser notes it. */
function watchAddresses(onAddress: (url: string) => void): PerformanceObserver {
  const observer = new PerformanceObserver((list) => {
    const last = list
      .getEntries()
      .filter(({ name }) => /^https?:/.test(name))
      .at(-1);
    if (last) onAddress(last.name);
  });
  observer.observe({ type: 'resource' });
  return observer;
}

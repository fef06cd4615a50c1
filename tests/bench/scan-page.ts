import { startScan } from '../../lib/browser/sitescan';
import { type BenchResult, benchAsk } from './scan-common';

/** What the extension's own page does in `npm run bench:scan`: the same calls as the dashboard's. */

let read = 0;
Object.assign(globalThis, {
  async scan(host: string): Promise<BenchResult> {
    const began = performance.now();
    const running = await startScan(benchAsk(host), { onProgress: ({ scan }) => (read = scan.read) });
    const end = await running.done;
    if (end.state !== 'done') throw new Error(`${end.state} ${JSON.stringify(end.stopped)}`);
    return { pages: end.read, ms: performance.now() - began };
  },
  pagesRead: () => read,
});

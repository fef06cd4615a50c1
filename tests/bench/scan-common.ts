import { builtinEditions } from '../../lib/checklist/builtin';
import type { Scan } from '../../lib/sitescan/model';

/** The same scan for every way to run it: politeness off. */

const AGENCY = { name: 'องค์การบริหารส่วนตำบลตัวอย่างไพร', kind: 'sao' as const };

export function benchAsk(host: string) {
  const edition = builtinEditions.find(({ year }) => year === 2568);
  if (!edition) throw new Error('no edition');
  return {
    assessmentId: 'bench-assessment',
    agency: { ...AGENCY, hosts: [host] },
    edition,
    settings: { concurrency: 8, pause: 0, maxPages: 50_000, robots: false, outside: false },
  };
}

export function benchScan(host: string): Scan {
  const { assessmentId, agency, edition, settings } = benchAsk(host);
  const now = new Date().toISOString();
  return {
    id: 'bench-scan-1',
    assessmentId,
    edition: edition.year,
    startUrl: `http://${host}/`,
    hosts: agency.hosts,
    settings,
    state: 'running',
    stopped: null,
    startedAt: now,
    updatedAt: now,
    batches: 0,
    found: 0,
    read: 0,
  };
}

/** What a run tells when it is over. */
export type BenchResult = { pages: number; ms: number };

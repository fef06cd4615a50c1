import type { Assessment } from '../../lib/assessment/model';
import type { FoundSite } from '../../lib/browser/scanning/found';
import type { EditionPack } from '../../lib/checklist/schema';
import type { Scan, ScanSettings } from '../../lib/sitescan/model';
import type { ScanProgress } from '../../lib/sitescan/scan';

export type ScanAsk = {
  assessment: Assessment;
  edition: EditionPack;
  /** The scan to go on with; null = a new one. */
  scan: Scan | null;
  settings: ScanSettings;
  /** What was opened last. */
  onAddress(url: string): void;
  /** Told after what it tells was stored. */
  onProgress(progress: ScanProgress): void;
  /** Its reason 'cancel' ends the scan for good, also when it has that from the start; any other pauses it. */
  signal: AbortSignal;
};

/**
 * What the views know of site scans: in the product lib/browser/sitescan, in tests a fake. What cannot be done rejects
 * with an error whose `reason` is a Fault, or 'elsewhere' when another page of ours scans.
 */
export type ScanPort = {
  /** Newest first. */
  scans(assessmentId: string): Promise<readonly Scan[]>;
  /** What it found, put together from what is stored; whoever asked closes it. */
  open(scan: Scan, edition: EditionPack): Promise<FoundSite>;
  /** Resolves with the scan as it was stored last. */
  run(ask: ScanAsk): Promise<Scan>;
  /** Whether any page of ours scans. */
  isRunning(): Promise<boolean>;
};

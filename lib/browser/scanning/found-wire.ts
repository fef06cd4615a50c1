import type { EditionPack } from '../../checklist/schema';
import type { FoundRow, FoundSummary } from '../../sitescan/found';

/** What passes between the dashboard and the Worker that puts a scan together for it. Both are ours and of one version. */

export type FoundOrder =
  /** Puts a scan together; its lists come first, in parts. */
  | { type: 'open'; scanId: string; edition: EditionPack }
  /** What changed since an earlier scan, in parts by the names of Difference. */
  | { type: 'changes'; before: string }
  /** Click paths, in the order of the addresses. */
  | { type: 'paths'; urls: readonly string[] }
  /** Keeps how each address is reached, unless that is kept already. Needs no `open` before. */
  | { type: 'ways'; scanId: string };

export type FoundResults = { open: FoundSummary; changes: null; paths: (string[] | null)[]; ways: null };

export type FoundWord =
  | { id: number; list: string; rows: readonly FoundRow[] }
  | { id: number; result: FoundResults[FoundOrder['type']] }
  | { id: number; failed: string };

import type { AuditContext } from '../../audit/finding';
import type { EditionPack } from '../../checklist/schema';
import type { PageFacts } from '../../page/facts';
import type { Audited, Body, Habits, PageReading } from '../../sitescan/reading';

/** What passes between a scanning page and the Workers that read for it. Both are ours and of one version. */

/** The first order, once. */
export type Start = { edition: EditionPack; context: AuditContext };

export type Order =
  | { type: 'page'; url: string; body: Body; habits: Habits }
  | { type: 'features'; body: Body }
  | { type: 'facts'; facts: PageFacts };

export type Results = { page: PageReading; features: Uint32Array; facts: Audited };

export type WorkerWord = { id: number; result: Results[Order['type']] } | { id: number; failed: string };

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

/** A hidden page's own timers run once a minute; a Worker's run. Answered when it is over, between other orders. */
export type WaitOrder = { type: 'wait'; id: number; ms: number };

export type Results = { page: PageReading; features: Uint32Array; facts: Audited };

export type WorkerWord =
  | { waited: number }
  | { id: number; result: Results[Order['type']] }
  | { id: number; failed: string };

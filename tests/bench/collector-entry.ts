import { collectLive } from '../../lib/page/live';

/** What of the collector stands in the injected code, to tell its size. */
Object.assign(globalThis, { collectLive });

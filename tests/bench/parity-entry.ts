import { collect } from '../../lib/page/collect';

/** Called by tests/e2e/parity.ts in a page of a real browser. */
Object.assign(globalThis, {
  collectHere: (page: Document, url: string) => JSON.stringify(collect(page, url)),
});

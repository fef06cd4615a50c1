import { describe, expect, it } from 'vitest';
import { compareFacts, isClose, report, servePages } from './parity';

/** Node reads pages as the browsers do: on the demo site always, on ../shared/corpus where it is there. */
describe.each(['demo', 'corpus'])('PageFacts of the %s pages', (source) => {
  it.each(['chromium', 'firefox'] as const)(
    'are those of %s',
    async (name) => {
      const served = await servePages(source);
      if (!served) {
        console.log(`${source}: not there, not compared`);
        return;
      }
      const comparison = await compareFacts(name, served.urls);
      console.log(report(`${source} in ${name}`, comparison));
      await served.close();
      expect(isClose(comparison)).toBe(true);
    },
    240_000,
  );
});

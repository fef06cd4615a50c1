import { describe, expect, it } from 'vitest';
import { compareFacts, isClose, report, servePages } from './parity';

/** Node reads pages as the browsers do: on the demo site always, on ../shared/corpus where it is there. */
describe.each(['demo', 'corpus'])('PageFacts of the %s pages', (source) => {
  it.for(['chromium', 'firefox'] as const)('are those of %s', { timeout: 240_000 }, async (name, { skip }) => {
    const served = await servePages(source);
    if (!served) return skip(`the ${source} is not there: nothing was compared`);
    const comparison = await compareFacts(name, served.urls);
    console.log(report(`${source} in ${name}`, comparison));
    await served.close();
    expect(isClose(comparison)).toBe(true);
  });
});

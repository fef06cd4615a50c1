import { defineConfig } from 'vitest/config';
import { longestFirst } from './tests/longest-first';

/** Rooms of the pure core: nothing of a browser, a database or a DOM is put in place of another there. */
const PURE =
  'tests/unit/{assessment,audit,checklist,documents,export,last-year,page,personal,reports,thai}/**/*.test.ts';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    restoreMocks: true,
    // By itself it leaves one core free, which is half of a machine of two.
    maxWorkers: '100%',
    sequence: { sequencer: longestFirst('views', 'sitescan-kill') },
    // A busy machine is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // Editions, rules and schemas are read once, not once for each file.
      { extends: true, test: { name: 'pure core', include: [PURE], isolate: false } },
      {
        extends: true,
        test: { name: 'with a world', include: ['tests/{unit,integration}/**/*.test.{ts,tsx}'], exclude: [PURE] },
      },
    ],
  },
});

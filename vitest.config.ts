import { defineConfig } from 'vitest/config';
import { longestFirst } from './tests/longest-first';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/{unit,integration}/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    // By itself it leaves one core free, which is half of a machine of two.
    maxWorkers: '100%',
    sequence: { sequencer: longestFirst('views', 'sitescan-kill') },
    // A busy machine is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

import { defineConfig } from 'vitest/config';
import { longestFirst } from './tests/longest-first';

/**
 * Real browsers with the production build (`npm run build` first). Two files at a time: much of what they do is waiting.
 * Each has its own server, browser and profile, so they share nothing but the machine's time.
 */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.e2e.ts'],
    maxWorkers: 2,
    sequence: { sequencer: longestFirst('corpus', 'every-view', 'parity', 'scan', 'frame', 'axe', 'hard-times') },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
  },
});

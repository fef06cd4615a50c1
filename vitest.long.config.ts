import { defineConfig } from 'vitest/config';

/** `npm run test:long`: runs that take minutes, one after the other; each drives a real browser and kills it. */
export default defineConfig({
  test: {
    include: ['tests/long/**/*.long.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});

import { defineConfig } from 'vitest/config';

/** Real browsers with the production build (`npm run build` first): one after another, they share two cores. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
  },
});

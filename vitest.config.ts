import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/{unit,integration}/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
});

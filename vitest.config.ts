import { defineConfig } from 'vitest/config';

/** `npm test`; with SUITE=seeds the suite that reads the real bulletins from SEEDS_DIR, which a clone alone does not have. */
const seeds = process.env.SUITE === 'seeds';

export default defineConfig({
  test: {
    include: [seeds ? 'test/seeds/**/*.test.ts' : 'test/**/*.test.ts'],
    exclude: seeds ? [] : ['test/seeds/**', 'node_modules/**'],
    // Suites start stores, servers and whole processes; a small machine has two cores.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

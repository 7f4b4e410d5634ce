import { defineConfig } from 'vitest/config';

/** `npm test`; with SUITE=seeds the suite that reads the real bulletins from SEEDS_DIR, which a clone alone does not have. */
const seeds = process.env.SUITE === 'seeds';

/** Suites that touch nothing of their process: their files share one, with its modules and its store. */
const together =
  'test/{acceptance,bulletin,calendar,conversation,domain,handlers,jobs,language,message,office,proof}/**/*.test.ts';

const projects = seeds
  ? [{ extends: true as const, test: { name: 'seeds', include: ['test/seeds/**/*.test.ts'] } }]
  : [
      { extends: true as const, test: { name: 'together', include: [together], isolate: false } },
      {
        extends: true as const,
        test: {
          name: 'apart',
          include: ['test/**/*.test.ts'],
          exclude: [together, 'test/seeds/**', 'node_modules/**'],
        },
      },
    ];

export default defineConfig({
  test: {
    globalSetup: 'test/support/clean-up.ts',
    // Suites start stores, servers and whole processes; a small machine has two cores.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects,
  },
});

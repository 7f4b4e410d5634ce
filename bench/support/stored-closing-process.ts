import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Kysely, PostgresDialect } from 'kysely';
import { finishMonth } from '../../src/office/closing/finish.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openPool } from '../../src/store/open.ts';
import type { Db, Schema } from '../../src/store/schema.ts';
import { serve } from './ask.ts';
import { month } from './city-months.ts';
import { fill, officeOf } from './stored-city.ts';

/** What one closing costs, from the ledger to the snapshot, in the embedded store. */
export interface StoredClosingCost {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakBytes: number;
  /** The longest time in which nothing else was answered. */
  readonly stalledMs: number;
}

serve({
  close: async ({ units }: { readonly units: number }): Promise<StoredClosingCost> => {
    const dataDir = mkdtempSync(join(tmpdir(), 'diaodu-closing-'));
    const store = await openPool({ dataDir });
    try {
      const db: Db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: store.pool as never }) });
      await migrate(db);
      await db
        .insertInto('installation')
        .values({ id: 1, first_start: 0, planned_until: 0, clock_offset: 0 })
        .execute();
      const office = await officeOf(units);
      await fill(db, units);
      const delay = monitorEventLoopDelay({ resolution: 10 });
      const [started, cpu] = [performance.now(), process.cpuUsage()];
      delay.enable();
      await db.transaction().execute((tx) =>
        finishMonth(
          {
            tx,
            office,
            now: Date.parse('2024-11-07T18:00+08:00'),
            actor: 'close-month',
            say: () => undefined,
            record: () => undefined,
          },
          month,
        ),
      );
      delay.disable();
      const { user, system } = process.cpuUsage(cpu);
      return {
        wallMs: performance.now() - started,
        cpuMs: (user + system) / 1000,
        peakBytes: process.resourceUsage().maxRSS * 1024,
        stalledMs: delay.max / 1e6,
      };
    } finally {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
});

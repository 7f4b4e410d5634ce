import { openPool } from '../../src/store/open.ts';

/** What the store holds of a run, by message id. */
export interface Tally {
  /** Message ids whose row was handled. */
  readonly handled: ReadonlySet<string>;
  /** Reports each message caused. */
  readonly effects: ReadonlyMap<string, number>;
  /** What was added to all figures since they began at 1. */
  readonly added: number;
  /** Answers that did not go out: parked or with unknown result. */
  readonly undelivered: ReadonlySet<string>;
}

/** Opens the store of a stopped product and counts. */
export async function tallyOf(settings: { dataDir: string; databaseUrl?: string }): Promise<Tally> {
  const store = await openPool(settings);
  const rows = async <Row>(text: string) => (await store.pool.query(text)).rows as Row[];
  try {
    const handled = await rows<{ id: string }>(
      "select message_id as id from inbox where handled_at is not null and outcome = 'answered'",
    );
    const effects = await rows<{ id: string; n: number }>(
      'select i.message_id as id, count(*) as n from reports r join inbox i on i.id = r.inbox_id group by 1',
    );
    const [figures] = await rows<{ added: string }>(
      'select coalesce(sum(value - 1), 0) as added from figures',
    );
    const stuck = await rows<{ id: string }>(
      "select i.message_id as id from outbox o join inbox i on i.id = o.inbox_id where o.state in ('parked', 'unknown')",
    );
    return {
      handled: new Set(handled.map(({ id }) => id)),
      effects: new Map(effects.map(({ id, n }) => [id, Number(n)])),
      added: Number(figures!.added),
      undelivered: new Set(stuck.map(({ id }) => id)),
    };
  } finally {
    await store.close();
  }
}

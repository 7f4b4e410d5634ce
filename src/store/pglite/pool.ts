import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { PgliteClient } from './client.ts';
import { toQueryResult } from './rows.ts';
import { Session } from './session.ts';
import type {
  ClientLike,
  Engine,
  Notification,
  Parameter,
  PoolLike,
  QueryConfig,
  QueryResult,
} from './types.ts';

const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils.js') as {
  prepareValue(value: unknown): Parameter;
};

const defaultWaitLimitMs = 30_000;

/** A `pg.Pool` look-alike over one embedded database: many clients, one session. */
export class PglitePool extends EventEmitter implements PoolLike {
  /** Read by BullMQ: with keepAlive it lets idle workers sleep instead of polling. */
  readonly options = { max: 1000, keepAlive: true };
  readonly session: Session;
  /** Counts every query; the housekeeping looks whether it moved. */
  traffic = 0;
  inTransaction = false;
  readonly #engine: Engine;
  readonly #clients = new Set<PgliteClient>();
  #ended = false;

  constructor(engine: Engine, options: { waitLimitMs?: number } = {}) {
    super();
    this.setMaxListeners(0);
    this.#engine = engine;
    this.session = new Session(options.waitLimitMs ?? defaultWaitLimitMs);
  }

  /** Runs one query on its own, between the transactions of others. */
  async query(text: string | QueryConfig, values?: readonly unknown[]): Promise<QueryResult> {
    this.#refuseWhenEnded();
    await this.session.acquire();
    try {
      return typeof text === 'string'
        ? await this.exchange(text, values)
        : await this.exchange(text.text, text.values);
    } finally {
      if (this.inTransaction) await this.exchange('ROLLBACK').catch(() => {});
      this.session.release();
    }
  }

  /** A client for a transaction or for LISTEN. */
  async connect(): Promise<ClientLike> {
    this.#refuseWhenEnded();
    const client = new PgliteClient(this);
    this.#clients.add(client);
    return client;
  }

  /** Refuses new work; whoever opened the engine closes it. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.session.acquire();
    this.session.release();
  }

  /** Drops a released client. */
  forget(client: PgliteClient): void {
    this.#clients.delete(client);
  }

  /** Talks to the engine; only for the holder of the session. */
  async exchange(text: string, values?: readonly unknown[]): Promise<QueryResult> {
    this.traffic++;
    const raw = await this.#engine.run(
      text,
      values?.length ? values.map((value) => prepareValue(value)) : undefined,
    );
    this.inTransaction = raw.inTransaction;
    for (const notification of raw.notifications) this.#deliver(notification);
    return toQueryResult(raw);
  }

  #deliver(notification: Notification): void {
    for (const client of this.#clients) {
      if (client.channels.has(notification.channel)) {
        setImmediate(() => client.emit('notification', notification));
      }
    }
  }

  #refuseWhenEnded(): void {
    if (this.#ended) throw new Error('Cannot use a pool after calling end on the pool');
  }
}

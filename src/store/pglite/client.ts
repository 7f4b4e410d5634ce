import { EventEmitter } from 'node:events';
import { subscription } from './listen.ts';
import type { PglitePool } from './pool.ts';
import type { ClientLike, QueryConfig, QueryResult } from './types.ts';

/** A client of the one session: it holds the session from BEGIN to COMMIT or ROLLBACK. */
export class PgliteClient extends EventEmitter implements ClientLike {
  readonly channels = new Set<string>();
  readonly #pool: PglitePool;
  #last: Promise<unknown> = Promise.resolve();
  #holding = false;
  #released = false;

  constructor(pool: PglitePool) {
    super();
    this.#pool = pool;
  }

  /** Runs one query after the client's earlier ones. */
  query(text: string | QueryConfig, values?: readonly unknown[]): Promise<QueryResult> {
    if (this.#released) return Promise.reject(new Error('This client was released: take a new one'));
    return this.#queue(() =>
      typeof text === 'string' ? this.#run(text, values) : this.#run(text.text, text.values),
    );
  }

  /** Gives the client back; an open transaction is rolled back. */
  release(): void {
    if (this.#released) return;
    this.#released = true;
    this.#queue(async () => {
      this.#pool.forget(this);
      if (this.#holding) await this.#exchange('ROLLBACK');
    }).catch(() => {});
  }

  #queue<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#last.then(task, task);
    this.#last = done.catch(() => {});
    return done;
  }

  async #run(text: string, values?: readonly unknown[]): Promise<QueryResult> {
    const subscribed = subscription(text);
    if (subscribed?.kind === 'unlisten') {
      // The session is shared: a real UNLISTEN would silence the other clients too.
      if (subscribed.channel === '*') this.channels.clear();
      else this.channels.delete(subscribed.channel);
      return { command: 'UNLISTEN', rowCount: null, fields: [], rows: [] };
    }
    const result = await this.#exchange(text, values);
    if (subscribed) this.channels.add(subscribed.channel);
    return result;
  }

  async #exchange(text: string, values?: readonly unknown[]): Promise<QueryResult> {
    const { session } = this.#pool;
    if (!this.#holding) {
      await session.acquire();
      this.#holding = true;
    }
    try {
      return await this.#pool.exchange(text, values);
    } finally {
      if (this.#pool.inTransaction) session.keepForTransaction();
      else {
        this.#holding = false;
        session.release();
      }
    }
  }
}

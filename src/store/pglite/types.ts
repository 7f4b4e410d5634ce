/** One column of a result, as PostgreSQL describes it. */
export interface Field {
  name: string;
  dataTypeID: number;
}

/** A PostgreSQL error as plain data, so that it can cross from one thread to the other. */
export interface ErrorFields {
  message: string;
  severity?: string;
  code?: string;
  detail?: string;
  hint?: string;
  position?: string;
  where?: string;
  schema?: string;
  table?: string;
  column?: string;
  dataType?: string;
  constraint?: string;
  routine?: string;
}

export interface Notification {
  channel: string;
  payload: string;
}

/** A query's parameter after `prepareValue`: text, bytes or null. */
export type Parameter = string | Uint8Array | null;

/** What the engine answers to one query; values are still in PostgreSQL's text form. */
export interface RawResult {
  command: string;
  rowCount: number | null;
  fields: Field[];
  rows: (string | null)[][];
  error?: ErrorFields;
  notifications: Notification[];
  inTransaction: boolean;
}

/** The part of an engine that the pool needs; it runs in a worker thread. */
export interface Engine {
  /** Runs SQL; without values several statements may be given, with values exactly one. */
  run(text: string, values?: Parameter[]): Promise<RawResult>;
  close(): Promise<void>;
}

export interface QueryConfig {
  text: string;
  values?: readonly unknown[];
}

export interface QueryResult {
  command: string;
  rowCount: number | null;
  fields: Field[];
  // biome-ignore lint/suspicious/noExplicitAny: the same shape as pg's own results
  rows: any[];
}

/** What we, Kysely and BullMQ use of a pooled `pg` client. */
export interface ClientLike {
  query(text: string | QueryConfig, values?: readonly unknown[]): Promise<QueryResult>;
  release(destroy?: boolean | Error): void;
  // biome-ignore lint/suspicious/noExplicitAny: event listeners differ by event, as in node:events
  on(event: string, listener: (...args: any[]) => void): this;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  removeListener(event: string, listener: (...args: any[]) => void): this;
  removeAllListeners(event?: string): this;
}

/** What we, Kysely and BullMQ use of a `pg.Pool`. */
export interface PoolLike {
  query(text: string | QueryConfig, values?: readonly unknown[]): Promise<QueryResult>;
  connect(): Promise<ClientLike>;
  end(): Promise<void>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  on(event: string, listener: (...args: any[]) => void): this;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  removeListener(event: string, listener: (...args: any[]) => void): this;
  removeAllListeners(event?: string): this;
}

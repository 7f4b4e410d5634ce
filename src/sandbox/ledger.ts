import { Journal } from './journal.ts';

interface Line {
  readonly table: string;
  readonly key: string;
  readonly value: unknown;
}

/** What the platforms must not forget when they restart: small tables of keys and values over one journal. */
export class Ledger {
  private readonly values = new Map<string, Line>();
  private readonly journal: Journal<Line>;

  constructor(path: string) {
    this.journal = new Journal(path);
    for (const line of this.journal.read()) this.values.set(`${line.table} ${line.key}`, line);
    this.journal.rewrite([...this.values.values()]);
  }

  /** A named table, typed by its user. */
  table<T>(name: string): Table<T> {
    return {
      get: (key) => this.values.get(`${name} ${key}`)?.value as T | undefined,
      set: (key, value) => {
        const line = { table: name, key, value };
        this.values.set(`${name} ${key}`, line);
        this.journal.append(line);
      },
    };
  }
}

export interface Table<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/** Thrown to a query that waited too long for somebody else's open transaction. */
export class SessionBusyError extends Error {
  override name = 'SessionBusyError';
  code = '55P03';
  constructor(waitedMs: number) {
    super(
      `waited ${waitedMs} ms for an open transaction of the embedded store: ` +
        'inside a transaction, queries must run on that transaction, not on the pool',
    );
  }
}

interface Waiter {
  since: number;
  resolve(): void;
  reject(error: Error): void;
}

/** The one session of the embedded database: who holds it, and who waits for it in which order. */
export class Session {
  #held = false;
  #transactionSince: number | undefined;
  #waiters: Waiter[] = [];
  #watch: NodeJS.Timeout | undefined;
  readonly #waitLimitMs: number;

  constructor(waitLimitMs: number) {
    this.#waitLimitMs = waitLimitMs;
  }

  /** Resolves when the session is the caller's. */
  acquire(): Promise<void> | undefined {
    if (!this.#held) {
      this.#held = true;
      return undefined;
    }
    return new Promise((resolve, reject) => {
      this.#waiters.push({ since: performance.now(), resolve, reject });
    });
  }

  /** Hands the session to the next in line. */
  release(): void {
    this.#transactionSince = undefined;
    clearInterval(this.#watch);
    this.#watch = undefined;
    const next = this.#waiters.shift();
    if (next) next.resolve();
    else this.#held = false;
  }

  /** Notes that the holder keeps the session for a transaction; from now on waiting is limited. */
  keepForTransaction(): void {
    if (this.#transactionSince !== undefined) return;
    this.#transactionSince = performance.now();
    this.#watch = setInterval(() => this.#rejectOverdue(), this.#waitLimitMs / 4).unref();
  }

  #rejectOverdue(): void {
    const now = performance.now();
    const overdue = (waiter: Waiter) =>
      now - Math.max(waiter.since, this.#transactionSince!) >= this.#waitLimitMs;
    const late = this.#waiters.filter(overdue);
    if (late.length === 0) return;
    this.#waiters = this.#waiters.filter((waiter) => !overdue(waiter));
    for (const waiter of late) waiter.reject(new SessionBusyError(this.#waitLimitMs));
  }
}

import type { Table } from './ledger.ts';

const minuteMs = 60_000;

/** Counts messages per address in a sliding minute; going over blocks the address for `blockMs`. */
export class MinuteLimit {
  private readonly sent = new Map<string, number[]>();
  private readonly blockedUntil = new Map<string, number>();
  private readonly perMinute: number;
  private readonly blockMs: number;

  constructor(perMinute: number, blockMs: number) {
    this.perMinute = perMinute;
    this.blockMs = blockMs;
  }

  /** True when this message may pass; counts it then. */
  pass(address: string, now: number): boolean {
    if (now < (this.blockedUntil.get(address) ?? 0)) return false;
    const recent = (this.sent.get(address) ?? []).filter((at) => at > now - minuteMs);
    this.sent.set(address, recent);
    if (recent.length >= this.perMinute) {
      this.blockedUntil.set(address, now + this.blockMs);
      return false;
    }
    recent.push(now);
    return true;
  }
}

/** Counts calls in a calendar month of product time; the count survives a restart. */
export class MonthlyQuota {
  private readonly name: string;
  private readonly limit: number;
  private readonly counts: Table<number>;

  constructor(name: string, limit: number, counts: Table<number>) {
    this.name = name;
    this.limit = limit;
    this.counts = counts;
  }

  /** True when this call is still within the month's quota; counts it then. */
  use(iso: string): boolean {
    const key = `${this.name} ${iso.slice(0, 7)}`;
    const used = this.counts.get(key) ?? 0;
    if (used >= this.limit) return false;
    this.counts.set(key, used + 1);
    return true;
  }
}

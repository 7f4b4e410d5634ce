/**
 * The product's time: real time plus an offset that only the sandbox moves.
 * Everything else is handed a Clock or a number; lint forbids reading the time elsewhere.
 */
export interface Clock {
  /** Product time in ms since 1970. */
  now(): number;
  /** Real time in ms, for HTTP timeouts, job leases and housekeeping only. */
  real(): number;
  readonly offset: number;
  setOffset(offset: number): void;
}

/** Makes a clock whose product time is real time plus `offset` ms. */
export function createClock(offset = 0, real: () => number = Date.now): Clock {
  let current = offset;
  return {
    now: () => real() + current,
    real,
    get offset() {
      return current;
    },
    setOffset(value: number) {
      current = value;
    },
  };
}

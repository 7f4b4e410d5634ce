import { inspect } from 'node:util';

/** A value that prints as stars wherever it is logged, joined into text or serialised. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself; call it only where it is used. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '***';
  }

  toJSON(): string {
    return '***';
  }

  [inspect.custom](): string {
    return '***';
  }
}

/** A secret that may be in the middle of a change: all verify, the first (the new one) signs. */
export type Secrets = readonly [Secret, ...Secret[]];

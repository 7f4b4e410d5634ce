import type { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { Outbound } from '../../src/message/outbound.ts';

/** A request with what it asks for. */
export interface Asked<Data> {
  readonly id: number;
  readonly data: Data;
  readonly inboxId: number;
}

/** One kind of request that the office decides with 同意 and 拒绝. */
export interface Decision<Data = never> {
  /** What is asked, on one line, for the list of what waits. */
  title(talk: Talk, data: Data): string;
  /** Does what was asked and tells the one who asked; returns the office's answer. `text` is what the office typed behind the number. */
  accept(talk: Talk, request: Asked<Data>, text: string): Promise<readonly string[]>;
  /** Says why a request of this kind cannot be refused; absent where it can. */
  never?(id: number): PersonError;
  /** Tells the one who asked. */
  refused(talk: Talk, request: Asked<Data>, news: Outbound): void;
}

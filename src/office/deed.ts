import type { AuditEntry } from '../store/audit.ts';
import type { Tx } from '../store/schema.ts';
import type { Office } from './office.ts';
import type { Unsaid } from './unsaid.ts';

/** Something done in a transaction, by a person's message or by the clock. */
export interface Deed {
  readonly tx: Tx;
  readonly office: Office;
  readonly now: number;
  /** A person's id or a job's name. */
  readonly actor: string;
  /** The message that caused it. */
  readonly inboxId?: number;
  say(message: Unsaid): void;
  record(entry: Omit<AuditEntry, 'actor' | 'inboxId'>): void;
}

import type { Address } from '../delivery/routes.ts';
import type { Refusal } from '../document/model.ts';
import type { Role } from '../domain/model.ts';
import type { Drawable, Outbound } from '../message/outbound.ts';
import type { InForce } from '../office/in-force.ts';
import type { Office } from '../office/office.ts';
import type { Unsaid } from '../office/unsaid.ts';
import type { AuditEntry } from '../store/audit.ts';
import type { Chat } from '../store/chats.ts';
import type { InboxRow } from '../store/inbox.ts';
import type { Person } from '../store/people.ts';
import type { OpenQuestion } from '../store/questions.ts';
import type { Tx } from '../store/schema.ts';

/** One message in its transaction: who says what, where, and what may be done about it. */
export interface Talk {
  readonly office: Office;
  readonly commands: Commands;
  readonly tx: Tx;
  /** Product time, ms, and the day it is in the office's zone. */
  readonly now: number;
  readonly today: string;
  readonly message: InboxRow;
  /** The sender's plain user id on its platform. */
  readonly userId: string;
  /** Absent while nobody is bound to the id. */
  readonly person?: Person;
  /** Absent in single chats and groups nobody registered. */
  readonly chat?: Chat;
  /** The sender's open question in this chat, when it has not expired. */
  readonly question?: OpenQuestion;
  /** What the file that this message is holds; absent when nobody fetched it. */
  readonly file?: FetchedText;
  /** Ad hoc rounds, moved deadlines, pauses; read once a message. */
  inForce(): Promise<InForce>;
  /** Sends something besides the answer, in the same transaction. */
  say(to: Address, message: Outbound): void;
  /** Sends something as the clock would: in the hours for it, once for its key. */
  push(message: Unsaid): void;
  /** Draws a picture as PNG, for what is put into a file; a picture of a message is drawn when that is sent. */
  draw(picture: Drawable): Promise<Buffer>;
  /** Adds a row to the audit chain, written last. */
  record(entry: Omit<AuditEntry, 'actor' | 'inboxId'>): void;
}

/** What people may say. */
export interface Commands {
  readonly handlers: readonly Handler[];
  /** Reads what begins with no command word. */
  readonly prose: Handler;
}

/** A file that was sent alone, read as text. */
export interface SentFile {
  readonly name: string;
  readonly text: string;
}

/** The file of a message, read; or why it was not. */
export type FetchedText = SentFile | Refusal;

/**
 * One command: what happens when a person says its word. A plain object in handlers/, listed in handlers/index.ts.
 * `parse` throws a PersonError for what cannot be read; `run` returns the answer.
 */
export interface Handler<Input = unknown> {
  /** The canonical word first, then its aliases. */
  readonly words: readonly [string, ...string[]];
  /** Who may; 'anyone' includes people nobody has bound yet. */
  readonly roles: readonly Role[] | 'anyone' | 'bound';
  readonly help: string;
  /** Two whole messages that parse. */
  readonly examples: readonly [string, string];
  parse(rest: string, office: Office): Input;
  /** Reads a file that was sent alone; of all commands one at most has it. */
  parseFile?(file: SentFile): Input;
  run(input: Input, talk: Talk): Promise<Outbound>;
}

/** Keeps a handler's input type between its parse and run. */
export function defineHandler<Input>(handler: Handler<Input>): Handler {
  return handler as Handler;
}

import { Journal } from './journal.ts';
import { isoShanghai } from './time.ts';

export interface Entry {
  readonly seq: number;
  readonly at: string;
  /** `bot` or a user id. */
  readonly from: string;
  readonly kind: 'text' | 'markdown' | 'card' | 'image' | 'file';
  readonly text: string;
  /** User ids, or the one word `all`. */
  readonly mentions: readonly string[];
  /** The platform's id of this message, where it gives one. */
  readonly messageId?: string;
  /** The id of the person's message that this one answers. */
  readonly replyTo?: string;
  readonly file?: TranscriptFile;
}

export interface TranscriptFile {
  readonly name: string;
  readonly bytes: number;
  /** Path on the simulator and on the product. */
  readonly url: string;
}

export type Line = Omit<Entry, 'seq' | 'at' | 'mentions'> & { readonly mentions?: readonly string[] };

/** What was said in every chat, in memory and on disk. */
export class Transcript {
  private readonly chats = new Map<string, Entry[]>();
  private readonly journal: Journal<{ chat: string; entry: Entry }>;

  constructor(path: string) {
    this.journal = new Journal(path);
    for (const { chat, entry } of this.journal.read()) this.of(chat).push(entry);
  }

  /** Adds a line to a chat; `seq` counts per chat from 1. */
  add(chat: string, now: number, line: Line): Entry {
    const entries = this.of(chat);
    const entry: Entry = { seq: entries.length + 1, at: isoShanghai(now), mentions: [], ...line };
    entries.push(entry);
    this.journal.append({ chat, entry });
    return entry;
  }

  /** The lines of a chat behind `after`. */
  read(chat: string, after: number): readonly Entry[] {
    return this.of(chat).slice(Math.max(0, after));
  }

  /** How many lines a chat has. */
  count(chat: string): number {
    return this.chats.get(chat)?.length ?? 0;
  }

  private of(chat: string): Entry[] {
    let entries = this.chats.get(chat);
    if (!entries) {
      entries = [];
      this.chats.set(chat, entries);
    }
    return entries;
  }
}

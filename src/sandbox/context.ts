import { join } from 'node:path';
import { Deliveries, type DeliveryTiming } from './deliveries.ts';
import { Faults } from './faults.ts';
import { Ledger, type Table } from './ledger.ts';
import { ProductClock } from './product-clock.ts';
import type { SandboxSecrets } from './secrets.ts';
import { isoShanghai } from './time.ts';
import { type Line, Transcript } from './transcript.ts';
import type { Chat, World } from './world.ts';

export interface SimulatorOptions {
  readonly dataDir: string;
  readonly productUrl: string;
  readonly secrets: SandboxSecrets;
  readonly world: World;
  readonly timing?: Partial<DeliveryTiming>;
  /** Monthly limits of DingTalk's free edition. */
  readonly quotas?: { readonly api: number; readonly webhook: number };
  /** Tells a restarted product whether this process still serves the same settings. */
  readonly fingerprint?: string;
  /** Ends the process, when there is one to end. */
  readonly quit?: () => void;
  readonly log?: (what: string) => void;
  readonly real?: () => number;
}

/** A person's message, as it must be repeated in every delivery of it. */
export interface Said {
  readonly chat: string;
  readonly user: string;
  readonly messageId: string;
  readonly text: string;
  /** Product time, ms. */
  readonly at: number;
  /** The response_code or session of its reply URL. */
  readonly reply?: string;
  /** A file sent alone: what the platform gives it out for, and its name. */
  readonly file?: { readonly ref: string; readonly name: string };
  /** `enter_chat` is an event without text. */
  readonly event?: 'enter_chat';
}

/** A reply URL that was handed out. */
export interface Reply {
  readonly chat: string;
  readonly messageId: string;
  readonly expiresAt: number;
  readonly used?: boolean;
}

/** Everything the simulated platforms share; every part of them gets it as its first argument. */
export interface Simulator {
  readonly options: SimulatorOptions;
  readonly world: World;
  readonly secrets: SandboxSecrets;
  readonly clock: ProductClock;
  readonly transcript: Transcript;
  readonly ledger: Ledger;
  readonly replies: Table<Reply>;
  readonly deliveries: Deliveries;
  readonly faults: Faults;
  /** Rule breaches of the product that a real platform would only drop silently. */
  readonly complaints: { readonly at: string; readonly what: string }[];
  complain(what: string): void;
  /** Shows a message of the bot in a chat. */
  post(chat: Chat, line: Omit<Line, 'from'>): void;
}

const maxComplaints = 200;

/** Opens the simulators' memory and wires their parts. */
export function createContext(options: SimulatorOptions): Simulator {
  const folder = join(options.dataDir, 'sandbox');
  const clock = new ProductClock(options.productUrl, options.real);
  const transcript = new Transcript(join(folder, 'transcript.jsonl'));
  const ledger = new Ledger(join(folder, 'ledger.jsonl'));
  const complaints: Simulator['complaints'] = [];
  const complain = (what: string) => {
    complaints.push({ at: isoShanghai(clock.now()), what });
    if (complaints.length > maxComplaints) complaints.shift();
    options.log?.(what);
  };
  return {
    options,
    world: options.world,
    secrets: options.secrets,
    clock,
    transcript,
    ledger,
    replies: ledger.table<Reply>('reply'),
    deliveries: new Deliveries(options.productUrl, clock, complain, options.timing),
    faults: new Faults(options.dataDir),
    complaints,
    complain,
    post: (chat, line) => {
      const mentions = (line.mentions ?? []).filter((id) => id === 'all' || chat.members.includes(id));
      transcript.add(chat.id, clock.now(), { ...line, mentions, from: 'bot' });
    },
  };
}

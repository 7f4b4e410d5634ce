import type { Clock } from '../clock.ts';
import type { Config } from '../config/model.ts';
import type { Settings } from '../settings.ts';
import type { Queued } from '../store/outbox.ts';
import type { Db } from '../store/schema.ts';
import type { Ran } from '../tick.ts';

/** What a command works with, in the running service and in the tool alike. */
export interface AdminTools {
  readonly db: Db;
  readonly embedded: boolean;
  readonly settings: Settings;
  readonly config: Config;
  readonly clock: Clock;
  /** Sends a row at once where delivery runs; elsewhere the service's sweeper finds it. */
  readonly wake: (queued: Queued) => void;
  /** Runs a job's newest occurrence up to a moment; only in the running service, which alone has the jobs. */
  readonly runJob?: (name: string, moment: number) => Promise<Ran>;
  readonly jobs?: readonly string[];
}

/** A file as the tool read it, on the administrator's side of the socket. */
export interface GivenFile {
  readonly path: string;
  readonly text: string;
  /** Others than its owner may read it. */
  readonly exposed: boolean;
  /** The content of a file that is no text, base64. */
  readonly base64?: string;
}

/** How large a file the tool hands over, and what is said of a larger one. */
export interface GivenLimit {
  readonly bytes: number;
  readonly why: string;
}

/** A file that a command makes, written on the administrator's side of the socket. */
export interface MadeFile {
  readonly name: string;
  readonly base64: string;
}

export interface AdminAnswer {
  readonly lines: readonly string[];
  /** 0 done, 1 a fault was found or nothing was done, 2 not understood. */
  readonly exitCode: 0 | 1 | 2;
  readonly made?: MadeFile;
}

/** One command of `diaodu`: a plain object in commands/, listed in commands/index.ts. */
export interface AdminCommand {
  readonly name: string;
  readonly usage: readonly string[];
  readonly help: string;
  /** Options that are followed by a value. */
  readonly options?: readonly string[];
  /** Options that stand alone. */
  readonly flags?: readonly string[];
  /** The first word is a file that the tool reads and hands over as it is. */
  readonly fileWord?: GivenLimit;
  /** The option whose value is a file that the tool reads and hands over. */
  readonly fileOption?: string;
  run(args: Args, tools: AdminTools): Promise<AdminAnswer>;
}

/** A command line taken apart: words in order, options by name without the dashes. */
export interface Args {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  readonly flags?: ReadonlySet<string>;
  readonly file?: GivenFile;
}

/** The answer of a command that did what was asked. */
export function done(...lines: string[]): AdminAnswer {
  return { lines, exitCode: 0 };
}

/** The answer of a command that did nothing, and says why. */
export function failed(...lines: string[]): AdminAnswer {
  return { lines, exitCode: 1 };
}

/** The answer to a line that does not say what is wanted. */
export function misused(command: Pick<AdminCommand, 'usage'>, ...lines: string[]): AdminAnswer {
  return { lines: [...lines, '用法：', ...command.usage.map((usage) => `  ${usage}`)], exitCode: 2 };
}

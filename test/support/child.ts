import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Child {
  process: ChildProcess;
  /** What it printed so far, line by line. */
  lines: string[];
  errors: string[];
  /** Ends it as a crash would, and waits until it is gone. */
  kill(): Promise<void>;
  ended: Promise<number | null>;
}

/** Starts a TypeScript program of test/support as a process of its own. */
export function startChild(program: string, args: unknown): Child {
  const file = fileURLToPath(new URL(`./programs/${program}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, JSON.stringify(args)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const errors: string[] = [];
  createInterface({ input: child.stdout! }).on('line', (line) => lines.push(line));
  createInterface({ input: child.stderr! }).on('line', (line) => errors.push(line));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return {
    process: child,
    lines,
    errors,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A running Node process that answers HTTP. */
export interface Program {
  readonly pid: number;
  readonly port: number;
  /** Ends it as an administrator does. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

const startLimitMs = 60_000;
const stopLimitMs = 15_000;

/** Starts a program of the repository with this environment and no other, and waits until it answers. */
export async function startProgram(
  file: string,
  env: Record<string, string>,
  options: { port?: number; nodeOptions?: readonly string[] } = {},
): Promise<Program> {
  const port = options.port ?? (await freePort());
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), '--import', 'tsx', path], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  const keep = (text: Buffer) => {
    said.push(text.toString());
    if (said.length > 20) said.shift();
  };
  child.stdout!.on('data', keep);
  child.stderr!.on('data', keep);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const force = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
    await ended;
    clearTimeout(force);
  };
  await untilAnswering(port, child).catch(async (error: Error) => {
    await end('SIGKILL');
    throw new Error(`${file} did not start: ${error.message}\n${said.join('')}`);
  });
  return { pid: child.pid!, port, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

async function untilAnswering(port: number, child: ChildProcess): Promise<void> {
  const started = performance.now();
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    if (performance.now() - started > startLimitMs) throw new Error('it does not answer');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/readyz' }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode !== 503));
    }).on('error', () => resolve(false));
  });
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

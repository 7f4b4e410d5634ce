import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './lifecycle.ts';
import { secretsPath } from './secrets.ts';

export interface StartOptions {
  readonly port: number;
  readonly productUrl: string;
  readonly dataDir: string;
  readonly configDir: string;
}

export interface Simulators {
  readonly url: string;
  /** Ends the simulators' process. */
  stop(): Promise<void>;
}

interface Hello {
  readonly dataDir: string;
  readonly productPid: number | null;
  readonly pid: number;
  readonly fingerprint?: string;
}

/** A cold start of tsx on a busy machine takes seconds. */
const startTimeoutMs = 60_000;
const leaveTimeoutMs = 10_000;
const pollMs = 100;

/**
 * Gets the simulators running beside the product: keeps those that already serve the same settings, replaces its own
 * older ones and those of a dead product, and refuses a port that something else has taken.
 */
export async function startSimulators(asked: StartOptions): Promise<Simulators> {
  const dataDir = resolve(asked.dataDir);
  const { port } = asked;
  const options = { ...asked, dataDir, configDir: resolve(asked.configDir) };
  const url = `http://127.0.0.1:${port}`;
  const simulators = { url, stop: () => stop(url, dataDir) };
  const fingerprint = fingerprintOf(options);
  const found = await hello(url);
  if (found?.dataDir === dataDir && found.fingerprint === fingerprint) return simulators;
  if (found) await replace(url, found, options);
  else if (await isTaken(port)) throw taken(port);
  const pid = launch(options, fingerprint);
  await untilUp(url, pid, dataDir);
  return simulators;
}

async function replace(url: string, found: Hello, { dataDir, port }: StartOptions): Promise<void> {
  if (found.dataDir !== dataDir && isAlive(found.productPid ?? undefined)) {
    throw new Error(
      `端口 ${port} 正被另一个沙盒使用（数据目录 ${found.dataDir}）。请先停掉它，或用 SANDBOX_PORT 换一个端口。`,
    );
  }
  await quit(url);
}

function launch(options: StartOptions, fingerprint: string): number {
  const folder = join(options.dataDir, 'sandbox');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const log = openSync(join(folder, 'simulator.log'), 'a', 0o600);
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'main.ts')], {
    detached: true,
    stdio: ['ignore', log, log],
    cwd: resolve(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      SANDBOX_PORT: String(options.port),
      PRODUCT_URL: options.productUrl,
      DATA_DIR: options.dataDir,
      CONFIG_DIR: options.configDir,
      SANDBOX_FINGERPRINT: fingerprint,
    },
  });
  closeSync(log);
  child.unref();
  if (child.pid === undefined) throw new Error('模拟平台启动不了：无法创建进程。');
  return child.pid;
}

async function untilUp(url: string, pid: number, dataDir: string): Promise<void> {
  for (let waited = 0; waited < startTimeoutMs; waited += pollMs) {
    if ((await hello(url))?.pid === pid) return;
    if (!isAlive(pid)) break;
    await pause(pollMs);
  }
  throw new Error(`模拟平台没有启动起来，原因见 ${join(dataDir, 'sandbox', 'simulator.log')}。`);
}

/** Ends the simulators of this data folder; another product may have taken the port since. */
async function stop(url: string, dataDir: string): Promise<void> {
  if ((await hello(url))?.dataDir === dataDir) await quit(url);
}

async function quit(url: string): Promise<void> {
  await fetch(`${url}/sandbox/quit`, { method: 'POST' }).catch(() => undefined);
  for (let waited = 0; waited < leaveTimeoutMs; waited += pollMs) {
    if (!(await hello(url))) return;
    await pause(pollMs);
  }
}

async function hello(url: string): Promise<Hello | undefined> {
  try {
    const answer = await fetch(`${url}/sandbox/hello`, { signal: AbortSignal.timeout(2_000) });
    const body = (await answer.json()) as Hello;
    return answer.ok && typeof body.pid === 'number' && typeof body.dataDir === 'string' ? body : undefined;
  } catch {
    return undefined;
  }
}

/** True when anything accepts connections there. */
function isTaken(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
}

function taken(port: number): Error {
  return new Error(`端口 ${port} 已被别的程序占用，模拟平台无法启动。请用 SANDBOX_PORT 换一个端口。`);
}

/** Changes whenever the simulators would have to be started anew. */
function fingerprintOf(options: StartOptions): string {
  const hash = createHash('sha256').update(JSON.stringify([options.productUrl, options.configDir]));
  hash.update(readFileSync(secretsPath(options.dataDir)));
  for (const name of readdirSync(options.configDir).sort()) {
    const path = join(options.configDir, name);
    if (statSync(path).isFile()) hash.update(name).update(readFileSync(path));
  }
  return hash.digest('hex');
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../..');

export interface Line {
  readonly seq: number;
  readonly at: string;
  readonly from: string;
  readonly kind: string;
  readonly text: string;
  readonly mentions: string[] | 'all';
}

export interface Chat {
  readonly id: string;
  readonly platform: string;
  readonly channel: string;
  readonly kind: string;
  readonly title: string;
  readonly members: string[];
}

/** A whole product with its simulators, as `npm start` runs it, in a folder and on ports of its own. */
export class Sandboxed {
  private process?: ChildProcess;
  private readonly env: NodeJS.ProcessEnv;

  /** What another process needs to work over the same store and platforms. */
  get environment(): NodeJS.ProcessEnv {
    return this.env;
  }

  private constructor(
    readonly port: number,
    readonly dataDir: string,
    env: Record<string, string>,
  ) {
    this.env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn', ...env };
  }

  static async start(env: Record<string, string> = {}): Promise<Sandboxed> {
    const sandboxed = new Sandboxed(await freePorts(), mkdtempSync(join(tmpdir(), 'diaodu-')), env);
    await sandboxed.launch();
    return sandboxed;
  }

  /** Starts the product (again) and waits until it says that it is up. */
  async launch(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      cwd: root,
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = child;
    let output = '';
    await new Promise<void>((started, failed) => {
      child.stdout.on('data', (data) => {
        output += data;
        if (output.includes('沙盒模式启动')) started();
      });
      child.stderr.on('data', (data) => {
        output += data;
      });
      child.once('exit', (code) => failed(new Error(`product ended with ${code}: ${output}`)));
    });
  }

  /** Whether somebody else has killed it, or does so within the time: a fault of the simulators. */
  async ended(withinMs: number): Promise<boolean> {
    const child = this.process!;
    const isGone = () => child.exitCode !== null || child.signalCode !== null;
    // The connection breaks before its end is known here.
    if (!isGone()) await Promise.race([once(child, 'exit'), pause(withinMs)]);
    return isGone();
  }

  /** kill -9: nothing is written any more. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await gone;
  }

  /** Runs the administrator's tool over the running product; gives back what it printed. */
  async diaodu(...words: string[]): Promise<string> {
    const child = spawn(process.execPath, ['bin/diaodu.mjs', ...words], { cwd: root, env: this.env });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    await new Promise((done) => child.once('exit', done));
    return output;
  }

  async call<T>(path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      ...(body === undefined
        ? {}
        : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async chat(title: string, platform: string): Promise<Chat> {
    const { chats } = await this.call<{ chats: Chat[] }>('/sandbox/state');
    const chat = chats.find(
      (one) => one.kind === 'group' && one.platform === platform && one.title.includes(title),
    );
    if (!chat) throw new Error(`no chat ${title} on ${platform}`);
    return chat;
  }

  transcript(chat: string, after = 0): Promise<Line[]> {
    return this.call(`/sandbox/transcript?chat=${encodeURIComponent(chat)}&after=${after}`);
  }

  /** Says a line and returns the bot's answers to it, once nothing is under way any more. */
  say(chat: string, user: string, text: string, messageId?: string): Promise<string[]> {
    return this.answersTo(chat, { chat, user, text, messageId });
  }

  /** Sends a file alone and returns the bot's answers to it. */
  sendFile(chat: string, user: string, name: string, bytes: Buffer): Promise<string[]> {
    return this.answersTo(chat, { chat, user, file: { name, base64: bytes.toString('base64') } });
  }

  private async answersTo(chat: string, said: object): Promise<string[]> {
    const before = (await this.transcript(chat)).at(-1)?.seq ?? 0;
    await this.call('/sandbox/say', said);
    await this.idle();
    return (await this.transcript(chat, before))
      .filter(({ from }) => from === 'bot')
      .map((line) => line.text);
  }

  async idle(): Promise<void> {
    const { idle } = await this.call<{ idle: boolean }>('/sandbox/idle', { timeoutMs: 30_000 });
    if (!idle) throw new Error('the product did not come to rest');
  }

  moveTo(now: string): Promise<{ now: string; ran: unknown[] }> {
    return this.call('/sandbox/clock', { now });
  }
}

/** Two neighbouring free ports: the product's and its simulators'. */
async function freePorts(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
    await pause(1);
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const server = createServer();
    server.once('error', () => answer(false));
    server.listen(port, '127.0.0.1', () => server.close(() => answer(true)));
  });
}

import { startThread } from '../../ts-thread.ts';
import type { Engine, Parameter, RawResult } from './types.ts';

export type ThreadRequest = { id: number } & (
  | { close: true }
  | { close?: undefined; text: string; values?: Parameter[] }
);
export interface ThreadReply {
  id: number;
  result?: RawResult;
  failure?: string;
}

interface Waiting {
  resolve(result: RawResult | undefined): void;
  reject(error: Error): void;
}

export interface ThreadOptions {
  /** Called when the thread ends without having been asked to. */
  onDeath?: ((error: Error) => void) | undefined;
  /** A query that takes longer has met a database that spins; there is no other sign of it (60 s). */
  answerLimitMs?: number | undefined;
}

/** Opens the database folder in a worker thread, so that SQL never holds up the main loop. */
export async function openThread(folder: string, options: ThreadOptions = {}): Promise<Engine> {
  const { onDeath, answerLimitMs = 60_000 } = options;
  const thread = startThread(new URL('./worker.ts', import.meta.url), { folder });
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let death: Error | undefined;
  let closing = false;

  function die(error: Error): void {
    if (death) return;
    death = error;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
    void thread.terminate();
    if (!closing) onDeath?.(error);
  }
  thread.on('error', (error) => die(new Error(`The embedded database stopped: ${error}`)));
  thread.on('exit', (code) => die(new Error(`The embedded database stopped with code ${code}`)));
  thread.on('message', ({ id, result, failure }: ThreadReply) => {
    const one = waiting.get(id);
    waiting.delete(id);
    // A waiting query keeps the process alive, an idle database does not.
    if (waiting.size === 0) thread.unref();
    if (failure === undefined) one?.resolve(result);
    else one?.reject(new Error(failure));
    const { severity, message } = result?.error ?? {};
    // PGlite goes on after a panic, with a memory nobody can trust.
    if (severity === 'PANIC' || severity === 'FATAL')
      die(new Error(`The embedded database panicked: ${message}`));
  });

  const answer = (id: number) =>
    new Promise<RawResult | undefined>((resolve, reject) => {
      if (death) return reject(death);
      waiting.set(id, { resolve, reject });
      thread.ref();
    });
  async function ask(request: ThreadRequest): Promise<RawResult | undefined> {
    const late = () => die(new Error(`The embedded database did not answer in ${answerLimitMs} ms`));
    const timer = setTimeout(late, answerLimitMs);
    try {
      const answered = answer(request.id);
      if (!death) thread.postMessage(request);
      return await answered;
    } finally {
      clearTimeout(timer);
    }
  }

  try {
    await answer(0);
  } catch (error) {
    closing = true;
    await thread.terminate();
    throw error;
  }
  return {
    run: async (text, values) => (await ask({ id: nextId++, text, ...(values ? { values } : {}) }))!,
    async close() {
      closing = true;
      if (!death) await ask({ id: nextId++, close: true });
      await thread.terminate();
    },
  };
}

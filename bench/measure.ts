import { setTimeout as sleep } from 'node:timers/promises';
import type { Helper } from './support/ask.ts';
import { cpuMs } from './support/cpu.ts';
import type { Delivered, Verdict } from './support/fake-process.ts';
import type { LoadResult } from './support/load-process.ts';
import type { Program } from './support/program.ts';
import type { Spoken } from './support/work.ts';

export interface Site {
  readonly load: Helper;
  readonly fake: Helper;
  readonly replyBase: string;
  readonly connections: number;
  /** Messages a second; 0: as fast as they are acknowledged. */
  readonly rate: number;
}

/** One program under one load. */
export interface Sample {
  readonly cpuMsPerMessage: number;
  readonly messagesPerSecond: number;
  readonly ackP50: number;
  readonly ackP99: number;
}

const settleMs = 300;
const answerLimitMs = 90_000;

/** Sends all messages to the program and measures its CPU until every one is acknowledged, or answered rightly. */
export async function measure(
  site: Site,
  program: Program,
  spoken: readonly Spoken[],
  /** What every right answer holds; without it the measurement ends with the last acknowledgement. */
  holds?: string,
): Promise<Sample> {
  const { load, fake, replyBase, connections, rate } = site;
  await fake.ask('forget');
  await load.ask('prepare', { port: program.port, replyBase, connections, rate, spoken });
  const before = cpuMs(program.pid);
  const started = performance.now();
  const result = await load.ask<LoadResult>('go');
  if (result.statuses[200] !== spoken.length)
    throw new Error(`not every message was acknowledged: ${JSON.stringify(result.statuses)}`);
  if (holds !== undefined) await untilAnswered(fake, spoken.length);
  const seconds = (performance.now() - started) / 1000;
  // What still runs after the last answer is part of its price: job completion, rows, metrics.
  await sleep(settleMs);
  const cpuMsPerMessage = (cpuMs(program.pid) - before) / spoken.length;
  if (holds !== undefined) await judge(fake, spoken, holds);
  return {
    cpuMsPerMessage,
    messagesPerSecond: spoken.length / seconds,
    ackP50: result.p50,
    ackP99: result.p99,
  };
}

async function untilAnswered(fake: Helper, count: number): Promise<void> {
  const started = performance.now();
  for (;;) {
    const { answers } = await fake.ask<Delivered>('delivered');
    if (answers >= count) return;
    if (performance.now() - started > answerLimitMs)
      throw new Error(`only ${answers} of ${count} answers came`);
    await sleep(20);
  }
}

async function judge(fake: Helper, spoken: readonly Spoken[], holds: string): Promise<void> {
  const delivered = await fake.ask<Delivered>('delivered');
  const { missing, wrong } = await fake.ask<Verdict>('judge', { codes: spoken.map(({ id }) => id), holds });
  if (missing > 0 || wrong.length > 0 || delivered.refused > 0 || delivered.others > 0)
    throw new Error(
      `${missing} answers missing, ${wrong.length} wrong, ${delivered.refused} doubled, ${delivered.others} elsewhere; ${wrong[0] ?? ''}`,
    );
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dateAt } from '../src/calendar/zone.ts';
import { createClock } from '../src/clock.ts';
import { closingGrowth, closingTable, storedGrowth, storedTable } from './closing.ts';
import type { Sample } from './measure.ts';
import { names, type Programs, startPrograms } from './programs.ts';
import { compare, machine, table } from './report.ts';
import { startHelper } from './support/ask.ts';
import { writeCity } from './support/city.ts';
import type { Program } from './support/program.ts';
import { openServices } from './support/services.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    messages: { type: 'string', default: '500' },
    /** Messages a second to both of a pair, such that neither is at its limit: then both do the same work. */
    'ack-rate': { type: 'string', default: '300' },
    'answer-rate': { type: 'string', default: '100' },
    connections: { type: 'string', default: '32' },
    /** Messages only: the closings take minutes. */
    'skip-closing': { type: 'boolean', default: false },
    /** Folder for CPU profiles of the four programs. */
    profile: { type: 'string' },
  },
});
const [rounds, messages] = [Number(values.rounds), Number(values.messages)];
const [ackRate, answerRate] = [Number(values['ack-rate']), Number(values['answer-rate'])];
const evenly = { bareAck: ackRate, productAck: ackRate, bareAnswer: answerRate, productAnswer: answerRate };
const flooding = { bareAck: 0, productAck: 0, bareAnswer: 0, productAnswer: 0 };
/** A service runs for months: what is measured is code that has long been compiled. */
const warmUpMessages = { bareAck: 6_000, productAck: 6_000, bareAnswer: 6_000, productAnswer: 2_500 };
const warmUpStep = 500;
const floodRounds = 3;
const floodMessages = 1_000;

/** One sample of each program a round, in turn, so that a busy moment of the machine falls on all of them. */
async function inTurn(programs: Programs, turns: number, count: number, rates: typeof evenly) {
  const samples = { bareAck: [], productAck: [], bareAnswer: [], productAnswer: [] } as Record<
    (typeof names)[number],
    Sample[]
  >;
  for (let turn = 0; turn < turns; turn += 1)
    for (const name of names) samples[name].push(await programs[name](count, rates[name]));
  return samples;
}

/**
 * How a month's closing grows with the units; then CPU per message, to acknowledge and to a delivered answer, beside the
 * bare program's in the same run.
 */
async function main(): Promise<void> {
  const closing = values['skip-closing'] ? undefined : await closingGrowth();
  if (closing) process.stdout.write(closingTable(closing));
  const storedClosing = values['skip-closing'] ? undefined : await storedGrowth();
  if (storedClosing) process.stdout.write(storedTable(storedClosing));
  const folder = await mkdtemp(join(tmpdir(), 'diaodu-bench-'));
  const services = await openServices();
  const [load, fake] = [startHelper('./load-process.ts'), startHelper('./fake-process.ts')];
  const started: Program[] = [];
  try {
    const year = dateAt(createClock().now(), 'Asia/Shanghai').slice(0, 4);
    const config = await writeCity(join(folder, 'config'), year);
    const { base: replyBase } = await fake.ask<{ base: string }>('start');
    const site = { load, fake, replyBase, connections: Number(values.connections), rate: 0 };
    const profiling = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
    const programs = await startPrograms(site, services, folder, config, started, profiling);
    process.stdout.write('Warming up …\n\n');
    for (const name of names)
      for (let sent = 0; sent < warmUpMessages[name]; sent += warmUpStep) await programs[name](warmUpStep, 0);
    const flood = compare(await inTurn(programs, floodRounds, floodMessages, flooding));
    const even = compare(await inTurn(programs, rounds, messages, evenly));
    process.stdout.write(
      table(`At the same pace: ${ackRate} messages a second to acknowledge, ${answerRate} to answer`, even),
    );
    process.stdout.write(table('As fast as the messages are acknowledged (for information)', flood));
    const result = {
      ackCpuRatio: even.ack.ratio,
      answerCpuRatio: even.answer.ratio,
      cpuMsPerMessage: even.cpuMs,
      messagesPerSecond: { ack: ackRate, answer: answerRate },
      messagesPerProgram: rounds * messages,
      flood: {
        ackCpuRatio: flood.ack.ratio,
        answerCpuRatio: flood.answer.ratio,
        cpuMsPerMessage: flood.cpuMs,
      },
      rightAnswers: warmUpMessages.productAnswer + floodRounds * floodMessages + rounds * messages,
      closing,
      storedClosing,
      machine: machine(),
    };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } finally {
    await Promise.all(started.map((program) => program.stop()));
    load.stop();
    fake.stop();
    await services.close();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();

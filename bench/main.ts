import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dateAt } from '../src/calendar/zone.ts';
import { createClock } from '../src/clock.ts';
import { measure, type Sample, type Site } from './measure.ts';
import { machine, msPerMessage, roundedRatio, type Series, table } from './report.ts';
import { startHelper } from './support/ask.ts';
import { writeCity } from './support/city.ts';
import { productEnv } from './support/product-env.ts';
import { type Program, startProgram } from './support/program.ts';
import { openServices } from './support/services.ts';
import { workloadOf } from './support/work.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '32' },
    /** Folder for CPU profiles of the four programs. */
    profile: { type: 'string' },
  },
});
const [messages, rounds] = [Number(values.messages), Number(values.rounds)];
const profiling = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
const warmUp = Math.ceil(messages / 2);
const holds = { bare: '已收到', product: '已记录' };
const targets = { ack: 2, answer: 3 };

/** CPU per message, to acknowledge and to a delivered answer, beside the bare program's in the same run. */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'diaodu-bench-'));
  const services = await openServices();
  const [load, fake] = [startHelper('./load-process.ts'), startHelper('./fake-process.ts')];
  const programs: Program[] = [];
  const start = async (file: string, env: Record<string, string>) => {
    const program = await startProgram(file, env, { nodeOptions: profiling });
    programs.push(program);
    return program;
  };
  try {
    const clock = createClock();
    const config = await writeCity(join(folder, 'config'), dateAt(clock.now(), 'Asia/Shanghai').slice(0, 4));
    const { base: replyBase } = await fake.ask<{ base: string }>('start');
    const site: Site = { load, fake, replyBase, connections: Number(values.connections) };
    const product = async (role: string, redis: number) =>
      start('src/main.ts', {
        ...productEnv(folder, role, replyBase),
        ROLE: role,
        DATABASE_URL: await services.database(),
        REDIS_URL: await services.redis(redis),
      });
    const bareAck = await start('bench/bare.ts', { REDIS_URL: await services.redis(8) });
    const bareAnswer = await start('bench/bare-answering.ts', { REDIS_URL: await services.redis(9) });
    const productAck = await product('web', 10);
    const productAnswer = await product('all', 11);
    const ackWork = workloadOf(config);
    const answerWork = workloadOf(config);

    process.stdout.write(
      `warming up, then ${rounds} rounds of ${messages} messages to each of four programs\n\n`,
    );
    await measure(site, productAnswer, answerWork.first(), holds.product);
    const steps: [string, (count: number) => Promise<Sample>][] = [
      ['bareAck', (count) => measure(site, bareAck, ackWork.next(count))],
      ['productAck', (count) => measure(site, productAck, ackWork.next(count))],
      ['bareAnswer', (count) => measure(site, bareAnswer, ackWork.next(count), holds.bare)],
      ['productAnswer', (count) => measure(site, productAnswer, answerWork.next(count), holds.product)],
    ];
    for (const [, step] of steps) await step(warmUp);
    const samples = new Map<string, Sample[]>(steps.map(([name]) => [name, []]));
    for (let round = 0; round < rounds; round += 1)
      for (const [name, step] of steps) samples.get(name)!.push(await step(messages));

    const series = (key: string, name: string): Series => ({ name, samples: samples.get(key)! });
    const [bareA, productA] = [series('bareAck', 'bare program'), series('productAck', 'product, ROLE=web')];
    const [bareB, productB] = [
      series('bareAnswer', 'bare program'),
      series('productAnswer', 'product, ROLE=all'),
    ];
    process.stdout.write(`${table('To acknowledge a message (200 sent)', bareA, productA, targets.ack)}\n`);
    process.stdout.write(`${table('To a delivered answer', bareB, productB, targets.answer)}\n`);
    const result = {
      ackCpuRatio: roundedRatio(bareA, productA),
      answerCpuRatio: roundedRatio(bareB, productB),
      cpuMsPerMessage: {
        bareAck: msPerMessage(bareA),
        productAck: msPerMessage(productA),
        bareAnswer: msPerMessage(bareB),
        productAnswer: msPerMessage(productB),
      },
      targets: { ackCpuRatio: targets.ack, answerCpuRatio: targets.answer },
      rounds,
      messagesPerRound: messages,
      rightAnswers: rounds * messages,
      machine: machine(),
    };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } finally {
    await Promise.all(programs.map((program) => program.stop()));
    load.stop();
    fake.stop();
    await services.close();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();

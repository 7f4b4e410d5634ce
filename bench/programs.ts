import { join } from 'node:path';
import type { Config } from '../src/config/model.ts';
import { measure, type Sample, type Site } from './measure.ts';
import { productEnv } from './support/product-env.ts';
import { type Program, startProgram } from './support/program.ts';
import type { Services } from './support/services.ts';
import { workloadOf } from './support/work.ts';

/** The four programs, each measured by sending it so many messages at a rate. */
export interface Programs {
  readonly bareAck: Step;
  readonly productAck: Step;
  readonly bareAnswer: Step;
  readonly productAnswer: Step;
}
export type Step = (count: number, rate: number) => Promise<Sample>;
export const names = ['bareAck', 'productAck', 'bareAnswer', 'productAnswer'] as const;

/** What every right answer holds. */
const holds = { bare: '已收到', product: '已记录' };

/** Starts the four programs, each on a Redis and PostgreSQL database of its own; `started` gets each to be stopped. */
export async function startPrograms(
  site: Site,
  services: Services,
  folder: string,
  config: Config,
  started: Program[],
  profiling: readonly string[],
): Promise<Programs> {
  const start = async (file: string, env: Record<string, string>) => {
    const program = await startProgram(file, env, { nodeOptions: profiling });
    started.push(program);
    return program;
  };
  const product = async (role: string, redis: number) =>
    start(join('src', 'main.ts'), {
      ...productEnv(folder, role, site.replyBase),
      ROLE: role,
      DATABASE_URL: await services.database(),
      REDIS_URL: await services.redis(redis),
    });
  const bareAck = await start('bench/bare.ts', { REDIS_URL: await services.redis(8) });
  const bareAnswer = await start('bench/bare-answering.ts', { REDIS_URL: await services.redis(9) });
  const productAck = await product('web', 10);
  const productAnswer = await product('all', 11);
  // Only the product that handles what it stores uses its city up.
  const answered = workloadOf(config);
  await measure({ ...site, rate: 0 }, productAnswer, answered.first(), holds.product);
  const any = (count: number) => workloadOf(config).next(count);
  return {
    bareAck: (count, rate) => measure({ ...site, rate }, bareAck, any(count)),
    productAck: (count, rate) => measure({ ...site, rate }, productAck, any(count)),
    bareAnswer: (count, rate) => measure({ ...site, rate }, bareAnswer, any(count), holds.bare),
    productAnswer: (count, rate) =>
      measure({ ...site, rate }, productAnswer, answered.next(count), holds.product),
  };
}

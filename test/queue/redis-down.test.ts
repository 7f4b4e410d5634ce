import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Queues } from '../../src/queue/model.ts';
import { openQueues } from '../../src/queue/open.ts';
import { type PrivateRedis, privateRedis } from '../support/private-redis.ts';
import { targetOf } from '../support/redis-target.ts';
import { redisUrl, until } from '../support/services.ts';

const canRun = redisUrl !== undefined && spawnSync('redis-server', ['--version']).status === 0;

describe.skipIf(!canRun)('the queues when Redis is down', () => {
  let redis: PrivateRedis;
  let queues: Queues;
  const done: unknown[] = [];
  beforeEach(async () => {
    redis = await privateRedis();
    done.length = 0;
  });
  afterEach(async () => {
    await queues?.close();
    await redis.remove();
  });

  const open = async () => {
    queues = await openQueues({
      redis: targetOf(redis.url),
      pool: undefined as never,
      embedded: false,
      graceMs: 1_000,
    });
    queues.work('inbound', 5, async (data) => void done.push(data.id));
  };
  const works = async (id: number) => {
    await until(() => queues.ready(), 15_000);
    await queues.add('inbound', `works-${id}`, { id });
    await until(() => done.includes(id), 15_000);
  };
  async function refusal(id: number): Promise<{ name: string; ms: number }> {
    const start = performance.now();
    const error = await queues.add('inbound', `refused-${id}`, { id }).then(
      () => new Error('was taken'),
      (reason: Error) => reason,
    );
    return {
      name: `${error.name} ${error.name === 'Error' ? error.message : ''}`.trim(),
      ms: performance.now() - start,
    };
  }

  it('open without it, refuse at once, and work when it comes up', async () => {
    await open();
    const { name, ms } = await refusal(1);
    expect(name).toBe('QueueDownError');
    expect(ms).toBeLessThan(600);
    expect(await queues.ready()).toBe(false);
    await redis.start();
    await works(1);
  }, 30_000);

  it('refuse every add within 600 ms after it stopped, and work when it is back', async () => {
    await redis.start();
    await open();
    await works(1);
    await redis.stop();
    for (let id = 2; id < 5; id++) expect((await refusal(id)).ms).toBeLessThan(600);
    const many = await Promise.all(Array.from({ length: 300 }, (_, id) => refusal(100 + id)));
    expect(new Set(many.map(({ name }) => name))).toEqual(new Set(['QueueDownError']));
    await redis.start();
    await works(5);
    expect(done).toEqual([1, 5]);
  }, 30_000);

  it('refuse within 600 ms while it hangs, and work when it goes on', async () => {
    await redis.start();
    await open();
    await works(1);
    redis.freeze();
    const [first, second] = await Promise.all([refusal(2), refusal(3)]);
    expect(first).toMatchObject({ name: 'QueueDownError' });
    expect(Math.max(first.ms, second.ms)).toBeLessThan(700);
    redis.thaw();
    await works(4);
  }, 30_000);

  it('keep what was added over a restart of Redis', async () => {
    await redis.start();
    queues = await openQueues({
      redis: targetOf(redis.url),
      pool: undefined as never,
      embedded: false,
    });
    await until(() => queues.ready());
    await queues.add('inbound', 'kept', { id: 7 });
    await redis.stop();
    await redis.start();
    queues.work('inbound', 1, async (data) => void done.push(data.id));
    await until(() => done.includes(7), 15_000);
  }, 30_000);

  it('close within the grace time while it is down', async () => {
    await redis.start();
    await open();
    await works(1);
    await redis.stop();
    const start = performance.now();
    await queues.close();
    expect(performance.now() - start).toBeLessThan(5_000);
  }, 30_000);
});

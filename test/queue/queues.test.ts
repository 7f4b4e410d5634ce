import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { GiveUp } from '../../src/queue/give-up.ts';
import type { Queues, Trouble } from '../../src/queue/model.ts';
import type { QueueSettings } from '../../src/queue/open.ts';
import { type QueueSite, queuesUnderTest, until } from '../support/services.ts';

describe.each(queuesUnderTest())('$name', (underTest) => {
  let site: QueueSite;
  const opened: Queues[] = [];
  beforeAll(async () => {
    site = await underTest.setUp();
  }, 30_000);
  afterEach(async () => {
    for (const queues of opened.splice(0)) await queues.close();
  });
  afterAll(() => site?.close());

  async function open(options: Partial<QueueSettings> = {}): Promise<Queues> {
    const queues = await site.open({ backoffMs: 20, ...options });
    opened.push(queues);
    return queues;
  }
  const drained = async (queues: Queues) => {
    const { waiting, active, delayed } = await queues.idle();
    return waiting + active + delayed === 0;
  };

  it('runs every job once, with its data', async () => {
    const queues = await open();
    const seen: unknown[] = [];
    queues.work('inbound', 4, async (data) => void seen.push(data.id));
    await Promise.all(Array.from({ length: 50 }, (_, id) => queues.add('inbound', `in-${id}`, { id })));
    await queues.add('inbound', 'in-alone', { id: 50 });
    await until(() => drained(queues));
    expect(seen.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 51 }, (_, id) => id));
  });

  it('takes an id once while its job waits, and again when it is done', async () => {
    const queues = await open();
    for (const id of [1, 2]) await queues.add('job', 'same', { id });
    await Promise.all(Array.from({ length: 20 }, () => queues.add('job', 'same', { id: 3 })));
    expect(await queues.idle()).toEqual({ waiting: 1, active: 0, delayed: 0 });
    const seen: unknown[] = [];
    queues.work('job', 2, async (data) => void seen.push(data.id));
    await until(() => drained(queues));
    await queues.add('job', 'same', { id: 4 });
    await until(() => seen.length === 2);
    expect(seen).toEqual([1, 4]);
  });

  it('keeps the three queues apart, and name spaces too', async () => {
    const queues = await open();
    const stranger = await open();
    const seen: string[] = [];
    queues.work('delivery', 1, async (data) => void seen.push(`delivery ${data.id}`));
    queues.work('inbound', 1, async (data) => void seen.push(`inbound ${data.id}`));
    await queues.add('delivery', 'x-1', { id: 1 });
    await queues.add('inbound', 'x-1', { id: 2 });
    await stranger.add('inbound', 'x-2', { id: 3 });
    await until(() => drained(queues));
    expect(seen.toSorted()).toEqual(['delivery 1', 'inbound 2']);
    expect((await stranger.idle()).waiting).toBe(1);
  });

  it('tries a failed job again, and says which attempt it is', async () => {
    const troubles: Trouble[] = [];
    const queues = await open({ report: (_error, trouble) => troubles.push(trouble) });
    const attempts: number[] = [];
    queues.work('job', 1, async (_data, { attempt }) => {
      attempts.push(attempt);
      if (attempt < 3) throw new Error('not yet');
    });
    await queues.add('job', 'retried', { id: 1 });
    await until(() => attempts.length === 3);
    await until(() => drained(queues));
    expect(attempts).toEqual([1, 2, 3]);
    expect(troubles).toEqual([
      { queue: 'job', id: 'retried', attempt: 1, final: false },
      { queue: 'job', id: 'retried', attempt: 2, final: false },
    ]);
  });

  it('gives a job up after the last attempt, and takes its id again', async () => {
    const troubles: Trouble[] = [];
    const queues = await open({ attempts: 2, report: (_error, trouble) => troubles.push(trouble) });
    queues.work('job', 1, async () => {
      throw new Error('never');
    });
    await queues.add('job', 'hopeless', { id: 1 });
    await until(() => troubles.length === 2);
    await until(() => drained(queues));
    expect(troubles.map(({ attempt, final }) => ({ attempt, final }))).toEqual([
      { attempt: 1, final: false },
      { attempt: 2, final: true },
    ]);
    await queues.add('job', 'hopeless', { id: 1 });
    await until(() => troubles.length === 4);
  });

  it('does not repeat a job whose handler gave up', async () => {
    const troubles: (Trouble & { message: string })[] = [];
    const queues = await open({ report: ({ message }, trouble) => troubles.push({ message, ...trouble }) });
    queues.work('delivery', 1, async () => {
      throw new GiveUp('the group is gone');
    });
    await queues.add('delivery', 'gone', { id: 1 });
    await until(() => troubles.length > 0);
    await until(() => drained(queues));
    expect(troubles).toEqual([
      { message: 'the group is gone', queue: 'delivery', id: 'gone', attempt: 1, final: true },
    ]);
  });

  it('runs as many jobs at once as it was told, and no more', async () => {
    const queues = await open();
    let running = 0;
    let most = 0;
    queues.work('inbound', 3, async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 30));
      running--;
    });
    await Promise.all(Array.from({ length: 12 }, (_, id) => queues.add('inbound', `c-${id}`, { id })));
    await until(() => drained(queues));
    expect(most).toBe(3);
  });

  it('starts a job within a moment on an idle queue', async () => {
    const queues = await open();
    let started = 0;
    queues.work('inbound', 1, async () => {
      started = performance.now();
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const added = performance.now();
    await queues.add('inbound', 'quick', { id: 1 });
    await until(() => started > 0);
    expect(started - added).toBeLessThan(1_000);
  });

  it('waits for the running job when it pauses, and leaves the rest waiting', async () => {
    const queues = await open();
    const done: unknown[] = [];
    queues.work('inbound', 1, async (data) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      done.push(data.id);
    });
    for (const id of [1, 2, 3]) await queues.add('inbound', `p-${id}`, { id });
    await until(async () => (await queues.idle()).active === 1);
    await queues.pause();
    const atPause = done.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(done.length).toBe(atPause);
    expect((await queues.idle()).waiting).toBe(3 - atPause);
  });

  it('refuses an id that the queue cannot tell from its own', async () => {
    const queues = await open();
    await expect(queues.add('inbound', 'a:b:c:d', { id: 1 })).rejects.toThrow();
    await expect(queues.add('inbound', '17', { id: 1 })).rejects.toThrow();
    await queues.add('inbound', 'good', { id: 1 });
    expect((await queues.idle()).waiting).toBe(1);
  });

  it('closes after the grace time although a job does not end', async () => {
    const queues = await site.open({ graceMs: 200 });
    let taken = false;
    queues.work('inbound', 1, () => {
      taken = true;
      return new Promise(() => {});
    });
    await queues.add('inbound', 'endless', { id: 1 });
    await until(() => taken);
    const start = performance.now();
    await queues.close();
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('is ready', async () => {
    expect(await (await open()).ready()).toBe(true);
  });
});

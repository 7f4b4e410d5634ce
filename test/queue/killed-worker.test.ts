import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Queues } from '../../src/queue/model.ts';
import { openQueues } from '../../src/queue/open.ts';
import { openPool } from '../../src/store/open.ts';
import { startChild } from '../support/child.ts';
import { newDataDir, newPrefix, queuesUnderTest, until } from '../support/services.ts';

const held = ['held-1', 'held-2'];

async function killedWhileHolding(settings: object): Promise<void> {
  const child = startChild('stuck-worker', { ...settings, addFirst: held });
  await until(() => child.lines.length === held.length, 30_000);
  await child.kill();
}

async function timeUntilDone(queues: Queues): Promise<number> {
  const seen: unknown[] = [];
  const start = performance.now();
  queues.work('inbound', 5, async (data) => void seen.push(data.id));
  await until(() => seen.length === held.length, 20_000);
  expect(seen.toSorted()).toEqual(held);
  return performance.now() - start;
}

const shared = queuesUnderTest().filter((underTest) => underTest.name !== 'BullMQ on PGlite');

describe.each(shared)('$name', (underTest) => {
  it('gives the jobs of a killed worker process to another one within seconds', async () => {
    const site = await underTest.setUp();
    const options = { prefix: newPrefix(), lockDurationMs: 1_500, stalledIntervalMs: 500 };
    await killedWhileHolding({ ...site.settings, ...options });
    const queues = await site.open(options);
    expect(await timeUntilDone(queues)).toBeLessThan(8_000);
    await queues.close();
    await site.close();
  }, 60_000);
});

describe('BullMQ on PGlite', () => {
  it('runs the jobs of the killed process at once when the store is opened again, whatever their locks say', async () => {
    const dataDir = await newDataDir();
    const options = { prefix: newPrefix(), lockDurationMs: 60_000 };
    await killedWhileHolding({ dataDir, ...options });
    const { pool, embedded, close } = await openPool({ dataDir });
    const queues = await openQueues({ pool, embedded, ...options });
    expect(await timeUntilDone(queues)).toBeLessThan(5_000);
    await queues.close();
    await close();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);
});

import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreHeldError, takeLock } from '../../src/store/lock.ts';
import { ownIdentity } from '../../src/store/process-identity.ts';
import { startChild } from '../support/child.ts';
import { newDataDir, newFolder, until } from '../support/services.ts';

describe('the lock of the data directory', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await newFolder();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const leave = (changes: object) =>
    writeFile(join(folder, 'lock'), JSON.stringify({ ...ownIdentity(), token: 'old', ...changes }));
  const holder = async () =>
    JSON.parse(await readFile(join(folder, 'lock'), 'utf8')) as { pid: number; token: string };

  it('refuses a second taker, names the pid and says what to do', async () => {
    const lock = await takeLock(folder);
    const refused = await takeLock(folder).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreHeldError);
    expect(refused).toMatchObject({ code: 'store_held', pid: process.pid });
    expect((refused as Error).message).toContain(`进程号 ${process.pid}`);
    expect((refused as Error).message).toContain('请先停止该进程');
    await lock.release();
  });

  it('can be taken again after its release, and leaves no file behind', async () => {
    await (await takeLock(folder)).release();
    expect(await readdir(folder)).toEqual([]);
    await (await takeLock(folder)).release();
  });

  it('is taken over from a process that is gone', async () => {
    const child = startChild('open-store', { dataDir: '/dev/null/no' });
    await child.ended;
    await leave({ pid: child.process.pid });
    const lock = await takeLock(folder);
    expect((await holder()).pid).toBe(process.pid);
    await lock.release();
  });

  it('is taken over when the pid now belongs to a process that started at another time', async () => {
    await leave({ started: '1 another-boot' });
    const lock = await takeLock(folder);
    expect((await holder()).token).not.toBe('old');
    await lock.release();
  });

  it('is taken over when its file is unreadable', async () => {
    await writeFile(join(folder, 'lock'), '{"pid": 12');
    await (await takeLock(folder)).release();
  });

  it('is respected when another machine keeps it fresh, and taken over when it does not', async () => {
    const elsewhere = { place: 'another-host pid:[1]' };
    await leave(elsewhere);
    let beat = 1;
    const heart = setInterval(() => void utimes(join(folder, 'lock'), beat, beat++), 500);
    await expect(takeLock(folder)).rejects.toThrow(StoreHeldError);
    clearInterval(heart);
    await (await takeLock(folder)).release();
  }, 20_000);

  it('goes to exactly one of many who find a stale one at the same time', async () => {
    await leave({ started: '1 another-boot' });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(folder)));
    const taken = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(taken).toHaveLength(1);
    await taken[0]!.value.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps a second process out of the store, until the first is killed', async () => {
    const dataDir = await newDataDir();
    const first = startChild('open-store', { dataDir });
    await until(() => first.lines.includes('open'), 20_000);
    const second = startChild('open-store', { dataDir });
    await second.ended;
    expect(JSON.parse(second.lines[0]!)).toMatchObject({ code: 'store_held', pid: first.process.pid });
    await first.kill();
    const third = startChild('open-store', { dataDir });
    await until(() => third.lines.includes('open'), 20_000);
    await third.kill();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);
});

import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { liveness, ownIdentity, type ProcessIdentity } from './process-identity.ts';

const heartbeatMs = 2_000;
const silenceMs = 3 * heartbeatMs;

/** Thrown when another process holds the data directory. */
export class StoreHeldError extends Error {
  override name = 'StoreHeldError';
  code = 'store_held';
  pid: number;
  constructor(file: string, pid: number) {
    super(
      `数据目录正被另一个进程使用（进程号 ${pid}，锁文件 ${file}）。` +
        '同一个数据目录只能由一个进程打开：请先停止该进程，或用 DATA_DIR 另指一个目录。',
    );
    this.pid = pid;
  }
}

export interface StoreLock {
  release(): Promise<void>;
}

interface LockContent extends ProcessIdentity {
  /** Distinguishes two locks of one process. */
  token: string;
}

/** Takes the data directory for this process; refuses while another process, or this one, holds it. */
export async function takeLock(dataDir: string): Promise<StoreLock> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, 'lock');
  const mine: LockContent = { ...ownIdentity(), token: randomUUID() };
  // Written aside and then linked, so that nobody ever reads half a lock, and the second linker fails.
  const draft = `${file}.${mine.token}`;
  await writeFile(draft, JSON.stringify(mine));
  try {
    while (!(await linked(draft, file))) {
      const holder = await readLock(file);
      if (!holder) continue;
      if (await isHeld(file, holder)) throw new StoreHeldError(file, holder.pid);
      if (await replaced(file, holder, draft)) break;
    }
  } finally {
    await rm(draft, { force: true });
  }
  // Another host or container cannot see our pid: for them the lock is kept fresh.
  const heartbeat = setInterval(() => void touch(file), heartbeatMs).unref();
  return {
    async release() {
      clearInterval(heartbeat);
      if ((await readLock(file))?.token === mine.token) await rm(file, { force: true });
    },
  };
}

async function isHeld(file: string, holder: LockContent): Promise<boolean> {
  const state = liveness(holder);
  if (state !== 'unknown') return state === 'alive';
  const before = await modified(file);
  await sleep(silenceMs);
  return (await modified(file)) !== before;
}

/** Puts our draft in the place of a stale lock. Only who holds the claim on that very lock may replace it. */
async function replaced(file: string, stale: LockContent, draft: string): Promise<boolean> {
  const claim = `${file}.claim-${stale.token}`;
  if (!(await linked(draft, claim))) {
    const claimant = await readLock(claim);
    if (claimant && !(await isHeld(claim, claimant))) await rm(claim, { force: true });
    await sleep(5);
    return false;
  }
  try {
    if ((await readLock(file))?.token !== stale.token) return false;
    await rename(draft, file);
    return true;
  } finally {
    await rm(claim, { force: true });
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The lock's content; undefined when it is gone; an unreadable one counts as a dead process's. */
async function readLock(file: string): Promise<LockContent | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as LockContent;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError)
      return { pid: 0, started: 'unreadable', place: ownIdentity().place, token: '' };
    throw error;
  }
}

async function touch(file: string): Promise<void> {
  const [seconds, nanos] = process.hrtime();
  // Any changing time will do; the monotonic one never asks the wall clock.
  await utimes(file, seconds, seconds + nanos / 1e9).catch(() => {});
}

async function modified(file: string): Promise<number> {
  return stat(file).then(
    (stats) => stats.mtimeMs,
    () => -1,
  );
}

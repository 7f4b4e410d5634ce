import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openThread } from './thread.ts';

/**
 * Creates the database folder when there is none. It is made under another name and then renamed, so a process killed
 * on the way leaves nothing half made, and in a thread of its own, because initdb leaves 400 MB behind.
 */
export async function ensureDatabase(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  if (existsSync(folder)) return;
  const engine = await openThread(unfinished);
  await engine.close();
  await rename(unfinished, folder);
}

import { statSync } from 'node:fs';
import { productPid } from './faults.ts';

/** Between two looks at the product. */
const lookEveryMs = 5_000;
/** A product that has been dead for so long does not come back to this simulator. */
const orphanAfterMs = 10 * 60_000;

/** True when a process with this id runs. */
export function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Calls `leave` once the data folder is gone or its product has been dead for ten minutes. */
export function watchProduct(
  dataDir: string,
  leave: (why: string) => void,
  timing: { lookEveryMs?: number; orphanAfterMs?: number } = {},
): NodeJS.Timeout {
  let aliveAt = performance.now();
  const folder = folderId(dataDir);
  const look = () => {
    if (folderId(dataDir) !== folder) return leave('the data folder is gone');
    if (isAlive(productPid(dataDir))) aliveAt = performance.now();
    else if (performance.now() - aliveAt > (timing.orphanAfterMs ?? orphanAfterMs))
      leave('the product is gone');
  };
  return setInterval(look, timing.lookEveryMs ?? lookEveryMs);
}

/** Tells a folder from another that was made in its place. */
function folderId(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino;
}

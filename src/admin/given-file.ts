import { readFileSync, statSync } from 'node:fs';
import type { GivenFile } from './command.ts';

const maxBytes = 8 * 1024;

/** Reads a key file on the administrator's side; says in Chinese why it cannot. */
export function readGivenFile(path: string): GivenFile | { readonly problem: string } {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return { problem: `${path} 不是文件。` };
    if (stats.size > maxBytes) return { problem: `${path} 太大，不像是密钥文件。` };
    return { path, text: readFileSync(path, 'utf8'), exposed: (stats.mode & 0o077) !== 0 };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { problem: `读不到文件 ${path}：${missing ? '没有这个文件' : '请检查权限'}。` };
  }
}

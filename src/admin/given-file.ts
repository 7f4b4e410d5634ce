import { readFileSync, statSync } from 'node:fs';
import type { GivenFile, GivenLimit } from './command.ts';

const keyLimit: GivenLimit = { bytes: 8 * 1024, why: '不像是密钥文件' };

/** Reads a key file on the administrator's side; says in Chinese why it cannot. */
export function readGivenFile(path: string): GivenFile | { readonly problem: string } {
  const read = readBytes(path, keyLimit);
  if ('problem' in read) return read;
  return { path, text: read.bytes.toString('utf8'), exposed: read.exposed };
}

/** Reads a spreadsheet or a document on the administrator's side, as it is. */
export function readGivenBytes(path: string, limit: GivenLimit): GivenFile | { readonly problem: string } {
  const read = readBytes(path, limit);
  if ('problem' in read) return read;
  return { path, text: '', exposed: read.exposed, base64: read.bytes.toString('base64') };
}

type Read = { readonly bytes: Buffer; readonly exposed: boolean } | { readonly problem: string };

function readBytes(path: string, { bytes, why }: GivenLimit): Read {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return { problem: `${path} 不是文件。` };
    if (stats.size > bytes) return { problem: `${path} 太大，${why}。` };
    return { bytes: readFileSync(path), exposed: (stats.mode & 0o077) !== 0 };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { problem: `读不到文件 ${path}：${missing ? '没有这个文件' : '请检查权限'}。` };
  }
}
